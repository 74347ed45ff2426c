/* said.c - days and periods as people write them. */
#include "model/said.h"

static bool take(Text *rest, Text word)
{
    if (!text_starts(*rest, word))
        return false;
    *rest = text_slice(*rest, word.len, rest->len);
    return true;
}

static bool take_one_of(Text *rest, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (take(rest, text_of(words[i])))
            return true;
    return false;
}

/* Up to `most` digits; at least one. */
static bool take_number(Text *rest, size_t most, int *out)
{
    size_t digits = 0;

    *out = 0;
    while (digits < rest->len && digits < most && rest->at[digits] >= '0' && rest->at[digits] <= '9')
        *out = *out * 10 + (rest->at[digits++] - '0');
    *rest = text_slice(*rest, digits, rest->len);
    return digits > 0;
}

static bool take_year(Text *rest, int *out)
{
    return rest->len >= 4 && take_number(rest, 4, out) && *out >= 1000;
}

static bool take_to(Text *rest)
{
    static const char *const words[] = { "至", "到", "-", "—", "–", "~", "～", "－", NULL };

    return take_one_of(rest, words);
}

/* " 00:00:00": a day that a spreadsheet keeps as a moment. */
static void take_midnight(Text *rest)
{
    Text time = text_trim(*rest);
    bool colon = false;

    if (time.len == rest->len)
        return;
    for (size_t i = 0; i < time.len; i++) {
        if (time.at[i] != '0' && time.at[i] != ':')
            return;
        colon = colon || time.at[i] == ':';
    }
    if (colon)
        *rest = TEXT("");
}

bool day_said(Text text, Date *out)
{
    static const char *const years[] = { "-", "/", ".", "年", NULL };
    static const char *const months[] = { "-", "/", ".", "月", NULL };
    Text rest = text_trim(text);
    Date day;

    if (!take_year(&rest, &day.year))
        return false;
    for (size_t i = 0; years[i]; i++) {
        if (!take(&rest, text_of(years[i])))
            continue;
        if (!take_number(&rest, 2, &day.month) || !take(&rest, text_of(months[i]))
            || !take_number(&rest, 2, &day.day))
            return false;
        if (text_equal(text_of(years[i]), TEXT("年")) && !take(&rest, TEXT("日")) && !take(&rest, TEXT("号")))
            return false;
        take_midnight(&rest);
        if (rest.len || !date_valid(day))
            return false;
        *out = day;
        return true;
    }
    return false;
}

static bool take_half(Text *rest, int year, Period *out)
{
    bool first = take(rest, TEXT("上半年"));

    if (!first && !take(rest, TEXT("下半年")))
        return false;
    *out = period_half(year, first ? 1 : 2);
    return true;
}

static bool take_quarter(Text *rest, int year, Period *out)
{
    static const char *const numbers[] = { "一", "二", "三", "四", "1", "2", "3", "4" };
    Text after = *rest;

    take(&after, TEXT("第"));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (take(&after, text_of(numbers[i]))) {
            if (!take(&after, TEXT("季度")) && !take(&after, TEXT("季")))
                return false;
            *out = period_quarter(year, (int)i % 4 + 1);
            *rest = after;
            return true;
        }
    return false;
}

/* 6月, 6月份, 1-10月, 1月至10月, 9月至2026年6月. */
static bool take_months(Text *rest, int year, Period *out)
{
    int first, last;
    int end = year;
    bool named;

    if (!take_number(rest, 2, &first))
        return false;
    named = take(rest, TEXT("月"));
    if (named)
        take(rest, TEXT("份"));
    if (named && !rest->len) {
        *out = period_month(year, first);
        return true;
    }
    if (!take_to(rest))
        return false;
    if (rest->len > 4 && rest->at[2] >= '0' && rest->at[2] <= '9'
        && (!named || !take_year(rest, &end) || !take(rest, TEXT("年"))))
        return false;
    if (!take_number(rest, 2, &last) || !take(rest, TEXT("月")))
        return false;
    take(rest, TEXT("份"));
    *out = period_window(period_month(year, first), period_month(end, last));
    return true;
}

/* 2025学年, 2025-2026学年. */
static bool take_school_year(Text *rest, int year, Period *out)
{
    Text after = *rest;
    int next = year + 1;

    if (take_to(&after) && !take_year(&after, &next))
        return false;
    if (!take(&after, TEXT("学年")) || next != year + 1)
        return false;
    *rest = after;
    *out = period_school_year(year);
    return true;
}

bool period_said(Text text, Period *out)
{
    Text rest = text_trim(text);
    Period period = { 0 };
    int year, month;
    Date day;

    if (period_read(rest, out))
        return true;
    if (day_said(rest, &day)) {
        *out = period_day(day);
        return true;
    }
    if (!take_year(&rest, &year))
        return false;
    if (!take_school_year(&rest, year, &period)) {
        if (take(&rest, TEXT("/")) || take(&rest, TEXT("."))) {
            if (take_number(&rest, 2, &month))
                period = period_month(year, month);
        } else {
            bool named = take(&rest, TEXT("年"));
            if (named && (!rest.len || take(&rest, TEXT("度")) || take(&rest, TEXT("全年"))))
                period = period_year(year);
            else if (!take_half(&rest, year, &period) && !take_quarter(&rest, year, &period) && named)
                take_months(&rest, year, &period);
        }
    }
    if (rest.len || period.kind == PERIOD_NONE)
        return false;
    *out = period;
    return true;
}
