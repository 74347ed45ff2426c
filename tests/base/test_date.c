/* test_date.c - days of the Gregorian calendar. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void only_days_of_the_calendar_are_valid(void **state)
{
    static const struct {
        Date date;
        bool valid;
    } cases[] = {
        { .date = { 1, 1, 1 }, .valid = true },
        { .date = { 9999, 12, 31 }, .valid = true },
        { .date = { 2024, 2, 29 }, .valid = true },
        { .date = { 2000, 2, 29 }, .valid = true },
        { .date = { 1900, 2, 29 } },
        { .date = { 2023, 2, 29 } },
        { .date = { 2023, 4, 31 } },
        { .date = { 2023, 6, 30 }, .valid = true },
        { .date = { 0, 1, 1 } },
        { .date = { 10000, 1, 1 } },
        { .date = { 2023, 0, 1 } },
        { .date = { 2023, 13, 1 } },
        { .date = { 2023, 1, 0 } },
        { .date = { 2023, 1, 32 } },
        { .date = { 2023, -1, 1 } },
        { .date = { 2023, 1, -1 } },
        { .date = { INT32_MAX, INT32_MAX, INT32_MAX } },
        { .date = { INT32_MIN, INT32_MIN, INT32_MIN } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (date_valid(cases[i].date) != cases[i].valid)
            fail_msg("%d-%d-%d", cases[i].date.year, cases[i].date.month, cases[i].date.day);
}

static void months_have_their_days(void **state)
{
    static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0 };

    (void)state;
    for (int month = 0; month <= 13; month++)
        assert_int_equal(date_days_in_month(2023, month), days[month]);
    assert_int_equal(date_days_in_month(2024, 2), 29);
    assert_int_equal(date_days_in_month(2023, -1), 0);
    assert_true(date_is_leap(2000));
    assert_false(date_is_leap(2100));
}

static void days_are_counted_from_1970(void **state)
{
    static const struct {
        Date date;
        int weekday;
        int64_t days;
    } cases[] = {
        { .date = { 1970, 1, 1 }, .weekday = 4, .days = 0 },
        { .date = { 1969, 12, 31 }, .weekday = 3, .days = -1 },
        { .date = { 2000, 2, 29 }, .weekday = 2, .days = 11016 },
        { .date = { 2000, 3, 1 }, .weekday = 3, .days = 11017 },
        { .date = { 2024, 2, 29 }, .weekday = 4, .days = 19782 },
        { .date = { 2026, 1, 8 }, .weekday = 4, .days = 20461 },
        { .date = { 1, 1, 1 }, .weekday = 1, .days = -719162 },
        { .date = { 9999, 12, 31 }, .weekday = 5, .days = 2932896 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(date_to_days(cases[i].date) == cases[i].days);
        assert_int_equal(date_compare(date_from_days(cases[i].days), cases[i].date), 0);
        assert_int_equal(date_weekday(cases[i].date), cases[i].weekday);
    }
}

/* All 3 652 059 days, each made from the one before. */
static void every_day_follows_the_one_before(void **state)
{
    Date date = { 1, 1, 1 };
    int64_t days = -719162;
    int weekday = 1;

    (void)state;
    while (date.year <= 9999) {
        if (date_to_days(date) != days || date_compare(date_from_days(days), date) != 0 || !date_valid(date)
            || date_weekday(date) != weekday)
            fail_msg("%d-%d-%d", date.year, date.month, date.day);
        days++;
        weekday = weekday % 7 + 1;
        if (++date.day > date_days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                date.year++;
            }
        }
    }
    assert_true(days == 2932897);
}

static void days_outside_the_calendar_give_no_date(void **state)
{
    static const int64_t outside[] = { -719163, 2932897, INT64_MIN, INT64_MAX };

    (void)state;
    for (size_t i = 0; i < COUNT(outside); i++)
        assert_false(date_valid(date_from_days(outside[i])));
}

static void dates_are_ordered(void **state)
{
    static const Date ascending[] = {
        { 2022, 12, 31 }, { 2023, 1, 1 }, { 2023, 1, 31 }, { 2023, 2, 1 }, { 2024, 1, 1 }
    };

    (void)state;
    for (int i = 0; i < (int)COUNT(ascending); i++)
        for (int k = 0; k < (int)COUNT(ascending); k++)
            assert_int_equal(date_compare(ascending[i], ascending[k]), (i > k) - (i < k));
}

static void iso_dates_are_read_and_nothing_else(void **state)
{
    static const struct {
        const char *text;
        Date date; /* zero: refused */
    } cases[] = {
        { .text = "2026-01-08", .date = { 2026, 1, 8 } },
        { .text = "2024-02-29", .date = { 2024, 2, 29 } },
        { .text = "0001-01-01", .date = { 1, 1, 1 } },
        { .text = "9999-12-31", .date = { 9999, 12, 31 } },
        { .text = "2023-02-29" },
        { .text = "2023-13-01" },
        { .text = "2023-00-01" },
        { .text = "2023-01-00" },
        { .text = "0000-01-01" },
        { .text = "2026-1-8" },
        { .text = "2026-01-8" },
        { .text = "20260108" },
        { .text = "2026/01/08" },
        { .text = "2026-01-08 " },
        { .text = " 2026-01-08" },
        { .text = "2026-01-0x" },
        { .text = "+026-01-08" },
        { .text = "2026-01-+8" },
        { .text = "12026-01-08" },
        { .text = "" },
        { .text = "2026-01-08T" },
        { .text = "2026--1-08" },
        { .text = "2026年1月" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date = { 7, 7, 7 };
        bool read = date_read(text_of(cases[i].text), &date);

        if (read != (cases[i].date.year != 0))
            fail_msg("\"%s\"", cases[i].text);
        if (read) {
            char text[DATE_TEXT_MAX];
            assert_int_equal(date_compare(date, cases[i].date), 0);
            assert_int_equal(date_write(date, text), 10);
            assert_string_equal(text, cases[i].text);
        } else {
            assert_int_equal(date.year, 7);
        }
    }
    assert_false(date_read((Text){ NULL, 0 }, &(Date){ 0 }));
}

static void no_date_is_written_as_nothing(void **state)
{
    char text[DATE_TEXT_MAX] = "x";

    (void)state;
    assert_int_equal(date_write((Date){ 0, 0, 0 }, text), 0);
    assert_string_equal(text, "");
    assert_int_equal(date_write((Date){ INT32_MAX, 1, 1 }, text), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_days_of_the_calendar_are_valid),
        cmocka_unit_test(months_have_their_days),
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(days_outside_the_calendar_give_no_date),
        cmocka_unit_test(dates_are_ordered),
        cmocka_unit_test(iso_dates_are_read_and_nothing_else),
        cmocka_unit_test(no_date_is_written_as_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
