/* test_proposals.c - digits that are gone are proposed where the text allows, and only there. */
#include "items.h"

static const char *text_read;

static void write_proposal(const halfsky_item *item, Buffer *out)
{
    buffer_add(out, (Text){ text_read + item->start, item->end - item->start });
    buffer_add_char(out, '=');
    buffer_public(out, item->title);
    assert_true(item->detail.len > 0);
}

static void proposals_hold(const ItemCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_read = cases[i].text;
        items_hold(&cases[i], 1, "proposal", write_proposal);
    }
}

#define HOLD(table) proposals_hold(table, COUNT(table))

static void a_sure_year_fills_its_masks(void **state)
{
    static const ItemCase cases[] = {
        { "20xx年，我镇庆祝第104个“三八”妇女节。截止20xx年6月，培训妇女300人。", "20xx=2014 20xx=2014" },
        { "云坞镇××年妇女工作总结\n今年是建党九十周年，我镇组织红歌会。", "××=2011" },
    };
    (void)state;
    HOLD(cases);
}

static void other_years_stay_masked(void **state)
{
    static const ItemCase cases[] = {
        { "今年是建党九十周年。从20xx年开始，我们每年举办年会。", "" },
        { "今年是建党九十周年。\n二、下一步打算\n20xx年新建活动室3个。", "" },
        { "20xx年，我镇走访慰问妇女36名。", "" },
        { "20xx年，我局深入推进“七五”普法。", "" },
    };
    (void)state;
    HOLD(cases);
}

static void a_replaced_pair_of_digits_is_found(void **state)
{
    /* 16 became xx: 208 is 160 % of 130; 1602, 216 and 3月16日 */
    static const ItemCase cases[] = {
        { "全年培训208人，完成目标任务的xx0%；发放资料xx02份，走访2xx户；3月xx日召开大会。"
          "城镇新增就业4100人，接访57件，办结39件，慰问1789户，讲座52场，检查企业64家，义诊85人，宣传73次，评选90名"
          "，培训妇女3150人，走访121人，"
          "协会28个，资金33.5万元，会员4300名，图书7406册，培训7120人，救助240人，妇女1044人，书记13名，辅导26次。",
          "xx0=160 xx02=1602 2xx=216 xx=16" },
    };
    (void)state;
    HOLD(cases);
}

static void several_pairs_that_fit_propose_nothing(void **state)
{
    static const ItemCase cases[] = {
        { "全年培训208人，完成目标任务的xx0%；发放资料xx02份。", "" },
        { "发放资料13xx份，走访2xx户。", "" },
        { "慰问xx名妇女，xx年开展活动x次。", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sure_year_fills_its_masks),
        cmocka_unit_test(other_years_stay_masked),
        cmocka_unit_test(a_replaced_pair_of_digits_is_found),
        cmocka_unit_test(several_pairs_that_fit_propose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
