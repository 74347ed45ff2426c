/* scan.h - one pass over a document: its words, signs, dates and quantities. */
#ifndef HALFSKY_READ_SCAN_H
#define HALFSKY_READ_SCAN_H

#include "model/reading.h"

typedef enum {
    SCAN_FIGURES, /* sentences that can hold a figure or tell a year, headings, tables, the title */
    SCAN_ALL
} ScanMode;

/* Appends the tokens of `span` to `reading->tokens`, and what they name to
 * `reading->quantities` and `reading->dates`. Tokens stand in text order; words may
 * overlap words, nothing else overlaps. The lines of the span begin at row `first_line`.
 * False when sentences were passed over: of these there is nothing but a TOKEN_STOP for
 * their end. */
bool scan_span(Reading *reading, Span span, Span title, size_t first_line, ScanMode mode);

#endif
