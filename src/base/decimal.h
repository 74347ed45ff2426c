/* decimal.h - exact decimal numbers.
 *
 * value = coefficient / 10^scale. 98.3 is {983, 1}; 20.17万 is {201700, 0}. No
 * double stands for people, money or percent anywhere in Halfsky.
 * Numbers are kept normal: no trailing zeros behind the point, and zero is {0, 0}.
 * "48.0" therefore reads as {48, 0}; how many digits were printed is the reader's to
 * remember. Results are exact but where a function says how it rounds. Every operation
 * whose result may have no place in a Decimal says so by returning false, and then
 * leaves `out` alone. A scale given to a function is 0 to DECIMAL_SCALE_MAX. */
#ifndef HALFSKY_BASE_DECIMAL_H
#define HALFSKY_BASE_DECIMAL_H

#include "base/text.h"

enum { DECIMAL_SCALE_MAX = 18, DECIMAL_TEXT_MAX = 40 };

typedef struct {
    int64_t coefficient;
    int scale; /* digits behind the point, 0 to DECIMAL_SCALE_MAX */
} Decimal;

Decimal decimal_int(int64_t value);
/* Normal form of coefficient / 10^scale. */
Decimal decimal_make(int64_t coefficient, int scale);

/* Reads "-12.50", "+3", ".5", not "5."; the whole text or nothing. */
bool decimal_read(Text text, Decimal *out);
/* Writes the shortest plain form ("98.3", "-0.5", "120000") and a NUL; returns its length. */
size_t decimal_write(Decimal value, char out[DECIMAL_TEXT_MAX]);

bool decimal_add(Decimal a, Decimal b, Decimal *out);
bool decimal_subtract(Decimal a, Decimal b, Decimal *out);
bool decimal_multiply(Decimal a, Decimal b, Decimal *out);
/* a / b to `scale` digits behind the point, half away from zero. False for b = 0. */
bool decimal_divide(Decimal a, Decimal b, int scale, Decimal *out);
/* value × 10^power; power may be negative. */
bool decimal_shift(Decimal value, int power, Decimal *out);
/* To `scale` digits, half away from zero. */
Decimal decimal_round(Decimal value, int scale);
/* To `scale` digits, towards zero. */
Decimal decimal_cut(Decimal value, int scale);

int decimal_compare(Decimal a, Decimal b); /* -1, 0, 1; exact, never overflows */
bool decimal_equal(Decimal a, Decimal b);
bool decimal_is_integer(Decimal value);

#endif
