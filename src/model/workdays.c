/* workdays.c - working days by the calendar of the catalog. */
#include "model/workdays.h"

/* Row of the first holiday on or behind `day`. */
static size_t holiday_from(const Catalog *catalog, int64_t day)
{
    size_t low = 0;
    size_t high = catalog->holiday_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (catalog->holidays[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool year_known(const Catalog *catalog, int year)
{
    size_t row = holiday_from(catalog, date_to_days((Date){ year, 1, 1 }));

    return row < catalog->holiday_count && catalog->holidays[row].day <= date_to_days((Date){ year, 12, 31 });
}

bool workday_is(const Catalog *catalog, Date day, bool *out)
{
    size_t row;

    if (!date_valid(day) || !year_known(catalog, day.year))
        return false;
    row = holiday_from(catalog, date_to_days(day));
    if (row < catalog->holiday_count && catalog->holidays[row].day == date_to_days(day))
        *out = catalog->holidays[row].worked;
    else
        *out = date_weekday(day) <= 5;
    return true;
}

/* The next worked day behind `day`. Each year that is known has one, so the walk ends. */
static bool next_worked(const Catalog *catalog, Date day, Date *out)
{
    bool worked = false;

    while (!worked) {
        day = date_from_days(date_to_days(day) + 1);
        if (!workday_is(catalog, day, &worked))
            return false;
    }
    *out = day;
    return true;
}

bool workday_after(const Catalog *catalog, Date from, int count, Date *out)
{
    bool worked;

    if (count < 0 || !workday_is(catalog, from, &worked))
        return false;
    if (count == 0 && !worked)
        count = 1;
    for (; count > 0; count--)
        if (!next_worked(catalog, from, &from))
            return false;
    *out = from;
    return true;
}

bool workdays_between(const Catalog *catalog, Date from, Date to, int *out)
{
    bool back = date_compare(to, from) < 0;
    int64_t first = date_to_days(back ? to : from);
    int64_t last = date_to_days(back ? from : to);
    int count = 0;

    for (int64_t day = first + 1; day <= last; day++) {
        bool worked;
        if (!workday_is(catalog, date_from_days(day), &worked))
            return false;
        count += worked;
    }
    *out = back ? -count : count;
    return true;
}
