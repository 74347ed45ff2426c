/* against.h - figures that another is set against: 比2020年的355件, 上年为480人, 是三年前（36个）的1.5倍.
 *
 * Such a figure is of another time or place than those around it: no whole of what follows, and no part of what
 * stands before it. */
#ifndef HALFSKY_READ_AGAINST_H
#define HALFSKY_READ_AGAINST_H

#include "model/reading.h"

/* The words before `at`, where a figure begins, set it against another. `line`: where its line begins. */
bool is_set_against(const Reading *reading, size_t line, size_t at);

#endif
