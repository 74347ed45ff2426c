/* test_status.c - whether a number tells what is, what is meant to be, or what is the rule. */
#include "reader.h"

typedef struct {
    const char *text, *facts;
} Case;

static void assert_cases(halfsky_reader *reader, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_reads(reader, cases[i].text, "ts", cases[i].facts);
}

static void what_was_done_is_actual(void **state)
{
    static const Case cases[] = {
        { .text = "全县培训妇女1500人次。", .facts = "1500人次 actual" },
        { .text = "计划培训200人，实际培训230人。", .facts = "200人 plan; 230人 actual" },
        { .text = "完成目标任务的108%。", .facts = "108% actual" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void what_is_meant_to_be_is_plan_or_target(void **state)
{
    static const Case cases[] = {
        { .text = "拟争取项目资金120万元。", .facts = "120万元 plan" },
        { .text = "打算改造旱厕300座。", .facts = "300座 plan" },
        { .text = "超过规划目标（70%）。", .facts = "70% target" },
        { .text = "三、2025年工作打算\n培训女农民1500人次。", .facts = "2025年 plan; 1500人次 plan" },
        { .text = "二、下一步打算\n（一）抓培训\n办班4期。\n三、取得成效\n办班5期。",
          .facts = "4期 plan; 5期 actual" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void what_holds_for_each_is_a_rule(void **state)
{
    static const Case cases[] = {
        { .text = "补助标准为每人每月1400元。", .facts = "1400元 rule" },
        { .text = "孤儿每人每月1400元。", .facts = "1400元 rule" },
        { .text = "为18周岁以下儿童办理保险。", .facts = "18周岁以下 rule" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_done_is_actual),
        cmocka_unit_test(what_is_meant_to_be_is_plan_or_target),
        cmocka_unit_test(what_holds_for_each_is_a_rule),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
