/* date.c - days and periods: the calendar. */
#include "base/date.h"

enum { YEAR_MIN = 1, YEAR_MAX = 9999, DAYS_IN_400_YEARS = 146097 };

/* Days from 0000-03-01 to 1970-01-01. Years are counted from March here, so that
 * the leap day comes last. */
enum { DAYS_TO_1970 = 719468 };

static int number_read(Text digits);
static char *number_write(int value, int digits, char *out);

bool date_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_days_in_month(int year, int month)
{
    static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && date_is_leap(year));
}

bool date_valid(Date date)
{
    return date.year >= YEAR_MIN && date.year <= YEAR_MAX && date.day >= 1
           && date.day <= date_days_in_month(date.year, date.month);
}

int64_t date_to_days(Date date)
{
    int year = date.month > 2 ? date.year : date.year - 1;
    int month = date.month > 2 ? date.month - 3 : date.month + 9;
    int day_of_year = (153 * month + 2) / 5 + date.day - 1;

    return (int64_t)year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - DAYS_TO_1970;
}

Date date_from_days(int64_t days)
{
    if (days < date_to_days((Date){ YEAR_MIN, 1, 1 }) || days > date_to_days((Date){ YEAR_MAX, 12, 31 }))
        return (Date){ 0, 0, 0 };

    int since = (int)(days + DAYS_TO_1970);
    int cycle = since / DAYS_IN_400_YEARS;
    int day = since % DAYS_IN_400_YEARS;
    /* leap days taken out, every year has 365 days: 1460 is 4 years less its leap day, and so on */
    int year = (day - day / 1460 + day / 36524 - day / (DAYS_IN_400_YEARS - 1)) / 365;
    int day_of_year = day - (year * 365 + year / 4 - year / 100);
    int month = (5 * day_of_year + 2) / 153;

    return (Date){
        .year = cycle * 400 + year + (month > 9),
        .month = month > 9 ? month - 9 : month + 3,
        .day = day_of_year - (153 * month + 2) / 5 + 1,
    };
}

int date_weekday(Date date)
{
    /* 1970-01-01 was a Thursday; the sum is positive since the year 1 */
    return (int)((date_to_days(date) + DAYS_TO_1970 + 2) % 7) + 1;
}

int date_compare(Date a, Date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

bool date_read(Text text, Date *out)
{
    if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
        return false;

    Date date = {
        .year = number_read(text_slice(text, 0, 4)),
        .month = number_read(text_slice(text, 5, 7)),
        .day = number_read(text_slice(text, 8, 10)),
    };
    if (!date_valid(date))
        return false;
    *out = date;
    return true;
}

size_t date_write(Date date, char out[DATE_TEXT_MAX])
{
    char *end = out;

    if (date_valid(date)) {
        end = number_write(date.year, 4, end);
        *end++ = '-';
        end = number_write(date.month, 2, end);
        *end++ = '-';
        end = number_write(date.day, 2, end);
    }
    *end = '\0';
    return (size_t)(end - out);
}

/* The number that a few digits write, or -1 when one of them is no digit. */
static int number_read(Text digits)
{
    int value = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return -1;
        value = value * 10 + (digits.at[i] - '0');
    }
    return value;
}

static char *number_write(int value, int digits, char *out)
{
    for (int i = digits - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}
