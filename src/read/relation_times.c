/* relation_times.c - so many times, each so much: 每期30人, 每个年级每学期2次, 日发工资5400元. */
#include "read/relation_times.h"

#include "model/word_lists.h"
#include "read/around.h"

enum { TIMES_BACK = 4, FACTOR_MOST = 1000 };

bool product_is_for_each(const RelationFinder *f, size_t count, size_t rate)
{
    Text per = reading_text(f->r, fact_of_row(f, rate)->per), last = TEXT("");
    Text unit = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, count)->quantity);
    size_t length;

    for (size_t at = 0; at < per.len; at += length) {
        Text letter = text_slice(per, at, per.len);
        utf8_read(per, at, &length);
        letter = text_slice(letter, 0, length);
        if (text_equal(letter, TEXT("均")) || text_equal(letter, TEXT("每")))
            continue;
        last = letter;
        if (text_equal(letter, unit))
            return true;
        if (listed_at(f->r->catalog, WORDS_EACH_PERSON, per, at)
            && is_listed(f->r->catalog, WORDS_PERSON_UNIT, unit))
            return true;
    }
    return last.len && !listed_begins(f->r->catalog, WORDS_RATE_TIME, last)
           && text_ends(text_trim(relation_tail(f, count)), last);
}

/* A figure that counts how often or of how many something is, without a doubt. */
static bool is_factor(const Fact *fact)
{
    return has_figure(fact) && !is_rate(fact) && fact->quantity.kind <= FACT_MEASURE
           && fact->quantity.kind != FACT_PERCENT && fact->quantity.kind != FACT_MONEY && fact->change != CHANGE_BY
           && fact->quantity.bound == BOUND_EXACT;
}

/* Its value when that is a small whole number; else 0. */
static int small_value(const Fact *fact)
{
    int64_t value = fact->quantity.number.low.coefficient;

    return value > 0 && value <= FACTOR_MOST && decimal_equal(fact->quantity.number.low, decimal_int(value))
               ? (int)value
               : 0;
}

/* 22个乡镇卫生院 and 88院次: the result is counted as the rate is, or in turns of what the rate counts. */
static bool is_counted_alike(const RelationFinder *f, size_t rate, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text unit = quantity_unit(f->r->catalog, f->r->text, &fact->quantity), turn = TEXT("次");

    if (relation_same_unit(f, rate, i))
        return true;
    if (text_ends(unit, turn))
        unit = text_slice(unit, 0, unit.len - turn.len);
    else if (!text_starts(relation_tail(f, i), turn))
        return false;
    return unit.len
           && (text_ends(text_trim(relation_tail(f, rate)), unit)
               || text_equal(quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, rate)->quantity), unit));
}

/* 每个年级每学期2次，三个年级两个学期共12次: all figures between the rate and the total say how often it is in it. */
static bool factors_find(RelationFinder *f, size_t i, size_t rate)
{
    size_t parts[2] = { NO_INDEX, rate };
    int64_t times = 1;
    size_t factors = 0, each = 0;
    Text per = reading_text(f->r, fact_of_row(f, rate)->per);

    for (size_t k = rate + 1; k < i; k++) {
        const Fact *fact = fact_of_row(f, k);
        Text unit = quantity_unit(f->r->catalog, f->r->text, &fact->quantity);
        if (fact->quantity.kind == FACT_DATE)
            continue;
        Text noun = unit.len > TEXT("个").len && text_starts(unit, TEXT("个"))
                        ? text_slice(unit, TEXT("个").len, unit.len)
                    : text_equal(unit, TEXT("个")) ? text_trim(relation_tail(f, k))
                                                   : unit;
        if (!is_factor(fact) || !noun.len || !text_contains(per, noun) || !small_value(fact))
            return false;
        factors++;
        if (parts[0] != NO_INDEX)
            times *= small_value(fact);
        else
            parts[0] = k;
        if (times > FACTOR_MOST)
            return false;
    }
    for (size_t at = 0; at < per.len; at++)
        each += word_at(per, at, TEXT("每"));
    if (parts[0] == NO_INDEX || factors != each) /* 每人每学期500元，两学期共: of how many is not told there */
        return false;
    relation_add(f, RELATION_PRODUCT, i, parts, 2);
    f->r->relations.items[f->r->relations.count - 1].times = (uint32_t)times;
    return true;
}

