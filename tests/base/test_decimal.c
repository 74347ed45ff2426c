/* test_decimal.c - exact decimal numbers. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST "9223372036854775807"
#define LEAST "-9223372036854775808"

static Decimal number(const char *text)
{
    Decimal value = { 0 };

    if (!decimal_read(text_of(text), &value))
        fail_msg("%s is not read", text);
    return value;
}

static bool is_normal(Decimal value)
{
    return value.scale == 0 || (value.scale > 0 && value.scale <= DECIMAL_SCALE_MAX && value.coefficient % 10 != 0);
}

/* `wanted` NULL: the operation must have refused, and left `found` alone. */
static void assert_result(bool done, Decimal found, const char *wanted, const char *what)
{
    char text[DECIMAL_TEXT_MAX];

    if (!done) {
        if (wanted)
            fail_msg("%s: refused, wanted %s", what, wanted);
        assert_int_equal(found.coefficient, -77);
        assert_int_equal(found.scale, 7);
        return;
    }
    decimal_write(found, text);
    if (!wanted || strcmp(text, wanted) != 0)
        fail_msg("%s: %s, wanted %s", what, text, wanted ? wanted : "a refusal");
    assert_true(is_normal(found));
}

#define UNTOUCHED ((Decimal){ -77, 7 })

