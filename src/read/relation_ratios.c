/* relation_ratios.c - averages and multiples: 人均350元, 平均每班47人, 为上年的2.5倍, 翻了一番. */
#include <string.h>

#include "model/word_lists.h"
#include "read/relation_words.h"

enum { DOUBLED_BACK = 4, AVERAGE_BACK = 10, BEHIND_MOST = 6, MONTHS = 12 };
enum { AVERAGE_SLIP = 100 }; /* how far an average that is only about right may be, in percent of either */

/* The last figure before `i` in its sentence but for days and years, when it can be a side of a ratio; or NO_INDEX. */
static size_t side_before(const RelationFinder *f, size_t i)
{
    size_t k = i;

    while (k > f->first && fact_of_row(f, k - 1)->quantity.kind == FACT_DATE)
        k--;
    return k > f->first && relation_same_sentence(f, k - 1, i) && relation_is_side(fact_of_row(f, k - 1))
               ? k - 1
               : NO_INDEX;
}

/* The figure before `base` in its sentence that is so many times `base`; or, where none is, the only one that may be:
 * NO_INDEX when there are several. */
static size_t multiplied(const RelationFinder *f, size_t i, size_t base)
{
    size_t only = NO_INDEX, many = 0;

    for (size_t k = base; k-- > f->first && i - k < LOOK_BACK && relation_same_sentence(f, k, i);) {
        const Fact *fact = fact_of_row(f, k);
        if (!relation_is_side(fact) || !relation_same_family(f, fact, fact_of_row(f, base)))
            continue;
        if (arithmetic_ratio(f->r, fact_of_row(f, i), fact, fact_of_row(f, base), NULL) == ARITHMETIC_HOLDS
            || (!relation_is_against(f, base)
                && arithmetic_ratio(f->r, fact_of_row(f, i), fact_of_row(f, base), fact, NULL) == ARITHMETIC_HOLDS))
            return k;
        if (relation_is_against(f, k))
            continue;
        if (fact->part_of == NO_INDEX || only == NO_INDEX)
            only = k;
        many += fact->part_of == NO_INDEX;
    }
    return many > 1 ? NO_INDEX : only;
}

/* 是三年前（36个）的1.5倍 */
static bool times_find(RelationFinder *f, size_t i, Text clause)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[2];

    if (!text_equal(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("倍"))
        || !text_ends(clause, TEXT("的")) || i < f->first + 2)
        return false;
    parts[1] = side_before(f, i);
    parts[0] = parts[1] == NO_INDEX ? NO_INDEX : multiplied(f, i, parts[1]);
    if (parts[0] == NO_INDEX)
        return true;
    bool grown = decimal_compare(fact_of_row(f, parts[1])->quantity.number.low,
                                 fact_of_row(f, parts[0])->quantity.number.low)
                 > 0;
    if (grown && !relation_is_against(f, parts[1])
        && !text_ends(text_trim(text_slice(clause, 0, clause.len - strlen("的"))),
                      TEXT("）"))) { /* 由46万元增加到118万元，为基期的2.57倍 */
        size_t was = parts[0];
        parts[0] = parts[1];
        parts[1] = was;
    }
    if (fact_of_row(f, side_before(f, i))->change != CHANGE_TO
        && listed_within(f->r->catalog, WORDS_CLAUSE_END, clause)
        && arithmetic_ratio(f->r, fact, fact_of_row(f, parts[0]), fact_of_row(f, parts[1]), NULL)
               == ARITHMETIC_FAILS)
        return true; /* 城区是农村的2倍: of what no figure here tells */
    relation_add(f, RELATION_RATIO, i, parts, 2);
    return true;
}

/* The rate is by what the figure counts: 户均 by 627户次, 每班 by 教学班24个. */
static bool is_counted_by(const RelationFinder *f, size_t count, Text per)
{
    Text name = relation_clause(f, count),
         unit = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, count)->quantity);
    size_t length;

    if (text_starts(per, TEXT("平均")))
        per = text_slice(per, strlen("平均"), per.len);
    if (text_starts(per, TEXT("每")))
        per = text_slice(per, strlen("每"), per.len);
    if (!per.len)
        return false;
    if (text_starts(per, TEXT("日")) && text_equal(unit, TEXT("天")))
        return true;
    utf8_read(per, 0, &length);
    if (text_starts(per, TEXT("人")))
        return text_equal(unit, TEXT("人")) || text_equal(unit, TEXT("名")) || text_equal(unit, TEXT("位"));
    Text behind = relation_tail(f, count);
    if (!text_contains(per, TEXT("每"))
        && text_contains(text_slice(behind, 0, behind.len < BEHIND_MOST ? behind.len : BEHIND_MOST),
                         text_slice(per, 0, length))) /* 每校 by 34所学校 */
        return true;
    return text_ends(name, text_slice(per, 0, length)) || text_starts(unit, text_slice(per, 0, length));
}

