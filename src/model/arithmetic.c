#include "model/arithmetic.h"

enum { SLACK_PERCENT = 5, DOUBLING_PERCENT = 15 };

static bool has_value(const Fact *fact)
{
    return fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.kind <= FACT_RANK;
}

static bool is_approximate(const Fact *fact)
{
    return fact->quantity.bound != BOUND_EXACT || fact->quantity.number.form == NUMERAL_RANGE;
}

/* What one step of the last printed digit is worth, as a power of ten: 98.3 -1, 16.3万 3, 四成 1. */
static int last_place(const Reading *r, const Quantity *q)
{
    Text said = text_slice(r->text, q->start, q->number.end);

    if (q->number.per == PER_HUNDRED && text_ends(said, TEXT("成")))
        return 1;
    if (!q->number.arabic)
        return -q->number.places;
    return (text_contains(said, TEXT("亿")) ? 8 : text_contains(said, TEXT("万")) ? 4 : 0) - q->number.places;
}

/* `value` at the precision of 10^place: rounded, or cut. */
static bool at_place(Decimal value, int place, bool cut, Decimal *out)
{
    Decimal shifted;

    if (place <= 0) {
        *out = cut ? decimal_cut(value, -place) : decimal_round(value, -place);
        return true;
    }
    if (!decimal_shift(value, -place, &shifted))
        return false;
    return decimal_shift(cut ? decimal_cut(shifted, 0) : decimal_round(shifted, 0), place, out);
}

/* stated lies within 5 % of expected. */
static bool is_near(Decimal stated, Decimal expected)
{
    Decimal apart, slack;

    if (!decimal_subtract(stated, expected, &apart)
        || !decimal_multiply(expected, decimal_make(SLACK_PERCENT, 2), &slack))
        return false;
    if (apart.coefficient < 0)
        apart.coefficient = -apart.coefficient;
    if (slack.coefficient < 0)
        slack.coefficient = -slack.coefficient;
    return decimal_compare(apart, slack) <= 0;
}

/* 超过1/3 of 11 / 29; 九成以上 of 95 %. */
static bool is_bounded(const Fact *result, Decimal stated, Decimal expected)
{
    int order = decimal_compare(expected, stated);

    switch ((FactBound)result->quantity.bound) {
    case BOUND_OVER:
    case BOUND_AT_LEAST:
        return order >= 0;
    case BOUND_UNDER:
    case BOUND_AT_MOST:
        return order <= 0;
    default:
        return false;
    }
}

static Verdict judge(const Reading *r, const Fact *result, Decimal expected, bool approximate)
{
    Decimal stated = result->quantity.number.low, rounded, cut;
    int place = last_place(r, &result->quantity);

    if (!at_place(expected, place, false, &rounded) || !at_place(expected, place, true, &cut))
        return ARITHMETIC_UNKNOWN;
    if (decimal_equal(stated, rounded) || decimal_equal(stated, cut))
        return ARITHMETIC_HOLDS;
    if (is_bounded(result, stated, expected))
        return ARITHMETIC_HOLDS;
    return approximate && is_near(stated, expected) ? ARITHMETIC_HOLDS : ARITHMETIC_FAILS;
}

bool arithmetic_is_doubling(const Reading *r, const Fact *fact)
{
    return text_contains(text_slice(r->text, fact->quantity.start, fact->quantity.end), TEXT("翻"));
}

/* What a whole is in the unit of a share: 100 in %, 1 in 倍. */
static int64_t whole_in(const Reading *r, const Fact *result)
{
    static const struct {
        Text unit;
        int64_t whole;
    } units[] = { { { "‰", 3 }, 1000 },        { { "1/万", 5 }, 10000 },   { { "/万", 4 }, 10000 },
                  { { "1/10万", 8 }, 100000 }, { { "/10万", 7 }, 100000 }, { { "倍", 3 }, 1 } };
    Text unit = quantity_unit(r->catalog, r->text, &result->quantity);

    if (result->quantity.kind != FACT_PERCENT || arithmetic_is_doubling(r, result))
        return 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_equal(unit, units[i].unit))
            return units[i].whole;
    return 100;
}

