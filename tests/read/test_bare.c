/* test_bare.c - numbers without a unit of their own: those that share one, those that need
 * none, and those that are no quantities. */
#include "reader.h"

typedef struct {
    const char *text, *facts;
} Case;

static void assert_cases(halfsky_reader *reader, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_reads(reader, cases[i].text, "tu", cases[i].facts);
}

static void numbers_of_a_list_share_the_unit_of_the_last(void **state)
{
    static const Case cases[] = {
        { .text = "参加人数分别为12、15和20人。", .facts = "12 人; 15 人; 20人 人" },
        { .text = "培训30、40和50户。", .facts = "30 户; 40 户; 50户 户" },
        { .text = "办结81、79件。", .facts = "81 件; 79件 件" },
        { .text = "办结81。受理79件。", .facts = "79件 件" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void figures_that_have_no_unit_are_read_where_they_are_said(void **state)
{
    static const Case cases[] = {
        { .text = "出生人口性别比为106.8。", .facts = "106.8 -" },
        { .text = "师幼比为1:7。", .facts = "1:7 -" },
        { .text = "慰问3.6万残疾人。", .facts = "3.6万 -" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void labels_and_slogans_are_no_quantities(void **state)
{
    static const Case cases[] = {
        { .text = "落实“133”发展思路。", .facts = "" },
        { .text = "1.加强组织领导。", .facts = "" },
        { .text = "电话12345678。", .facts = "" },
        { .text = "会议于9:30召开。", .facts = "" },
        { .text = "第3章。", .facts = "" },
        { .text = "评分1、2、3。", .facts = "" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_a_list_share_the_unit_of_the_last),
        cmocka_unit_test(figures_that_have_no_unit_are_read_where_they_are_said),
        cmocka_unit_test(labels_and_slogans_are_no_quantities),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
