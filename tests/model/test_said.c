/* test_said.c - days and periods as people write them. */
#include "model/said.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void days(void **state)
{
    /* What is said, and the day; "" where it is none. */
    static const char *const rows[][2] = {
        { "2026-01-08", "2026-01-08" },
        { "2026-1-8", "2026-01-08" },
        { "2026/1/8", "2026-01-08" },
        { "2026/05/30", "2026-05-30" },
        { "2026.1.8", "2026-01-08" },
        { "2026年1月8日", "2026-01-08" },
        { "2026年11月18号", "2026-11-18" },
        { " 2026/1/8 ", "2026-01-08" },
        { "2026/1/8 0:00", "2026-01-08" },
        { "2026-01-08 00:00:00", "2026-01-08" },
        { "2026/1/8 9:30", "" },
        { "2026/1/8 0", "" },
        { "2026/2/29", "" },
        { "2024/2/29", "2024-02-29" },
        { "2026/13/1", "" },
        { "2026-1/8", "" },
        { "2026年1-8", "" },
        { "2026年1月8", "" },
        { "2026年1月", "" },
        { "26/1/8", "" },
        { "1/8/2026", "" },
        { "2026/1/8/9", "" },
        { "2026/1/123", "" },
        { "", "" },
        { "昨天", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[DATE_TEXT_MAX] = "";
        Date day = { 0 };
        if (day_said(text_of(rows[i][0]), &day))
            date_write(day, out);
        if (!text_equal(text_of(out), text_of(rows[i][1])))
            fail_msg("%s: %s, not %s", rows[i][0], out, rows[i][1]);
    }
}

static void periods(void **state)
{
    static const char *const rows[][2] = {
        { "2026", "2026" },
        { "2026-S1", "2026-S1" },
        { "2026-01..2026-10", "2026-01..2026-10" },
        { "2026年", "2026" },
        { "2026年度", "2026" },
        { "2026年全年", "2026" },
        { "2026年上半年", "2026-S1" },
        { "2026上半年", "2026-S1" },
        { "2026年下半年", "2026-S2" },
        { "2026年第一季度", "2026-Q1" },
        { "2026年三季度", "2026-Q3" },
        { "2026年第4季度", "2026-Q4" },
        { "2026年6月", "2026-06" },
        { "2026年6月份", "2026-06" },
        { "2026/6", "2026-06" },
        { "2026.11", "2026-11" },
        { "2026年1-10月", "2026-01..2026-10" },
        { "2026年1—10月份", "2026-01..2026-10" },
        { "2026年1月至10月", "2026-01..2026-10" },
        { "2026年1月到6月", "2026-S1" },
        { "2026年1月-12月", "2026" },
        { "2025年9月至2026年6月", "2025-09..2026-06" },
        { "2025-2026学年", "2025-A" },
        { "2025学年", "2025-A" },
        { "2026年1月8日", "2026-01-08" },
        { "2025-2027学年", "" },
        { "2026年13月", "" },
        { "2026年10-1月", "" },
        { "2026年1-13月", "" },
        { "2026年第五季度", "" },
        { "2026年6", "" },
        { "2026年1-10", "" },
        { "2026年上半年度", "" },
        { "2026年6月9月", "" },
        { "上半年", "" },
        { "26年", "" },
        { "2026 年", "" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[PERIOD_TEXT_MAX] = "";
        Period period = { 0 };
        if (period_said(text_of(rows[i][0]), &period))
            period_write(period, out);
        if (!text_equal(text_of(out), text_of(rows[i][1])))
            fail_msg("%s: %s, not %s", rows[i][0], out, rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(periods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
