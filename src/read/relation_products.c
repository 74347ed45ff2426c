/* relation_products.c - so many, each so much, together: 40户，每户500元，共2万元. */
#include "model/word_lists.h"
#include "read/relation_times.h"

enum { TIMES_YEAR = 12, TIMES_TERMS = 2 };
/* How far a total may be from a count that the words do not tie to its rate, in percent of either. */
enum { PRODUCT_SLIP = 100 };
enum { COUNT_BACK = 8, DAYS_MOST = 366, TELLING_LEAST = 3, HOLDERS_MOST = 1000 };

/* How often a rate is paid in the time that the total tells of: 每月 in 全年 is 12. */
static int times_of(const RelationFinder *f, size_t rate, size_t result)
{
    Text per = reading_text(f->r, fact_of_row(f, rate)->per);
    Text gap = text_slice(f->r->text, fact_of_row(f, rate)->quantity.end, fact_of_row(f, result)->quantity.start);

    if (text_contains(per, TEXT("天")) || text_contains(per, TEXT("日")))
        for (size_t k = rate + 1; k < result; k++) { /* 每人每天120元，40天 */
            const Quantity *days = &fact_of_row(f, k)->quantity;
            int64_t many = days->number.low.coefficient;
            if (text_equal(quantity_unit(f->r->catalog, f->r->text, days), TEXT("天"))
                && has_figure(fact_of_row(f, k)) && decimal_equal(days->number.low, decimal_int(many)) && many > 0
                && many <= DAYS_MOST)
                return (int)many;
        }
    if (text_contains(per, TEXT("月")) && text_contains(gap, TEXT("年")))
        return TIMES_YEAR;
    if (text_contains(per, TEXT("学期")) && (text_contains(gap, TEXT("两学期")) || text_contains(gap, TEXT("年"))))
        return TIMES_TERMS;
    return 1;
}

/* 每年600元 and a total of 第一、二季度: how many times the rate is in it is not told. */
static bool is_of_other_time(const RelationFinder *f, size_t rate, size_t result)
{
    Text per = reading_text(f->r, fact_of_row(f, rate)->per);
    Text gap = text_slice(f->r->text, fact_of_row(f, rate)->quantity.end, fact_of_row(f, result)->quantity.start);

    return (text_contains(per, TEXT("年")) || text_contains(per, TEXT("月")))
           && (text_contains(gap, TEXT("季度")) || text_contains(gap, TEXT("半年"))
               || text_contains(gap, TEXT("个月")));
}

/* 女职工31人 … 。组织女职工体检，人均350元: the words before the rate name what the figure counts. */
static bool tells(const RelationFinder *f, size_t count, size_t rate)
{
    Text name = relation_name(f, count), clause = relation_clause(f, rate);
    size_t stop = text_find(clause, TEXT("。"));

    if (stop < clause.len)
        clause = text_slice(clause, stop, clause.len);
    return relation_letters(f, name) >= 2 && text_contains(clause, name);
}

/* The figure of which the rate is told: in its sentence, or the only one that fits in the sentence before.
 * `firm`: its unit is that of the rate, and no other such stands there. */
static size_t count_of(const RelationFinder *f, size_t rate, size_t turns, bool *firm)
{
    size_t any = NO_INDEX, fitting = NO_INDEX, told = NO_INDEX, most = NO_INDEX, many = 0;
    bool here_fits = false;
    size_t telling = 0;
    Text of = relation_name(f, rate);

    for (size_t k = rate; k-- > f->first && rate - k <= COUNT_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        bool here = relation_same_sentence(f, k, rate);
        if (fact->line != fact_of_row(f, rate)->line || (!here && (any != NO_INDEX || here_fits)))
            break;
        if (fact->quantity.kind == FACT_MONEY && !is_rate(fact) && here)
            break; /* another payment is told before */
        if (fact->quantity.kind != FACT_COUNT || !has_figure(fact) || is_rate(fact) || fact->change == CHANGE_BY
            || k == turns)
            continue;
        if (product_is_for_each(f, k, rate)) {
            fitting = fitting == NO_INDEX ? k : fitting;
            many++;
            here_fits |= here;
            told = told == NO_INDEX && tells(f, k, rate) ? k : told;
            size_t shared = relation_shared(f, of, k);
            if (shared > telling) { /* 美丽庭院1300户…；美丽庭院每户 */
                telling = shared;
                most = k;
            }
        } else if (any == NO_INDEX && here) {
            any = k;
        }
    }
    told = told == NO_INDEX && telling >= TELLING_LEAST ? most : told;
    *firm = many == 1 || told != NO_INDEX;
    if (told != NO_INDEX)
        return told;
    return fitting != NO_INDEX ? fitting : any;
}

