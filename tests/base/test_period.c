/* test_period.c - years, halves, quarters, months, days, school years and windows. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Period period(const char *text)
{
    Period read = { 0 };

    if (!period_read(text_of(text), &read))
        fail_msg("%s is not read", text);
    return read;
}

static void assert_written(Period found, const char *wanted)
{
    char text[PERIOD_TEXT_MAX];

    assert_int_equal(period_write(found, text), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void a_period_is_read_with_its_days(void **state)
{
    static const struct {
        const char *text;
        PeriodKind kind;
        const char *first, *last;
        const char *written; /* NULL: as it was read */
    } cases[] = {
        { .text = "2023", .kind = PERIOD_YEAR, .first = "2023-01-01", .last = "2023-12-31" },
        { .text = "0001", .kind = PERIOD_YEAR, .first = "0001-01-01", .last = "0001-12-31" },
        { .text = "9999", .kind = PERIOD_YEAR, .first = "9999-01-01", .last = "9999-12-31" },
        { .text = "2023-S1", .kind = PERIOD_HALF, .first = "2023-01-01", .last = "2023-06-30" },
        { .text = "2023-S2", .kind = PERIOD_HALF, .first = "2023-07-01", .last = "2023-12-31" },
        { .text = "2023-Q1", .kind = PERIOD_QUARTER, .first = "2023-01-01", .last = "2023-03-31" },
        { .text = "2023-Q2", .kind = PERIOD_QUARTER, .first = "2023-04-01", .last = "2023-06-30" },
        { .text = "2023-Q3", .kind = PERIOD_QUARTER, .first = "2023-07-01", .last = "2023-09-30" },
        { .text = "2023-Q4", .kind = PERIOD_QUARTER, .first = "2023-10-01", .last = "2023-12-31" },
        { .text = "2023-06", .kind = PERIOD_MONTH, .first = "2023-06-01", .last = "2023-06-30" },
        { .text = "2024-02", .kind = PERIOD_MONTH, .first = "2024-02-01", .last = "2024-02-29" },
        { .text = "2023-02", .kind = PERIOD_MONTH, .first = "2023-02-01", .last = "2023-02-28" },
        { .text = "2023-12", .kind = PERIOD_MONTH, .first = "2023-12-01", .last = "2023-12-31" },
        { .text = "2023-06-10", .kind = PERIOD_DAY, .first = "2023-06-10", .last = "2023-06-10" },
        { .text = "2023-A", .kind = PERIOD_SCHOOL_YEAR, .first = "2023-09-01", .last = "2024-08-31" },
        { .text = "9998-A", .kind = PERIOD_SCHOOL_YEAR, .first = "9998-09-01", .last = "9999-08-31" },
        { .text = "2023-01..2023-10", .kind = PERIOD_WINDOW, .first = "2023-01-01", .last = "2023-10-31" },
        { .text = "2021..2025", .kind = PERIOD_WINDOW, .first = "2021-01-01", .last = "2025-12-31" },
        { .text = "2022-12-26..2023-01-05", .kind = PERIOD_WINDOW, .first = "2022-12-26", .last = "2023-01-05" },
        { .text = "2023-02..2023-04", .kind = PERIOD_WINDOW, .first = "2023-02-01", .last = "2023-04-30" },
        { .text = "2023-09..2024-08", .kind = PERIOD_WINDOW, .first = "2023-09-01", .last = "2024-08-31" },
        { .text = "2022-07..2023-06", .kind = PERIOD_WINDOW, .first = "2022-07-01", .last = "2023-06-30" },
        { .text = "2023-01..2023-06-10",
          .kind = PERIOD_WINDOW,
          .first = "2023-01-01",
          .last = "2023-06-10",
          .written = "2023-01-01..2023-06-10" },
        { .text = "2022-S2..2023-Q1",
          .kind = PERIOD_WINDOW,
          .first = "2022-07-01",
          .last = "2023-03-31",
          .written = "2022-07..2023-03" },
        { .text = "2021-A..2022-A",
          .kind = PERIOD_WINDOW,
          .first = "2021-09-01",
          .last = "2023-08-31",
          .written = "2021-09..2023-08" },
        { .text = "2023-01..2023-12",
          .kind = PERIOD_YEAR,
          .first = "2023-01-01",
          .last = "2023-12-31",
          .written = "2023" },
        { .text = "2023-Q1..2023-Q2",
          .kind = PERIOD_HALF,
          .first = "2023-01-01",
          .last = "2023-06-30",
          .written = "2023-S1" },
        { .text = "2023-07..2023-09",
          .kind = PERIOD_QUARTER,
          .first = "2023-07-01",
          .last = "2023-09-30",
          .written = "2023-Q3" },
        { .text = "2024-02-01..2024-02-29",
          .kind = PERIOD_MONTH,
          .first = "2024-02-01",
          .last = "2024-02-29",
          .written = "2024-02" },
        { .text = "2024-02-01..2024-02-28", .kind = PERIOD_WINDOW, .first = "2024-02-01", .last = "2024-02-28" },
        { .text = "2023-06-10..2023-06-10",
          .kind = PERIOD_DAY,
          .first = "2023-06-10",
          .last = "2023-06-10",
          .written = "2023-06-10" },
        { .text = "2023-A..2023-A",
          .kind = PERIOD_SCHOOL_YEAR,
          .first = "2023-09-01",
          .last = "2024-08-31",
          .written = "2023-A" },
        { .text = "2023..2023-10",
          .kind = PERIOD_WINDOW,
          .first = "2023-01-01",
          .last = "2023-10-31",
          .written = "2023-01..2023-10" },
        { .text = "2023-06..2023",
          .kind = PERIOD_WINDOW,
          .first = "2023-06-01",
          .last = "2023-12-31",
          .written = "2023-06..2023-12" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Period found = period(cases[i].text);
        char day[DATE_TEXT_MAX];

        if (found.kind != cases[i].kind)
            fail_msg("%s: kind %d", cases[i].text, (int)found.kind);
        date_write(found.first, day);
        assert_string_equal(day, cases[i].first);
        date_write(found.last, day);
        assert_string_equal(day, cases[i].last);
        assert_written(found, cases[i].written ? cases[i].written : cases[i].text);
        assert_true(period_equal(period(cases[i].written ? cases[i].written : cases[i].text), found));
    }
}

