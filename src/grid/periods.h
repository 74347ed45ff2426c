/* periods.h - which periods a period is made of, and which it feeds.
 *
 * year <- halves <- quarters <- months <- days; school year <- months. A free window is made of nothing and feeds
 * nothing: January to October never stands for a part of the year. */
#ifndef HALFSKY_GRID_PERIODS_H
#define HALFSKY_GRID_PERIODS_H

#include "base/date.h"

enum { PERIOD_PARTS_MAX = 31, PERIOD_FED_MAX = 2, PERIOD_ABOVE_MAX = 8 };

PeriodKind period_part_kind(PeriodKind kind); /* PERIOD_NONE: has no parts */
size_t period_parts(Period period, Period out[PERIOD_PARTS_MAX]);
/* The periods that are made of this one and others. */
size_t period_fed(Period period, Period out[PERIOD_FED_MAX]);
/* The period itself and all that it goes into, finer ones first. */
size_t period_above(Period period, Period out[PERIOD_ABOVE_MAX]);
/* 0 for days and windows, rising with what a period is made of: what is built first. */
int period_rank(PeriodKind kind);
/* The first period of that kind that begins on the day or later; none for windows and at the end of time. */
Period period_from(PeriodKind kind, Date day);
Period period_after(Period period); /* the next one of the same kind, likewise */
/* The same period so many years later, or earlier; a 29 February becomes the 28th. None outside the years 1 to 9999. */
Period period_moved(Period period, int years);
Period period_last_year(Period period);
int period_compare(Period a, Period b); /* by first day, then last day, then kind */

#endif