/* 小学每人600元、初中每人800元: the total behind is of all of them. */
static bool is_one_of_several(const RelationFinder *f, size_t rate)
{
    for (size_t k = rate; k-- > f->first && rate - k <= COUNT_BACK && relation_same_sentence(f, k, rate);) {
        if (fact_of_row(f, k)->quantity.kind != FACT_MONEY)
            continue;
        return is_rate(fact_of_row(f, k));
    }
    return false;
}

/* No figure but times stands between. */
static bool is_next(const RelationFinder *f, size_t rate, size_t i)
{
    for (size_t k = rate + 1; k < i; k++)
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE && fact_of_row(f, k)->quantity.kind != FACT_MEASURE)
            return false;
    return true;
}

/* 每人每月150元，17名全年: the only figure between the rate and the total, when the rate is for each of it. */
static size_t count_behind(const RelationFinder *f, size_t rate, size_t i)
{
    size_t count = NO_INDEX;

    for (size_t k = rate + 1; k < i; k++) {
        if (fact_of_row(f, k)->quantity.kind == FACT_DATE)
            continue;
        if (count != NO_INDEX || fact_of_row(f, k)->quantity.kind != FACT_COUNT || is_rate(fact_of_row(f, k))
            || !has_figure(fact_of_row(f, k)) || fact_of_row(f, k)->change == CHANGE_BY
            || fact_of_row(f, k)->quantity.bound != BOUND_EXACT || !product_is_for_each(f, k, rate))
            return NO_INDEX;
        count = k;
    }
    return count;
}

/* 12个乡镇各建1个工作站，每站补助5万元: how many have as many each. */
static int holders_of(const RelationFinder *f, size_t count)
{
    if (count == f->first || !relation_same_sentence(f, count - 1, count)
        || !text_contains(relation_clause(f, count), TEXT("各")))
        return 1;
    const Fact *holders = fact_of_row(f, count - 1);
    int64_t many = holders->quantity.number.low.coefficient;
    return holders->quantity.kind == FACT_COUNT && has_figure(holders) && !is_rate(holders) && many > 0
                   && many <= HOLDERS_MOST && decimal_equal(holders->quantity.number.low, decimal_int(many))
               ? (int)many
               : 1;
}

/* 两次慰问，每次每人500元: the figure that says how often, when the rate is for each time and for each of others.
 * `twofold`: the rate is of that sort. */
static size_t turns_of(const RelationFinder *f, size_t rate, bool *twofold)
{
    static const Text turns[] = { { "每次", 6 }, { "每轮", 6 }, { "每批", 6 }, { "每期", 6 } };
    Text per = reading_text(f->r, fact_of_row(f, rate)->per), each = TEXT("每");
    size_t second = text_find(per, each);

    second = second < per.len ? second + each.len + text_find(text_slice(per, second + each.len, per.len), each)
                              : per.len;
    *twofold = false;
    for (size_t t = 0; second < per.len && t < sizeof turns / sizeof *turns; t++) {
        if (!text_contains(per, turns[t]))
            continue;
        *twofold = true;
        for (size_t k = rate; k-- > f->first && rate - k <= COUNT_BACK && relation_same_sentence(f, k, rate);) {
            const Quantity *q = &fact_of_row(f, k)->quantity;
            if (text_equal(quantity_unit(f->r->catalog, f->r->text, q),
                           text_slice(turns[t], each.len, turns[t].len))
                && has_figure(fact_of_row(f, k)) && q->bound == BOUND_EXACT && !is_rate(fact_of_row(f, k))
                && q->number.low.coefficient > 0 && q->number.low.coefficient <= HOLDERS_MOST
                && decimal_equal(q->number.low, decimal_int(q->number.low.coefficient)))
                return k;
        }
    }
    return NO_INDEX;
}

/* 312人，其中女生155人，每生每年1250元，共39.5万元: of several figures that may be paid the rate only one gives the sum but for a
 * slip of the pen, and none gives it. */
