/* workdays.h - working days by the State Council's calendar (catalog/holidays.tsv).
 *
 * A day is worked when it is a Monday to Friday that is no day off, or a weekend day that the notice of
 * its year makes a working day (调休). The calendar knows a year only when it has rows of it: what reaches
 * into a year without any cannot be told, and the answer is false. Clocks count as domain law does:
 * the first day is not counted. */
#ifndef HALFSKY_MODEL_WORKDAYS_H
#define HALFSKY_MODEL_WORKDAYS_H

#include "base/date.h"
#include "model/catalog.h"

bool workday_is(const Catalog *catalog, Date day, bool *out);

/* The day that is `count` working days behind `from`; count 0 is `from` itself, or the next worked day
 * when `from` is none. */
bool workday_after(const Catalog *catalog, Date from, int count, Date *out);

/* How many working days lie behind `from` up to and with `to`; negative when `to` is earlier. */
bool workdays_between(const Catalog *catalog, Date from, Date to, int *out);

#endif
