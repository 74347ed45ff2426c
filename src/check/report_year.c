/* report_year.c - days that lie outside the year that a report is about, and reports that do not tell their year.
 *
 * The title, the words that open the body and the date of the signature tell the year; the one that
 * stands against the two others was left from last year's report. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <stdio.h>

enum {
    SURE = 80,
    UNSURE_LEAST = 900,     /* bytes of a report that should tell its year */
    YEARS_MOST = 3,         /* more days of other years: it tells of history */
    LAST_WRITTEN_MONTH = 4, /* of the next year */
    SIGNED_LATE = 6,        /* signed in this month or later: of the same year */
    LEAD_LINES = 6,
    HALF_MONTHS = 6,
    BODY_LEAST = 90,
    YEAR_BYTES = 16
};

/* The year that three places tell; 0: none. */
typedef struct {
    int title, opening, signature;
    Span title_at, opening_at, signature_at;
    bool signed_early;  /* in the first months of a year, as a report on the year before is */
    int own, signed_in; /* the latter is the year of the signature itself, */
    int signed_month;   /* and its month */
} Told;

/* A date that is a line of its own near the end. */
static bool is_signed(const Checker *c, const DateMention *date)
{
    size_t start = sentence_start(c->text, date->start, c->d->span.start);
    Text line = text_trim(text_slice(c->text, start, sentence_end(c->text, date->end)));

    return line.at == c->text.at + date->start && line.len <= date->end - date->start + 3
           && c->text.len - date->end < 300;
}

/* 2023年以来，我镇 …, 2023年，我局 …: the year that opens the first paragraph. */
static bool opens_body(const Checker *c, const DateMention *date)
{
    const Line *lines = c->r->lines.items;

    if (date->first.month || date->first.day || date->first.quarter || date->first.half || date->range)
        return false;
    for (size_t i = c->first_line; i < c->last_line && i < c->first_line + LEAD_LINES; i++) {
        Span line = lines[i].span;
        if (line.end - line.start < BODY_LEAST || span_overlaps(line, c->d->title.start, c->d->title.end)
            || !span_empty(lines[i].heading))
            continue;
        return date->start == line.start
               && (date->since || text_at(c->text, date->end, TEXT("，"))
                   || text_at(c->text, date->end, TEXT("以来")));
    }
    return false;
}

static Told told_of(const Checker *c)
{
    Told told = { 0 };

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const DateMention *date = fact->quantity.kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;
        int year = date ? date->first.year : 0;

        if (!date || date->first.year_form != YEAR_SAID || date->school_year)
            continue;
        if (span_overlaps(c->d->title, date->start, date->end)) {
            told.title = date->range || (told.title && told.title != year) ? -1 : year;
            told.title_at = (Span){ (uint32_t)date->start, (uint32_t)date->end };
        } else if (is_signed(c, date)) {
            told.signed_in = year;
            told.signed_month = date->first.month;
            told.signature_at = (Span){ (uint32_t)date->start, (uint32_t)date->end };
            told.signed_early = date->first.month > 0 && date->first.month < SIGNED_LATE;
            told.signature = told.signed_early ? year - 1 : date->first.month ? year : 0;
        } else if (!told.opening && opens_body(c, date)) {
            told.opening = year;
            told.opening_at = (Span){ (uint32_t)date->start, (uint32_t)date->end };
        }
    }
    if (told.title && told.title == told.opening)
        told.own = told.title;
    else if (told.signature && (told.signature == told.title || told.signature == told.opening))
        told.own = told.signature;
    else if (told.title > 0)
        told.own = told.title;
    else if (told.signed_early && told.opening == told.signature + 1)
        told.own = 0; /* 2024年 … 2024年1月26日: the month may be the one that is wrong */
    else if (told.signature && told.opening)
        told.own = told.signature;
    else if (c->d->year_confidence >= SURE && c->d->year_last <= c->d->year)
        told.own = c->d->year;
    return told.title < 0 ? (Told){ 0 } : told;
}

static void object(Checker *c, size_t start, size_t end, int year, bool plan)
{
    char *expected = arena_alloc(c->arena, YEAR_BYTES);
    int length = snprintf(expected, YEAR_BYTES, "%d年", year);
    Finding *finding = finding_add(c, CHECK_YEAR, start, end);

    finding->stated = text_slice(c->text, start, end);
    finding->expected = (Text){ expected, (size_t)length };
    finding->zh[0] = plan ? TEXT("打算应是") : TEXT("所报是");
    finding->en[0] = plan ? TEXT("the plan should be for") : TEXT("it is about");
    finding->confidence = 75;
}

static void object_half(Checker *c, const DateMention *date)
{
    Finding *finding = finding_add(c, CHECK_YEAR, date->start, date->end);

    finding->stated = text_slice(c->text, date->start, date->end);
    finding->expected = TEXT("上半年");
    finding->zh[0] = TEXT("所报是");
    finding->en[0] = TEXT("it is about");
    finding->confidence = 75;
}

/* What stands behind the date in a heading, or in a line of nothing else; empty: it heads nothing. */
static Text heading_rest(const Checker *c, const Fact *fact, const DateMention *date)
{
    const Line *line = &c->r->lines.items[fact->line];
    Span heading = line->heading;

    if (!span_empty(heading))
        return heading.start <= date->start && date->end <= heading.end
                   ? text_slice(c->text, date->end, heading.end)
                   : TEXT("");
    return !line->table && date->start == line->span.start ? text_slice(c->text, date->end, line->span.end)
                                                           : TEXT("");
}

/* 四、2024年工作打算 in the report on 2024: the plan is for the year behind it. Last year's plan was left in where
 * the title tells the year, and the heading is of nothing but the plan. */
