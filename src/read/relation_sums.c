/* relation_sums.c - sums, products and differences: 合计457万元, 共2万元, 提高8个百分点. */
#include "read/relation_finders.h"

#include "model/word_lists.h"
#include "read/around.h"

enum { TIMES_YEAR = 12, TIMES_TERMS = 2 };
enum { PRODUCT_SLIP = 100, TOTAL_SLIP = 50 }; /* as in relation_ratios.c */

/* ---- differences ---- */

/* Two figures that the words set side by side: one was reached from the other, or is of the year before. They
 * are put in order of time. */
static bool is_compared(const RelationFinder *f, size_t *from, size_t *to)
{
    const Fact *was = fact_of_row(f, *from), *is = fact_of_row(f, *to);

    for (size_t k = *from + 1; k < *to; k++)
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE)
            return false;
    if (is_rate(was) != is_rate(is) || !relation_same_family(f, was, is))
        return false;
    if (is->change == CHANGE_TO)
        return true;
    if (!listed_within(f->r->catalog, WORDS_YEAR_BEFORE,
                       text_slice(f->r->text, was->quantity.end, is->quantity.start))
        || listed_within(f->r->catalog, WORDS_CHANGE, relation_clause(f, *to)))
        return false;
    size_t later = *from;
    *from = *to;
    *to = later;
    return true;
}

/* The words between a figure and the one before it, days and years among them. */
static Text words_before(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);
    size_t start = f->r->lines.items[fact->line].span.start;

    for (size_t k = row; k-- > f->first && fact_of_row(f, k)->line == fact->line;)
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE) {
            start = fact_of_row(f, k)->quantity.end;
            break;
        }
    return text_slice(f->r->text, start, fact->quantity.start);
}

/* 高出规划目标（85%）3.6个百分点: of the first share of the sentence. */
static bool apart_find(RelationFinder *f, size_t i)
{
    const Fact *goal = i > f->first ? fact_of_row(f, i - 1) : NULL;
    size_t parts[2] = { i - 1, NO_INDEX };

    if (!goal || goal->quantity.kind != FACT_PERCENT || goal->status != STATUS_TARGET || !has_figure(goal)
        || !has_figure(fact_of_row(f, i)) || !relation_same_sentence(f, i - 1, i)
        || !text_contains(quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, i)->quantity), TEXT("点"))
        || !listed_within(f->r->catalog, WORDS_APART_FROM, relation_clause(f, i - 1)))
        return false;
    for (size_t k = i - 1;
         k-- > f->first && parts[1] == NO_INDEX && i - k < LOOK_BACK && relation_same_sentence(f, k, i);)
        if (fact_of_row(f, k)->quantity.kind == FACT_PERCENT && fact_of_row(f, k)->change != CHANGE_BY
            && !listed_within(f->r->catalog, WORDS_YEAR_BEFORE, words_before(f, k)))
            parts[1] = k;
    if (parts[1] == NO_INDEX || !has_figure(fact_of_row(f, parts[1])))
        return false;
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 由第五名升至第二名，前进3个名次 */
static bool places_find(RelationFinder *f, size_t i)
{
    size_t parts[2] = { i - 2, i - 1 };

    if (i < f->first + 2 || !relation_same_sentence(f, i - 2, i)
        || !(word_at(f->r->text, fact_of_row(f, i)->quantity.end, TEXT("名次"))
             || word_at(f->r->text, fact_of_row(f, i)->quantity.end, TEXT("位"))))
        return false;
    for (int k = 0; k < 2; k++)
        if (fact_of_row(f, parts[k])->quantity.kind != FACT_RANK)
            return false;
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 由71%提高到79%，提高8个百分点 · 由37人降到12人，减少25人 · 水费由62元降到48元，降幅22.6% */
void difference_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);
    size_t parts[2], found = 0;
    if (places_find(f, i) || apart_find(f, i))
        return;
    bool gap = text_contains(clause, TEXT("差")) || text_contains(clause, TEXT("高出"))
               || text_contains(clause, TEXT("幅")) || text_contains(clause, TEXT("其余"))
               || text_contains(clause, TEXT("前进"));

    if ((fact->change != CHANGE_BY && !gap) || !has_figure(fact) || fact->cell)
        return;
    bool percent = fact->quantity.kind == FACT_PERCENT,
         points = percent && text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点"));
    for (size_t k = i; k-- > f->first && i - k < 5 && found < 2;) {
        const Fact *before = fact_of_row(f, k);
        if (!relation_same_sentence(f, k, i))
            break;
        if (!has_figure(before) || before->change == CHANGE_BY || before->quantity.kind == FACT_DATE)
            continue;
        if (points    ? before->quantity.kind != FACT_PERCENT
            : percent ? before->quantity.kind == FACT_PERCENT
                      : !relation_same_family(f, before, fact))
            continue;
        parts[found++] = k;
    }
    if (found < 2)
        return;
    size_t from = parts[1], to = parts[0];
    bool compared = is_compared(f, &from, &to) && (fact->change == CHANGE_BY || text_contains(clause, TEXT("幅")));
    size_t ordered[2] = { from, to };
    if (compared
        || arithmetic_difference(f->r, fact, fact_of_row(f, from), fact_of_row(f, to), NULL) == ARITHMETIC_HOLDS)
        relation_add(f, RELATION_DIFFERENCE, i, ordered, 2);
}