static void what_is_no_period_is_refused(void **state)
{
    static const char *const cases[] = {
        "",
        " ",
        "2",
        "202",
        "20233",
        "0000",
        "abcd",
        "2023-",
        "2023-S",
        "2023-S0",
        "2023-S3",
        "2023-Q0",
        "2023-Q5",
        "2023-s1",
        "2023-q1",
        "2023-a",
        "2023-A1",
        "2023-1",
        "2023-00",
        "2023-13",
        "2023-6x",
        "2023-x6",
        "2023-06-",
        "2023-06-31",
        "2023-06-1",
        "2023S1",
        "2023-SA",
        " 2023",
        "2023 ",
        "9999-A",
        "..",
        "2023..",
        "..2023",
        "2023..2022",
        "2023-10..2023-01",
        "2023-06-10..2023-06-09",
        "2023...2024",
        "2023..2024..2025",
        "2023.2024",
        "2023-01..2023-13",
        "2023-01--2023-02",
        "２０２３",
        "2023年",
        "-023",
        "+023",
        "2023--6",
        "2023-S1-",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Period found = { .kind = PERIOD_DAY };

        if (period_read(text_of(cases[i]), &found))
            fail_msg("\"%s\" is read", cases[i]);
        assert_int_equal(found.kind, PERIOD_DAY);
    }
    assert_false(period_read((Text){ NULL, 0 }, &(Period){ 0 }));
}

