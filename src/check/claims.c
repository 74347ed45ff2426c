/* claims.c - successes that no figure shows, and quantities where a figure is owed; one finding for all of a
 * sort. And figures that are said to be both less and more: 近60余万元. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum { THING_REACH = 15, RATE_REACH = 12, EMPTY_MOST = 36 };

/* The section of a place is one of plans, problems or requests: a Cue, or 0. */
static uint8_t section_cue(const Checker *c, size_t at)
{
    uint32_t line = line_holding(c, at);
    uint32_t section = line == NO_INDEX ? NO_INDEX : c->r->lines.items[line].section;

    return section == NO_INDEX ? 0 : c->r->sections.items[section].cue;
}

/* A rate owes a share, whatever else is counted beside it. */
static bool shares_within(const Checker *c, size_t start, size_t end)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        if (fact->quantity.start >= end)
            break;
        if (fact->quantity.start >= start && fact->quantity.kind == FACT_PERCENT)
            return true;
    }
    return false;
}

static Finding *object(Checker *c, CheckRule rule, const FoundWord *word)
{
    size_t start = clause_start(c->text, word->start, c->d->span.start), end = clause_end(c->text, word->end);
    Text clause = text_trim(text_slice(c->text, start, end));

    start = (size_t)(clause.at - c->text.at);
    Finding *finding = finding_add(c, rule, start, start + clause.len);
    finding->stated = text_slice(c->text, word->start, word->end);
    finding->alike = ALIKE_RULE;
    finding->confidence = 60;
    return finding;
}

/* The share or number of something grew, and neither its sentence nor the next one says how far. */
static void claim_check(Checker *c, const FoundWord *word)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = clause_start(c->text, word->start, c->d->span.start);
    size_t sentence = sentence_start(c->text, word->start, c->d->span.start),
           end = sentence_end(c->text, word->end);
    Text before = text_slice(c->text, start, word->start);

    if (!listed_within(catalog, WORDS_OWED_MEASURE, before) || listed_within(catalog, WORDS_OWED_NOT, before)
        || listed_within(catalog, WORDS_CLAIM_AHEAD, text_slice(c->text, sentence, word->start))
        || text_at(c->text, word->end, TEXT("的"))
        || (section_cue(c, word->start) && section_cue(c, word->start) != CUE_PROBLEM_HEADING))
        return;
    size_t next = end < c->text.len && c->text.at[end] != '\n' ? sentence_end(c->text, end + 3) : end;
    bool rate = text_contains(text_slice(before, before.len > RATE_REACH ? before.len - RATE_REACH : 0, before.len),
                              TEXT("率"));
    if (text_starts(text_slice(c->text, word->start, word->end), TEXT("年年"))) {
        end = clause_end(c->text, word->end); /* what a later clause counts is of another matter */
        next = end < c->text.len && text_at(c->text, end, TEXT("，")) ? clause_end(c->text, end + 3) : end;
    }
    if (rate ? !shares_within(c, sentence, next) : !figures_within(c, sentence, next))
        object(c, CHECK_UNSUPPORTED, word);
}

/* 慰问了部分困难妇女: a deed that is counted, and what it reached. */
static void vague_check(Checker *c, const FoundWord *word)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = clause_start(c->text, word->start, c->d->span.start), end = clause_end(c->text, word->end);
    size_t sentence = sentence_start(c->text, word->start, c->d->span.start),
           stop = sentence_end(c->text, word->end);

    if (!listed_within(catalog, WORDS_COUNTED_VERB, text_slice(c->text, start, word->start))
        || !listed_within(
            catalog, WORDS_COUNTED_THING,
            text_slice(c->text, word->end, end < word->end + THING_REACH ? end : word->end + THING_REACH))
        || listed_within(catalog, WORDS_CLAIM_AHEAD, text_slice(c->text, sentence, word->start))
        || figures_within(c, sentence, stop) || section_cue(c, word->start))
        return;
    Finding *finding = object(c, CHECK_VAGUE, word);
    finding->zh[0] = catalog_text(catalog, word->mark->zh);
    finding->en[0] = catalog_text(catalog, word->mark->en);
}

/* 做了大量卓有成效的工作: the work itself is not told. */
static void empty_check(Checker *c)
{
    Text rest = text_slice(c->text, c->d->span.start, c->text.len), did = TEXT("做了大量");
    size_t at = c->d->span.start + text_find(rest, did);

    if (at >= c->text.len)
        return;
    size_t end = clause_end(c->text, at);
    Text tail = text_slice(c->text, at + did.len, end);
    if (!text_ends(tail, TEXT("工作")) || tail.len > EMPTY_MOST
        || !listed_begins(c->r->catalog, WORDS_EMPTY_PRAISE, tail))
        return;
    Finding *finding = finding_add(c, CHECK_VAGUE, at, end);
    finding->stated = text_slice(c->text, at, end);
    finding->alike = ALIKE_RULE;
    finding->confidence = 60;
    finding->zh[0] = TEXT("做了哪些、做了多少");
    finding->en[0] = TEXT("what was done, and how much");
}

/* 近60余万元: short of it, and more than it. */
static void near_over_check(Checker *c, const Fact *fact)
{
    const Catalog *catalog = c->r->catalog;
    const Quantity *q = &fact->quantity;
    Text text = text_slice(c->text, q->start, q->unit_start > q->start ? q->unit_start : q->end);
    size_t lead = listed_at(catalog, WORDS_NEAR_LEAD, text, 0);

    if (!lead || q->number.form != NUMERAL_EXACT
        || !listed_within(catalog, WORDS_OVER_TAIL, text_slice(text, lead, text.len)))
        return;
    Finding *finding = finding_add(c, CHECK_VAGUE, q->start, q->end);
    finding->stated = text_slice(c->text, q->start, q->end);
    finding->alike = ALIKE_WORDS;
    finding->confidence = 90;
    finding->zh[0] = TEXT("是不到还是超过：“近”“约”与“余”“多”自相矛盾，只能留一个");
    finding->en[0] = TEXT("whether it is less or more: near and over contradict each other, keep one");
}

void claims_check(Checker *c)
{
    for (size_t i = 0; i < c->words.count; i++) {
        const FoundWord *word = &c->words.items[i];

        if (word->mark && word->mark->kind == MARK_CLAIM)
            claim_check(c, word);
        else if (word->mark && word->mark->kind == MARK_VAGUE)
            vague_check(c, word);
    }
    empty_check(c);
    for (uint32_t i = 0; i < c->d->fact_count; i++)
        near_over_check(c, &c->r->facts.items[c->d->first_fact + i]);
}
