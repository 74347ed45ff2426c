/* date.h - days and periods.
 *
 * Date: a day of the proleptic Gregorian calendar.
 * Period: SDMX-like: `2023`, `2023-S1` (half-year), `2023-Q3`, `2023-06`, `2023-06-10`,
 * school year `2023-A` (2023-09-01 to 2024-08-31), or a free window
 * `2023-01..2023-10` between two of these. */
#ifndef HALFSKY_BASE_DATE_H
#define HALFSKY_BASE_DATE_H

#include "base/text.h"

enum { DATE_TEXT_MAX = 12, PERIOD_TEXT_MAX = 28 };

typedef struct {
    int year;  /* 1 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} Date;

bool date_valid(Date date);
int date_days_in_month(int year, int month); /* 0 for a month that is none */
bool date_is_leap(int year);
/* Days since 1970-01-01; the date must be valid. */
int64_t date_to_days(Date date);
Date date_from_days(int64_t days); /* {0, 0, 0}, which is not valid, outside the years 1 to 9999 */
int date_weekday(Date date);       /* 1 Monday to 7 Sunday (ISO 8601) */
int date_compare(Date a, Date b);
bool date_read(Text text, Date *out); /* "2026-01-08" only */
/* ISO, with NUL; "" for a date that is not valid. Returns the length. */
size_t date_write(Date date, char out[DATE_TEXT_MAX]);

typedef enum {
    PERIOD_NONE,
    PERIOD_YEAR,
    PERIOD_HALF,
    PERIOD_QUARTER,
    PERIOD_MONTH,
    PERIOD_DAY,
    PERIOD_SCHOOL_YEAR,
    PERIOD_WINDOW
} PeriodKind;

typedef struct {
    PeriodKind kind;
    Date first; /* first and last day, both inside */
    Date last;
} Period;

/* Each gives PERIOD_NONE (all zero) when there is no such period, as month 13. */
Period period_year(int year);
Period period_half(int year, int half);       /* half 1 or 2 */
Period period_quarter(int year, int quarter); /* 1 to 4 */
Period period_month(int year, int month);
Period period_day(Date date);
Period period_school_year(int year);
/* From the first day of `from` to the last of `to`; becomes a plain year, half,
 * quarter, month or day when it is exactly one; a school year only when both are
 * that school year. PERIOD_NONE when `to` ends before `from` begins. */
Period period_window(Period from, Period to);

bool period_read(Text text, Period *out); /* the whole text or nothing */
/* With NUL; "" for none. Returns the length. A window is written in years, else in
 * months, else in days: `2021..2025`, `2023-01..2023-10`, `2023-01-01..2023-06-10`. */
size_t period_write(Period period, char out[PERIOD_TEXT_MAX]);
bool period_contains(Period outer, Period inner); /* false when one of them is none */
bool period_equal(Period a, Period b);            /* the same kind and the same days */

#endif
