/* records.h - what the entries of ledgers come to in the grid. Not verbs: parts of verbs. */
#ifndef HALFSKY_WORK_RECORDS_H
#define HALFSKY_WORK_RECORDS_H

#include "store/entries.h"
#include "work/cells.h"
#include "work/ledgers.h"

/* The month, quarter, half-year and year of a day. */
enum { RECORD_PERIODS = 4 };
void record_periods(Date day, Period out[RECORD_PERIODS]);
/* All such periods that touch `period`, once each, added to `out`. */
void record_periods_within(Period period, Arena *arena, Periods *out);

/* Counts a ledger of an agency again for these periods and notes what differs from the grid. */
Problem records_count(Work *work, const Ledger *ledger, Id agency, const Periods *periods, CellChange *change);

#endif
