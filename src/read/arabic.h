/* arabic.h - a run of digits 0-9: 1,100 · 3.26 · １２. A part of number.c. */
#ifndef HALFSKY_READ_ARABIC_H
#define HALFSKY_READ_ARABIC_H

#include "base/decimal.h"
#include "read/cursor.h"

/* Eats digits with groups of thousands and a point. Tells how many digits stand before
 * the point and how many places behind it. False when there are none or too many; `c`
 * is then anywhere. */
bool arabic_eat(Cursor *c, int *digits, int *places, Decimal *value);

/* Eats the k of 12k; not of 12km. */
bool arabic_eat_thousand(Cursor *c);

#endif
