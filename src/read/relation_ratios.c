/* relation_ratios.c - shares, rates, averages and completions: 占48%, 入学率98.3%, 人均350元. */
#include "read/relation_finders.h"

#include "model/word_lists.h"

/* A share that is stated further from what its parts come to is of other parts: in percent of either. */
enum { SHARE_SLIP = 40, RATE_SLIP = 20, AVERAGE_SLIP = 100 };
enum { BASE_BACK = 60 }; /* figures before a share among which its whole may stand */

/* A figure that can be one side of a ratio. */
static bool is_side(const Fact *fact)
{
    return has_figure(fact) && fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.kind != FACT_PERCENT
           && fact->change != CHANGE_BY && !is_rate(fact);
}

/* 占66.7%和54.1%: one of several shares, each of its own. */
static bool goes_on(const RelationFinder *f, size_t i)
{
    if (i + 1 >= f->end || fact_of_row(f, i + 1)->quantity.kind != fact_of_row(f, i)->quantity.kind)
        return false;
    Text gap =
        text_trim(text_slice(f->r->text, fact_of_row(f, i)->quantity.end, fact_of_row(f, i + 1)->quantity.start));
    return text_equal(gap, TEXT("和")) || text_equal(gap, TEXT("、")) || text_equal(gap, TEXT("及"));
}

/* The words tie the figures, and what is stated is no further from what they come to than a slip
 * of the pen; or they give it. */
static void add_likely(RelationFinder *f, RelationType type, size_t i, const size_t *parts, bool tied, int percent)
{
    const Fact *fact = fact_of_row(f, i);
    Decimal expected = decimal_int(0);
    Verdict verdict = arithmetic_ratio(f->r, fact, fact_of_row(f, parts[0]), fact_of_row(f, parts[1]), &expected);

    if (verdict == ARITHMETIC_HOLDS
        || (tied && verdict == ARITHMETIC_FAILS && fact->quantity.number.form == NUMERAL_EXACT
            && arithmetic_is_within(fact->quantity.number.low, expected, percent)))
        relation_add(f, type, i, parts, 2);
}

/* 占中层的42.9%: of a whole that has a name of its own; 占总数的 is of the one before. */
static bool is_of_others(const RelationFinder *f, Text behind)
{
    size_t from = text_find(behind, TEXT("占"));
    Text name = text_slice(behind, from + strlen("占"), behind.len);

    return from < behind.len && text_ends(name, TEXT("的")) && !listed_within(f->r->catalog, WORDS_WHOLE, name);
}

/* No other figure stands between the part and its share, no other of its kind between the whole and the part,
 * and no stop: 女生27938人，占48%. Only then the words alone tie the three together. */
static bool is_tied(const RelationFinder *f, size_t base, size_t top, size_t result)
{
    const Fact *whole = fact_of_row(f, base), *part = fact_of_row(f, top), *share = fact_of_row(f, result);
    Text behind = text_slice(f->r->text, part->quantity.end, share->quantity.start),
         between = text_slice(f->r->text, whole->quantity.end, part->quantity.start);

    if (result != top + 1 || goes_on(f, result) || listed_within(f->r->catalog, WORDS_EACH, behind)
        || listed_within(f->r->catalog, WORDS_EACH, between) || base > top || whole->line != share->line
        || text_contains(between, TEXT("；")) || text_contains(between, TEXT(";"))
        || text_contains(between, TEXT("。"))
        || listed_within(f->r->catalog, WORDS_CLAUSE_END, text_slice(behind, strlen("，"), behind.len)))
        return false;
    for (size_t k = base + 1; k < top; k++)
        if (is_side(fact_of_row(f, k)) && relation_same_family(f, fact_of_row(f, k), part))
            return false;
    return !is_of_others(f, behind);
}

/* The last figure before `i` in its sentence that a share can be taken of, not further than
 * `most` facts; NO_INDEX when none. */
static size_t top_before(const RelationFinder *f, size_t i, size_t most)
{
    for (size_t k = i; k-- > f->first && i - k <= most;) {
        if (!relation_same_sentence(f, k, i))
            break;
        if (is_side(fact_of_row(f, k)))
            return k;
    }
    return NO_INDEX;
}

/* The whole of which `top` is the stated share: the one that its words name as its whole or
 * any figure before it that gives the share; else the nearest that is large enough and stands in
 * the same sentence. NO_INDEX when none. */
static size_t base_of(const RelationFinder *f, size_t result, size_t top)
{
    const Fact *share = fact_of_row(f, result), *part = fact_of_row(f, top);
    size_t tied = part->part_of != NO_INDEX ? part->part_of : NO_INDEX;
    size_t stop = top > f->first + BASE_BACK ? top - BASE_BACK : f->first;

    if (tied != NO_INDEX && arithmetic_ratio(f->r, share, part, fact_of_row(f, tied), NULL) == ARITHMETIC_HOLDS)
        return tied;
    for (size_t k = top; k-- > stop;) {
        const Fact *base = fact_of_row(f, k);
        if (!is_side(base) || !relation_same_family(f, base, part)
            || decimal_compare(base->quantity.number.low, part->quantity.number.low) < 0)
            continue;
        if (arithmetic_ratio(f->r, share, part, base, NULL) == ARITHMETIC_HOLDS)
            return k;
        if (tied == NO_INDEX && relation_same_sentence(f, k, top))
            tied = k;
    }
    return tied;
}

