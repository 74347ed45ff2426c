/* tied.c - figures that are tied across clauses: 小学生30人，每人1000元；初中生20人，每人1250元，合计5.5万元; 受援人90人，其中妇女40人。
 * 妇女受援人中，涉家暴的46人. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/arithmetic.h"
#include "model/word_lists.h"

#include <string.h>

enum { PAIRS_LEAST = 2, PAIRS_MOST = 6, NAME_LEAST = 6, NAME_MOST = 45 }; /* the latter two in bytes */

static const Fact *fact_of(const Checker *c, uint32_t i)
{
    return &c->r->facts.items[c->d->first_fact + i];
}

static bool is_exact(const Fact *fact)
{
    return fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.bound == BOUND_EXACT
           && fact->change == CHANGE_NONE && !fact->cell && fact->quantity.kind <= FACT_MEASURE;
}

static Text unit_of(const Checker *c, const Fact *fact)
{
    return quantity_unit(c->r->catalog, c->r->text, &fact->quantity);
}

static bool same_unit(const Checker *c, const Fact *a, const Fact *b)
{
    Text one = unit_of(c, a), two = unit_of(c, b);

    return text_equal(one, two)
           || (is_listed(c->r->catalog, WORDS_PERSON_UNIT, one)
               && is_listed(c->r->catalog, WORDS_PERSON_UNIT, two));
}

/* ---- sums of products ---- */

/* 每人 of 人, 每户 of 户; not 每人每月, of which nobody says how often. */
static bool is_rate_of(const Checker *c, const Fact *rate, const Fact *count)
{
    Text per = reading_text(c->r, rate->per), unit = unit_of(c, count);

    if (rate->quantity.kind != FACT_MONEY || !is_exact(rate) || !text_starts(per, TEXT("每"))
        || listed_within(c->r->catalog, WORDS_PER_TIME, per))
        return false;
    per = text_slice(per, strlen("每"), per.len);
    return text_equal(per, unit)
           || (listed_begins(c->r->catalog, WORDS_EACH_PERSON, per)
               && is_listed(c->r->catalog, WORDS_PERSON_UNIT, unit));
}

/* 1240人×1000元 */
static Text product_text(const Checker *c, const Fact *count, const Fact *rate)
{
    return arena_format(c->arena, "%.*s×%.*s",
                        TEXT_ARG(text_slice(c->text, count->quantity.start, count->quantity.end)),
                        TEXT_ARG(text_slice(c->text, rate->quantity.start, rate->quantity.end)));
}

/* Every sum of the sentence before the total is a rate right behind what it is paid for. */
static void products_check(Checker *c, uint32_t i)
{
    const Fact *total = fact_of(c, i);
    size_t start = c->r->lines.items[total->line].span.start,
           clause = clause_start(c->text, total->quantity.start, start);
    Decimal sum = decimal_int(0), product;
    const Fact *counts[PAIRS_MOST], *rates[PAIRS_MOST];
    size_t pairs = 0;

    if (total->quantity.kind != FACT_MONEY || !is_exact(total) || !span_empty(total->per)
        || total->status != STATUS_ACTUAL
        || !listed_within(c->r->catalog, WORDS_SUM_STRONG, text_slice(c->text, clause, total->quantity.start)))
        return;
    for (uint32_t k = i; k-- > 0 && fact_of(c, k)->line == total->line;) {
        const Fact *rate = fact_of(c, k);
        if (text_contains(text_slice(c->text, rate->quantity.end, total->quantity.start), TEXT("。")))
            break;
        if (rate->quantity.kind != FACT_MONEY)
            continue;
        if (k == 0 || pairs == PAIRS_MOST || !is_rate_of(c, rate, fact_of(c, k - 1)) || !is_exact(fact_of(c, k - 1))
            || fact_of(c, k - 1)->line != rate->line
            || !decimal_multiply(fact_of(c, k - 1)->quantity.number.low, rate->quantity.number.low, &product)
            || !decimal_add(sum, product, &sum))
            return;
        counts[pairs] = fact_of(c, k - 1);
        rates[pairs++] = rate;
    }
    if (pairs < PAIRS_LEAST)
        return;
    Fact all_of = *rates[0], once = *rates[0];
    all_of.quantity.number.low = all_of.quantity.number.high = sum;
    once.quantity.number.low = once.quantity.number.high = decimal_int(1);
    if (arithmetic_product(c->r, total, &all_of, &once, 1, NULL) != ARITHMETIC_FAILS)
        return;
    Finding *finding = finding_add(c, CHECK_PRODUCT, total->quantity.start, total->quantity.end);
    char digits[DECIMAL_TEXT_MAX];
    Decimal shown = sum;
    Text said = text_slice(c->text, total->quantity.start, total->quantity.number.end), scale = TEXT("");
    if (text_ends(said, TEXT("万")) && decimal_shift(sum, -4, &shown))
        scale = TEXT("万");
    decimal_write(shown, digits);
    finding->stated = text_slice(c->text, total->quantity.start, total->quantity.end);
    finding->expected = arena_format(c->arena, "%s%.*s%.*s", digits, TEXT_ARG(scale), TEXT_ARG(unit_of(c, total)));
    Text all = TEXT("");
    for (size_t k = pairs; k-- > 1;)
        all = arena_format(c->arena, "%.*s%.*s＋", TEXT_ARG(all), TEXT_ARG(product_text(c, counts[k], rates[k])));
    finding->zh[0] = finding->en[0] =
        arena_format(c->arena, "%.*s%.*s", TEXT_ARG(all),
                     TEXT_ARG(text_slice(c->text, counts[0]->quantity.start, counts[0]->quantity.end)));
    finding->zh[1] = finding->en[1] = text_slice(c->text, rates[0]->quantity.start, rates[0]->quantity.end);
    for (size_t k = 0; k < pairs; k++) {
        finding_show(c, counts[k]->quantity.start, counts[k]->quantity.end);
        finding_show(c, rates[k]->quantity.start, rates[k]->quantity.end);
    }
}

