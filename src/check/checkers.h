/* checkers.h - the checks of check.c, one file for each sort. Private to them. */
#ifndef HALFSKY_CHECK_CHECKERS_H
#define HALFSKY_CHECK_CHECKERS_H

#include "check/check.h"

/* A word of typos.tsv or marks.tsv where it stands. */
typedef struct {
    uint32_t start, end;
    const Mark *mark; /* NULL: a wrong word, */
    const Typo *typo;
} FoundWord;

typedef LIST(FoundWord) FoundWords;

/* A word of person_words.tsv where one begins, the longest; the next may begin inside it. */
typedef struct {
    uint32_t start, end;
    PersonWord kind;
} PersonPlace;

/* One document at a time. */
typedef struct {
    const Reading *r;
    const Items *items;
    const Document *d;
    uint32_t document;            /* its number */
    Text text;                    /* up to its end */
    size_t first_line, last_line; /* its lines: [first_line, last_line) */
    FoundWords words;             /* in text order; none begins inside another */
    LIST(PersonPlace) persons;    /* in text order */
    size_t hidden;                /* first of out->hidden that is of this document */
    Arena *arena;
    Findings *out;
} Checker;

/* 占48%, 合计457万元: figures that do not follow from those they are tied to. */
void arithmetic_check(Checker *c);
/* Sums of products, and parts of what other words name: 妇女受援人中. */
void tied_check(Checker *c);
/* One figure of one time with two values. */
void values_check(Checker *c);
/* x人, 投入多万元, 〔〕 and names that are masks. */
void blanks_check(Checker *c);
/* ××市, 某某县, 〔20xx〕5号: names and years that are masks. */
void masks_check(Checker *c);
/* 达到%, 发放资料份: units that stand where only a number may. Behind blanks_check. */
void gaps_check(Checker *c);
/* 2月30日 */
void dates_check(Checker *c);
/* Identity numbers, telephones, bank cards. */
void privacy_check(Checker *c);
/* Finds `words` and `persons`; come before those that use them. */
void marks_find(Checker *c);
void persons_find(Checker *c);
/* Titles in the wrong place. */
void titles_check(Checker *c);
/* 五个方面, and then four. */
void counts_check(Checker *c);
/* Three times, and four are named. */
void one_by_one_check(Checker *c);
/* Laws by a wrong name, by one that was replaced, or before there were such. */
void citations_check(Checker *c);
/* What stands there twice. */
void repeats_check(Checker *c);
/* Another county's name. */
void counties_check(Checker *c);
/* Words by which another office speaks. */
void writers_check(Checker *c);
/* Claims and quantities without a figure. */
void claims_check(Checker *c);
/* Reports without women or children, people not told apart by sex, ages that cannot be. */
void people_check(Checker *c);
/* What is better not written. */
void propriety_check(Checker *c);
/* Days that lie outside the report's year. */
void report_year_check(Checker *c);
/* Paragraphs that break off, brackets without their other half. */
void paragraphs_check(Checker *c);
/* What was just told, told again with another number. */
void retold_check(Checker *c);
/* Words of advertisements that nothing around them speaks of. */
void adverts_check(Checker *c);
/* Wrong words and what came in by pasting. */
void words_check(Checker *c);

/* A walk over spots of the document. */
static inline SpotWalk checker_walk(const Checker *c, unsigned kinds)
{
    return spots_walk(&c->r->spots, c->d->span.start, c->d->span.end, kinds);
}

/* The line that holds `at`, or NO_INDEX. */
uint32_t line_holding(const Checker *c, size_t at);
/* What reading knows of a number or a day in [start, end); NULL: nothing. */
const Quantity *quantity_touching(const Checker *c, size_t start, size_t end);
/* A count, sum, share or measure, or a blank for one, begins in [start, end); 一天 is none. */
bool figures_within(const Checker *c, size_t start, size_t end);

static inline bool span_overlaps(Span span, size_t start, size_t end)
{
    return span.start < end && start < span.end;
}

/* A new finding about [start, end), certain. */
static inline Finding *finding_add(Checker *c, CheckRule rule, size_t start, size_t end)
{
    Finding *finding = LIST_ADD(c->arena, &c->out->items);

    *finding = (Finding){ .rule = rule,
                          .document = c->document,
                          .span = { (uint32_t)start, (uint32_t)end },
                          .shown = (uint32_t)c->out->shown.count,
                          .confidence = 95 };
    return finding;
}

/* One more span that shows the last finding. */
static inline void finding_show(Checker *c, size_t start, size_t end)
{
    *LIST_ADD(c->arena, &c->out->shown) = (Span){ (uint32_t)start, (uint32_t)end };
    c->out->items.items[c->out->items.count - 1].count++;
}

#endif
