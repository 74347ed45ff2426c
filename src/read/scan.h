/* scan.h - one pass over a document: its words, signs, dates and quantities. */
#ifndef HALFSKY_READ_SCAN_H
#define HALFSKY_READ_SCAN_H

#include "read/reading.h"

/* Appends the tokens of `span` to `reading->tokens`, and what they name to
 * `reading->quantities` and `reading->dates`. Tokens stand in text order; words may
 * overlap words, nothing else overlaps. */
void scan_span(Reading *reading, Span span);

#endif
