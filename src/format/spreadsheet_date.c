#include "format/spreadsheet_date.h"

#include <ctype.h>
#include <strings.h>

enum { DAY_1904 = 1462, DAYS_MAX = 2958465, DAY_SECONDS = 86400 };

/* The letters of a pattern, outside of what is quoted. NUL for what stands for itself; `*length` bytes are passed. */
static char letter_at(Text pattern, size_t at, size_t *length, Text *words)
{
    char c = pattern.at[at];

    *length = 1;
    *words = TEXT("");
    if (c == '"') {
        size_t end = at + 1;
        while (end < pattern.len && pattern.at[end] != '"')
            end++;
        *words = text_slice(pattern, at + 1, end);
        *length = (end < pattern.len ? end + 1 : end) - at;
        return 0;
    }
    if (c == '[') { /* [$-804] [DBNum1] [Red], but [h] counts hours */
        size_t end = text_find(text_slice(pattern, at, pattern.len), TEXT("]"));
        char inside = at + 1 < pattern.len ? (char)tolower((unsigned char)pattern.at[at + 1]) : 0;
        *length = at + end < pattern.len ? end + 1 : pattern.len - at;
        return end <= 3 && strchr("hms", inside) && inside ? inside : 0;
    }
    if (c == '\\' || c == '!' || c == '_' || c == '*') {
        size_t end = at + 2;
        while (end < pattern.len && ((unsigned char)pattern.at[end] & 0xC0) == 0x80)
            end++;
        if (c == '\\' || c == '!')
            *words = text_slice(pattern, at + 1, end);
        *length = (end < pattern.len ? end : pattern.len) - at;
        return 0;
    }
    Text rest = text_slice(pattern, at, pattern.len);
    if (rest.len >= 5 && strncasecmp(rest.at, "AM/PM", 5) == 0) { /* hours are written up to 24 instead */
        *length = 5;
        return 0;
    }
    if (text_starts(rest, TEXT("上午/下午"))) {
        *length = TEXT("上午/下午").len;
        return 0;
    }
    char low = (char)tolower((unsigned char)c);
    if (strchr("ymdhs", low) && low) {
        while (at + *length < pattern.len && tolower((unsigned char)pattern.at[at + *length]) == low)
            ++*length;
        return low;
    }
    *words = text_slice(pattern, at, at + 1);
    return 0;
}

bool spreadsheet_date_is(Text pattern)
{
    size_t length;
    Text words;

    if (text_starts(pattern, TEXT("General")))
        return false;
    for (size_t at = 0; at < pattern.len; at += length) {
        char letter = letter_at(pattern, at, &length, &words);
        if (letter)
            return true;
        if (words.len == 1 && strchr("0#?", words.at[0]) && pattern.at[at] != '"' && pattern.at[at] != '\\')
            return false;
    }
    return false;
}

/* The day and the second of the day that a number stands for, rounded to seconds. */
static bool split_number(Text number, int64_t *day, int64_t *second)
{
    int64_t fraction = 0, scale = 1;
    size_t at = 0;

    *day = 0;
    for (; at < number.len && isdigit((unsigned char)number.at[at]) && *day <= DAYS_MAX; at++)
        *day = *day * 10 + (number.at[at] - '0');
    if (at == 0)
        return false;
    if (at < number.len && number.at[at] == '.') {
        for (at++; at < number.len && isdigit((unsigned char)number.at[at]); at++) {
            if (scale < 1000000000000) {
                fraction = fraction * 10 + (number.at[at] - '0');
                scale *= 10;
            }
        }
    }
    if (at != number.len) /* with an exponent it is a very small time or a very late day */
        return false;
    *second = (fraction * DAY_SECONDS + scale / 2) / scale;
    if (*second == DAY_SECONDS) {
        *second = 0;
        ++*day;
    }
    return true;
}

/* Days since 1 March of year 0 as year, month and day of the Gregorian calendar. */
static void civil(int64_t days, int *year, int *month, int *day)
{
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153;

    *day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

/* An m is minutes behind hours and before seconds, else the month. */
static bool is_minute(Text pattern, size_t at, size_t length, char before)
{
    Text words;
    size_t step;

    if (before == 'h')
        return true;
    for (at += length; at < pattern.len; at += step) {
        char letter = letter_at(pattern, at, &step, &words);
        if (letter)
            return letter == 's';
    }
    return false;
}

bool spreadsheet_date_write(Text number, Text pattern, bool since_1904, Buffer *out)
{
    int64_t days, second;
    int year, month, day;
    char before = 0;
    size_t length;
    Text words;

    if (!split_number(number, &days, &second))
        return false;
    days += since_1904 ? DAY_1904 : 0;
    if (days > DAYS_MAX)
        return false;
    /* Excel has a 29 February 1900, its day 60. Day 61 is 1 March 1900, 693960 days after that of year 0. */
    civil(days + 693899 + (days < 60), &year, &month, &day);
    for (size_t at = 0; at < pattern.len; at += length) {
        char letter = letter_at(pattern, at, &length, &words);
        const char *two = length > 1 ? "%02d" : "%d";
        if (letter == 'y')
            buffer_format(out, length > 2 ? "%04d" : "%02d", length > 2 ? year : year % 100);
        else if (letter == 'm' && is_minute(pattern, at, length, before))
            buffer_format(out, two, (int)(second / 60 % 60));
        else if (letter == 'm')
            buffer_format(out, length == 2 ? "%02d" : "%d", month);
        else if (letter == 'd')
            buffer_format(out, length == 2 ? "%02d" : "%d", day);
        else if (letter == 'h' && pattern.at[at] == '[')
            buffer_format(out, "%lld", (long long)days * 24 + second / 3600);
        else if (letter == 'h')
            buffer_format(out, two, (int)(second / 3600));
        else if (letter == 's')
            buffer_format(out, two, (int)(second % 60));
        else if (letter == 0 && !(words.len == 1 && strchr(";@", words.at[0])))
            buffer_add(out, words);
        before = letter ? letter : before;
    }
    return true;
}
