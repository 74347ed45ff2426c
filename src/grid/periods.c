/* periods.c - which periods a period is made of, and which it feeds. */
#include "grid/periods.h"

static Period with_day(PeriodKind kind, Date day);
static Date years_later(Date date, int years);

PeriodKind period_part_kind(PeriodKind kind)
{
    switch (kind) {
    case PERIOD_YEAR:
        return PERIOD_HALF;
    case PERIOD_HALF:
        return PERIOD_QUARTER;
    case PERIOD_QUARTER:
    case PERIOD_SCHOOL_YEAR:
        return PERIOD_MONTH;
    case PERIOD_MONTH:
        return PERIOD_DAY;
    case PERIOD_NONE:
    case PERIOD_DAY:
    case PERIOD_WINDOW:
        break;
    }
    return PERIOD_NONE;
}

size_t period_parts(Period period, Period out[PERIOD_PARTS_MAX])
{
    size_t count = 0;
    PeriodKind kind = period_part_kind(period.kind);
    Date at = period.first;

    while (kind != PERIOD_NONE && count < PERIOD_PARTS_MAX && date_valid(at)
           && date_compare(at, period.last) <= 0) {
        Period part = with_day(kind, at);
        out[count++] = part;
        at = date_from_days(date_to_days(part.last) + 1);
    }
    return count;
}

size_t period_fed(Period period, Period out[PERIOD_FED_MAX])
{
    Date day = period.first;
    size_t count = 0;

    switch (period.kind) {
    case PERIOD_DAY:
        out[count++] = with_day(PERIOD_MONTH, day);
        break;
    case PERIOD_MONTH:
        out[count++] = with_day(PERIOD_QUARTER, day);
        out[count] = with_day(PERIOD_SCHOOL_YEAR, day);
        count += out[count].kind != PERIOD_NONE; /* the first year of all has no autumn before it */
        break;
    case PERIOD_QUARTER:
        out[count++] = with_day(PERIOD_HALF, day);
        break;
    case PERIOD_HALF:
        out[count++] = with_day(PERIOD_YEAR, day);
        break;
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_SCHOOL_YEAR:
    case PERIOD_WINDOW:
        break;
    }
    return count;
}

size_t period_above(Period period, Period out[PERIOD_ABOVE_MAX])
{
    size_t count = 0;

    out[count++] = period;
    for (size_t i = 0; i < count; i++) {
        Period fed[PERIOD_FED_MAX];
        size_t more = period_fed(out[i], fed);
        for (size_t k = 0; k < more && count < PERIOD_ABOVE_MAX; k++)
            out[count++] = fed[k];
    }
    return count;
}

int period_rank(PeriodKind kind)
{
    switch (kind) {
    case PERIOD_MONTH:
        return 1;
    case PERIOD_QUARTER:
        return 2;
    case PERIOD_HALF:
        return 3;
    case PERIOD_YEAR:
    case PERIOD_SCHOOL_YEAR:
        return 4;
    case PERIOD_NONE:
    case PERIOD_DAY:
    case PERIOD_WINDOW:
        break;
    }
    return 0;
}

Period period_from(PeriodKind kind, Date day)
{
    Period period = with_day(kind, day);

    return date_compare(period.first, day) == 0 ? period : period_after(period);
}

Period period_after(Period period)
{
    if (period.kind == PERIOD_NONE || period.kind == PERIOD_WINDOW)
        return (Period){ 0 };
    Date next = date_from_days(date_to_days(period.last) + 1);
    return date_valid(next) ? with_day(period.kind, next) : (Period){ 0 };
}

Period period_last_year(Period period)
{
    return period_moved(period, -1);
}

Period period_moved(Period period, int years)
{
    /* windows of whole months stay such: the last of February ends the window whatever its year */
    bool ends_month = period.last.day == date_days_in_month(period.last.year, period.last.month);

    if (period.kind == PERIOD_NONE || period.first.year + years < 1 || period.last.year + years > 9999)
        return (Period){ 0 };
    period.first = years_later(period.first, years);
    period.last = years_later(period.last, years);
    if (ends_month && period.kind != PERIOD_DAY)
        period.last.day = date_days_in_month(period.last.year, period.last.month);
    return period;
}

int period_compare(Period a, Period b)
{
    int order = date_compare(a.first, b.first);

    if (!order)
        order = date_compare(a.last, b.last);
    return order ? order : (int)a.kind - (int)b.kind;
}

/* The period of that kind that the day lies in. */
static Period with_day(PeriodKind kind, Date day)
{
    switch (kind) {
    case PERIOD_YEAR:
        return period_year(day.year);
    case PERIOD_HALF:
        return period_half(day.year, (day.month + 5) / 6);
    case PERIOD_QUARTER:
        return period_quarter(day.year, (day.month + 2) / 3);
    case PERIOD_MONTH:
        return period_month(day.year, day.month);
    case PERIOD_DAY:
        return period_day(day);
    case PERIOD_SCHOOL_YEAR:
        return period_school_year(day.month >= 9 ? day.year : day.year - 1);
    case PERIOD_NONE:
    case PERIOD_WINDOW:
        break;
    }
    return (Period){ 0 };
}

static Date years_later(Date date, int years)
{
    int days = date_days_in_month(date.year + years, date.month);

    return (Date){ date.year + years, date.month, date.day > days ? days : date.day };
}
