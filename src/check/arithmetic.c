#include "model/arithmetic.h"
#include "model/word_lists.h"

#include "check/checkers.h"

static const Fact *part_of_relation(const Checker *c, const Relation *relation, uint32_t i)
{
    size_t row = c->r->relation_parts.items[relation->parts + i];

    return row == NO_INDEX ? NULL : &c->r->facts.items[row];
}

static Text fact_text(const Checker *c, const Fact *fact)
{
    return text_slice(c->r->text, fact->quantity.start, fact->quantity.end);
}

/* A value with the unit that it is printed in: 22.6%, 457万元. */
static Text value_text(const Checker *c, Decimal value, const Fact *like)
{
    char digits[DECIMAL_TEXT_MAX];
    Text said = text_slice(c->r->text, like->quantity.start, like->quantity.number.end);
    Text unit = quantity_unit(c->r->catalog, c->r->text, &like->quantity), scale = TEXT("");
    Decimal scaled;

    if (like->quantity.number.arabic && text_ends(said, TEXT("万")) && decimal_shift(value, -4, &scaled)) {
        value = scaled;
        scale = TEXT("万");
    } else if (like->quantity.number.arabic && text_ends(said, TEXT("亿")) && decimal_shift(value, -8, &scaled)) {
        value = scaled;
        scale = TEXT("亿");
    }
    decimal_write(value, digits);
    return arena_format(c->arena, "%s%.*s%.*s", digits, TEXT_ARG(scale), TEXT_ARG(unit));
}

static void show_parts(Checker *c, const Relation *relation)
{
    for (uint32_t i = 0; i < relation->part_count; i++) {
        const Fact *part = part_of_relation(c, relation, i);
        if (part)
            finding_show(c, part->quantity.start, part->quantity.end);
    }
}

static void object(Checker *c, CheckRule rule, const Relation *relation, Decimal expected)
{
    const Fact *result = &c->r->facts.items[relation->result];
    Finding *finding = finding_add(c, rule, result->quantity.start, result->quantity.end);

    finding->stated = fact_text(c, result);
    finding->expected = value_text(c, expected, result);
    for (uint32_t i = 0; i < relation->part_count && i < FINDING_WORDS; i++) {
        const Fact *part = part_of_relation(c, relation, i);
        if (part)
            finding->zh[i] = finding->en[i] = fact_text(c, part);
    }
    show_parts(c, relation);
}

/* Not the whole of that part: a rate, a change, another status, far smaller or behind a semicolon. */
static bool is_apart(const Checker *c, const Fact *whole, const Fact *part)
{
    Text gap = text_slice(c->r->text, whole->quantity.end, part->quantity.start);

    if (whole->cell && part->cell) /* the finder of tables goes by the headings */
        return !span_empty(whole->per) || !span_empty(part->per);
    return !span_empty(whole->per) || !span_empty(part->per) || whole->change != CHANGE_NONE
           || part->change != CHANGE_NONE || whole->status != part->status || whole->cell || part->cell
           || text_contains(gap, TEXT("；")) || !text_contains(gap, TEXT("其中"))
           || listed_within(c->r->catalog, WORDS_EACH, gap) /* 就业412人…，其中女性分别为: of several wholes */
           || !arithmetic_is_within(part->quantity.number.low, whole->quantity.number.low, 100);
}

/* 人, 名 and 位 are one. */
static bool is_same_unit(const Checker *c, const Fact *a, const Fact *b)
{
    Text one = quantity_unit(c->r->catalog, c->r->text, &a->quantity),
         two = quantity_unit(c->r->catalog, c->r->text, &b->quantity);

    return text_equal(one, two)
           || (is_listed(c->r->catalog, WORDS_PERSON_UNIT, one)
               && is_listed(c->r->catalog, WORDS_PERSON_UNIT, two));
}

/* 416人，双亲外出的285人，单亲外出的131人: what is counted from behind `whole` to `last` makes it up. */
static bool is_made_up_to(const Checker *c, const Fact *whole, const Fact *last)
{
    Decimal sum = decimal_int(0);

    for (const Fact *fact = whole + 1; fact <= last; fact++)
        if (fact->quantity.number.form == NUMERAL_EXACT && is_same_unit(c, fact, whole)
            && !decimal_add(sum, fact->quantity.number.low, &sum))
            return false;
    return whole + 1 < last && decimal_equal(sum, whole->quantity.number.low);
}

/* 71人（男34人、女37人），其中本科42人: the whole is itself a part or one of a list, and another figure before the part is
 * large enough to be what 其中 is of. */
static bool is_of_another(const Checker *c, const Fact *whole, const Fact *part)
{
    const Fact *first = &c->r->facts.items[c->d->first_fact];
    bool beside = whole->part_of != NO_INDEX
                  || listed_within(c->r->catalog, WORDS_BRACKET_CLOSE,
                                   text_slice(c->r->text, whole->quantity.end, part->quantity.start));

    for (const Fact *fact = part; fact-- > first && fact->line == part->line;)
        if (fact != whole && fact->quantity.kind == part->quantity.kind
            && fact->quantity.number.form == NUMERAL_EXACT && is_same_unit(c, fact, part)
            && decimal_compare(fact->quantity.number.low, part->quantity.number.low) >= 0
            && (beside || fact > whole || is_made_up_to(c, fact, whole)
                || !listed_within(c->r->catalog, WORDS_CLAUSE_END,
                                  text_slice(c->r->text, fact->quantity.end, whole->quantity.start))))
            return true;
    return false;
}

