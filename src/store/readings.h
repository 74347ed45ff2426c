/* readings.h - what the program made of documents: facts, findings and sketches, as rows. All of it is derived. */
#ifndef HALFSKY_STORE_READINGS_H
#define HALFSKY_STORE_READINGS_H

#include "base/list.h"
#include "model/value.h"
#include "store/vault.h"

/* A quantity. Texts are those of halfsky_fact. */
typedef struct {
    size_t start, stop; /* bytes of the document */
    uint32_t slot;      /* 0: no measure fits */
    bool fits;          /* it may stand as a figure of its measure: done, no rate, no change */
    Text status;
    FactExtent extent;
    Text period, as_of;
    int year;   /* of the report, by which these two go; 0: they name their own, or it is not known */
    bool whole; /* `period` is the report's: the words name none */
    bool running;
    Id subject; /* the agency that its row of a table names; 0: none */
    Text unit;
    GridValue value;
    int confidence;
} FactRow;

typedef LIST(FactRow) FactRows;

typedef struct {
    Text rule;
    char class;         /* 'A' to 'D' */
    size_t start, stop; /* bytes of the document */
    Text zh, en;        /* personal data masked */
} FindingRow;

typedef LIST(FindingRow) FindingRows;

typedef struct {
    Id document;
    Text bytes;
} SketchRow;

typedef LIST(SketchRow) SketchRows;

/* What was made of one document, in place of what was there. */
typedef struct {
    FactRows facts;       /* in text order, no span twice */
    FindingRows findings; /* in text order */
    Text sketch;
} DocumentReading;

Problem reading_put(const Vault *vault, Id document, const DocumentReading *reading);
Problem reading_remove(const Vault *vault, Id document);

Problem facts_load(const Vault *vault, Id document, FactRows *out);
Problem findings_load(const Vault *vault, Id document, FindingRows *out);
Problem sketches_load(const Vault *vault, SketchRows *out); /* of all documents, by id */

/* A number that stands for all derived rows of documents and sheets: equal rows, equal number. Sealed columns count
 * by what they hold. */
Problem readings_fingerprint(const Vault *vault, uint64_t *out);

#endif
