/* arithmetic.h - whether a figure follows from others, as prose prints it.
 *
 * A figure holds when it equals what its parts come to at its own printed precision, rounded
 * or cut. Where the words make a part or the result approximate (近, 余, 约), 5 % are let
 * pass. All else is exact: no floating point. */
#ifndef HALFSKY_MODEL_ARITHMETIC_H
#define HALFSKY_MODEL_ARITHMETIC_H

#include "model/reading.h"

/* How a stated figure stands to what its parts come to. */
typedef enum {
    ARITHMETIC_UNKNOWN, /* a part has no value, or the sum is too large to reckon with */
    ARITHMETIC_HOLDS,
    ARITHMETIC_FAILS
} Verdict;

/* 641 of 652 are 98.3 %: `top` / `bottom` in the unit of `result` (%, ‰, 1/10万, 倍, 1/3, or an
 * average as 人均1.2元). `expected`, when not NULL, gets the value in that unit to one digit
 * more than is printed. */
Verdict arithmetic_ratio(const Reading *reading, const Fact *result, const Fact *top, const Fact *bottom,
                         Decimal *expected);

/* 翻一番, 翻了两番: said of what is about twice or four times as much, and held to no digit. */
bool arithmetic_is_doubling(const Reading *reading, const Fact *fact);

/* 236 + 221 = 457. `parts` are rows of facts. */
Verdict arithmetic_sum(const Reading *reading, const Fact *result, const size_t *parts, size_t count,
                       Decimal *expected);

/* 40 × 500 = 20,000; `times` is how often the rate was paid (每月 in a year: 12), 1 or more. */
Verdict arithmetic_product(const Reading *reading, const Fact *result, const Fact *count, const Fact *rate,
                           int times, Decimal *expected);

/* 83.9 - 78.4 = 5.5, whichever is the larger. A percentage that is no point tells the
 * change as a share of the first: 62 to 48 is 22.6 % less. */
Verdict arithmetic_difference(const Reading *reading, const Fact *result, const Fact *from, const Fact *to,
                              Decimal *expected);

/* Neither is more than `percent` above the other: 48.6 and 55.6 within 20. What is further apart was
 * tied together by mistake more often than it was written wrong. */
bool arithmetic_is_within(Decimal stated, Decimal expected, int percent);

#endif
