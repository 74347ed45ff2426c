#include "read/ahead.h"

#include "model/word_lists.h"

/* 2010年，县农业局…: the year that one of the first lines begins with, or 0. */
static int opening_year(const Work *w, size_t first_line)
{
    for (size_t row = first_line; row < w->r->lines.count && row < first_line + OPENING_LINES; row++) {
        size_t i = first_token_from(w, w->r->lines.items[row].span.start);
        if (i == w->r->tokens.count || token_at(w, i)->kind != TOKEN_DATE)
            continue;
        const DateMention *date = &w->r->dates.items[token_at(w, i)->id];
        if (date->first.year_form == YEAR_SAID && !date->range && !date->as_of)
            return date->first.year;
    }
    return 0;
}

int ahead_report_year(const Work *w, size_t first_line)
{
    Span title = w->r->documents.items[w->document].title;
    int year = 0;

    for (size_t i = first_token_from(w, title.start); i < w->r->tokens.count && token_at(w, i)->start < title.end;
         i++) {
        if (token_at(w, i)->kind != TOKEN_DATE)
            continue;
        const DateMention *date = &w->r->dates.items[token_at(w, i)->id];
        if (date->first.year_form == YEAR_SAID && (!year || date->first.year < year))
            year = date->first.year;
    }
    return year ? year : opening_year(w, first_line);
}

uint32_t ahead_year_between(const Work *w, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (token_at(w, i)->kind == TOKEN_DATE
            && w->r->dates.items[token_at(w, i)->id].first.year_form != YEAR_UNSAID)
            return token_at(w, i)->id;
    return NO_INDEX;
}

uint32_t ahead_planned_date(const Work *w, Span heading, size_t first, size_t end)
{
    Text text = reading_text(w->r, heading);

    while (first < end && token_at(w, first)->kind != TOKEN_DATE)
        first++;
    return first < end && listed_within(w->catalog, WORDS_PROBLEM_HEADING, text)
                   && listed_within(w->catalog, WORDS_PLAN_HEADING, text)
               ? token_at(w, first)->id
               : NO_INDEX;
}

bool ahead_by_heading(const Work *w, const DateMention *date)
{
    const DateMention *planned = w->planned_date == NO_INDEX ? NULL : &w->r->dates.items[w->planned_date];

    return planned && date->first.year_form == planned->first.year_form && date->first.year == planned->first.year
           && date->first.half == planned->first.half;
}

bool ahead_by_words(const Work *w, const DateMention *date)
{
    Text behind = text_slice(w->r->text, date->end, date->end + 6);

    if (date->first.year_form == YEAR_OFFSET && date->first.year > 0)
        return true;
    return date->first.half == 2
           && (text_starts(behind, TEXT("将")) || text_starts(behind, TEXT("拟"))
               || text_starts(behind, TEXT("计划")) || text_starts(behind, TEXT("要")));
}

bool ahead_by_year(const Work *w, const DateMention *date)
{
    Text behind = text_slice(w->r->text, date->end, date->end + YEAR_REACH);

    return w->report_year && date->first.year_form == YEAR_SAID && date->first.year > w->report_year && !date->range
           && !listed_within(w->catalog, WORDS_PLAN_DATE_NO, behind);
}