Verdict arithmetic_ratio(const Reading *r, const Fact *result, const Fact *top, const Fact *bottom,
                         Decimal *expected)
{
    const Quantity *q = &result->quantity;
    int places = q->number.places + 1;
    Decimal whole, value;

    if (!has_value(top) || !has_value(bottom) || bottom->quantity.number.low.coefficient == 0)
        return ARITHMETIC_UNKNOWN;
    if (q->number.form == NUMERAL_FRACTION) { /* about 1/3 */
        Decimal stated;
        if (q->number.high.coefficient == 0
            || !decimal_divide(top->quantity.number.low, bottom->quantity.number.low, 4, &value)
            || !decimal_divide(q->number.low, q->number.high, 4, &stated))
            return ARITHMETIC_UNKNOWN;
        if (expected)
            *expected = decimal_round(value, 2);
        return is_near(stated, value) || is_bounded(result, stated, value) ? ARITHMETIC_HOLDS : ARITHMETIC_FAILS;
    }
    if (q->number.form != NUMERAL_EXACT || q->kind > FACT_MEASURE
        || !decimal_multiply(top->quantity.number.low, decimal_int(whole_in(r, result)), &whole)
        || !decimal_divide(whole, bottom->quantity.number.low, places + 1, &value))
        return ARITHMETIC_UNKNOWN;
    if (expected)
        *expected = decimal_round(value, places);
    if (arithmetic_is_doubling(r, result))
        return arithmetic_is_within(q->number.low, value, DOUBLING_PERCENT)
                       || is_bounded(result, q->number.low, value)
                   ? ARITHMETIC_HOLDS
                   : ARITHMETIC_FAILS;
    return judge(r, result, value, is_approximate(result) || is_approximate(top) || is_approximate(bottom));
}

Verdict arithmetic_sum(const Reading *r, const Fact *result, const size_t *parts, size_t count, Decimal *expected)
{
    bool approximate = is_approximate(result);
    Decimal sum = decimal_int(0);

    if (!has_value(result))
        return ARITHMETIC_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        const Fact *part = &r->facts.items[parts[i]];
        if (!has_value(part) || !decimal_add(sum, part->quantity.number.low, &sum))
            return ARITHMETIC_UNKNOWN;
        approximate |= is_approximate(part);
    }
    if (expected)
        *expected = sum;
    return judge(r, result, sum, approximate);
}

Verdict arithmetic_product(const Reading *r, const Fact *result, const Fact *count, const Fact *rate, int times,
                           Decimal *expected)
{
    Decimal value;

    if (!has_value(result) || !has_value(count) || !has_value(rate)
        || !decimal_multiply(count->quantity.number.low, rate->quantity.number.low, &value)
        || !decimal_multiply(value, decimal_int(times), &value))
        return ARITHMETIC_UNKNOWN;
    if (expected)
        *expected = value;
    return judge(r, result, value, is_approximate(result) || is_approximate(count) || is_approximate(rate));
}

Verdict arithmetic_difference(const Reading *r, const Fact *result, const Fact *from, const Fact *to,
                              Decimal *expected)
{
    bool share = result->quantity.kind == FACT_PERCENT
                 && !text_contains(quantity_unit(r->catalog, r->text, &result->quantity), TEXT("点"));
    Decimal value;

    if (!has_value(result) || !has_value(from) || !has_value(to)
        || !decimal_subtract(to->quantity.number.low, from->quantity.number.low, &value))
        return ARITHMETIC_UNKNOWN;
    if (value.coefficient < 0)
        value.coefficient = -value.coefficient;
    if (share
        && (!decimal_multiply(value, decimal_int(whole_in(r, result)), &value)
            || !decimal_divide(value, from->quantity.number.low, result->quantity.number.places + 2, &value)))
        return ARITHMETIC_UNKNOWN;
    if (expected)
        *expected = decimal_round(value, value.scale < result->quantity.number.places + 1
                                             ? value.scale
                                             : result->quantity.number.places + 1);
    return judge(r, result, value, is_approximate(result) || is_approximate(from) || is_approximate(to));
}

bool arithmetic_is_within(Decimal stated, Decimal expected, int percent)
{
    Decimal most, stretched;

    return decimal_multiply(expected, decimal_make(100 + percent, 2), &most)
           && decimal_multiply(stated, decimal_make(100 + percent, 2), &stretched)
           && decimal_compare(stated, most) <= 0 && decimal_compare(expected, stretched) <= 0;
}
