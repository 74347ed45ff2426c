/* test_periods.c - which periods a period is made of, and which it feeds. */
#include "grid/periods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static Period period_of(const char *text)
{
    Period period = { 0 };

    assert_true(text[0] == '\0' || period_read(text_of(text), &period));
    return period;
}

static const struct {
    const char *period, *parts; /* the first part, the last and how many */
    const char *fed;            /* all that it feeds, next by next */
    const char *last_year;
    const char *after;
} rows[] = {
    { "2023", "2023-S1 2023-S2 2", "", "2022", "2024" },
    { "2023-S2", "2023-Q3 2023-Q4 2", "2023", "2022-S2", "2024-S1" },
    { "2023-Q1", "2023-01 2023-03 3", "2023-S1", "2022-Q1", "2023-Q2" },
    { "2023-02", "2023-02-01 2023-02-28 28", "2023-Q1 2022-A", "2022-02", "2023-03" },
    { "2024-02", "2024-02-01 2024-02-29 29", "2024-Q1 2023-A", "2023-02", "2024-03" },
    { "2023-09", "2023-09-01 2023-09-30 30", "2023-Q3 2023-A", "2022-09", "2023-10" },
    { "2024-02-29", "", "2024-02", "2023-02-28", "2024-03-01" },
    { "2023-A", "2023-09 2024-08 12", "", "2022-A", "2024-A" },
    { "2023-01..2023-10", "", "", "2022-01..2022-10", "" },
    { "2025-01..2025-02", "", "", "2024-01..2024-02", "" },
    { "9999", "9999-S1 9999-S2 2", "", "9998", "" },
    { "0001-01", "0001-01-01 0001-01-31 31", "0001-Q1", "", "0001-02" },
};

static void periods_are_made_of_periods(void **state)
{
    (void)state;
    char text[PERIOD_TEXT_MAX];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Period period = period_of(rows[i].period), parts[PERIOD_PARTS_MAX], fed[PERIOD_FED_MAX];
        char found[64] = "";
        size_t count = period_parts(period, parts);
        if (count) {
            char number[4] = { ' ', (char)('0' + count / 10), (char)('0' + count % 10), 0 };
            if (count < 10)
                memmove(number + 1, number + 2, 2);
            period_write(parts[0], text);
            strcat(strcat(found, text), " ");
            period_write(parts[count - 1], text);
            strcat(strcat(found, text), number);
        }
        assert_string_equal(found, rows[i].parts);

        found[0] = '\0';
        count = period_fed(period, fed);
        for (size_t k = 0; k < count; k++) {
            period_write(fed[k], text);
            strcat(strcat(found, k ? " " : ""), text);
        }
        assert_string_equal(found, rows[i].fed);
        assert_true(period_equal(period_last_year(period), period_of(rows[i].last_year)));
        assert_true(period_equal(period_after(period), period_of(rows[i].after)));
    }
}

/* What feeds is a part, and what is a part feeds. */
static void parts_feed_their_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Period whole = period_of(rows[i].period), parts[PERIOD_PARTS_MAX], fed[PERIOD_FED_MAX];
        size_t count = period_parts(whole, parts);
        for (size_t k = 0; k < count; k++) {
            size_t feeds = period_fed(parts[k], fed);
            bool found = false;
            for (size_t f = 0; f < feeds; f++)
                found = found || period_equal(fed[f], whole);
            assert_true(found && parts[k].kind == period_part_kind(whole.kind));
            assert_true(period_rank(parts[k].kind) < period_rank(whole.kind));
        }
    }
}

static void everything_above_a_day(void **state)
{
    (void)state;
    static const char *const expected[] = { "2023-02-10", "2023-02", "2023-Q1", "2022-A", "2023-S1", "2023" };
    Period above[PERIOD_ABOVE_MAX];

    assert_int_equal(period_above(period_of("2023-02-10"), above), 6);
    for (size_t i = 0; i < 6; i++)
        assert_true(period_equal(above[i], period_of(expected[i])));
    assert_true(period_equal(period_from(PERIOD_QUARTER, (Date){ 2023, 2, 1 }), period_of("2023-Q2")));
    assert_true(period_equal(period_from(PERIOD_QUARTER, (Date){ 2023, 4, 1 }), period_of("2023-Q2")));
    assert_int_equal(period_from(PERIOD_WINDOW, (Date){ 2023, 4, 1 }).kind, PERIOD_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_made_of_periods),
        cmocka_unit_test(parts_feed_their_whole),
        cmocka_unit_test(everything_above_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
