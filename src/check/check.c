#include "check/check.h"

#include "check/checkers.h"

#include <stdlib.h>

static int finding_compare(const void *a, const void *b)
{
    const Finding *one = a, *two = b;

    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    if (one->span.end != two->span.end)
        return one->span.end < two->span.end ? -1 : 1;
    return one->rule < two->rule ? -1 : one->rule > two->rule;
}

/* The first line or fact that begins at or behind `at`. */
static size_t first_line_at(const Reading *r, size_t at)
{
    size_t low = 0, high = r->lines.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->lines.items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void lines_find(Checker *c)
{
    c->first_line = first_line_at(c->r, c->d->span.start);
    c->last_line = first_line_at(c->r, c->d->span.end);
    if (c->last_line < c->r->lines.count && c->d->span.end == c->r->text.len)
        c->last_line = c->r->lines.count;
}

uint32_t line_holding(const Checker *c, size_t at)
{
    size_t line = first_line_at(c->r, at + 1);

    return line > c->first_line ? (uint32_t)(line - 1) : NO_INDEX;
}

/* 一天比一天好, 一件实事 */
static bool says_one(const Fact *fact)
{
    const Numeral *number = &fact->quantity.number;

    return number->form == NUMERAL_EXACT && !number->arabic && decimal_equal(number->low, decimal_int(1));
}

/* The first fact of the document that begins at or behind `at`; their number: none does. */
static size_t first_fact_at(const Checker *c, size_t at)
{
    const Fact *facts = c->r->facts.items + c->d->first_fact;
    size_t low = 0, high = c->d->fact_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (facts[middle].quantity.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const Quantity *quantity_touching(const Checker *c, size_t start, size_t end)
{
    if (c->d->fact_count == 0)
        return NULL;
    const Fact *facts = c->r->facts.items + c->d->first_fact;
    size_t next = first_fact_at(c, end);

    return next > 0 && facts[next - 1].quantity.end > start ? &facts[next - 1].quantity : NULL;
}

bool figures_within(const Checker *c, size_t start, size_t end)
{
    if (c->d->fact_count == 0)
        return false; /* there may be no list to point into */
    const Fact *facts = c->r->facts.items + c->d->first_fact;
    size_t low = first_fact_at(c, start);

    for (; low < c->d->fact_count && facts[low].quantity.start < end; low++)
        if (facts[low].quantity.kind != FACT_DATE && facts[low].quantity.kind != FACT_RANK
            && !says_one(&facts[low]))
            return true;
    return false;
}

/* What two findings must share to say the same. */
typedef struct {
    CheckRule rule;
    Text words; /* empty: any */
    size_t index;
} Likeness;

static int likeness_compare(const void *a, const void *b)
{
    const Likeness *one = a, *two = b;
    int order;

    if (one->rule != two->rule)
        return one->rule < two->rule ? -1 : 1;
    if ((order = text_compare(one->words, two->words)) != 0)
        return order;
    return one->index < two->index ? -1 : one->index > two->index;
}

/* Ties those of rows[0, count) to the first, which shows the places of all. */
static void tie_alike(const Likeness *rows, size_t count, Arena *arena, Findings *out)
{
    Finding *findings = out->items.items, *first = &findings[rows[0].index];

    if (count < 2)
        return;
    first->shown = (uint32_t)out->shown.count;
    first->count = (uint32_t)count - 1;
    for (size_t i = 1; i < count; i++) {
        findings[rows[i].index].same_as = (uint32_t)rows[0].index;
        *LIST_ADD(arena, &out->shown) = findings[rows[i].index].span;
    }
    out->distinct -= count - 1;
}

/* Those of a document, [first, end), stand in their order. */
static void group_alike(const Reading *reading, size_t first, size_t end, Arena *arena, Findings *out)
{
    const Finding *findings = out->items.items;
    LIST(Likeness) rows = { 0 };

    for (size_t i = first; i < end; i++)
        if (findings[i].alike)
            *LIST_ADD(arena, &rows) =
                (Likeness){ findings[i].rule,
                            findings[i].alike == ALIKE_RULE ? TEXT("") : reading_text(reading, findings[i].span),
                            i };
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, likeness_compare);
    for (size_t i = 0, after; i < rows.count; i = after) {
        for (after = i + 1; after < rows.count && rows.items[after].rule == rows.items[i].rule
                            && text_equal(rows.items[after].words, rows.items[i].words);)
            after++;
        tie_alike(rows.items + i, after - i, arena, out);
    }
}

void check_document(const Reading *reading, const Items *items, uint32_t document, Arena *arena, Findings *out)
{
    static void (*const checkers[])(Checker *) = {
        arithmetic_check, tied_check,      values_check,      retold_check,    blanks_check,  masks_check,
        gaps_check,       dates_check,     privacy_check,     words_check,     titles_check,  counts_check,
        one_by_one_check, citations_check, repeats_check,     counties_check,  writers_check, claims_check,
        people_check,     propriety_check, report_year_check, paragraphs_check
    };
    Checker c = { .r = reading,
                  .items = items,
                  .d = &reading->documents.items[document],
                  .document = document,
                  .text = text_slice(reading->text, 0, reading->documents.items[document].span.end),
                  .hidden = out->hidden.count,
                  .arena = arena,
                  .out = out };
    size_t first = out->items.count;

    marks_find(&c);
    persons_find(&c);
    lines_find(&c);
    for (size_t i = 0; i < sizeof checkers / sizeof *checkers; i++)
        checkers[i](&c);
    if (out->items.count > first)
        qsort(out->items.items + first, out->items.count - first, sizeof *out->items.items, finding_compare);
}

void check_settle(const Reading *reading, Arena *arena, Findings *out)
{
    const Finding *findings = out->items.items;

    for (size_t i = 0; i < out->items.count; i++)
        out->items.items[i].same_as = (uint32_t)i;
    out->distinct = out->items.count;
    for (size_t i = 0, end; i < out->items.count; i = end) {
        for (end = i + 1; end < out->items.count && findings[end].document == findings[i].document;)
            end++;
        group_alike(reading, i, end, arena, out);
    }
}