/* ---- products ---- */

/* How often a rate is paid in the time that the total tells of: 每月 in 全年 is 12. */
static int times_of(const RelationFinder *f, size_t rate, size_t result)
{
    Text per = reading_text(f->r, fact_of_row(f, rate)->per);
    Text gap = text_slice(f->r->text, fact_of_row(f, rate)->quantity.end, fact_of_row(f, result)->quantity.start);

    if (text_contains(per, TEXT("月")) && (text_contains(gap, TEXT("全年")) || text_contains(gap, TEXT("年"))))
        return TIMES_YEAR;
    if (text_contains(per, TEXT("学期")) && (text_contains(gap, TEXT("两学期")) || text_contains(gap, TEXT("年"))))
        return TIMES_TERMS;
    return 1;
}

/* 40户 … 每户500元，共2万元 */
static bool product_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t rate = NO_INDEX, count = NO_INDEX;

    if (fact->quantity.kind != FACT_MONEY)
        return false;
    for (size_t k = i; k-- > f->first && count == NO_INDEX && i - k < 5 && relation_same_sentence(f, k, i);) {
        const Fact *before = fact_of_row(f, k);
        if (rate == NO_INDEX && is_rate(before) && has_figure(before) && relation_same_family(f, before, fact))
            rate = k;
        else if (before->quantity.kind == FACT_MONEY)
            return false; /* the rate is told of that */
        else if (count == NO_INDEX && before->quantity.kind == FACT_COUNT && has_figure(before) && !is_rate(before))
            count = k;
    }
    if (rate == NO_INDEX || count == NO_INDEX)
        return false;
    size_t parts[2] = { count, rate };
    Decimal expected;
    if (arithmetic_product(f->r, fact, fact_of_row(f, count), fact_of_row(f, rate), times_of(f, rate, i), &expected)
            == ARITHMETIC_FAILS
        && !arithmetic_is_within(fact->quantity.number.low, expected, PRODUCT_SLIP))
        return false;
    relation_add(f, RELATION_PRODUCT, i, parts, 2);
    f->r->relations.items[f->r->relations.count - 1].times = (uint32_t)times_of(f, rate, i);
    return true;
}

/* ---- sums ---- */

/* The parts listed behind a whole make it up when they nearly give it: other lists name some of many, or name
 * some twice. In percent of the whole. */
enum { TWO_LEAST = 90, MORE_LEAST = 85, ANY_MOST = 125 };

