/* check.h - what a careful reviewer would object to in what was read.
 *
 * Looks at the facts, their relations and the other items of a reading, and at its text.
 * Speaks only where the words leave no doubt what should agree (占, 率, 其中, 共, 合计):
 * a check that cries wolf is a defect. Pure. */
#ifndef HALFSKY_CHECK_CHECK_H
#define HALFSKY_CHECK_CHECK_H

#include "model/finding.h"

/* Appends to `out` what is found in one document, in text order, each finding for itself. `reading` is complete, its
 * relations and `items` were found. Texts lie in `arena`, in the text that was read or in
 * the catalog. */
void check_document(const Reading *reading, const Items *items, uint32_t document, Arena *arena, Findings *out);

/* Ties those that say the same in a document and counts the distinct ones. Once, when all documents were checked. */
void check_settle(const Reading *reading, Arena *arena, Findings *out);

#endif
