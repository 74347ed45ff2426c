/* test_number_format.c - numbers of spreadsheets by their patterns. */
#include "format/number_format.h"

#include "office.h"

static void numbers(void **state)
{
    static const struct {
        const char *number, *pattern, *shown;
    } cases[] = {
        { "412", "", "412" },
        { "0.1", "", "0.1" },
        { "0.30000000000000004", "", "0.3" },
        { "0.98299999999999998", "0.0%", "98.3%" },
        { "1E-3", "", "0.001" },
        { "1.2E+6", "General", "1200000" },
        { "0.33333333333333331", "General", "0.333333333" },
        { "12345678901234567", "", "12345678901234600" },
        { "-5", "", "-5" },
        { "-0", "", "0" },
        { "abc", "0", "abc" },
        { "", "0", "" },
        { "3.5", "0", "4" },
        { "3.45", "0.0", "3.5" },
        { "99.96", "0.0", "100.0" },
        { "0.04", "0.0", "0.0" },
        { "7", "000", "007" },
        { "0", "#", "" },
        { "1234567.891", "#,##0.00", "1,234,567.89" },
        { "123", "#,##0", "123" },
        { "-1234", "#,##0_ ;[Red]\\-#,##0\\ ", "-1,234 " },
        { "-1234", "#,##0_);(#,##0)", "-1,234" },
        { "-3", "\"增加\"0;\"减少\"0", "减少3" },
        { "0", "0;-0;\"无\"", "无" },
        { "12345", "0!.0,\"万\"", "1.2万" },
        { "32600", "0.00,\"千\"", "32.60千" },
        { "25000", "[>=10000]0!.0,\"万\";0", "2.5万" },
        { "2500", "[>=10000]0!.0,\"万\";0", "2500" },
        { "40", "0\"人\"", "40人" },
        { "40", "General\"人\"", "40人" },
        { "1.5", "0.##", "1.5" },
        { "2", "0.##", "2" },
        { "0.5", "# ?/?", "0.5" },
        { "1200", "0.00E+00", "1200" },
        { "5", "[$¥-804]#,##0.00", "¥5.00" },
        { "5", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "5" },
        { "45809", "yyyy/m/d", "2025/6/1" },
        { "45809", "yyyy\"年\"m\"月\"d\"日\"", "2025年6月1日" },
        { "45809", "[$-804]yyyy\"年\"m\"月\";@", "2025年6月" },
        { "45809.75", "yyyy-mm-dd hh:mm:ss", "2025-06-01 18:00:00" },
        { "0.5", "h:mm AM/PM", "12:00 " },
        { "1.5", "[h]:mm", "36:00" },
        { "59", "yyyy/m/d", "1900/2/28" },
        { "61", "yyyy/m/d", "1900/3/1" },
        { "1", "yyyy/m/d", "1900/1/1" },
        { "-1", "yyyy/m/d", "-1" },
        { "99999999", "yyyy/m/d", "99999999" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = { 0 };
        number_format_write(text_of(cases[i].number), text_of(cases[i].pattern), false, &out);
        if (!text_equal(buffer_text(&out), text_of(cases[i].shown)))
            fail_msg("%s by %s: found [%.*s], wanted [%s]", cases[i].number, cases[i].pattern,
                     TEXT_ARG(buffer_text(&out)), cases[i].shown);
        buffer_free(&out);
    }
}

static void days_from_1904_and_built_in(void **state)
{
    Buffer out = { 0 };

    (void)state;
    number_format_write(TEXT("44347"), number_format_builtin(31), true, &out);
    number_format_write(TEXT("0.5"), number_format_builtin(9), false, &out);
    assert_same(buffer_text(&out), "2025年6月1日50%");
    assert_int_equal(number_format_builtin(0).len, 0);
    assert_int_equal(number_format_builtin(200).len, 0);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(days_from_1904_and_built_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
