/* period.c - days and periods: the periods of date.h. */
#include "base/date.h"

#include <string.h>

static Period months(PeriodKind kind, int year, int month, int count);
static Period plain(Date first, Date last);
static bool one_read(Text text, Period *out);
static bool number_read(Text digits, int *out);
static bool is_first_of_month(Date date);
static bool is_last_of_month(Date date);

Period period_year(int year)
{
    return months(PERIOD_YEAR, year, 1, 12);
}

Period period_half(int year, int half)
{
    if (half < 1 || half > 2)
        return (Period){ 0 };
    return months(PERIOD_HALF, year, half * 6 - 5, 6);
}

Period period_quarter(int year, int quarter)
{
    if (quarter < 1 || quarter > 4)
        return (Period){ 0 };
    return months(PERIOD_QUARTER, year, quarter * 3 - 2, 3);
}

Period period_month(int year, int month)
{
    if (month < 1 || month > 12)
        return (Period){ 0 };
    return months(PERIOD_MONTH, year, month, 1);
}

Period period_day(Date date)
{
    if (!date_valid(date))
        return (Period){ 0 };
    return (Period){ PERIOD_DAY, date, date };
}

Period period_school_year(int year)
{
    return months(PERIOD_SCHOOL_YEAR, year, 9, 12);
}

Period period_window(Period from, Period to)
{
    if (from.kind == PERIOD_NONE || to.kind == PERIOD_NONE || date_compare(to.last, from.first) < 0)
        return (Period){ 0 };
    if (period_equal(from, to))
        return from;
    return plain(from.first, to.last);
}

bool period_read(Text text, Period *out)
{
    Period period;
    size_t dots = text_find(text, TEXT(".."));

    if (dots < text.len) {
        Period from, to;
        if (!one_read(text_slice(text, 0, dots), &from) || !one_read(text_slice(text, dots + 2, text.len), &to))
            return false;
        period = period_window(from, to);
    } else if (!one_read(text, &period)) {
        return false;
    }
    if (period.kind == PERIOD_NONE)
        return false;
    *out = period;
    return true;
}

size_t period_write(Period period, char out[PERIOD_TEXT_MAX])
{
    enum { YEAR_LENGTH = 4, MONTH_LENGTH = 7 };
    Date first = period.first, last = period.last;
    size_t length = 0;

    switch (period.kind) {
    case PERIOD_NONE:
        break;
    case PERIOD_YEAR:
        date_write(first, out);
        length = YEAR_LENGTH;
        break;
    case PERIOD_HALF:
    case PERIOD_QUARTER:
    case PERIOD_SCHOOL_YEAR:
        date_write(first, out);
        length = YEAR_LENGTH;
        out[length++] = '-';
        if (period.kind == PERIOD_SCHOOL_YEAR) {
            out[length++] = 'A';
            break;
        }
        out[length++] = period.kind == PERIOD_HALF ? 'S' : 'Q';
        out[length++] = (char)('1' + (first.month - 1) / (period.kind == PERIOD_HALF ? 6 : 3));
        break;
    case PERIOD_MONTH:
        date_write(first, out);
        length = MONTH_LENGTH;
        break;
    case PERIOD_DAY:
        length = date_write(first, out);
        break;
    case PERIOD_WINDOW: {
        size_t part = 10;
        if (is_first_of_month(first) && is_last_of_month(last))
            part = first.month == 1 && last.month == 12 ? YEAR_LENGTH : MONTH_LENGTH;
        date_write(first, out);
        memcpy(out + part, "..", 2);
        date_write(last, out + part + 2);
        length = part + 2 + part;
        break;
    }
    }
    out[length] = '\0';
    return length;
}

bool period_contains(Period outer, Period inner)
{
    return outer.kind != PERIOD_NONE && inner.kind != PERIOD_NONE && date_compare(outer.first, inner.first) <= 0
           && date_compare(inner.last, outer.last) <= 0;
}

bool period_equal(Period a, Period b)
{
    return a.kind == b.kind && date_compare(a.first, b.first) == 0 && date_compare(a.last, b.last) == 0;
}

/* `count` months from the first of `month`, which may run into the next year. */
static Period months(PeriodKind kind, int year, int month, int count)
{
    Period period = { .kind = kind, .first = { year, month, 1 } };
    int last = month + count - 1;

    if (!date_valid(period.first))
        return (Period){ 0 };
    period.last.year = last > 12 ? year + 1 : year;
    period.last.month = last > 12 ? last - 12 : last;
    period.last.day = date_days_in_month(period.last.year, period.last.month);
    return date_valid(period.last) ? period : (Period){ 0 };
}

/* The simplest period of exactly these days. */
static Period plain(Date first, Date last)
{
    Period window = { PERIOD_WINDOW, first, last };

    if (date_compare(first, last) == 0)
        return period_day(first);
    if (first.year != last.year || !is_first_of_month(first) || !is_last_of_month(last))
        return window;

    switch (last.month - first.month + 1) {
    case 1:
        return period_month(first.year, first.month);
    case 3:
        return first.month % 3 == 1 ? period_quarter(first.year, last.month / 3) : window;
    case 6:
        return first.month % 6 == 1 ? period_half(first.year, last.month / 6) : window;
    case 12:
        return period_year(first.year);
    default:
        return window;
    }
}

/* Reads a period that is no window: "2023", "2023-S1", "2023-Q3", "2023-06",
 * "2023-06-10", "2023-A". May give PERIOD_NONE, for a month 13 and the like. */
static bool one_read(Text text, Period *out)
{
    int year, part;
    Date day;

    if (date_read(text, &day)) {
        *out = period_day(day);
        return true;
    }
    if (text.len < 4 || !number_read(text_slice(text, 0, 4), &year))
        return false;

    Text rest = text_slice(text, 4, text.len);
    if (rest.len == 0)
        *out = period_year(year);
    else if (text_equal(rest, TEXT("-A")))
        *out = period_school_year(year);
    else if (rest.len != 3 || rest.at[0] != '-')
        return false;
    else if (rest.at[1] == 'S' && number_read(text_slice(rest, 2, 3), &part))
        *out = period_half(year, part);
    else if (rest.at[1] == 'Q' && number_read(text_slice(rest, 2, 3), &part))
        *out = period_quarter(year, part);
    else if (number_read(text_slice(rest, 1, 3), &part))
        *out = period_month(year, part);
    else
        return false;
    return true;
}

static bool number_read(Text digits, int *out)
{
    *out = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return false;
        *out = *out * 10 + (digits.at[i] - '0');
    }
    return true;
}

static bool is_first_of_month(Date date)
{
    return date.day == 1;
}

static bool is_last_of_month(Date date)
{
    return date.day == date_days_in_month(date.year, date.month);
}
