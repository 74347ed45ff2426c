/* privacy_cases.c - what tells who somebody was, though the name is masked.
 *
 * 柘岭镇夏某 with her injury and the settlement is known to everybody there: a masked name, a place finer than the
 * county, what happened, and a detail (age, day, money) in one paragraph. And figures so small that in a village or a
 * school they are somebody: 石板村1名女童被性侵. */
#include "check/privacy_people.h"

#include "check/prose.h"
#include "read/around.h"

enum { PARAGRAPH_MOST = 3000, PLACE_LETTERS = 2, FEW = 2 };

/* A town, village or school by its name between `start` and `end`: two letters before the word, which 某村 and 各镇 have not. */
static Span place_named(const Checker *c, size_t start, size_t end, WordListKind kind)
{
    const Catalog *catalog = c->r->catalog;
    size_t length;

    for (size_t at = start; at < end; at += length) {
        utf8_read(c->text, at, &length);
        size_t word = listed_at(catalog, kind, c->text, at), from = at, letters = 0;
        if (!word || at + word > end)
            continue;
        while (letters < PLACE_LETTERS && from > start) {
            size_t before = letter_start(c->text, from, start), bytes;
            if (!is_han(utf8_read(c->text, before, &bytes))
                || listed_at(catalog, letters ? WORDS_PLACE_NO_START : WORDS_PLACE_NO_NAME, c->text, before))
                break;
            from = before;
            letters++;
        }
        if (letters == PLACE_LETTERS)
            return (Span){ (uint32_t)from, (uint32_t)(at + word) };
    }
    return (Span){ 0 };
}

/* A sum of money, an age or a day in [start, end): what those who know the case will know it by. */
static Span detail_within(const Checker *c, size_t start, size_t end)
{
    const Document *d = c->d;

    size_t low = d->first_fact, last = low + d->fact_count, high = last;

    while (low < high) { /* facts stand in text order */
        size_t middle = (low + high) / 2;
        if (c->r->facts.items[middle].quantity.start < start)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < last && c->r->facts.items[i].quantity.start < end; i++) {
        const Quantity *q = &c->r->facts.items[i].quantity;
        if (q->end > end)
            continue;
        bool age = q->kind == FACT_MEASURE && text_ends(quantity_unit(c->r->catalog, c->r->text, q), TEXT("岁"));
        if (age || (q->kind == FACT_MONEY && q->number.form == NUMERAL_EXACT))
            return (Span){ (uint32_t)q->start, (uint32_t)q->end };
    }
    return (Span){ 0 };
}

/* What happened, as a word of [start, end). */
static Span mishap_within(const People *p, size_t start, size_t end)
{
    for (size_t i = people_word(p, start); i < p->words.count && p->words.items[i].end <= end; i++) {
        const PersonFound *word = &p->words.items[i];
        if (word->kind == PERSON_VIOLENCE || word->kind == PERSON_ILLNESS || word->kind == PERSON_DEATH)
            return (Span){ word->start, word->end };
    }
    return (Span){ 0 };
}

/* The line around `at`, when it is no longer than a paragraph. */
static bool paragraph_of(const Checker *c, size_t at, size_t *start, size_t *end)
{
    *start = *end = at;
    while (*start > c->d->span.start && c->text.at[*start - 1] != '\n' && at - *start < PARAGRAPH_MOST)
        --*start;
    while (*end < c->text.len && c->text.at[*end] != '\n' && *end - at < PARAGRAPH_MOST)
        ++*end;
    while (*start < at && ((unsigned char)c->text.at[*start] & 0xC0) == 0x80)
        ++*start;
    while (*end > at && *end < c->text.len && ((unsigned char)c->text.at[*end] & 0xC0) == 0x80)
        --*end;
    return *end > *start;
}

static void show(Checker *c, Span span)
{
    finding_show(c, span.start, span.end);
}

/* Each paragraph once, at its first masked name. */
static void cases_find(People *p)
{
    Checker *c = p->c;
    size_t start, end, until = c->d->span.start;

    for (size_t i = people_first_item(p); i < c->items->count && c->items->items[i].document == c->document; i++) {
        const Item *item = &c->items->items[i];
        if (item->type != ITEM_ROLE || item->span.start < until || !text_contains(item->name, TEXT("某"))
            || !paragraph_of(c, item->span.start, &start, &end))
            continue;
        Span place = place_named(c, start, end, WORDS_FINE_PLACE), mishap = mishap_within(p, start, end);
        Span detail = detail_within(c, start, end);
        if (span_empty(place) || span_empty(mishap) || span_empty(detail))
            continue;
        size_t name = (size_t)(item->name.at - c->r->text.at);
        privacy_note(c, name, name + item->name.len, PERSONAL_CASE);
        show(c, place);
        show(c, mishap);
        show(c, detail);
        until = end;
    }
}

/* 石板村1名女童被性侵: one or two people, what nobody wants known, and where. */
static void few_find(People *p)
{
    Checker *c = p->c;
    const Document *d = c->d;

    for (uint32_t i = d->first_fact; i < d->first_fact + d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[i];
        const Quantity *q = &fact->quantity;
        if (q->kind != FACT_COUNT || fact->cell || q->number.form != NUMERAL_EXACT || q->ordinal
            || decimal_compare(q->number.low, decimal_int(FEW)) > 0
            || decimal_compare(q->number.low, decimal_int(1)) < 0
            || !listed_within(c->r->catalog, WORDS_FEW_UNIT, quantity_unit(c->r->catalog, c->r->text, q)))
            continue;
        size_t from = sentence_start(c->text, q->start, d->span.start), clause = clause_end(c->text, q->end);
        size_t first = clause_start(c->text, q->start, d->span.start);
        Text around = text_slice(c->text, first, clause);
        Span place = place_named(c, from, clause, WORDS_SMALL_PLACE);
        if (span_empty(place) || !listed_within(c->r->catalog, WORDS_SHAME, around))
            continue;
        privacy_note(c, q->start, q->end, PERSONAL_FEW);
        show(c, place);
    }
}

void people_cases(People *p)
{
    cases_find(p);
    few_find(p);
}