/* ---- among ---- */

/* The words of a figure behind the sign, the figure or the 其中 before it: 妇女 of 其中妇女187人. */
static Text name_of(const Checker *c, uint32_t i)
{
    const Fact *fact = fact_of(c, i);
    size_t start = clause_start(c->text, fact->quantity.start, c->r->lines.items[fact->line].span.start);

    if (i > 0 && fact_of(c, i - 1)->quantity.end > start)
        start = fact_of(c, i - 1)->quantity.end;
    Text name = text_trim(text_slice(c->text, start, fact->quantity.start));
    size_t sign = text_find(name, TEXT("、"));
    if (sign < name.len)
        name = text_slice(name, sign + strlen("、"), name.len);
    size_t lead = listed_at(c->r->catalog, WORDS_SPLIT_LEAD, name, 0);
    return text_slice(name, lead, name.len);
}

/* 妇女受援人 of 。妇女受援人中，涉家庭暴力的196人; empty: no such words lead to the figure. */
static Text among_of(const Checker *c, const Fact *fact)
{
    Text lead = TEXT("中，");
    size_t line = c->r->lines.items[fact->line].span.start,
           clause = clause_start(c->text, fact->quantity.start, line);

    if (clause < line + lead.len || !text_before(c->text, clause, lead))
        return TEXT("");
    size_t start = sentence_start(c->text, clause - lead.len, line);
    Text among = text_trim(text_slice(c->text, start, clause - lead.len));
    return among.len <= NAME_MOST && !listed_within(c->r->catalog, WORDS_CLAUSE_END, among) ? among : TEXT("");
}

/* The figure told of right before, in the paragraph, that is named by the first words of `among`; the rest of them name
 * the whole that it is of. NULL: none, or more than one. */
static const Fact *whole_named(const Checker *c, uint32_t i, Text among)
{
    const Fact *fact = fact_of(c, i), *found = NULL;

    for (uint32_t k = i; k-- > 0 && fact_of(c, k)->line == fact->line;) {
        const Fact *whole = fact_of(c, k);
        Text name = name_of(c, k);
        if (!is_exact(whole) || whole->quantity.kind != FACT_COUNT || !span_empty(whole->per)
            || !same_unit(c, whole, fact) || name.len < NAME_LEAST || !text_starts(among, name))
            continue;
        Text rest = text_slice(among, name.len, among.len);
        if (rest.len
            && (whole->part_of == NO_INDEX || whole->part_of < c->d->first_fact
                || !text_contains(name_of(c, whole->part_of - c->d->first_fact), rest)))
            continue;
        if (found && !decimal_equal(found->quantity.number.low, whole->quantity.number.low))
            return NULL;
        found = whole;
    }
    return found;
}

static void among_check(Checker *c, uint32_t i)
{
    const Fact *fact = fact_of(c, i);

    if (fact->quantity.kind != FACT_COUNT || !is_exact(fact) || !span_empty(fact->per))
        return;
    Text among = among_of(c, fact);
    const Fact *whole = among.len >= NAME_LEAST ? whole_named(c, i, among) : NULL;
    if (!whole || whole->status != fact->status
        || decimal_compare(fact->quantity.number.low, whole->quantity.number.low) <= 0)
        return;
    Finding *finding = finding_add(c, CHECK_PART, whole->quantity.start, whole->quantity.end);
    finding->stated = text_slice(c->text, whole->quantity.start, whole->quantity.end);
    finding->zh[0] = finding->en[0] = text_slice(c->text, fact->quantity.start, fact->quantity.end);
    finding_show(c, fact->quantity.start, fact->quantity.end);
}

void tied_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        products_check(c, i);
        among_check(c, i);
    }
}