static size_t count_by_slip(const RelationFinder *f, size_t i, size_t rate, int times)
{
    Decimal expected;
    size_t found = NO_INDEX;

    for (size_t k = rate; k-- > f->first && rate - k <= COUNT_BACK && relation_same_sentence(f, k, rate);) {
        const Fact *fact = fact_of_row(f, k);
        if (fact->quantity.kind == FACT_MONEY)
            break;
        if (fact->quantity.kind != FACT_COUNT || !has_figure(fact) || is_rate(fact) || fact->change == CHANGE_BY
            || !product_is_for_each(f, k, rate)
            || arithmetic_product(f->r, fact_of_row(f, i), fact, fact_of_row(f, rate), times, &expected)
                   != ARITHMETIC_FAILS
            || !relation_is_slip(f, i, expected))
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = k;
    }
    return found;
}

bool product_find(RelationFinder *f, size_t i, bool said)
{
    if ((said || listed_begins(f->r->catalog, WORDS_GATHERED, text_trim(relation_name(f, i)))) && times_find(f, i))
        return true;
    const Fact *fact = fact_of_row(f, i);
    size_t rate = NO_INDEX;
    bool firm;

    if (fact->quantity.kind != FACT_MONEY)
        return false;
    for (size_t k = i; k-- > f->first && i - k < 5 && rate == NO_INDEX && relation_same_sentence(f, k, i);) {
        if (text_contains(text_slice(f->r->text, fact_of_row(f, k)->quantity.end, fact->quantity.start),
                          TEXT("；")))
            return false;
        if (is_rate(fact_of_row(f, k)) && has_figure(fact_of_row(f, k))
            && relation_same_family(f, fact_of_row(f, k), fact))
            rate = k;
        else if (fact_of_row(f, k)->quantity.kind == FACT_MONEY)
            return false; /* the rate is told of that */
    }
    bool twofold = false;
    size_t turns = rate == NO_INDEX ? NO_INDEX : turns_of(f, rate, &twofold);
    size_t count = rate == NO_INDEX ? NO_INDEX : count_behind(f, rate, i);
    firm = count != NO_INDEX;
    bool behind = firm;
    if (!firm && rate != NO_INDEX)
        count = count_of(f, rate, turns, &firm);
    if (count == NO_INDEX)
        return false;
    if (decimal_compare(fact->quantity.number.low, fact_of_row(f, rate)->quantity.number.low) < 0)
        return false; /* 每名300元慰问金和价值200元的物资 */
    bool several = is_one_of_several(f, rate);
    size_t parts[2] = { count, rate };
    int times = times_of(f, rate, i) * holders_of(f, count);
    if (turns != NO_INDEX && turns != count)
        times *= (int)fact_of_row(f, turns)->quantity.number.low.coefficient;
    Decimal expected;
    Verdict verdict = arithmetic_product(f->r, fact, fact_of_row(f, count), fact_of_row(f, rate), times, &expected);
    for (size_t k = rate; verdict == ARITHMETIC_FAILS && k-- > f->first && rate - k <= COUNT_BACK
                          && fact_of_row(f, k)->line == fact->line;)
        if (fact_of_row(f, k)->quantity.kind == FACT_COUNT && has_figure(fact_of_row(f, k)) && k != turns
            && arithmetic_product(f->r, fact, fact_of_row(f, k), fact_of_row(f, rate), times, NULL)
                   == ARITHMETIC_HOLDS) {
            parts[0] = k;
            verdict = ARITHMETIC_HOLDS;
        }
    if (verdict == ARITHMETIC_FAILS && (several || is_of_other_time(f, rate, i) || (twofold && turns == NO_INDEX)))
        return false; /* 小学每人600元、初中每人800元; 每次每人500元 of how many times? */
    size_t slip = verdict == ARITHMETIC_FAILS && !firm ? count_by_slip(f, i, rate, times) : NO_INDEX;
    if (slip != NO_INDEX) {
        parts[0] = slip;
        firm = true;
        arithmetic_product(f->r, fact, fact_of_row(f, slip), fact_of_row(f, rate), times, &expected);
    }
    if (verdict == ARITHMETIC_FAILS
        && !(firm && (behind || is_next(f, rate, i)) && (said || relation_same_sentence(f, count, i)))
        && !arithmetic_is_within(fact->quantity.number.low, expected, PRODUCT_SLIP))
        return false;
    relation_add(f, RELATION_PRODUCT, i, parts, 2);
    f->r->relations.items[f->r->relations.count - 1].times = (uint32_t)times;
    return true;
}