/* 558人次，人均3次 */
static bool is_turns_of(const RelationFinder *f, const Fact *turns, const Fact *rate)
{
    return text_equal(quantity_unit(f->r->catalog, f->r->text, &rate->quantity), TEXT("次"))
           && text_ends(quantity_unit(f->r->catalog, f->r->text, &turns->quantity), TEXT("人次"));
}

/* The average is of that sum by its words, and not of another: 户均节水 of 年节水, not 户均增收 of 年产值. */
static bool is_average_of(const RelationFinder *f, size_t i, const size_t *parts)
{
    const Fact *fact = fact_of_row(f, i);
    Text name = text_slice(f->r->text, fact->per.end, fact->quantity.start);
    Decimal expected;

    if (fact->status == STATUS_TARGET || fact->status == STATUS_PLAN || fact->status == STATUS_RULE
        || fact->quantity.bound == BOUND_AT_MOST || fact->quantity.bound == BOUND_AT_LEAST
        || (fact_of_row(f, parts[1])->part_of != NO_INDEX && fact_of_row(f, parts[0])->part_of == NO_INDEX)
        || relation_shared(f, name, parts[0]) < relation_letters(f, name))
        return false; /* 慰问金12万元，慰问146人，其中单亲53人，人均1000元: what the part was paid is not told */
    return fact->quantity.bound == BOUND_EXACT
           || (arithmetic_ratio(f->r, fact, fact_of_row(f, parts[0]), fact_of_row(f, parts[1]), &expected)
                   == ARITHMETIC_FAILS
               && arithmetic_is_within(fact->quantity.number.low, expected, AVERAGE_SLIP));
}

/* 家庭农场96家、合作社58家，贷款2310万元，平均每家: the average is of all of them together. */
static bool holds_together(const RelationFinder *f, size_t i, const size_t *sums, size_t sum_count,
                           const size_t *counts, size_t count_count)
{
    Fact all = *fact_of_row(f, counts[0]);

    for (size_t b = 1; b < count_count; b++) {
        if (!relation_same_unit(f, counts[b], counts[0])
            || !decimal_add(all.quantity.number.low, fact_of_row(f, counts[b])->quantity.number.low,
                            &all.quantity.number.low))
            return false;
        all.quantity.number.high = all.quantity.number.low;
        for (size_t a = 0; a < sum_count; a++)
            if (arithmetic_ratio(f->r, fact_of_row(f, i), fact_of_row(f, sums[a]), &all, NULL) == ARITHMETIC_HOLDS)
                return true;
    }
    return false;
}

/* The count is one of a list of its unit, no part of another: of which of them the average is, is not told. */
static bool is_listed_count(const RelationFinder *f, size_t count, const size_t *counts, size_t count_count)
{
    for (size_t b = 0; b < count_count; b++)
        if (counts[b] != count && relation_same_unit(f, counts[b], count)
            && fact_of_row(f, counts[b])->part_of != count && fact_of_row(f, count)->part_of != counts[b]
            && (counts[b] + 1 == count || count + 1 == counts[b]))
            return true;
    return false;
}

/* 月工资, 月人均; not 12月, 3个月. */
static bool is_monthly(Text name)
{
    size_t at = text_find(name, TEXT("月"));

    return at < name.len
           && !(at
                && ((name.at[at - 1] >= '0' && name.at[at - 1] <= '9')
                    || text_ends(text_slice(name, 0, at), TEXT("个"))));
}

/* 全年发放工资106.4万元，人均月工资: what a month's average gives without the twelve months is a year's. True: that was said of
 * 35人 and added as a product that does not hold. */
static bool yearly_find(RelationFinder *f, size_t i, const size_t *parts)
{
    size_t factors[2] = { parts[1], i };

    if (fact_of_row(f, parts[0])->quantity.kind != FACT_MONEY || !is_monthly(relation_name(f, i))
        || text_contains(relation_name(f, parts[0]), TEXT("月"))
        || !text_contains(relation_name(f, parts[0]), TEXT("年")))
        return false;
    relation_add(f, RELATION_PRODUCT, parts[0], factors, 2);
    f->r->relations.items[f->r->relations.count - 1].times = MONTHS;
    return true;
}

