/* agency_codes.h - the region codes and credit codes of agencies, dated.
 *
 * A code is an agency's from a day to a day, and no longer than the agency lives: when a county becomes a district
 * (县改区), it and all in it have other codes from that day on. On one day a credit code is one agency's, and a region code one
 * region's; bureaus carry the code of the region they are of. A region code with the places of what is below filled
 * up, 511024001000, is the same as 511024001. */
#ifndef HALFSKY_MODEL_AGENCY_CODES_H
#define HALFSKY_MODEL_AGENCY_CODES_H

#include "model/tree.h"

typedef enum { CODE_REGION, CODE_CREDIT, CODE_SORTS } CodeSort;

typedef struct {
    Id agency;
    CodeSort sort;
    Text code;
    Date first, last; /* a last day of {0} is open */
} AgencyCode;

typedef LIST(AgencyCode) AgencyCodes;

const char *code_sort_word(CodeSort sort); /* "region", "credit" */
bool code_sort_read(Text word, CodeSort *out);
bool code_equal(const AgencyCode *a, const AgencyCode *b); /* the same in all */
bool code_same(Text a, Text b);                            /* the same code, filled up or not */

/* The code of an agency on a day; "" for none. */
Text code_on(const AgencyCodes *codes, Id agency, CodeSort sort, Date day);
/* Whether `wanted` may be a code of an agency of that kind from wanted->first on; wanted->agency is 0 for one to come.
 * CODE_WRONG; REGION_OUTSIDE when it lies in no code that the county has in those days; REGION_TAKEN and CODE_TAKEN when
 * another has it then; AGENCY_NOT_THERE. */
Problem code_check(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted);
/* It has the code from code->first on, until the next change that is known already. code->last does not count. */
void code_put(Arena *arena, AgencyCodes *codes, AgencyCode code);

#endif
