/* test_roles.c - people who are named, and what they are. */
#include "items.h"

static void write_role(const halfsky_item *item, Buffer *out)
{
    buffer_public(out, item->title);
    buffer_add_char(out, ':');
    buffer_public(out, item->name);
    if (item->sex.len) {
        buffer_add_char(out, '/');
        buffer_public(out, item->sex);
    }
    if (item->organisation.len) {
        buffer_add_char(out, '@');
        buffer_public(out, item->organisation);
    }
}

#define HOLD(table) items_hold(table, COUNT(table), "role", write_role)

static void names_stand_behind_titles(void **state)
{
    static const ItemCase cases[] = {
        { "由局长陈岭同志任组长。", "局长:陈岭 组长:陈岭" },
        { "县教育局副局长孙海棠带队走访。", "副局长:孙海棠@县教育局" },
        { "分管领导是党组成员欧阳晓燕。", "党组成员:欧阳晓燕" },
        { "女职工何秋菊的儿子考上大学。", "女职工:何秋菊/女" },
        { "组长：周立新（局长）\n副组长：吴敏、钱学军\n联络员：郑小红，女，28岁",
          "组长:周立新 副组长:吴敏 副组长:钱学军 联络员:郑小红/女" },
        { "县妇联主席李秀英出席。", "妇联主席:李秀英@县妇联" },
    };
    (void)state;
    HOLD(cases);
}

static void names_stand_before_titles(void **state)
{
    static const ItemCase cases[] = {
        { "我局赵春梅副局长是女同志。", "副局长:赵春梅@我局" },
        { "座谈会上，吴静女士发言。", "女士:吴静/女" },
        { "邀请县人民医院的马国强医生义诊。", "医生:马国强@县人民医院" },
    };
    (void)state;
    HOLD(cases);
}

static void hidden_names_are_names(void **state)
{
    static const ItemCase cases[] = {
        { "受援人李某与丈夫张某某自愿离婚。", "受援人:李某 丈夫:张某某/男" },
        { "某村村民反映，某些单位、某项工作不实。", "" },
        { "关于某单位的问题，由某局办理。", "" },
    };
    (void)state;
    HOLD(cases);
}

static void those_honoured_are_named(void **state)
{
    static const ItemCase cases[] = {
        { "桐湾村的罗桂兰被评为县“最美媳妇”。", ":罗桂兰@桐湾村" },
        { "王丽萍、郭春燕荣获市三八红旗手称号。", ":王丽萍 :郭春燕" },
        { "我校荣获县先进单位，桐湾村被评为文明村。", "" },
    };
    (void)state;
    HOLD(cases);
}

static void words_like_names_are_none(void **state)
{
    static const ItemCase cases[] = {
        { "局长高度重视，主任安排专人负责。", "" },
        { "妇女平等参与，儿童健康成长，职工温暖过冬。", "" },
        { "由镇长任组长，副镇长任副组长，各科室负责人为成员。", "" },
        { "在王家坝村支书的带领下，万宁镇镇长到会。", "" },
        { "残联康复科科长、计生专干、文艺老师参加。", "" },
        { "夏季开展活动，单位主要负责人、班子成员、师生代表到场。", "" },
        { "全镇党员干部、群众代表、志愿者共同参与。", "" },
        { "书记、主任于年初召开会议，任务分解到人。", "" },
        { "妇女弘扬“四自”精神，学生马拉松比赛。", "" },
        { "联系人：卓律师", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_behind_titles), cmocka_unit_test(names_stand_before_titles),
        cmocka_unit_test(hidden_names_are_names),    cmocka_unit_test(those_honoured_are_named),
        cmocka_unit_test(words_like_names_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
