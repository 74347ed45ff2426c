/* bare.h - numbers without a unit of their own.
 *
 * 分别为12、15和20人: the first two share the unit of the last. 性别比为106.8,
 * 3.6万残疾人: the number stands without one. All others (发展思路133, headings,
 * labels) are no quantities and go. */
#ifndef HALFSKY_READ_BARE_H
#define HALFSKY_READ_BARE_H

#include "model/reading.h"

/* Settles every bare quantity among the tokens; those that are none lose their token. */
void bare_settle(Reading *reading);

#endif
