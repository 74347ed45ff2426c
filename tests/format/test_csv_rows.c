/* test_csv_rows.c - rows of cells in texts, and texts that only have commas. */
#include "format/csv_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void tables_are_told_from_prose(void **state)
{
    static const struct {
        const char *text;
        char unnamed, named;
    } cases[] = {
        /* tables */
        { "乡镇,人数\n临江,40\n石桥,52\n", ',', ',' },
        { "乡镇\t人数\n临江\t40\n石桥\t1,052\n", '\t', '\t' },
        { "乡镇;比例\n临江;4,5\n石桥;5,2", ';', ';' },
        { "年份,\"人数,其中女\",比例\r\n2024,40,3%\r\n2025,\"1,052\",4.1%\r\n", ',', ',' },
        { "统计表,,\n乡镇,人数,备注\n临江,40,\n石桥,52,\n合计,92,\n", ',', ',' },
        { "乡镇,人数\n\n临江,40\n\n石桥,52\n", ',', ',' },
        { "sep=;\n乡镇;人数\n", ';', ';' },
        { "\"第一\n行\",1\n\"第二\n行\",2\n\"第三\n行\",3\n", ',', ',' },
        /* only where the name says so */
        { "乡镇,人数\n临江,40\n", 0, ',' },
        { "标题\n乡镇,人数\n临江,40\n石桥,52\n", 0, ',' },
        { "姓名,职务\n甲,主任\n乙,干事\n", 0, ',' },
        { "1,坚持党建引领\n2,加强队伍建设\n3,做好服务\n", 0, ',' },
        { "走访慰问,情暖童心\n关爱女性,守护健康\n依法维权,促进和谐\n", 0, ',' },
        /* prose */
        { "", 0, 0 },
        { "慰问儿童40名。\n", 0, 0 },
        { "今年以来,我局,共慰问40名\n下一步,继续做好\n完成投入,3,万元,超额\n共40,人\n", 0, 0 },
        { "全年,共走访,40户,发放,慰问金\n我们注重,源头维权。\n", 0, 0 },
        { "一、基本情况\n全县有儿童,40,名。\n其中女童,20,名。\n", 0, ',' },
        { "\"未完的引号,1\n甲,2\n乙,3\n丙,4\n", 0, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char unnamed = csv_separator(text_of(cases[i].text), false),
             named = csv_separator(text_of(cases[i].text), true);
        if (unnamed != cases[i].unnamed || named != cases[i].named)
            fail_msg("%s: %d and %d", cases[i].text, unnamed, named);
    }
}

static void cells_have_places_and_words(void **state)
{
    static const struct {
        const char *text;
        char separator;
        const char *cells; /* row.column=words| */
    } cases[] = {
        { "甲,1\n乙,2\n", ',', "0.0=甲|0.1=1|1.0=乙|1.1=2|" },
        { "甲,1\r\n乙,2", ',', "0.0=甲|0.1=1|1.0=乙|1.1=2|" },
        { "甲,1\r乙,2\r", ',', "0.0=甲|0.1=1|1.0=乙|1.1=2|" },
        { "甲,\n,2", ',', "0.0=甲|0.1=|1.0=|1.1=2|" },
        { "甲\n\n乙", ',', "0.0=甲|1.0=|2.0=乙|" },
        { "\"甲,\"\"乙\"\"\n丙\",1", ',', "0.0=甲,\"乙\"\n丙|0.1=1|" },
        { "\"三八\"节,1", ',', "0.0=三八节|0.1=1|" },
        { "他说\"好\",1", ',', "0.0=他说\"好\"|0.1=1|" },
        { "=\"0012\",1", ',', "0.0=0012|0.1=1|" },
        { "\"没有完,1\n2", ',', "0.0=没有完,1\n2|" },
        { "\"", ',', "0.0=|" },
        { "甲,", ',', "0.0=甲|0.1=|" },
        { "sep=;\r\n甲;1", ';', "0.0=甲|0.1=1|" },
        { "", ',', "" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        CsvCursor cursor = csv_cursor(text_of(cases[i].text), cases[i].separator);
        Buffer words = { 0 }, found = { 0 };
        CsvCell cell;

        while (csv_next(&cursor, &cell, &words))
            buffer_format(&found, "%d.%d=%.*s|", cell.row, cell.column, TEXT_ARG(buffer_text(&words)));
        if (!text_equal(buffer_text(&found), text_of(cases[i].cells)))
            fail_msg("%s: %.*s", cases[i].text, TEXT_ARG(buffer_text(&found)));
        buffer_free(&words);
        buffer_free(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_told_from_prose),
        cmocka_unit_test(cells_have_places_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
