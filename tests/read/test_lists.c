/* test_lists.c - problems, plans and requests, point by point. */
#include "items.h"

static void write_what(const halfsky_item *item, Buffer *out)
{
    buffer_add_char(out, '[');
    buffer_public(out, item->what);
    buffer_add_char(out, ']');
}

#define HOLD(table, type) items_hold(table, COUNT(table), type, write_what)

static void problems_stand_below_their_heading(void **state)
{
    static const ItemCase cases[] = {
        { "一、主要做法\n走访妇女36户。\n二、存在问题\n（一）阵地建设滞后。\n（二）专职人员不足。\n三、经费\n投入3"
          "万元。",
          "[阵地建设滞后] [专职人员不足]" },
        { "三、存在的问题和困难\n一是宣传面不够广；二是经费缺口较大。", "[宣传面不够广] [经费缺口较大]" },
        { "四、存在不足\n村级妇女干部年龄偏大。专业社工缺少，服务跟不上。",
          "[村级妇女干部年龄偏大] [专业社工缺少，服务跟不上]" },
    };
    (void)state;
    HOLD(cases, "problem");
}

static void plans_stand_below_their_heading(void **state)
{
    static const ItemCase cases[] = {
        { "三、下一步打算\n1.新建儿童之家8个。\n2.举办家庭教育讲座20场。\n云坞镇妇联\n2023年12月8日",
          "[新建儿童之家8个] [举办家庭教育讲座20场]" },
        { "三、明年工作计划\n①建好阵地；②带好队伍。", "[建好阵地] [带好队伍]" },
        { "五、下一步工作打算\n（一）加强宣传，营造氛围\n充分利用三八节宣传。",
          "[加强宣传，营造氛围] [充分利用三八节宣传]" },
    };
    (void)state;
    HOLD(cases, "plan");
}

static void requests_stand_below_their_heading(void **state)
{
    static const ItemCase cases[] = {
        { "五、意见建议\n（一）建议增加妇女工作经费。\n（二）建议配齐村级儿童主任。",
          "[建议增加妇女工作经费] [建议配齐村级儿童主任]" },
    };
    (void)state;
    HOLD(cases, "ask");
}

static void one_heading_may_hold_both(void **state)
{
    static const char text[] = "四、不足与打算\n乡镇心理教师缺口约40名。明年拟新建幼儿园2所。";
    static const ItemCase problems[] = { { text, "[乡镇心理教师缺口约40名]" } };
    static const ItemCase plans[] = { { text, "[明年拟新建幼儿园2所]" } };

    (void)state;
    HOLD(problems, "problem");
    HOLD(plans, "plan");
}

static void other_sentences_are_no_points(void **state)
{
    static const ItemCase cases[] = {
        { "一、主要做法\n解决群众困难问题60件。明年再接再厉。", "" },
        { "帮助她们解决了生活中的问题和困难。", "" },
    };
    (void)state;
    HOLD(cases, "problem");
    HOLD(cases, "plan");
    HOLD(cases, "ask");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(problems_stand_below_their_heading), cmocka_unit_test(plans_stand_below_their_heading),
        cmocka_unit_test(requests_stand_below_their_heading), cmocka_unit_test(one_heading_may_hold_both),
        cmocka_unit_test(other_sentences_are_no_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
