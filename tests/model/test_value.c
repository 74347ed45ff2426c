/* test_value.c - what the grid knows of one figure. A value is written as "30+" (at least), "30-" (at most), "~30", "20..30",
 * "?" (nothing known), "0!" (reported zero), "_" (blank), "n/a", else a number. */
#include "model/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

static Decimal number_of(Text text)
{
    Decimal number;

    assert_true(decimal_read(text, &number));
    return number;
}

static GridValue value_of(const char *string)
{
    Text text = text_of(string);
    size_t dots = text_find(text, TEXT(".."));

    if (text_equal(text, TEXT("_")))
        return value_blank();
    if (text_equal(text, TEXT("n/a")))
        return value_not_applicable();
    if (text_equal(text, TEXT("0!")))
        return value_zero();
    if (text_equal(text, TEXT("?")))
        return value_interval(NULL, NULL, false);
    if (dots < text.len) {
        bool about = text.at[0] == '~';
        Decimal low = number_of(text_slice(text, about, dots)),
                high = number_of(text_slice(text, dots + 2, text.len));
        return value_interval(&low, &high, about);
    }
    if (text.at[0] == '~')
        return value_of_fact(number_of(text_slice(text, 1, text.len)), BOUND_ABOUT);
    if (text_ends(text, TEXT("+")))
        return value_of_fact(number_of(text_slice(text, 0, text.len - 1)), BOUND_OVER);
    if (text_ends(text, TEXT("-")))
        return value_of_fact(number_of(text_slice(text, 0, text.len - 1)), BOUND_UNDER);
    return value_number(number_of(text));
}

static void expect(const char *what, const char *a, const char *b, GridValue found, const char *expected)
{
    char text[VALUE_TEXT_MAX];

    value_write(found, LANGUAGE_EN, text);
    if (!value_equal(found, value_of(expected)) || !value_is_normal(found))
        fail_msg("%s %s, %s: %s, should be %s", what, a, b, text, expected);
}

static void values_add(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *sum;
    } rows[] = {
        { "2", "3.5", "5.5" },
        { "2", "0!", "2" },
        { "0!", "0!", "0!" },
        { "0!", "_", "0!" },
        { "_", "_", "_" },
        { "n/a", "n/a", "n/a" },
        { "n/a", "_", "_" },
        { "n/a", "7", "7" },
        { "30+", "5", "35+" },
        { "30+", "5-", "?" },
        { "30-", "5-", "35-" },
        { "~30", "5", "~35" },
        { "20..30", "5", "25..35" },
        { "2", "-2", "0" },
        { "0!", "0", "0" },
        { "9223372036854775807", "1", "?" },
        { "9223372036854775807", "0.5", "?" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        GridValue a = value_of(rows[i].a), b = value_of(rows[i].b);
        expect("add", rows[i].a, rows[i].b, value_add(a, b), rows[i].sum);
        expect("add", rows[i].b, rows[i].a, value_add(b, a), rows[i].sum);
    }
    GridValue both = value_add(value_of("~30"), value_of("5+"));
    assert_true(both.about && both.high_open && decimal_equal(both.low, decimal_int(35)));
}

static void differences_persons_and_maxima(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *difference, *persons, *max;
    } rows[] = {
        { "5", "3", "2", "5..8", "5" },       { "3", "3", "0", "3..6", "3" },
        { "30+", "3", "27+", "30+", "30+" },  { "30-", "3", "27-", "3..33", "3..30" },
        { "3", "30+", "-27-", "30+", "30+" }, { "_", "3", "_", "3", "3" },
        { "n/a", "_", "_", "_", "_" },        { "0!", "0!", "0", "0!", "0!" },
        { "4", "0!", "4", "4", "4" },         { "2..4", "3", "-1..1", "3..7", "3..4" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        GridValue a = value_of(rows[i].a), b = value_of(rows[i].b);
        expect("subtract", rows[i].a, rows[i].b, value_subtract(a, b), rows[i].difference);
        expect("distinct", rows[i].a, rows[i].b, value_distinct(a, b), rows[i].persons);
        expect("max", rows[i].a, rows[i].b, value_max(a, b), rows[i].max);
        assert_true(value_equal(value_distinct(a, b), value_distinct(b, a)));
        assert_true(value_equal(value_max(a, b), value_max(b, a)));
    }
}

