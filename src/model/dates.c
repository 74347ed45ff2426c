#include "model/dates.h"

static size_t put_text(char *out, const char *text)
{
    size_t n = 0;

    for (; text[n]; n++)
        out[n] = text[n];
    return n;
}

/* `value` with `digits` digits at least. */
static size_t put_number(char *out, unsigned value, size_t digits)
{
    size_t length = 0;

    for (unsigned rest = value; rest || length < digits; rest /= 10)
        length++;
    for (size_t i = length; i-- > 0; value /= 10)
        out[i] = (char)('0' + value % 10);
    return length;
}

/* -06, or -xx where it is masked. */
static size_t put_part(char *out, int value)
{
    if (value < 0)
        return put_text(out, "-xx");
    out[0] = '-';
    return 1 + put_number(out + 1, (unsigned)value, 2);
}

static size_t put_year(char *out, const Moment *m)
{
    size_t n;

    switch (m->year_form) {
    case YEAR_SAID:
        return put_number(out, (unsigned)m->year, 4);
    case YEAR_MASKED:
        n = m->year ? put_number(out, (unsigned)m->year, 2) : put_text(out, "xx");
        return n + put_text(out + n, "xx");
    case YEAR_UNSAID:
    case YEAR_OFFSET:
        break;
    }
    n = put_text(out, "Y0");
    if (m->year_form == YEAR_OFFSET && m->year) {
        out[n++] = m->year < 0 ? '-' : '+';
        n += put_number(out + n, (unsigned)(m->year < 0 ? -m->year : m->year), 1);
    }
    return n;
}

static size_t moment_write(const Moment *m, char *out)
{
    static const char *const parts[] = {
        [PART_NONE] = "", [PART_BEGIN] = "~begin", [PART_MID] = "~mid", [PART_END] = "~end"
    };
    size_t n = put_year(out, m);

    if (m->half) {
        n += put_text(out + n, "-H");
        n += put_number(out + n, (unsigned)m->half, 1);
    }
    if (m->quarter) {
        n += put_text(out + n, "-Q");
        n += put_number(out + n, (unsigned)m->quarter, 1);
    }
    if (m->month)
        n += put_part(out + n, m->month);
    if (m->day)
        n += put_part(out + n, m->day);
    return n + put_text(out + n, parts[m->part]);
}

size_t date_norm_write(const DateMention *date, char out[NORM_MAX])
{
    size_t n;

    if (date->years) {
        n = put_text(out, "P");
        n += put_number(out + n, (unsigned)date->years, 1);
        n += put_text(out + n, "Y");
    } else if (date->school_year) {
        n = put_number(out, (unsigned)date->first.year, 4);
        n += put_text(out + n, "-A");
    } else {
        n = moment_write(&date->first, out);
        if (date->range) {
            out[n++] = '/';
            n += moment_write(&date->last, out + n);
        }
    }
    out[n] = '\0';
    return n;
}

static Period moment_period(const Moment *m, int report_year)
{
    int year = m->year_form == YEAR_SAID                     ? m->year
               : !report_year || m->year_form == YEAR_MASKED ? report_year
               : m->year_form == YEAR_OFFSET                 ? report_year + m->year
                                                             : report_year;
    Date day = { year, m->month, m->day };

    if (year < 1 || m->month < 0 || m->day < 0)
        return (Period){ 0 };
    if (m->day)
        return date_valid(day) ? period_day(day) : (Period){ 0 };
    if (m->month)
        return period_month(year, m->month);
    if (m->quarter > 0)
        return period_quarter(year, m->quarter);
    if (m->half)
        return period_half(year, m->half);
    return period_year(year);
}

Period date_period(const DateMention *date, int year)
{
    Period first = moment_period(&date->first, year), last;

    if (date->years || first.kind == PERIOD_NONE)
        return (Period){ 0 };
    if (date->school_year)
        return period_school_year(date->first.year);
    if (!date->range)
        return first;
    last = moment_period(&date->last, year);
    return last.kind == PERIOD_NONE ? last : period_window(first, last);
}