/* 支出118.5万元，户均约1890元; 学生1126人，平均每班约47人 */
static bool average_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text per = reading_text(f->r, fact->per);
    bool given = false;
    size_t parts[2] = { NO_INDEX, NO_INDEX }, sums[AVERAGE_BACK], counts[AVERAGE_BACK], sum_count = 0,
           count_count = 0;

    if (!is_rate(fact) || !(text_contains(per, TEXT("均")) || text_contains(relation_clause(f, i), TEXT("平均"))))
        return false;
    for (size_t k = i; k-- > f->first && i - k < AVERAGE_BACK && relation_same_sentence(f, k, i);) {
        const Fact *before = fact_of_row(f, k);
        if (text_contains(text_slice(f->r->text, before->quantity.end, fact->quantity.start), TEXT("；")))
            break;
        if (!relation_is_side(before))
            continue;
        if (relation_same_family(f, before, fact) || is_turns_of(f, before, fact))
            sums[sum_count++] = k;
        if ((before->quantity.kind == FACT_COUNT || before->quantity.kind == FACT_MEASURE)
            && is_counted_by(f, k, per))
            counts[count_count++] = k;
    }
    if (sum_count && !count_count) /* 吸纳就业35人。全年发放工资106.4万元，人均月工资 */
        for (size_t k = sums[sum_count - 1];
             k-- > f->first && i - k < AVERAGE_BACK && fact_of_row(f, k)->line == fact->line;) {
            size_t pair[2] = { sums[0], k };
            if (relation_is_side(fact_of_row(f, k)) && is_counted_by(f, k, per)
                && arithmetic_ratio(f->r, fact, fact_of_row(f, pair[0]), fact_of_row(f, k), NULL)
                       == ARITHMETIC_HOLDS)
                return yearly_find(f, i, pair), true;
        }
    if (sum_count && count_count > 1 && holds_together(f, i, sums, sum_count, counts, count_count))
        return true;
    for (size_t a = 0; a < sum_count; a++)
        for (size_t b = 0; b < count_count; b++) {
            size_t pair[2] = { sums[a], counts[b] };
            if (pair[0] == pair[1])
                continue; /* 216名主任，服务儿童12960名，平均每人 */
            bool holds = arithmetic_ratio(f->r, fact, fact_of_row(f, pair[0]), fact_of_row(f, pair[1]), NULL)
                         == ARITHMETIC_HOLDS;
            if (holds || parts[0] == NO_INDEX)
                memcpy(parts, pair, sizeof parts);
            given |= holds;
            if (holds)
                a = sum_count - 1, b = count_count - 1;
        }
    if (given && yearly_find(f, i, parts))
        return true;
    if (parts[0] != NO_INDEX
        && (given
            || (sum_count == 1 && !is_listed_count(f, parts[1], counts, count_count)
                && is_average_of(f, i, parts))))
        relation_add(f, RELATION_RATIO, i, parts, 2);
    return true;
}

/* 由490人增加到980人，翻了一番 */
static bool doubled_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[2] = { NO_INDEX, NO_INDEX };

    if (fact->quantity.kind != FACT_PERCENT || !arithmetic_is_doubling(f->r, fact))
        return false;
    size_t was = i + 1, is = side_before(f, i);
    while (was < f->end && fact_of_row(f, was)->quantity.kind == FACT_DATE)
        was++;
    if (is != NO_INDEX && was < f->end && relation_same_sentence(f, is, was)
        && relation_is_side(fact_of_row(f, was)) && relation_same_unit(f, is, was)) {
        Text gap = text_slice(f->r->text, fact->quantity.end, fact_of_row(f, was)->quantity.start);
        size_t pair[2] = { is, was }; /* 320吨，比上年翻了一番（上年为160吨） */
        if (listed_begins(f->r->catalog, WORDS_BRACKET_OPEN, gap)
            && (listed_within(f->r->catalog, WORDS_YEAR_BEFORE, gap)
                || (was > i + 1 && f->r->dates.items[fact_of_row(f, i + 1)->date].first.year_form == YEAR_SAID))) {
            relation_add(f, RELATION_RATIO, i, pair, 2);
            return true;
        }
    }
    for (size_t k = i;
         k-- > f->first && i - k <= DOUBLED_BACK && parts[1] == NO_INDEX && relation_same_sentence(f, k, i);) {
        if (!relation_is_side(fact_of_row(f, k)))
            continue;
        if (parts[0] == NO_INDEX && fact_of_row(f, k)->change == CHANGE_TO)
            parts[0] = k;
        else if (parts[0] != NO_INDEX && relation_same_family(f, fact_of_row(f, k), fact_of_row(f, parts[0])))
            parts[1] = k;
        else
            return true;
    }
    if (parts[1] != NO_INDEX)
        relation_add(f, RELATION_RATIO, i, parts, 2);
    return true;
}

void ratio_find(RelationFinder *f, size_t i)
{
    if (!average_find(f, i) && !doubled_find(f, i)
        && !(fact_of_row(f, i)->quantity.kind == FACT_PERCENT && has_figure(fact_of_row(f, i))
             && !fact_of_row(f, i)->cell && fact_of_row(f, i)->change != CHANGE_BY
             && times_find(f, i, relation_clause(f, i))))
        share_or_rate_find(f, i);
}
