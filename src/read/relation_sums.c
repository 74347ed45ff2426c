/* relation_sums.c - parts, then their total: 合计457万元. */
#include <string.h>

#include "read/relation_parts.h"

enum { TOTAL_SLIP = 50, PAIR_SLIP = 150, ACROSS_SLIP = 25, LIST_LEAST = 3 };

/* A run of the parts that gives the total: false when none does. */
static bool run_holds(const RelationFinder *f, size_t i, const size_t *parts, size_t count, size_t *start,
                      size_t *length)
{
    for (*start = 0; *start + 2 <= count; (*start)++)
        for (*length = 2; *start + *length <= count; (*length)++)
            if (sum_holds(f, i, parts + *start, *length))
                return true;
    return false;
}

/* 女职工620人，一等奖8名、二等奖16名、三等奖24名，共46名: where the list begins that ends with the last part; 0 when
 * there is no list of three. */
static size_t list_start(const RelationFinder *f, const size_t *parts, size_t count)
{
    size_t start = count - 1;

    while (start && parts[start] == parts[start - 1] + 1
           && text_starts(sum_gap(f, parts[start - 1], parts[start]), TEXT("、")))
        start--;
    return count - start >= LIST_LEAST ? start : 0;
}

/* 警情386起，告诫书112份；教育231起，处罚43起，三类合计386起: the total was told before, or other figures of the sentence
 * come to it, whatever they are counted in. */
static bool is_told_otherwise(const RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t all[LOOK_BACK], whole[LOOK_BACK], count = 0, wholes = 0, start, length;
    bool told = false, largest = true;

    for (size_t k = relation_sentence_first(f, i); k < i; k++) {
        const Fact *before = fact_of_row(f, k);
        if (!sum_can_take(before) || before->quantity.kind != fact->quantity.kind || i - k >= LOOK_BACK)
            continue;
        int order = decimal_compare(before->quantity.number.low, fact->quantity.number.low);
        told |= order == 0;
        largest &= order <= 0;
        all[count++] = k;
        if (before->part_of == NO_INDEX)
            whole[wholes++] = k;
    }
    return (told && largest) || run_holds(f, i, all, count, &start, &length)
           || run_holds(f, i, whole, wholes, &start, &length);
}

/* 国税236万元，地税221万元，合计457万元 */
static void total_find(RelationFinder *f, size_t i, bool strong)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[LOOK_BACK], start, length;
    bool across;
    size_t count = sum_parts_before(f, i, parts, &across);
    Decimal sum;

    if (count < 2)
        return;
    if (run_holds(f, i, parts, count, &start, &length)) {
        relation_add(f, RELATION_SUM, i, parts + start, length);
        return;
    }
    size_t listed = strong ? 0 : list_start(f, parts, count);
    memmove(parts, parts + listed, (count - listed) * sizeof *parts);
    count -= listed;
    for (size_t n = 0; n < count; n++)
        if (fact_of_row(f, parts[n])->part_of != NO_INDEX || !relation_same_unit(f, i, parts[n])
            || fact_of_row(f, parts[n])->status != fact->status
            || (n && text_contains(sum_gap(f, parts[n - 1], parts[n]), TEXT("。"))))
            return;
    if ((!strong && sum_is_mixed(f, parts, count)) || sum_kinds_overlap(f, parts, count)
        || sum_counts_twice(f, parts, count) || relation_overlap_said(f, parts[0], i)
        || arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_FAILS)
        return;
    for (size_t n = 0; n < count && !strong; n++) /* a total that is less than a part is another's */
        if (decimal_compare(fact->quantity.number.low, fact_of_row(f, parts[n])->quantity.number.low) < 0
            && !sum_is_slip(f, i, parts, count, sum))
            return;
    if (is_told_otherwise(f, i))
        return;
    bool slip =
        sum_is_slip(f, i, parts, count, sum)
        || (count == 2 && sum_is_pair(f, parts) && arithmetic_is_within(fact->quantity.number.low, sum, PAIR_SLIP));
    if (across ? slip || arithmetic_is_within(fact->quantity.number.low, sum, ACROSS_SLIP)
               : strong || slip || arithmetic_is_within(fact->quantity.number.low, sum, TOTAL_SLIP))
        relation_add(f, RELATION_SUM, i, parts, count);
}

void sum_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);

    if (!sum_can_take(fact))
        return;
    wholes_find(f, i);
    if (rest_find(f, i))
        return;
    Text clause = relation_last_clause(f, relation_clause(f, i));
    bool alone = is_listed(f->r->catalog, WORDS_SUM_ALONE, text_trim(clause)),
         strong = alone || relation_sums_up(f, WORDS_SUM_STRONG, clause),
         total = strong || relation_sums_up(f, WORDS_SUM_SAID, clause);
    if ((total || listed_within(f->r->catalog, WORDS_PAID_LEAD, clause)
         || listed_begins(f->r->catalog, WORDS_GATHERED, text_trim(relation_name(f, i)))
         || text_ends(text_trim(relation_name(f, i)), TEXT("全年")))
        && product_find(f, i, total))
        return;
    if (total && (fact->part_of == NO_INDEX || strong))
        total_find(f, i, strong);
}