static bool heads_plan(const Checker *c, const Fact *fact, const DateMention *date, const Told *told)
{
    const Catalog *catalog = c->r->catalog;
    Text rest = text_trim(heading_rest(c, fact, date));
    bool own = date->first.year == told->own,
         before = told->title == told->own && date->first.year == told->own - 1;

    if ((!own && !before) || !rest.len || span_overlaps(c->d->title, date->start, date->end) || c->d->half
        || date->range || date->first.half || date->first.quarter || date->first.month
        || listed_within(catalog, WORDS_NEXT_PLAN, reading_text(c->r, c->d->title)))
        return false;
    size_t plan = listed_at(catalog, WORDS_NEXT_PLAN, rest, 0);
    bool alone = plan == rest.len || text_equal(text_slice(rest, plan, rest.len), TEXT("："));
    return plan && (alone || (own && !span_empty(c->r->lines.items[fact->line].heading)));
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

    return date->first.month > 0 && start == date->start
           && listed_within(catalog, WORDS_DEED, text_slice(c->text, date->end, end))
           && !listed_within(catalog, WORDS_YEAR_OLD,
                             text_slice(c->text, date->end, clause_end(c->text, date->end)));
}

/* ，2025年1—3月，组织女能手外出学习, signed in December 2024: told as done behind the day of the signature. */
static bool is_after_signature(const Checker *c, const Fact *fact, const DateMention *date, const Told *told)
{
    const Catalog *catalog = c->r->catalog;
    const Moment *m = &date->first;
    size_t end = sentence_end(c->text, date->end), start = sentence_start(c->text, date->start, c->d->span.start);

    if (m->year_form != YEAR_SAID || !m->month || m->month < 0 || !told->signed_in || told->signed_month <= 0
        || m->year * 12 + m->month <= told->signed_in * 12 + told->signed_month || fact->status != STATUS_ACTUAL
        || (date->range && date->last.year && date->last.year != m->year)
        || clause_start(c->text, date->start, c->d->span.start) != date->start
        || !text_at(c->text, date->end, TEXT("，")) || is_signed(c, date))
        return false;
    return !listed_within(catalog, WORDS_CLAIM_AHEAD, text_slice(c->text, start, end))
           && listed_within(catalog, WORDS_DEED_DONE, text_slice(c->text, date->end, end));
}

/* 上半年 in the title and 9月中旬，组织了: of the other half. */
static bool is_after_half(const Checker *c, const Fact *fact, const DateMention *date, const Told *told)
{
    const Catalog *catalog = c->r->catalog;
    const Moment *m = &date->first;
    size_t end = clause_end(c->text, date->end);
    Text title = reading_text(c->r, c->d->title), half = TEXT("上半年");
    int last =
        told->signed_in == told->own && told->signed_month > HALF_MONTHS ? told->signed_month : HALF_MONTHS + 1;

    if (!text_contains(title, half) || m->month <= last || date->range || date->since || date->school_year
        || (m->year_form == YEAR_SAID ? m->year != told->own : m->year_form != YEAR_UNSAID || m->year != 0)
        || fact->status != STATUS_ACTUAL || clause_start(c->text, date->start, c->d->span.start) != date->start
        || span_overlaps(c->d->title, date->start, date->end) || is_signed(c, date))
        return false;
    if (text_at(c->text, end, TEXT("，")))
        end = clause_end(c->text, end + 3);
    return !listed_within(catalog, WORDS_CLAIM_AHEAD,
                          text_slice(c->text, sentence_start(c->text, date->start, c->d->span.start), end))
           && listed_within(catalog, WORDS_DEED_DONE, text_slice(c->text, date->end, end));
}

static bool is_outside(const Checker *c, const Fact *fact, const DateMention *date, int own)
{
    int year = date->first.year;

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

/* A report on 2015 that was signed in 2013, or years later: title and opening agree on the year. */
static bool is_signed_elsewhere(const Checker *c, const Told *told)
{
    return told->signed_in && told->title == told->own && told->opening == told->own
           && (told->signed_in < told->own || told->signed_in > told->own + 1)
           && !listed_within(c->r->catalog, WORDS_NEXT_PLAN, reading_text(c->r, c->d->title));
}

static void outside_check(Checker *c, const Told *told)
{
    size_t first = c->out->items.count;

    if (told->title && told->own != told->title)
        object(c, told->title_at.start, told->title_at.end, told->own, false);
    if (told->opening && told->own != told->opening)
        object(c, told->opening_at.start, told->opening_at.end, told->own, false);
    bool elsewhere = is_signed_elsewhere(c, told);
    if (elsewhere)
        object(c, told->signature_at.start, told->signature_at.end, told->own, false);
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const DateMention *date = fact->quantity.kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;

        if (date && is_after_half(c, fact, date, told)) {
            object_half(c, date);
            continue;
        }
        if (!date || date->first.year_form != YEAR_SAID || (elsewhere && date->start == told->signature_at.start))
            continue;
        if (heads_plan(c, fact, date, told))
            object(c, date->start, date->end, told->own + 1, true);
        else if (is_outside(c, fact, date, told->own) || is_after_signature(c, fact, date, told))
            object(c, date->start, date->end, told->own, false);
    }
    if (c->out->items.count - first > YEARS_MOST)
        c->out->items.count = first;
}

/* No word tells the year, and no mask stands where it was. */
static void unsure_check(Checker *c)
{
    Span title = c->d->title;

    if (c->d->year || c->r->documents.count > 1 || c->text.len - c->d->span.start < UNSURE_LEAST
        || span_empty(title) || !listed_within(c->r->catalog, WORDS_PAPER_TITLE, reading_text(c->r, title)))
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
    Told told = told_of(c);

    if (told.own > 0)
        outside_check(c, &told);
    unsure_check(c);
}