/* 日发工资5400元，全季40天共发21.6万元 */
static bool days_find(RelationFinder *f, size_t i)
{
    size_t parts[2] = { i - 1, i - 2 };

    if (i < f->first + 2 || fact_of_row(f, i)->quantity.kind != FACT_MONEY
        || fact_of_row(f, i - 2)->quantity.kind != FACT_MONEY || !has_figure(fact_of_row(f, i - 2))
        || is_rate(fact_of_row(f, i - 2)) || !relation_same_sentence(f, i - 2, i)
        || !is_factor(fact_of_row(f, i - 1))
        || !text_equal(quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, i - 1)->quantity), TEXT("天"))
        || !listed_begins(f->r->catalog, WORDS_BY_DAY, text_trim(relation_name(f, i - 2))))
        return false;
    relation_add(f, RELATION_PRODUCT, i, parts, 2);
    return true;
}

/* 清扫12次，每次平均31人，合计382人次: the total is that of the average but for a slip of the pen, which no rounding of the average
 * comes to. */
static bool is_mean_slip(const RelationFinder *f, size_t i, size_t rate)
{
    const Fact *total = fact_of_row(f, i), *count = fact_of_row(f, rate - 1);
    Decimal expected, apart;

    if (total->quantity.bound != BOUND_EXACT
        || !decimal_multiply(count->quantity.number.low, fact_of_row(f, rate)->quantity.number.low, &expected)
        || !decimal_subtract(total->quantity.number.low, expected, &apart) || !relation_is_slip(f, i, expected))
        return false;
    if (decimal_compare(apart, decimal_int(0)) < 0 && !decimal_subtract(decimal_int(0), apart, &apart))
        return false;
    return decimal_multiply(apart, decimal_int(2), &apart)
           && decimal_compare(apart, count->quantity.number.low) > 0;
}

/* 办班4期，每期30人，共培训120人: a number of times or groups, each of so many. */
static bool groups_find(RelationFinder *f, size_t i, size_t rate)
{
    size_t parts[2] = { rate - 1, rate };
    Text each = TEXT("每");

    if (rate == f->first || fact_of_row(f, i)->quantity.kind != FACT_COUNT || !is_factor(fact_of_row(f, rate - 1))
        || !relation_same_sentence(f, rate - 1, i) || fact_of_row(f, rate)->quantity.bound != BOUND_EXACT
        || text_contains(
            text_slice(f->r->text, fact_of_row(f, rate - 1)->quantity.end, fact_of_row(f, i)->quantity.start),
            TEXT("；"))
        || ((text_contains(relation_clause(f, rate), TEXT("平均"))
             || text_contains(reading_text(f->r, fact_of_row(f, rate)->per), TEXT("均")))
            && !is_mean_slip(f, i, rate)))
        return false;
    Text per = reading_text(f->r, fact_of_row(f, rate)->per),
         unit = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, rate - 1)->quantity);
    if (text_starts(per, TEXT("平均")))
        per = text_slice(per, TEXT("平均").len, per.len);
    if (!text_starts(per, each))
        return false;
    per = text_slice(per, each.len, per.len);
    if (!text_equal(per, unit)
        && !(text_equal(unit, TEXT("个")) && text_ends(text_trim(relation_tail(f, rate - 1)), per))
        && !(per.len && text_ends(relation_name(f, rate - 1), per))) /* 暑期班12个，每班40人 */
        return false;
    relation_add(f, RELATION_PRODUCT, i, parts, 2);
    return true;
}

bool times_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);

    if (i < f->first + 2 || is_rate(fact) || fact->part_of != NO_INDEX || fact->quantity.bound != BOUND_EXACT)
        return false;
    if (days_find(f, i))
        return true;
    for (size_t k = i; k-- > f->first && i - k <= TIMES_BACK && relation_same_sentence(f, k, i);) {
        if (!is_rate(fact_of_row(f, k)))
            continue;
        if (!has_figure(fact_of_row(f, k)) || !is_counted_alike(f, k, i))
            return false;
        return k + 1 < i ? factors_find(f, i, k) : groups_find(f, i, k);
    }
    return false;
}
