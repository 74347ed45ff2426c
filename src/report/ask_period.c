/* ask_period.c - of when a cell is: its own headings, then the lines above the table, then what somebody said. */
#include "report/ask_work.h"

static Period months_of(int year, int last_year, int first, int last)
{
    if (!first && last_year)
        return period_window(period_year(year), period_year(last_year));
    return first ? period_window(period_month(year, first), period_month(year, last)) : period_year(year);
}

/* The years and months that the headings say, put together; false when they contradict each other. */
static bool gather(const HeadPath *path, HeadTime *out)
{
    for (size_t i = 0; i < path->count; i++) {
        const HeadTime *time = &path->heads[i]->time;
        if (!head_time_given(time))
            continue;
        if ((time->year && out->year && time->year != out->year)
            || (time->relative && out->relative && time->offset != out->offset)
            || (time->first_month && out->first_month
                && (time->first_month != out->first_month || time->last_month != out->last_month)))
            return false;
        out->year = time->year ? time->year : out->year;
        out->last_year = time->last_year ? time->last_year : out->last_year;
        out->school |= time->school;
        out->day |= time->day;
        out->whole |= time->whole;
        if (time->relative) {
            out->relative = true;
            out->offset = time->offset;
            out->same_part = time->same_part;
        }
        if (time->first_month) {
            out->first_month = time->first_month;
            out->last_month = time->last_month;
        }
    }
    return !(out->year && out->relative && out->offset);
}

/* A day or the end of a month is the year, half or quarter that ends then; 0 when none does. */
static Period until(int year, int month)
{
    return month == 12 ? period_year(year) : month == 6 ? period_half(year, 1) : (Period){ 0 };
}

Period ask_period(const AskWork *work, const HeadPath *path)
{
    const HeadTime *lines = &work->time;
    Period said = work->context->period;
    HeadTime head = { 0 };
    int first = lines->first_month, last = lines->last_month;
    int year = lines->year, last_year = lines->last_year;
    bool school = lines->school, day = lines->day;

    if (!gather(path, &head))
        return (Period){ 0 };
    if (!year && said.kind) {
        if (!head_time_given(&head) && !first)
            return said;
        if (said.kind != PERIOD_SCHOOL_YEAR && said.first.year == said.last.year) {
            year = said.first.year;
            if (!first && said.kind != PERIOD_YEAR && !head.year) {
                first = said.first.month;
                last = said.last.month;
                if (!period_equal(months_of(year, 0, first, last), said))
                    return (Period){ 0 };
            }
        }
    }
    if (head.year) {
        if (head.year != year && first && !head.first_month)
            return (Period){ 0 }; /* 2022年 in a table of 1—9月 */
        year = head.year;
        last_year = head.last_year;
        school = head.school;
    }
    if (head.first_month) {
        first = head.first_month;
        last = head.last_month;
        day = head.day;
    }
    if (head.whole)
        first = last = 0;
    if (head.relative && !head.whole && !head.same_part && first)
        return (Period){ 0 }; /* 上年 beside 1—9月: all of it? */
    if (!year || (last_year && first))
        return (Period){ 0 };
    year += head.relative ? head.offset : 0;
    if (school)
        return period_school_year(year);
    if (last_year && (head.relative || !head.last_year))
        return head.relative ? (Period){ 0 } : months_of(year, last_year, 0, 0);
    if (day && first)
        return until(year, last);
    return months_of(year, last_year, first, last);
}
