/* number.h - the body of a numeral: digits, tens and scales, without what makes a
 * fraction or a share of it.
 *
 * 1,100 · 3.26万 · 一万零一十二 · 3万4000 · 二三十 · 10余万 · 一百 五十 · 九十七点四. A part
 * of numeral.c; everybody else calls numeral_read. */
#ifndef HALFSKY_READ_NUMBER_H
#define HALFSKY_READ_NUMBER_H

#include "read/cursor.h"
#include "read/numeral.h"

/* Reads the body at `c`, fills `n` but for its form and end, and leaves `c` behind it.
 * NUMERAL_EXACT, NUMERAL_RANGE or NUMERAL_SCALE; NUMERAL_NONE when none begins there, or
 * when it is too large: `c` is left alone then. */
NumeralForm number_eat(Cursor *c, Numeral *n);

/* True when the 、 at `at` joins two digits of one number, the first in front of it: 二、三十,
 * 一百二、三十. Not a heading's number, nor an item of a list. */
bool number_joined(const Lexicon *lexicon, Text text, size_t at);

/* Eats up to two blanks, as stand between the words of a number that was typed spaced
 * out (三百 五十). A tab parts cells: it is no such blank. */
void number_eat_gap(Cursor *c);

#endif