static bool make_up(const RelationFinder *f, size_t whole, const size_t *parts, size_t count)
{
    const Fact *fact = fact_of_row(f, whole);
    Decimal sum, least, most;

    return count >= 2 && arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_UNKNOWN
           && decimal_multiply(fact->quantity.number.low, decimal_make(count > 2 ? MORE_LEAST : TWO_LEAST, 2),
                               &least)
           && decimal_multiply(fact->quantity.number.low, decimal_make(ANY_MOST, 2), &most)
           && decimal_compare(sum, least) >= 0 && decimal_compare(sum, most) <= 0;
}

/* Two figures that are named alike: 国税完成236万元;地税完成221万元, 新建14处、改扩建9处. */
static bool named_alike(const RelationFinder *f, size_t a, size_t b)
{
    size_t one = fact_of_row(f, a)->quantity.start, two = fact_of_row(f, b)->quantity.start;
    Text letter = text_slice(f->r->text, letter_before(f->r->text, one, 0), one);

    return word_before(f->r->text, two, fact_of_row(f, a)->quantity.end, letter);
}

/* 学校187所，其中幼儿园86所、小学72所… */
static void listed_find(RelationFinder *f, size_t whole)
{
    size_t parts[LOOK_BACK], count = 0;

    if (fact_of_row(f, whole)->change == CHANGE_BY)
        return;
    for (size_t i = whole + 1; i < f->end && i < whole + LOOK_BACK; i++) {
        const Fact *part = fact_of_row(f, i);
        if (!relation_same_sentence(f, whole, i))
            break;
        if (!relation_same_family(f, part, fact_of_row(f, whole)) || part->change == CHANGE_BY)
            continue;
        if (part->part_of != whole && !(count == 1 && part->part_of == NO_INDEX && named_alike(f, parts[0], i)))
            continue;
        if (!has_figure(part) || part->quantity.bound != BOUND_EXACT)
            return;
        if (!count
            && text_contains(text_slice(f->r->text, fact_of_row(f, whole)->quantity.end, part->quantity.start),
                             TEXT("；")))
            return;
        parts[count++] = i;
        if (count > 1 && arithmetic_sum(f->r, fact_of_row(f, whole), parts, count, NULL) == ARITHMETIC_HOLDS)
            break;
    }
    bool loose = count == 2 && !named_alike(f, parts[0], parts[1])
                 && arithmetic_sum(f->r, fact_of_row(f, whole), parts, count, NULL) != ARITHMETIC_HOLDS;
    if (!loose && make_up(f, whole, parts, count))
        relation_add(f, RELATION_SUM, whole, parts, count);
}

/* 国税236万元，地税221万元，合计457万元 */
static void total_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[LOOK_BACK], count = 0;

    for (size_t k = i; k-- > f->first && i - k < LOOK_BACK && relation_same_sentence(f, k, i);) {
        const Fact *before = fact_of_row(f, k);
        if (has_figure(before) && relation_same_family(f, before, fact) && !is_rate(before)
            && before->part_of == NO_INDEX)
            parts[count++] = k;
    }
    Decimal sum;
    if (count >= 2 && arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_UNKNOWN
        && arithmetic_is_within(fact->quantity.number.low, sum, TOTAL_SLIP))
        relation_add(f, RELATION_SUM, i, parts, count);
}

void sum_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);

    if (!has_figure(fact) || fact->quantity.kind == FACT_PERCENT || fact->cell)
        return;
    if (is_rate(fact))
        return;
    listed_find(f, i);
    if (fact->part_of != NO_INDEX)
        return;
    bool total = listed_ends(f->r->catalog, WORDS_SUM_LEAD, clause);
    bool paid = total || listed_ends(f->r->catalog, WORDS_PAID_LEAD, clause);
    if (paid && product_find(f, i))
        return;
    if (total)
        total_find(f, i);
}
