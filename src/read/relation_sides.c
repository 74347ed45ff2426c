/* relation_sides.c - the two figures that a share, a rate or a completion is of. */
#include "read/relation_sides.h"

bool relation_is_side(const Fact *fact)
{
    return has_figure(fact) && fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.kind != FACT_PERCENT
           && fact->change != CHANGE_BY && !is_rate(fact);
}

Verdict ratio_verdict(const RelationFinder *f, size_t i, size_t top, size_t base, Decimal *expected)
{
    return arithmetic_ratio(f->r, fact_of_row(f, i), fact_of_row(f, top), fact_of_row(f, base), expected);
}

bool ratio_holds(const RelationFinder *f, size_t i, size_t top, size_t base)
{
    return ratio_verdict(f, i, top, base, NULL) == ARITHMETIC_HOLDS;
}

void ratio_add(RelationFinder *f, RelationType type, size_t i, size_t top, size_t base)
{
    size_t parts[2] = { top, base };

    relation_add(f, type, i, parts, 2);
}

bool relation_is_smaller(const RelationFinder *f, size_t a, size_t b)
{
    return decimal_compare(fact_of_row(f, a)->quantity.number.low, fact_of_row(f, b)->quantity.number.low) < 0;
}

/* 由6%升至8%: what the first one was before tells nothing of the figures of today. */
static bool is_changed(const RelationFinder *f, size_t i)
{
    return i + 1 < f->end && fact_of_row(f, i + 1)->change == CHANGE_TO
           && fact_of_row(f, i + 1)->quantity.kind == FACT_PERCENT
           && listed_within(f->r->catalog, WORDS_FROM, relation_last_clause(f, relation_clause(f, i)));
}

void ratio_add_failing(RelationFinder *f, RelationType type, size_t i, size_t top, size_t base, bool firm,
                       int percent)
{
    Decimal expected = decimal_int(0);

    if (ratio_verdict(f, i, top, base, &expected) == ARITHMETIC_FAILS && !is_changed(f, i)
        && fact_of_row(f, i)->quantity.number.form == NUMERAL_EXACT
        && (firm || arithmetic_is_within(fact_of_row(f, i)->quantity.number.low, expected, percent)))
        ratio_add(f, type, i, top, base);
}

bool ratio_goes_on(const RelationFinder *f, size_t i)
{
    if (i + 1 >= f->end || fact_of_row(f, i + 1)->quantity.kind != fact_of_row(f, i)->quantity.kind)
        return false;
    Text gap =
        text_trim(text_slice(f->r->text, fact_of_row(f, i)->quantity.end, fact_of_row(f, i + 1)->quantity.start));
    return is_listed(f->r->catalog, WORDS_AND, gap);
}

Sides ratio_sides(const RelationFinder *f, size_t i)
{
    Sides sides = { .count = 0 };
    bool closed = false;

    for (size_t k = i; k-- > f->first && sides.count < SIDES && i - k < LOOK_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        Text gap = text_slice(f->r->text, fact->quantity.end, fact_of_row(f, k + 1)->quantity.start);
        if (fact->line != fact_of_row(f, i)->line || listed_within(f->r->catalog, WORDS_SENTENCE_END, gap)
            || fact->quantity.kind == FACT_PERCENT)
            break;
        if (listed_begins(f->r->catalog, WORDS_BRACKET_CLOSE, text_trim(gap)))
            closed = true; /* （含积案3起） */
        if (relation_is_side(fact) && !closed)
            sides.rows[sides.count++] = k;
        if (closed && listed_within(f->r->catalog, WORDS_BRACKET_OPEN, relation_clause(f, k)))
            closed = false;
    }
    return sides;
}

bool ratio_any_holds(const RelationFinder *f, size_t i, const Sides *sides, size_t *top, size_t *base)
{
    for (size_t a = 0; a < sides->count; a++)
        for (size_t b = 0; b < sides->count; b++)
            if (a != b && relation_same_family(f, fact_of_row(f, sides->rows[a]), fact_of_row(f, sides->rows[b]))
                && ratio_holds(f, i, sides->rows[a], sides->rows[b])) {
                *top = sides->rows[a];
                *base = sides->rows[b];
                return true;
            }
    return false;
}