static void the_whole_text_is_read_or_nothing(void **state)
{
    static const struct {
        const char *text;
        int64_t coefficient;
        int scale;
        bool read;
    } cases[] = {
        { .text = "0", .read = true },
        { .text = "-0", .read = true },
        { .text = "0.000", .read = true },
        { .text = "98.3", .coefficient = 983, .scale = 1, .read = true },
        { .text = "48.0", .coefficient = 48, .read = true },
        { .text = "-12.50", .coefficient = -125, .scale = 1, .read = true },
        { .text = "+3", .coefficient = 3, .read = true },
        { .text = ".5", .coefficient = 5, .scale = 1, .read = true },
        { .text = "-.05", .coefficient = -5, .scale = 2, .read = true },
        { .text = "100", .coefficient = 100, .read = true },
        { .text = "007", .coefficient = 7, .read = true },
        { .text = "000000000000000000000000000001", .coefficient = 1, .read = true },
        { .text = "1.500000000000000000000000000000", .coefficient = 15, .scale = 1, .read = true },
        { .text = "0.000000000000000001", .coefficient = 1, .scale = 18, .read = true },
        { .text = MOST, .coefficient = INT64_MAX, .read = true },
        { .text = LEAST, .coefficient = INT64_MIN, .read = true },
        { .text = "-9.223372036854775808", .coefficient = INT64_MIN, .scale = 18, .read = true },
        { .text = "922337203685477580.70", .coefficient = INT64_MAX, .scale = 1, .read = true },
        { .text = "922337203685477580.7000", .coefficient = INT64_MAX, .scale = 1, .read = true },
        { .text = "9223372036854775808" },
        { .text = "-9223372036854775809" },
        { .text = "9223372036854775807.1" },
        { .text = "922337203685477580.8" },
        { .text = "99999999999999999999999999999999999999999999" },
        { .text = "0.0000000000000000001" },
        { .text = "1.0000000000000000001" },
        { .text = "10.000000000000000001" },
        { .text = "" },
        { .text = "-" },
        { .text = "+" },
        { .text = "." },
        { .text = "-." },
        { .text = "5." },
        { .text = "1.2.3" },
        { .text = "1..2" },
        { .text = "--1" },
        { .text = "+-1" },
        { .text = " 1" },
        { .text = "1 " },
        { .text = "1,000" },
        { .text = "1e3" },
        { .text = "0x1" },
        { .text = "１" },
        { .text = "一" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal found = UNTOUCHED;

        if (decimal_read(text_of(cases[i].text), &found) != cases[i].read)
            fail_msg("\"%s\" is %s", cases[i].text, cases[i].read ? "refused" : "read");
        if (!cases[i].read)
            assert_result(false, found, NULL, cases[i].text);
        else if (found.coefficient != cases[i].coefficient || found.scale != cases[i].scale)
            fail_msg("\"%s\" reads as {%lld, %d}", cases[i].text, (long long)found.coefficient, found.scale);
    }
    assert_false(decimal_read((Text){ NULL, 0 }, &(Decimal){ 0 }));
    assert_false(decimal_read(TEXT("1\0"), &(Decimal){ 0 }));
}

static void the_shortest_form_is_written(void **state)
{
    static const struct {
        Decimal value;
        const char *text;
    } cases[] = {
        { .value = { 0, 0 }, .text = "0" },
        { .value = { 983, 1 }, .text = "98.3" },
        { .value = { -5, 1 }, .text = "-0.5" },
        { .value = { 120000, 0 }, .text = "120000" },
        { .value = { 5, 3 }, .text = "0.005" },
        { .value = { 1005, 3 }, .text = "1.005" },
        { .value = { 1, 18 }, .text = "0.000000000000000001" },
        { .value = { -1, 18 }, .text = "-0.000000000000000001" },
        { .value = { INT64_MAX, 0 }, .text = MOST },
        { .value = { INT64_MIN, 0 }, .text = LEAST },
        { .value = { INT64_MIN, 18 }, .text = "-9.223372036854775808" },
        { .value = { 480, 1 }, .text = "48" }, /* not in normal form */
        { .value = { 0, 5 }, .text = "0" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[DECIMAL_TEXT_MAX];

        assert_int_equal(decimal_write(cases[i].value, text), strlen(cases[i].text));
        assert_string_equal(text, cases[i].text);
    }
}

static void making_gives_the_normal_form(void **state)
{
    static const struct {
        int64_t coefficient;
        int scale;
        Decimal wanted;
    } cases[] = {
        { .coefficient = 0, .scale = 18, .wanted = { 0, 0 } },
        { .coefficient = 4800, .scale = 2, .wanted = { 48, 0 } },
        { .coefficient = 4810, .scale = 2, .wanted = { 481, 1 } },
        { .coefficient = -100, .scale = 1, .wanted = { -10, 0 } },
        { .coefficient = INT64_MIN, .scale = 18, .wanted = { INT64_MIN, 18 } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal made = decimal_make(cases[i].coefficient, cases[i].scale);
        assert_int_equal(made.coefficient, cases[i].wanted.coefficient);
        assert_int_equal(made.scale, cases[i].wanted.scale);
    }
    assert_int_equal(decimal_int(-7).coefficient, -7);
}

static void sums_and_differences_are_exact_or_refused(void **state)
{
    static const struct {
        const char *a, *b, *sum, *difference;
    } cases[] = {
        { .a = "0.1", .b = "0.2", .sum = "0.3", .difference = "-0.1" },
        { .a = "1.25", .b = "0.75", .sum = "2", .difference = "0.5" },
        { .a = "-3", .b = "3", .sum = "0", .difference = "-6" },
        { .a = "9",
          .b = "0.000000000000000001",
          .sum = "9.000000000000000001",
          .difference = "8.999999999999999999" },
        { .a = "10", .b = "0.000000000000000001", .difference = NULL, .sum = NULL },
        { .a = MOST, .b = "0", .sum = MOST, .difference = MOST },
        { .a = MOST, .b = "1", .difference = "9223372036854775806" },
        { .a = MOST, .b = "-1", .sum = "9223372036854775806" },
        { .a = LEAST, .b = "1", .sum = "-9223372036854775807" },
        { .a = LEAST, .b = LEAST, .difference = "0" },
        { .a = MOST, .b = LEAST, .sum = "-1" },
        { .a = MOST, .b = "0.1" },
        /* too large at one scale, fine at a smaller one */
        { .a = "922337203685477580.7",
          .b = "0.3",
          .sum = "922337203685477581",
          .difference = "922337203685477580.4" },
        { .a = "5000000000000000000.0",
          .b = "4223372036854775807",
          .sum = MOST,
          .difference = "776627963145224193" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal a = number(cases[i].a), b = number(cases[i].b), out = UNTOUCHED;

        assert_result(decimal_add(a, b, &out), out, cases[i].sum, "a + b");
        out = UNTOUCHED;
        assert_result(decimal_add(b, a, &out), out, cases[i].sum, "b + a");
        out = UNTOUCHED;
        assert_result(decimal_subtract(a, b, &out), out, cases[i].difference, "a - b");
    }
}

static void products_are_exact_or_refused(void **state)
{
    static const struct {
        const char *a, *b, *product;
    } cases[] = {
        { .a = "20.17", .b = "10000", .product = "201700" },
        { .a = "-0.5", .b = "0.5", .product = "-0.25" },
        { .a = "0", .b = LEAST, .product = "0" },
        { .a = LEAST, .b = "1", .product = LEAST },
        { .a = LEAST, .b = "-1" },
        { .a = MOST, .b = "-1", .product = "-9223372036854775807" },
        { .a = MOST, .b = MOST },
        { .a = LEAST, .b = LEAST },
        { .a = "3037000500", .b = "3037000500" },
        { .a = "3037000499", .b = "3037000499", .product = "9223372030926249001" },
        { .a = "0.000000001", .b = "0.000000001", .product = "0.000000000000000001" },
        { .a = "0.000000001", .b = "0.0000000001" },
        { .a = "0.0000000005", .b = "0.000000002", .product = "0.000000000000000001" },
        { .a = "0.000000000000000005", .b = "0.2", .product = "0.000000000000000001" },
        { .a = "0.000000000000000001", .b = "1000000000000000000", .product = "1" },
        { .a = "5000000000.5", .b = "2000000000" },
        { .a = "500000000.5", .b = "2000000000", .product = "1000000001000000000" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal a = number(cases[i].a), b = number(cases[i].b), out = UNTOUCHED;

        assert_result(decimal_multiply(a, b, &out), out, cases[i].product, "a × b");
        out = UNTOUCHED;
        assert_result(decimal_multiply(b, a, &out), out, cases[i].product, "b × a");
    }
}

static void quotients_are_rounded_half_away_from_zero(void **state)
{
    static const struct {
        const char *a, *b;
        int scale;
        const char *quotient;
    } cases[] = {
        { .a = "64100", .b = "652", .scale = 1, .quotient = "98.3" },
        { .a = "1", .b = "3", .scale = 18, .quotient = "0.333333333333333333" },
        { .a = "2", .b = "3", .scale = 18, .quotient = "0.666666666666666667" },
        { .a = "-2", .b = "3", .scale = 0, .quotient = "-1" },
        { .a = "1", .b = "2", .scale = 0, .quotient = "1" },
        { .a = "-1", .b = "2", .scale = 0, .quotient = "-1" },
        { .a = "1", .b = "-2", .scale = 0, .quotient = "-1" },
        { .a = "-1", .b = "-2", .scale = 0, .quotient = "1" },
        { .a = "49", .b = "100", .scale = 0, .quotient = "0" },
        { .a = "5", .b = "1000", .scale = 2, .quotient = "0.01" },
        { .a = "0", .b = "-7", .scale = 3, .quotient = "0" },
        { .a = "6", .b = "3", .scale = 18, .quotient = "2" },
        { .a = "50", .b = "1", .scale = 18, .quotient = "50" },
        { .a = "1", .b = "0", .scale = 3 },
        { .a = "0", .b = "0", .scale = 3 },
        { .a = MOST, .b = "1", .scale = 18, .quotient = MOST },
        { .a = LEAST, .b = "1", .scale = 18, .quotient = LEAST },
        { .a = LEAST, .b = "-1", .scale = 0 },
        { .a = MOST, .b = "0.1", .scale = 0 },
        { .a = MOST, .b = "0.000000000000000001", .scale = 18 },
        { .a = LEAST, .b = "0.000000000000000001", .scale = 18 },
        { .a = MOST, .b = MOST, .scale = 18, .quotient = "1" },
        { .a = LEAST, .b = LEAST, .scale = 18, .quotient = "1" },
        { .a = "0.000000000000000001", .b = MOST, .scale = 18, .quotient = "0" },
        { .a = "0.000000000000000001", .b = "0.000000000000000003", .scale = 4, .quotient = "0.3333" },
        { .a = "0.000000000000000009", .b = "0.000000000000000001", .scale = 0, .quotient = "9" },
        { .a = "9", .b = "0.000000000000000001", .scale = 18, .quotient = "9000000000000000000" },
        { .a = "10", .b = "0.000000000000000001", .scale = 18 },
        { .a = "100", .b = "3", .scale = 18 }, /* exact to 18 digits does not fit */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal out = UNTOUCHED;
        bool done = decimal_divide(number(cases[i].a), number(cases[i].b), cases[i].scale, &out);
        assert_result(done, out, cases[i].quotient, cases[i].a);
    }
}

static void shifting_is_exact_or_refused(void **state)
{
    static const struct {
        const char *value;
        int power;
        const char *shifted;
    } cases[] = {
        { .value = "20.17", .power = 4, .shifted = "201700" },
        { .value = "3", .power = -2, .shifted = "0.03" },
        { .value = "98.3", .power = -2, .shifted = "0.983" },
        { .value = "1", .power = 18, .shifted = "1000000000000000000" },
        { .value = "1", .power = 19 },
        { .value = "9.223372036854775807", .power = 18, .shifted = MOST },
        { .value = "9.3", .power = 18, .shifted = NULL },
        { .value = "0.000000000000000001", .power = 36, .shifted = "1000000000000000000" },
        { .value = "0.000000000000000001", .power = 37 },
        { .value = "1", .power = -18, .shifted = "0.000000000000000001" },
        { .value = "1", .power = -19 },
        { .value = "10", .power = -19, .shifted = "0.000000000000000001" },
        { .value = "1000000000000000000", .power = -36, .shifted = "0.000000000000000001" },
        { .value = "1000000000000000000", .power = -37 },
        { .value = "-1.5", .power = 0, .shifted = "-1.5" },
        { .value = "0", .power = INT32_MAX, .shifted = "0" },
        { .value = "0", .power = INT32_MIN, .shifted = "0" },
        { .value = "1", .power = INT32_MAX },
        { .value = "1", .power = INT32_MIN },
        { .value = LEAST, .power = -18, .shifted = "-9.223372036854775808" },
        { .value = LEAST, .power = 1 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Decimal out = UNTOUCHED;
        bool done = decimal_shift(number(cases[i].value), cases[i].power, &out);
        assert_result(done, out, cases[i].shifted, cases[i].value);
    }
}

static void rounding_goes_away_from_zero_and_cutting_towards_it(void **state)
{
    static const struct {
        const char *value;
        int scale;
        const char *rounded, *cut;
    } cases[] = {
        { .value = "98.3129", .scale = 1, .rounded = "98.3", .cut = "98.3" },
        { .value = "98.35", .scale = 1, .rounded = "98.4", .cut = "98.3" },
        { .value = "-98.35", .scale = 1, .rounded = "-98.4", .cut = "-98.3" },
        { .value = "0.5", .scale = 0, .rounded = "1", .cut = "0" },
        { .value = "-0.5", .scale = 0, .rounded = "-1", .cut = "0" },
        { .value = "0.49", .scale = 0, .rounded = "0", .cut = "0" },
        { .value = "99.95", .scale = 1, .rounded = "100", .cut = "99.9" },
        { .value = "7", .scale = 3, .rounded = "7", .cut = "7" },
        { .value = "9.223372036854775807", .scale = 0, .rounded = "9", .cut = "9" },
        { .value = "-9.223372036854775808",
          .scale = 17,
          .rounded = "-9.22337203685477581",
          .cut = "-9.2233720368547758" },
        { .value = "0.000000000000000005", .scale = 17, .rounded = "0.00000000000000001", .cut = "0" },
        { .value = "0.5", .scale = 18, .rounded = "0.5", .cut = "0.5" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_result(true, decimal_round(number(cases[i].value), cases[i].scale), cases[i].rounded,
                      cases[i].value);
        assert_result(true, decimal_cut(number(cases[i].value), cases[i].scale), cases[i].cut, cases[i].value);
    }
}

static void order_is_total_over_all_scales(void **state)
{
    static const char *const ascending[] = {
        LEAST,
        "-9223372036854775807",
        "-9.223372036854775808",
        "-9.2",
        "-1",
        "-0.000000000000000001",
        "0",
        "0.000000000000000001",
        "0.09",
        "0.1",
        "0.9",
        "1",
        "1.01",
        "1.1",
        "2",
        "9.223372036854775806",
        "9.223372036854775807",
        "10",
        "9223372036854775806",
        MOST,
    };

    (void)state;
    for (size_t i = 0; i < COUNT(ascending); i++)
        for (size_t k = 0; k < COUNT(ascending); k++) {
            Decimal a = number(ascending[i]), b = number(ascending[k]);
            assert_int_equal(decimal_compare(a, b), (i > k) - (i < k));
            assert_int_equal(decimal_equal(a, b), i == k);
        }
    assert_int_equal(decimal_compare((Decimal){ 480, 1 }, (Decimal){ 48, 0 }), 0);
    assert_true(decimal_equal((Decimal){ 0, 9 }, (Decimal){ 0, 0 }));
}

static void integers_are_told(void **state)
{
    (void)state;
    assert_true(decimal_is_integer(number("0")));
    assert_true(decimal_is_integer(number("48.0")));
    assert_true(decimal_is_integer(number(LEAST)));
    assert_true(decimal_is_integer((Decimal){ 480, 1 }));
    assert_false(decimal_is_integer(number("48.1")));
    assert_false(decimal_is_integer(number("-0.000000000000000001")));
}

static Decimal any_decimal(void)
{
    uint64_t bits = 0;

    for (int i = 0; i < 5; i++)
        bits = bits << 15 ^ (uint64_t)rand();
    return decimal_make((int64_t)(bits >> rand() % 64) * (rand() % 2 ? 1 : -1), rand() % (DECIMAL_SCALE_MAX + 1));
}

static void operations_undo_each_other(void **state)
{
    (void)state;
    srand(1);
    for (int round = 0; round < 100000; round++) {
        Decimal a = any_decimal(), b = any_decimal(), c, d;
        char text[DECIMAL_TEXT_MAX];
        size_t length = decimal_write(a, text);

        assert_true(decimal_read((Text){ text, length }, &c) && decimal_equal(a, c));
        assert_true(c.coefficient == a.coefficient && c.scale == a.scale);
        if (decimal_add(a, b, &c) && decimal_subtract(c, b, &d))
            assert_true(decimal_equal(a, d));
        if (b.coefficient && decimal_multiply(a, b, &c) && decimal_divide(c, b, DECIMAL_SCALE_MAX, &d))
            assert_true(decimal_equal(a, d));
        if (decimal_shift(a, rand() % 20, &c))
            assert_true(decimal_compare(c, a) * (a.coefficient < 0 ? -1 : 1) >= 0);
        assert_int_equal(decimal_compare(a, b), -decimal_compare(b, a));
        if (decimal_subtract(a, b, &c))
            assert_int_equal((c.coefficient > 0) - (c.coefficient < 0), decimal_compare(a, b));
        for (int scale = 0; scale <= DECIMAL_SCALE_MAX; scale += 3)
            if (decimal_divide(a, decimal_int(1), scale, &c))
                assert_true(decimal_equal(c, decimal_round(a, scale)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_text_is_read_or_nothing),
        cmocka_unit_test(the_shortest_form_is_written),
        cmocka_unit_test(making_gives_the_normal_form),
        cmocka_unit_test(sums_and_differences_are_exact_or_refused),
        cmocka_unit_test(products_are_exact_or_refused),
        cmocka_unit_test(quotients_are_rounded_half_away_from_zero),
        cmocka_unit_test(shifting_is_exact_or_refused),
        cmocka_unit_test(rounding_goes_away_from_zero_and_cutting_towards_it),
        cmocka_unit_test(order_is_total_over_all_scales),
        cmocka_unit_test(integers_are_told),
        cmocka_unit_test(operations_undo_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