static void what_may_be_true_together(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool agrees, holds; /* a as the whole, b as a part of it */
        int order;
    } rows[] = {
        { "5", "5", true, true, 0 },         { "5", "6", false, false, -1 },    { "6", "5", false, true, 1 },
        { "30+", "31", true, true, -1 },     { "30+", "29", false, true, 1 },   { "30-", "29", true, true, 1 },
        { "30-", "31", false, false, -1 },   { "~300", "349", true, true, -1 }, { "~300", "351", false, false, -1 },
        { "~301", "302", false, false, -1 }, { "_", "5", true, true, -1 },      { "0!", "0", true, true, 0 },
        { "0!", "1", false, false, -1 },     { "n/a", "_", true, true, 0 },     { "~0.5", "0.54", true, true, -1 },
        { "5", "5+", true, true, -1 },       { "?", "1", true, true, -1 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        GridValue a = value_of(rows[i].a), b = value_of(rows[i].b);
        if (value_agrees(a, b) != rows[i].agrees || value_agrees(b, a) != rows[i].agrees
            || value_holds(a, b) != rows[i].holds || value_compare(a, b) != rows[i].order
            || value_compare(b, a) != -rows[i].order)
            fail_msg("%s and %s: agrees %d, holds %d, order %d", rows[i].a, rows[i].b, value_agrees(a, b),
                     value_holds(a, b), value_compare(a, b));
    }
}

static void facts_become_values(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        FactBound bound;
        const char *value;
    } rows[] = {
        { "30", BOUND_EXACT, "30" },    { "0", BOUND_EXACT, "0!" },   { "30", BOUND_OVER, "30+" },
        { "30", BOUND_UNDER, "30-" },   { "30", BOUND_ABOUT, "~30" }, { "30", BOUND_AT_LEAST, "30+" },
        { "30", BOUND_AT_MOST, "30-" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect("fact", rows[i].number, "", value_of_fact(number_of(text_of(rows[i].number)), rows[i].bound),
               rows[i].value);
}

static void values_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *value, *zh, *en;
    } rows[] = {
        { "1234567.5", "1,234,567.5", "1,234,567.5" },
        { "-1234", "-1,234", "-1,234" },
        { "-123", "-123", "-123" },
        { "999", "999", "999" },
        { "1234+", "至少1,234", "at least 1,234" },
        { "1234-", "至多1,234", "at most 1,234" },
        { "~1234", "约1,234", "about 1,234" },
        { "1200..1300", "1,200—1,300", "1,200—1,300" },
        { "0!", "0（报零）", "0 (reported)" },
        { "0", "0", "0" },
        { "_", "空", "blank" },
        { "n/a", "—", "—" },
        { "?", "不详", "unknown" },
        { "-9223372036854775808..9223372036854775807", "-9,223,372,036,854,775,808—9,223,372,036,854,775,807",
          "-9,223,372,036,854,775,808—9,223,372,036,854,775,807" },
    };
    char text[VALUE_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(value_write(value_of(rows[i].value), LANGUAGE_ZH, text), strlen(rows[i].zh));
        assert_string_equal(text, rows[i].zh);
        value_write(value_of(rows[i].value), LANGUAGE_EN, text);
        assert_string_equal(text, rows[i].en);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_add),
        cmocka_unit_test(differences_persons_and_maxima),
        cmocka_unit_test(what_may_be_true_together),
        cmocka_unit_test(facts_become_values),
        cmocka_unit_test(values_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
