/* test_laws.c - laws, regulations, plans and papers that a text cites. */
#include "items.h"

static void write_law(const halfsky_item *item, Buffer *out)
{
    buffer_public(out, item->detail);
    buffer_add_char(out, ':');
    buffer_public(out, item->title);
}

#define HOLD(table) items_hold(table, COUNT(table), "law", write_law)

static void titles_in_brackets_are_cited(void **state)
{
    static const ItemCase cases[] = {
        { "学习《反家庭暴力法》、《信访工作条例》和《中国儿童发展纲要》。",
          "law:反家庭暴力法 regulation:信访工作条例 plan:中国儿童发展纲要" },
        { "下发了《关于做好家访工作的通知》。", "other:关于做好家访工作的通知" },
        { "每人订阅一份《巾帼风采》。", "publication:巾帼风采" },
        { "转发《关于印发〈妇女之家管理办法〉的通知》。", "other:关于印发〈妇女之家管理办法〉的通知" },
        { "《云坞县妇女发展规划（2021—2030年）》通过评审。", "plan:云坞县妇女发展规划（2021—2030年）" },
        { "印发《关于贯彻《家庭教育促进法》的意见》。", "other:关于贯彻《家庭教育促进法》的意见" },
    };
    (void)state;
    HOLD(cases);
}

static void laws_are_known_without_brackets(void **state)
{
    static const ItemCase cases[] = {
        { "深入宣传反家庭暴力法和未成年人保护法。", "law:反家庭暴力法 law:未成年人保护法" },
        { "广泛宣传未成年人保护、新婚姻法等。", "law:未成年人保护 law:新婚姻法" },
        { "组织学习婴幼儿照护保障法。", "law:婴幼儿照护保障法" },
        { "贯彻“青禾县妇女发展纲要和规划”要求。", "plan:青禾县妇女发展纲要和规划" },
    };
    (void)state;
    HOLD(cases);
}

static void numbers_of_papers_are_cited(void **state)
{
    static const ItemCase cases[] = {
        { "按照泠妇发〔2023〕12号文件要求，我们开展了自查。", "docno:泠妇发〔2023〕12号文件" },
        { "根据县政府办公室〔20xx〕8号文件精神", "docno:县政府办公室〔20xx〕8号文件" },
        { "下发通知（泠妇【20XX】7号）。", "docno:泠妇【20XX】7号" },
        { "印发方案（泠政办发〔〕号）。", "docno:泠政办发〔〕号" },
        { "依据泠教(2019)15号文件", "docno:泠教(2019)15号文件" },
        { "贯彻省府号令和县府号文件精神", "docno:省府号令和县府号文件" },
    };
    (void)state;
    HOLD(cases);
}

static void words_like_laws_are_none(void **state)
{
    static const ItemCase cases[] = {
        { "宣传保护妇女的法律法规，开展普法。", "" },
        { "开展劳动法律监督，学习劳动法规。", "" },
        { "宣传妇女权益保障法律知识。", "" },
        { "推进两纲两规实施，落实“两纲”任务。", "" },
        { "用好的方法和办法做好工作，依法维权。", "" },
        { "贯彻有关女职工劳动保护规定。", "" },
        { "第12号院落（2019）已经整治，门牌号文字清楚。", "" },
        { "实施“春蕾计划”，开展“快乐成长”活动。", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_in_brackets_are_cited),
        cmocka_unit_test(laws_are_known_without_brackets),
        cmocka_unit_test(numbers_of_papers_are_cited),
        cmocka_unit_test(words_like_laws_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
