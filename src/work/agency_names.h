/* agency_names.h - which agency somebody means.
 *
 * An agency is meant by its id, a credit code or name that it ever had, or another word for it (简称). A region code
 * means the county, town or village that has or had it, not the bureaus in it. A code that several had at different times means
 * the last of them. */
#ifndef HALFSKY_WORK_AGENCY_NAMES_H
#define HALFSKY_WORK_AGENCY_NAMES_H

#include "work/work.h"

typedef struct {
    Text words;
    Id agency;
} AgencyWords;

/* All that agencies are called, by the bytes of the words: for many questions. */
typedef struct {
    const AgencyWords *items;
    size_t count;
} AgencyNames;

/* They last as known.h says. */
Problem agency_names(Work *work, AgencyNames *out);
/* The one agency that `words` mean; 0 when they are empty. AGENCY_UNKNOWN; AGENCY_UNCLEAR when they mean several. */
Problem agency_meant(const AgencyNames *names, Text words, Id *out);
/* Both in one, for a single question. */
Problem agency_named(Work *work, Text words, Id *out);

/* Reads them, for known.h. The tree is borrowed. */
Problem agency_names_read(Work *work, const Tree *tree, Arena *arena, AgencyNames *out);

#endif
