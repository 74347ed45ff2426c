/* test_dates.c - days and periods: what is read, its norm, and the period it means. */
#include "read/dates.h"

#include "reader.h"

typedef struct {
    const char *text;
    const char *norm;   /* NULL: no date */
    const char *rest;   /* what stands behind it */
    const char *period; /* for a report of 2023; "" none */
    bool as_of, since;
} Case;

static void assert_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Case *c = &cases[i];
        char norm[NORM_MAX] = "", period[PERIOD_TEXT_MAX] = "";
        DateMention date;
        bool read = date_mention_read(catalog_builtin(), text_of(c->text), 0, &date);
        if (read != (c->norm != NULL))
            print_message("# %s\n", c->text);
        assert_int_equal(read, c->norm != NULL);
        if (!read || !c->norm)
            continue;
        size_t length = date_norm_write(&date, norm);
        assert_int_equal(length, strlen(norm));
        if (strcmp(norm, c->norm) != 0 || strcmp(c->text + date.end, c->rest ? c->rest : "") != 0)
            print_message("# %s\n", c->text);
        assert_string_equal(norm, c->norm);
        assert_string_equal(c->text + date.end, c->rest ? c->rest : "");
        if (c->period) {
            Period p = date_period(&date, 2023);
            if (p.kind != PERIOD_NONE)
                period_write(p, period);
            if (strcmp(period, c->period) != 0)
                print_message("# %s\n", c->text);
            assert_string_equal(period, c->period);
        }
        assert_int_equal(date.as_of, c->as_of);
        assert_int_equal(date.since, c->since);
    }
}

static void days_months_quarters_and_halves_are_read(void **state)
{
    static const Case cases[] = {
        { .text = "2023年6月10日，", .norm = "2023-06-10", .rest = "，", .period = "2023-06-10" },
        { .text = "2023年度考核", .norm = "2023", .rest = "考核", .period = "2023" },
        { .text = "6月10日", .norm = "Y0-06-10", .period = "2023-06-10" },
        { .text = "二〇二四年九月", .norm = "2024-09", .period = "2024-09" },
        { .text = "２０２４年６月", .norm = "2024-06", .period = "2024-06" },
        { .text = "2023-06-10报送", .norm = "2023-06-10", .rest = "报送" },
        { .text = "2023.6.10", .norm = "2023-06-10" },
        { .text = "12月中旬", .norm = "Y0-12~mid", .period = "2023-12" },
        { .text = "上半年", .norm = "Y0-H1", .period = "2023-S1" },
        { .text = "2024年下半年", .norm = "2024-H2", .period = "2024-S2" },
        { .text = "三季度", .norm = "Y0-Q3", .period = "2023-Q3" },
        { .text = "9月份", .norm = "Y0-09", .period = "2023-09" },
        { .text = "98年", .norm = "1998" },
        { .text = "15年3月", .norm = "2015-03" },
        { .text = "今年", .norm = "Y0", .period = "2023" },
        { .text = "去年12月", .norm = "Y0-1-12", .period = "2022-12" },
        { .text = "明年", .norm = "Y0+1", .period = "2024" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void ranges_share_what_their_last_end_says(void **state)
{
    static const Case cases[] = {
        { .text = "1—10月，", .norm = "Y0-01/Y0-10", .rest = "，", .period = "2023-01..2023-10" },
        { .text = "2024年1月至10月", .norm = "2024-01/2024-10", .period = "2024-01..2024-10" },
        { .text = "3月8日至14日", .norm = "Y0-03-08/Y0-03-14" },
        { .text = "6月1日至7月10日", .norm = "Y0-06-01/Y0-07-10" },
        { .text = "一、二季度", .norm = "Y0-Q1/Y0-Q2" },
        { .text = "2021—2025年", .norm = "2021/2025" },
        { .text = "2023—2024学年", .norm = "2023-A" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void masked_years_stay_masked(void **state)
{
    static const Case cases[] = {
        { .text = "20xx年", .norm = "20xx", .period = "2023" },
        { .text = "20XX年6月", .norm = "20xx-06" },
        { .text = "２０ＸＸ年", .norm = "20xx" },
        { .text = "××年", .norm = "xxxx" },
        { .text = "截止20xx年x月末", .norm = "20xx-xx~end", .as_of = true, .period = "" },
        { .text = "xx年6月1日", .norm = "xxxx-06-01" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void spans_of_time_up_to_now_are_dates(void **state)
{
    static const Case cases[] = {
        { .text = "一年来", .norm = "P1Y", .period = "" },
        { .text = "五年来，", .norm = "P5Y", .rest = "，" },
        { .text = "截止今年10月", .norm = "Y0-10", .as_of = true, .period = "2023-10" },
        { .text = "截至10月底", .norm = "Y0-10~end", .as_of = true },
        { .text = "2022年以来", .norm = "2022", .since = true },
        { .text = "7月底前", .norm = "Y0-07~end" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void other_numbers_are_no_dates(void **state)
{
    static const Case cases[] = {
        { .text = "1662人" }, { .text = "2023人" }, { .text = "2023名" },   { .text = "三年" },
        { .text = "五年级" }, { .text = "90年代" }, { .text = "13月" },     { .text = "0月" },
        { .text = "6月龄" },  { .text = "2101年" }, { .text = "3个月" },    { .text = "12年" },
        { .text = "" },       { .text = "年" },     { .text = "截止目前" }, { .text = "2023.6" },
        { .text = "20xx" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void a_day_that_no_calendar_has_means_no_period(void **state)
{
    static const Case cases[] = {
        { .text = "2023年2月30日", .norm = "2023-02-30", .period = "" },
        { .text = "2024年2月29日", .norm = "2024-02-29", .period = "2024-02-29" },
        { .text = "2023年2月29日", .norm = "2023-02-29", .period = "" },
    };
    DateMention date;

    (void)state;
    assert_cases(cases, COUNT(cases));
    assert_true(date_mention_read(catalog_builtin(), TEXT("6月10日"), 0, &date));
    assert_int_equal(date_period(&date, 0).kind, PERIOD_NONE); /* the report's year is unknown */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_months_quarters_and_halves_are_read),
        cmocka_unit_test(ranges_share_what_their_last_end_says),
        cmocka_unit_test(masked_years_stay_masked),
        cmocka_unit_test(spans_of_time_up_to_now_are_dates),
        cmocka_unit_test(other_numbers_are_no_dates),
        cmocka_unit_test(a_day_that_no_calendar_has_means_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
