/* test_csv.c - writes CSV for spreadsheets. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_csv(const Buffer *out, Text wanted)
{
    if (!text_equal(buffer_text(out), wanted))
        fail_msg("found [%.*s], wanted [%.*s]", TEXT_ARG(buffer_text(out)), TEXT_ARG(wanted));
}

static void a_table_has_commas_and_line_ends(void **state)
{
    Buffer out = { 0 };
    CsvWriter csv = csv_writer(&out);

    (void)state;
    csv_bom(&csv);
    csv_field(&csv, TEXT("单位"));
    csv_field(&csv, TEXT("人数"));
    csv_end_row(&csv);
    csv_field(&csv, TEXT(""));
    csv_int(&csv, -120);
    csv_field(&csv, (Text){ NULL, 0 });
    csv_end_row(&csv);
    csv_end_row(&csv);
    assert_csv(&out, TEXT("\xEF\xBB\xBF单位,人数\r\n,-120,\r\n\r\n"));
    buffer_free(&out);
}

static void fields_are_quoted_and_kept_from_running(void **state)
{
    static const struct {
        Text field, csv;
    } cases[] = {
        { .field = TEXT("全县 妇女"), .csv = TEXT("全县 妇女") },
        { .field = TEXT("a,b"), .csv = TEXT("\"a,b\"") },
        { .field = TEXT("甲，乙"), .csv = TEXT("甲，乙") },
        { .field = TEXT("\""), .csv = TEXT("\"\"\"\"") },
        { .field = TEXT("say \"hi\", \"you\""), .csv = TEXT("\"say \"\"hi\"\", \"\"you\"\"\"") },
        { .field = TEXT("two\nlines"), .csv = TEXT("\"two\nlines\"") },
        { .field = TEXT("two\r\nlines"), .csv = TEXT("\"two\r\nlines\"") },
        { .field = TEXT("a\0b"), .csv = TEXT("a\0b") },
        { .field = TEXT("=1+1"), .csv = TEXT("'=1+1") },
        { .field = TEXT("=HYPERLINK(\"x\",\"y\")"), .csv = TEXT("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"") },
        { .field = TEXT("+cmd"), .csv = TEXT("'+cmd") },
        { .field = TEXT("-a"), .csv = TEXT("'-a") },
        { .field = TEXT("-"), .csv = TEXT("'-") },
        { .field = TEXT("@SUM(A1)"), .csv = TEXT("'@SUM(A1)") },
        { .field = TEXT("\t=1"), .csv = TEXT("'\t=1") },
        { .field = TEXT("\r=1"), .csv = TEXT("\"'\r=1\"") },
        { .field = TEXT("＝1+1"), .csv = TEXT("'＝1+1") },
        { .field = TEXT("＠x"), .csv = TEXT("'＠x") },
        { .field = TEXT("-5"), .csv = TEXT("-5") },
        { .field = TEXT("+3.25"), .csv = TEXT("+3.25") },
        { .field = TEXT("-3.5%"), .csv = TEXT("-3.5%") },
        { .field = TEXT("-5%%"), .csv = TEXT("'-5%%") },
        { .field = TEXT("-1+1"), .csv = TEXT("'-1+1") },
        { .field = TEXT("5-3"), .csv = TEXT("5-3") },
        { .field = TEXT("'=1"), .csv = TEXT("'=1") },
        { .field = TEXT("\xFF="), .csv = TEXT("\xFF=") },
    };
    Buffer out = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        CsvWriter csv = csv_writer(&out);

        csv_field(&csv, cases[i].field);
        assert_csv(&out, cases[i].csv);
        buffer_clear(&out);
    }
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_has_commas_and_line_ends),
        cmocka_unit_test(fields_are_quoted_and_kept_from_running),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