/* 其中同时享受的1377人，因此实际受益7243人: 其中 leads to the first figure, and to others only in a list. */
static bool is_led_to(const Checker *c, const Fact *whole, const Fact *part)
{
    const Fact *before = part - 1;

    while (before > whole && !is_same_unit(c, before, part))
        before--;
    Text gap = text_slice(c->r->text, before->quantity.end, part->quantity.start);
    return text_contains(gap, TEXT("其中")) || text_starts(gap, TEXT("、"));
}

/* 其中 and brackets: no part is larger than its whole. */
static void parts_check(Checker *c, const Relation *relation)
{
    const Fact *whole = &c->r->facts.items[relation->result];

    for (uint32_t i = 0; i < relation->part_count; i++) {
        const Fact *part = part_of_relation(c, relation, i);
        if (!part || is_apart(c, whole, part) || whole->quantity.bound != BOUND_EXACT
            || part->quantity.number.form != NUMERAL_EXACT || whole->quantity.number.form != NUMERAL_EXACT
            || part->quantity.kind != whole->quantity.kind || !is_same_unit(c, part, whole)
            || decimal_compare(part->quantity.number.low, whole->quantity.number.low) <= 0
            || (!part->cell && (!is_led_to(c, whole, part) || is_of_another(c, whole, part))))
            continue;
        Finding *finding = finding_add(c, CHECK_PART, whole->quantity.start, whole->quantity.end);
        finding->stated = fact_text(c, whole);
        finding->zh[0] = finding->en[0] = fact_text(c, part);
        finding_show(c, part->quantity.start, part->quantity.end);
    }
}

/* 320吨，翻了一番（上年为240吨）: how far it grew, in percent of what it was. */
static void object_doubled(Checker *c, const Relation *relation, const Fact *is, const Fact *was)
{
    const Fact *result = &c->r->facts.items[relation->result];
    Decimal share;
    char digits[DECIMAL_TEXT_MAX];

    if (!decimal_divide(is->quantity.number.low, was->quantity.number.low, 3, &share)
        || !decimal_subtract(share, decimal_int(1), &share) || !decimal_shift(share, 2, &share))
        return;
    Finding *finding = finding_add(c, CHECK_DIFFERENCE, result->quantity.start, result->quantity.end);
    decimal_write(share, digits);
    finding->stated = fact_text(c, result);
    finding->expected = arena_format(c->arena, "%s%%", digits);
    finding->zh[0] = finding->en[0] = fact_text(c, was);
    finding->zh[1] = finding->en[1] = fact_text(c, is);
    show_parts(c, relation);
}

static void relation_check(Checker *c, const Relation *relation)
{
    const Fact *result = &c->r->facts.items[relation->result], *first = part_of_relation(c, relation, 0),
               *second = relation->part_count > 1 ? part_of_relation(c, relation, 1) : NULL;
    const size_t *rows = &c->r->relation_parts.items[relation->parts];
    Decimal expected = { 0, 0 };

    switch (relation->type) {
    case RELATION_PART:
        parts_check(c, relation);
        break;
    case RELATION_RATIO:
        if (!second || arithmetic_ratio(c->r, result, first, second, &expected) != ARITHMETIC_FAILS)
            break;
        if (arithmetic_is_doubling(c->r, result))
            object_doubled(c, relation, first, second);
        else
            object(c, first->change == CHANGE_BY ? CHECK_DIFFERENCE : CHECK_RATIO, relation, expected);
        break;
    case RELATION_COMPLETION:
        if (second && arithmetic_ratio(c->r, result, first, second, &expected) == ARITHMETIC_FAILS)
            object(c, CHECK_COMPLETION, relation, expected);
        break;
    case RELATION_SUM:
        if (arithmetic_sum(c->r, result, rows, relation->part_count, &expected) == ARITHMETIC_FAILS)
            object(c, CHECK_SUM, relation, expected);
        break;
    case RELATION_PRODUCT:
        if (arithmetic_product(c->r, result, first, second, (int)relation->times, &expected) == ARITHMETIC_FAILS)
            object(c, CHECK_PRODUCT, relation, expected);
        break;
    case RELATION_DIFFERENCE:
        if (arithmetic_difference(c->r, result, first, second, &expected) == ARITHMETIC_FAILS)
            object(c, CHECK_DIFFERENCE, relation, expected);
        break;
    case RELATION_EQUAL:
        break;
    }
}

/* 入学率104%: more than all. 毛入学率, 完成率 and growth may be. */
static void percents_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        Text name = reading_text(c->r, fact->near);
        Text unit = quantity_unit(c->r->catalog, c->r->text, &fact->quantity);

        if (fact->quantity.kind != FACT_PERCENT || fact->quantity.number.form != NUMERAL_EXACT
            || fact->change == CHANGE_BY || !(text_equal(unit, TEXT("%")) || text_equal(unit, TEXT("％")))
            || decimal_compare(fact->quantity.number.low, decimal_int(100)) <= 0)
            continue;
        if (!listed_within(c->r->catalog, WORDS_SHARE_SAID, name)
            || listed_within(c->r->catalog, WORDS_OVER_HUNDRED, name))
            continue;
        Finding *finding = finding_add(c, CHECK_PERCENT, fact->quantity.start, fact->quantity.end);
        finding->stated = fact_text(c, fact);
    }
}

void arithmetic_check(Checker *c)
{
    uint32_t end = c->d->first_fact + c->d->fact_count;

    for (size_t i = 0; i < c->r->relations.count; i++) {
        const Relation *relation = &c->r->relations.items[i];
        if (relation->result >= c->d->first_fact && relation->result < end)
            relation_check(c, relation);
    }
    percents_check(c);
}
