/* date_integer.h - the whole numbers that dates are made of. */
#ifndef HALFSKY_READ_DATE_INTEGER_H
#define HALFSKY_READ_DATE_INTEGER_H

#include "read/cursor.h"

enum { MASKED = -1 };

typedef struct {
    int value;  /* MASKED for x, ×× */
    int digits; /* letters that it is made of */
    int masks;
    int century; /* of 20xx */
    bool chinese;
    bool tens; /* 十 in it: no year */
    bool leading_zero;
} DateInteger;

/* Reads a whole number of up to four letters: 2023, 二〇二三, 十二, 20xx, ××; with it one blank
 * in front of 年, 月 or 日. False when none begins at `c`. */
bool date_integer_eat(Cursor *c, DateInteger *out);

#endif
