/* report_year.c - days that lie outside the year that a report is about, and reports that do not tell their year. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <stdio.h>

enum { SURE = 80, UNSURE_LEAST = 900, YEARS_MOST = 3, LAST_WRITTEN_MONTH = 4 };

static bool is_title_year(const Checker *c)
{
    return c->d->year && c->d->year_last <= c->d->year && c->d->year_confidence >= SURE;
}

/* A date that is a line of its own near the end. */
static bool is_signed(const Checker *c, const DateMention *date)
{
    size_t start = sentence_start(c->text, date->start, c->d->span.start);
    Text line = text_trim(text_slice(c->text, start, sentence_end(c->text, date->end)));

    return line.at == c->text.at + date->start && line.len <= date->end - date->start + 3
           && c->text.len - date->end < 300;
}

/* 现将2022年工作总结如下 in a report on 2023. */
static bool is_announced(const Checker *c, const DateMention *date)
{
    size_t start = clause_start(c->text, date->start, c->d->span.start), end = clause_end(c->text, date->end);

    return text_contains(text_slice(c->text, start, date->start), TEXT("现将"))
           && text_before(c->text, end, TEXT("如下"))
           && !listed_within(c->r->catalog, WORDS_PLAN_HEADING, text_slice(c->text, date->end, end));
}

/* Something done on that day, with nothing that makes it history. */
static bool is_done_then(const Checker *c, const DateMention *date)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = sentence_start(c->text, date->start, c->d->span.start), end = sentence_end(c->text, date->end);

    return date->first.month > 0 && listed_within(catalog, WORDS_DEED, text_slice(c->text, date->end, end))
           && !listed_within(catalog, WORDS_YEAR_OLD, text_slice(c->text, start, date->start))
           && !listed_within(catalog, WORDS_YEAR_OLD,
                             text_slice(c->text, date->end, clause_end(c->text, date->end)))
           && start == date->start;
}

static bool is_outside(const Checker *c, const Fact *fact, const DateMention *date)
{
    int year = date->first.year, own = c->d->year;

    if (date->first.year_form != YEAR_SAID || date->range || date->since || date->school_year
        || fact->status != STATUS_ACTUAL || year == own || span_overlaps(c->d->title, date->start, date->end))
        return false;
    if (is_signed(c, date))
        return date->first.month > 0 && (year < own || year > own + 1);
    if (is_announced(c, date))
        return true;
    return (year <= own - 2 || year > own + 1 || (year == own + 1 && date->first.month >= LAST_WRITTEN_MONTH))
           && is_done_then(c, date);
}

static void outside_check(Checker *c)
{
    size_t first = c->out->items.count, shown = c->out->shown.count;

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const DateMention *date = fact->quantity.kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;

        if (!date || !is_outside(c, fact, date))
            continue;
        char *year = arena_alloc(c->arena, 16);
        int length = snprintf(year, 16, "%d年", c->d->year);
        Finding *finding = finding_add(c, CHECK_YEAR, date->start, date->end);
        finding->stated = text_slice(c->text, date->start, date->end);
        finding->expected = (Text){ year, (size_t)length };
        finding->confidence = 70;
    }
    if (c->out->items.count - first > YEARS_MOST) { /* it tells of many years */
        c->out->items.count = first;
        c->out->shown.count = shown;
    }
}

/* No word tells the year, and no mask stands where it was. */
static void unsure_check(Checker *c)
{
    Span title = c->d->title;

    if (c->d->year || c->text.len - c->d->span.start < UNSURE_LEAST || span_empty(title)
        || !listed_within(c->r->catalog, WORDS_PAPER_TITLE, reading_text(c->r, title)))
        return;
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const DateMention *date = fact->quantity.kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;
        if (date && (date->first.year_form == YEAR_MASKED || date->first.year_form == YEAR_SAID))
            return;
    }
    Finding *finding = finding_add(c, CHECK_YEAR_UNSURE, title.start, title.end);
    finding->stated = reading_text(c->r, title);
    finding->confidence = 80;
}

void report_year_check(Checker *c)
{
    if (is_title_year(c))
        outside_check(c);
    unsure_check(c);
}
