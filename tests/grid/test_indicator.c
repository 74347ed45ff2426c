/* test_indicator.c - rates from summed parts. */
#include "grid/indicator.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static GridValue value_of(int64_t number, FactBound bound)
{
    return number < 0 ? value_blank() : value_of_fact(decimal_int(number), bound);
}

static void rates_are_reckoned_from_their_parts(void **state)
{
    (void)state;
    static const struct {
        int64_t numerator, denominator; /* -1: blank */
        FactBound above, under;
        int64_t scale;
        int digits;
        const char *rate;
    } rows[] = {
        { 641, 652, BOUND_EXACT, BOUND_EXACT, 100, 1, "98.3" },
        { 1, 3000, BOUND_EXACT, BOUND_EXACT, 100000, 0, "33" },
        { 1, 3, BOUND_EXACT, BOUND_EXACT, 100, 2, "33.33" },
        { 2, 3, BOUND_EXACT, BOUND_EXACT, 1000, 1, "666.7" },
        { 5, 1000, BOUND_EXACT, BOUND_EXACT, 100, 0, "1" }, /* a half goes away from zero */
        { 0, 10, BOUND_EXACT, BOUND_EXACT, 100, 1, "0 (reported)" },
        { 0, 0, BOUND_EXACT, BOUND_EXACT, 100, 1, "—" }, /* no births, no rate of deaths */
        { -1, 10, BOUND_EXACT, BOUND_EXACT, 100, 1, "blank" },
        { 1, -1, BOUND_EXACT, BOUND_EXACT, 100, 1, "blank" },
        { 1, 3, BOUND_OVER, BOUND_EXACT, 100, 1, "at least 33.3" },
        { 1, 3, BOUND_EXACT, BOUND_OVER, 100, 1, "at most 33.4" }, /* outwards */
        { 1, 3, BOUND_UNDER, BOUND_EXACT, 100, 1, "at most 33.4" },
        { 1, 3, BOUND_UNDER, BOUND_UNDER, 100, 1, "unknown" },
        { 1, 3, BOUND_ABOUT, BOUND_EXACT, 100, 1, "about 33.3" },
    };
    char text[VALUE_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        GridValue rate =
            indicator_value(value_of(rows[i].numerator, rows[i].above),
                            value_of(rows[i].denominator, rows[i].under), rows[i].scale, rows[i].digits);
        value_write(rate, LANGUAGE_EN, text);
        assert_string_equal(text, rows[i].rate);
        assert_true(value_is_normal(rate));
    }
    GridValue none = indicator_value(value_not_applicable(), value_number(decimal_int(1)), 100, 1);
    assert_int_equal(none.state, VALUE_NOT_APPLICABLE);
    Decimal low = decimal_int(1), high = decimal_int(2);
    value_write(indicator_value(value_interval(&low, &high, false), value_number(decimal_int(3)), 100, 1),
                LANGUAGE_EN, text);
    assert_string_equal(text, "33.3—66.7");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rates_are_reckoned_from_their_parts) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
