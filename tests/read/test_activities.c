/* test_activities.c - events: what was done, when, where, with whom. */
#include "items.h"

static void write_part(Buffer *out, char sign, halfsky_text part)
{
    if (!part.len)
        return;
    buffer_add_char(out, sign);
    buffer_public(out, part);
}

/* what@where&with~when */
static void write_activity(const halfsky_item *item, Buffer *out)
{
    buffer_add_char(out, '[');
    buffer_public(out, item->what);
    write_part(out, '@', item->where);
    write_part(out, '&', item->with);
    write_part(out, '~', item->when);
    if (item->people != HALFSKY_NONE)
        buffer_add_char(out, '+');
    if (item->money != HALFSKY_NONE)
        buffer_add_char(out, '$');
    buffer_add_char(out, ']');
}

#define HOLD(table) items_hold(table, COUNT(table), "activity", write_activity)

static void events_have_their_parts(void **state)
{
    static const ItemCase cases[] = {
        { "6月10日，县妇联在人民广场举办家庭教育宣传咨询活动。", "[举办家庭教育宣传咨询活动@人民广场~6月10日]" },
        { "县妇联与县教育局共同举办亲子阅读比赛3场，参加320人次。", "[共同举办亲子阅读比赛&县教育局+]" },
        { "联合团委、司法所等部门开展防溺水宣传。", "[开展防溺水宣传&团委、司法所]" },
        { "“六一”前夕，组织爱心妈妈开展慰问活动，送去慰问金3000元。", "[组织爱心妈妈开展慰问活动~“六一”前夕$]" },
        { "组织女职工到县医院进行体检。", "[组织女职工到县医院进行体检@县医院]" },
        { "召开了“把爱带回家；共成长”座谈会。", "[召开了“把爱带回家；共成长”座谈会]" },
        { "举办了“庆祝建党九十周年”红歌会2场。", "[举办了“庆祝建党九十周年”红歌会]" },
        { "举办讲座5场，开展消防演练2次，120人参加。", "[举办讲座] [开展消防演练+]" },
    };
    (void)state;
    HOLD(cases);
}

static void words_like_events_are_none(void **state)
{
    static const ItemCase cases[] = {
        { "加强组织领导，发挥妇联组织作用，夯实基层组织建设。", "" },
        { "下发了《关于开展“关爱女孩”活动的通知》。", "" },
        { "开展活动时，要注意安全。", "" },
        { "拟举办家庭教育讲座6场。", "" },
        { "二、下一步打算\n举办家庭教育讲座6场。", "" },
        { "按照以举办节庆的方式聚集人气。", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_have_their_parts),
        cmocka_unit_test(words_like_events_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
