/* period_words.c - periods and dates for people. */
#include "cli/period_words.h"

static void moment_show(Text moment, Language language, Buffer *out);
static Text year_show(Text moment, Language language, Buffer *out);

/* What may follow the year; the rest of a date stays in figures. */
static const struct {
    Text code, zh, en;
} parts[] = {
    { TEXT("-S1"), TEXT("上半年"), TEXT(" H1") },       { TEXT("-S2"), TEXT("下半年"), TEXT(" H2") },
    { TEXT("-H1"), TEXT("上半年"), TEXT(" H1") },       { TEXT("-H2"), TEXT("下半年"), TEXT(" H2") },
    { TEXT("-Q1"), TEXT("一季度"), TEXT(" Q1") },       { TEXT("-Q2"), TEXT("二季度"), TEXT(" Q2") },
    { TEXT("-Q3"), TEXT("三季度"), TEXT(" Q3") },       { TEXT("-Q4"), TEXT("四季度"), TEXT(" Q4") },
    { TEXT("-A"), TEXT("学年"), TEXT(" school year") }, { TEXT("~begin"), TEXT("初"), TEXT(" beginning") },
    { TEXT("~mid"), TEXT("中"), TEXT(" middle") },      { TEXT("~end"), TEXT("底"), TEXT(" end") },
};

/* The report's year and those around it. Longer codes first. */
static const struct {
    Text code, zh, en;
} years[] = {
    { TEXT("Y0+1"), TEXT("下年"), TEXT("next year") },
    { TEXT("Y0-1"), TEXT("上年"), TEXT("last year") },
    { TEXT("Y0-2"), TEXT("前年"), TEXT("2 years ago") },
    { TEXT("Y0"), TEXT("本年"), TEXT("this year") },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of two moments, how much of the second the first has said already: 2024- of 2024-10. */
static size_t repeated_year(Text first, Text last)
{
    size_t dash = text_find(last, TEXT("-")) + 1;
    bool month = dash + 1 < last.len && is_digit(last.at[dash]) && is_digit(last.at[dash + 1]);

    return month && text_starts(first, text_slice(last, 0, dash)) ? dash : 0;
}

void period_show(Text period, Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;
    size_t slash = text_find(period, TEXT("/")), dots = text_find(period, TEXT(".."));
    size_t middle = slash < dots ? slash : dots;

    if (text_starts(period, TEXT("P")) && text_ends(period, TEXT("Y"))) {
        buffer_add(out, text_slice(period, 1, period.len - 1));
        buffer_add(out, zh ? TEXT("年") : TEXT(" years"));
        return;
    }
    Text first = text_slice(period, 0, middle);
    Text last = text_slice(period, middle + (slash < dots ? 1 : 2), period.len);
    moment_show(first, language, out);
    if (last.len == 0)
        return;
    buffer_add(out, zh ? TEXT("至") : TEXT(" to "));
    moment_show(text_slice(last, repeated_year(first, last), last.len), language, out);
}

static void moment_show(Text moment, Language language, Buffer *out)
{
    Text rest = year_show(moment, language, out);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!text_ends(rest, parts[i].code))
            continue;
        buffer_add(out, text_slice(rest, 0, rest.len - parts[i].code.len));
        buffer_add(out, language == LANGUAGE_ZH ? parts[i].zh : parts[i].en);
        return;
    }
    buffer_add(out, rest);
}

/* Writes the year when it is a word and gives what stands behind it. */
static Text year_show(Text moment, Language language, Buffer *out)
{
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        Text rest = text_slice(moment, years[i].code.len, moment.len);

        if (!text_starts(moment, years[i].code) || (rest.len && is_digit(rest.at[0]))) /* Y0-10 is October */
            continue;
        buffer_add(out, language == LANGUAGE_ZH ? years[i].zh : years[i].en);
        if (rest.len < 2 || rest.at[0] != '-' || !is_digit(rest.at[1]))
            return rest;
        buffer_add_char(out, ' ');
        return text_slice(rest, 1, rest.len);
    }
    return moment;
}