static void a_period_that_is_none_is_all_zero(void **state)
{
    const Period none[] = {
        period_year(0),
        period_year(10000),
        period_year(-1),
        period_year(INT32_MAX),
        period_half(2023, 0),
        period_half(2023, 3),
        period_half(0, 1),
        period_half(2023, INT32_MIN),
        period_quarter(2023, 0),
        period_quarter(2023, 5),
        period_quarter(10000, 1),
        period_quarter(2023, INT32_MAX),
        period_month(2023, 0),
        period_month(2023, 13),
        period_month(0, 12),
        period_month(2023, INT32_MAX),
        period_school_year(0),
        period_school_year(9999),
        period_school_year(INT32_MAX),
        period_day((Date){ 2023, 2, 29 }),
        period_window(period("2023"), (Period){ 0 }),
        period_window((Period){ 0 }, period("2023")),
        period_window(period("2023"), period("2022")),
    };
    static const Period zero;

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_memory_equal(&none[i], &zero, sizeof zero);
        assert_written(none[i], "");
        assert_true(period_equal(none[i], zero));
    }
}

static void a_window_spans_from_first_to_last_day(void **state)
{
    static const struct {
        const char *from, *to, *window; /* window NULL: none */
    } cases[] = {
        { .from = "2023-01", .to = "2023-06", .window = "2023-S1" },
        { .from = "2023-S1", .to = "2023-S2", .window = "2023" },
        { .from = "2023-04", .to = "2023-Q2", .window = "2023-Q2" },
        { .from = "2023-02", .to = "2023-07", .window = "2023-02..2023-07" },
        { .from = "2023-04", .to = "2023-09", .window = "2023-04..2023-09" },
        { .from = "2023-01", .to = "2023-11", .window = "2023-01..2023-11" },
        { .from = "2023-10", .to = "2024-03", .window = "2023-10..2024-03" },
        { .from = "2023", .to = "2023-06", .window = "2023-S1" }, /* ends where `to` ends */
        { .from = "2023-06", .to = "2023-05" },
        { .from = "2023-06", .to = "2023-06-15", .window = "2023-06-01..2023-06-15" },
        { .from = "2023-06-30", .to = "2023-06", .window = "2023-06-30" },
        { .from = "2021..2023", .to = "2024..2025", .window = "2021..2025" },
        { .from = "0001", .to = "9999", .window = "0001..9999" },
        { .from = "0001-01-02", .to = "9999-12-30", .window = "0001-01-02..9999-12-30" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_written(period_window(period(cases[i].from), period(cases[i].to)),
                       cases[i].window ? cases[i].window : "");
}

static void containing_goes_by_days(void **state)
{
    static const struct {
        const char *outer, *inner;
        bool contains;
    } cases[] = {
        { .outer = "2023", .inner = "2023", .contains = true },
        { .outer = "2023", .inner = "2023-S2", .contains = true },
        { .outer = "2023", .inner = "2023-12-31", .contains = true },
        { .outer = "2023", .inner = "2024-01-01" },
        { .outer = "2023", .inner = "2023-A" },
        { .outer = "2023-A", .inner = "2024-08-31", .contains = true },
        { .outer = "2023-A", .inner = "2024-Q3" },
        { .outer = "2023-S1", .inner = "2023" },
        { .outer = "2023-01..2023-10", .inner = "2023-Q3", .contains = true },
        { .outer = "2023-01..2023-10", .inner = "2023-Q4" },
        { .outer = "2023-09..2024-08", .inner = "2023-A", .contains = true },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (period_contains(period(cases[i].outer), period(cases[i].inner)) != cases[i].contains)
            fail_msg("%s and %s", cases[i].outer, cases[i].inner);
    assert_false(period_contains(period("2023"), (Period){ 0 }));
    assert_false(period_contains((Period){ 0 }, period("2023")));
    assert_false(period_contains((Period){ 0 }, (Period){ 0 }));
}

static void equal_means_the_same_kind_and_days(void **state)
{
    (void)state;
    assert_true(period_equal(period("2023-06"), period_month(2023, 6)));
    assert_false(period_equal(period("2023-06"), period("2023-07")));
    assert_false(period_equal(period("2023-A"), period("2023-09..2024-08")));
    assert_false(period_equal(period("2023"), (Period){ 0 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_period_is_read_with_its_days),
        cmocka_unit_test(what_is_no_period_is_refused),
        cmocka_unit_test(a_period_that_is_none_is_all_zero),
        cmocka_unit_test(a_window_spans_from_first_to_last_day),
        cmocka_unit_test(containing_goes_by_days),
        cmocka_unit_test(equal_means_the_same_kind_and_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