/* 完成年度计划的108%, 完成投资2860万元，占年度任务3000万元的95.3% */
static bool completion_find(RelationFinder *f, size_t i, Text clause)
{
    bool named = i > f->first && fact_of_row(f, i - 1)->status == STATUS_TARGET
                 && fact_of_row(f, i - 1)->line == fact_of_row(f, i)->line;
    size_t parts[2];

    if (!text_contains(clause, TEXT("完成")) && !(named && text_contains(relation_clause(f, i - 1), TEXT("完成"))))
        return false;
    if (!named && !text_contains(clause, TEXT("目标")) && !text_contains(clause, TEXT("任务"))
        && !text_contains(clause, TEXT("计划")))
        return false;
    size_t from = named ? i - 1 : i;
    parts[0] = top_before(f, from, 3);
    parts[1] = named ? i - 1 : NO_INDEX;
    if (parts[0] == NO_INDEX)
        return true;
    if (!named) {
        relation_add(f, RELATION_COMPLETION, i, parts, 1);
        return true;
    }
    for (size_t k = from; k-- > f->first && from - k <= 5 && relation_same_sentence(f, k, i);)
        if (is_side(fact_of_row(f, k))
            && arithmetic_ratio(f->r, fact_of_row(f, i), fact_of_row(f, k), fact_of_row(f, parts[1]), NULL)
                   == ARITHMETIC_HOLDS) {
            parts[0] = k;
            break;
        }
    add_likely(f, RELATION_COMPLETION, i, parts, !goes_on(f, i), RATE_SLIP);
    return true;
}

/* 是三年前（36个）的1.5倍 */
static bool times_find(RelationFinder *f, size_t i, Text clause)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[2];

    if (!text_equal(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("倍"))
        || !text_ends(clause, TEXT("的")) || i < f->first + 2)
        return false;
    parts[1] = top_before(f, i, 1);
    if (parts[1] == NO_INDEX)
        return true;
    for (size_t k = parts[1]; k-- > f->first && i - k <= 4 && relation_same_sentence(f, k, i);) {
        if (!is_side(fact_of_row(f, k)) || !relation_same_family(f, fact_of_row(f, k), fact_of_row(f, parts[1])))
            continue;
        parts[0] = k;
        if (decimal_compare(fact_of_row(f, parts[1])->quantity.number.low, fact_of_row(f, k)->quantity.number.low)
                > 0
            && !text_ends(text_trim(text_slice(clause, 0, clause.len - strlen("的"))),
                          TEXT("）"))) { /* 由46万元增加到118万元，为基期的2.57倍 */
            parts[0] = parts[1];
            parts[1] = k;
        }
        relation_add(f, RELATION_RATIO, i, parts, 2);
        break;
    }
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
    utf8_read(per, 0, &length);
    if (text_starts(per, TEXT("人")))
        return text_equal(unit, TEXT("人")) || text_equal(unit, TEXT("名")) || text_equal(unit, TEXT("位"));
    return text_ends(name, text_slice(per, 0, length)) || text_starts(unit, text_slice(per, 0, length));
}

/* 558人次，人均3次 */
static bool is_turns_of(const RelationFinder *f, const Fact *turns, const Fact *rate)
{
    return text_equal(quantity_unit(f->r->catalog, f->r->text, &rate->quantity), TEXT("次"))
           && text_ends(quantity_unit(f->r->catalog, f->r->text, &turns->quantity), TEXT("人次"));
}

/* 支出118.5万元，户均约1890元; 学生1126人，平均每班约47人 */
static bool average_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text per = reading_text(f->r, fact->per);
    size_t parts[2] = { NO_INDEX, NO_INDEX };

    if (!is_rate(fact) || !(text_contains(per, TEXT("均")) || text_contains(relation_clause(f, i), TEXT("平均"))))
        return false;
    for (size_t k = i; k-- > f->first && parts[1] == NO_INDEX && i - k < 6 && relation_same_sentence(f, k, i);) {
        const Fact *before = fact_of_row(f, k);
        if (!is_side(before))
            continue;
        if (parts[0] == NO_INDEX && (relation_same_family(f, before, fact) || is_turns_of(f, before, fact)))
            parts[0] = k;
        else if (before->quantity.kind == FACT_COUNT && is_counted_by(f, k, per))
            parts[1] = k;
    }
    if (parts[0] != NO_INDEX && parts[1] != NO_INDEX)
        add_likely(f, RELATION_RATIO, i, parts, true, AVERAGE_SLIP);
    return true;
}

void ratio_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);
    size_t parts[2];

    if (average_find(f, i) || fact->quantity.kind != FACT_PERCENT || !has_figure(fact) || fact->cell
        || fact->change == CHANGE_BY || times_find(f, i, clause) || completion_find(f, i, clause)
        || fact->status == STATUS_TARGET || fact->status == STATUS_PLAN || fact->quantity.bound == BOUND_AT_MOST)
        return;
    if (!listed_within(f->r->catalog, WORDS_SHARE_SAID, clause) && !text_starts(clause, TEXT("，是")))
        return;
    parts[0] = top_before(f, i, 3);
    parts[1] = parts[0] == NO_INDEX ? NO_INDEX : base_of(f, i, parts[0]);
    if (parts[1] == NO_INDEX)
        return;
    add_likely(f, RELATION_RATIO, i, parts, is_tied(f, parts[1], parts[0], i),
               text_contains(clause, TEXT("占")) ? SHARE_SLIP : RATE_SLIP);
}
