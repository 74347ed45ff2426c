/* reader.h - the public handle of a reading and of what was found in it.
 *
 * src/read fills it, src/check looks at it and adds its findings. */
#ifndef HALFSKY_MODEL_READER_H
#define HALFSKY_MODEL_READER_H

#include "base/buffer.h"
#include "halfsky/read.h"
#include "model/finding.h"

struct FactTools;
struct halfsky_exceptions;

struct halfsky_reader {
    const Catalog *catalog;
    Arena *kept;  /* for the life of the reader */
    Arena *arena; /* of the last reading */
    Arena *scratch;
    Arena *answers;      /* texts made for the fact, document or item asked for last */
    const char **topics; /* keys, NUL-terminated */
    struct FactTools *tools;
    Reading reading;
    Buffer explanation;
    Text *paths;              /* by section; empty until asked for */
    uint32_t period_document; /* what `period` is of */
    Text period;              /* of the document whose fact was asked for last; empty: of none yet */
    Items items;
    Findings findings;
    const struct halfsky_exceptions *exceptions;             /* NULL: none; the caller's */
    Buffer file;                                             /* the name that they know the text by */
    size_t excepted;                                         /* findings that they left out */
    Buffer shown;                                            /* what halfsky_shown gave last */
    bool items_read, relations_read, agencies_read, checked; /* they are found when first asked for */
};

#endif
