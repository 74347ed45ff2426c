/* test_copies.c - what is a copy and what only looks like one; sketches, passages, their pieces, model texts. */
#include "halfsky/copies.h"

#include "../../bench/copied.h"
#include "check/normal.h"
#include "check/sketch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int copier_open(void **state)
{
    *state = halfsky_copier_new(halfsky_catalog_builtin());
    return 0;
}

static int copier_close(void **state)
{
    halfsky_copier_free(*state);
    return 0;
}

static halfsky_copy_text text_by(Text text, const char *agency)
{
    return (halfsky_copy_text){ { text.at, text.len }, { agency, strlen(agency) } };
}

/* ---- normal form ------------------------------------------------------------------ */

static void test_normal_form(void **state)
{
    static const struct {
        const char *text, *agency, *normal;
    } cases[] = {
        { "发放宣传资料3000余份。", "", "发放宣传资料余份" },
        { "发放宣传资料x余份", "", "发放宣传资料余份" },
        { "发放宣传资料三千六百余份", "", "发放宣传资料余份" },
        { "发放宣传资料××余份", "", "发放宣传资料余份" },
        { "发放宣传资料３０００余份", "", "发放宣传资料余份" },
        { "２０ｘｘ年 全 年", "", "年全年" },
        { "ＡＢc", "", "abc" },
        { "王某和李某某", "", "王和李" },
        { "泠川县教育局召开会议", "泠川县教育局", "召开会议" },
        { "泠川县召开会议，教育局派人参加", "泠川县教育局", "召开会议派人参加" },
        { "我县召开会议", "泠川县教育局", "我县召开会议" },
        { "其他县教育的局", "泠川县教育局", "其他县教育的局" },
        { "（一）“两纲”、《规划》", "", "纲规划" },
        { "", "", "" },
    };
    NormalLetters letters;

    (void)state;
    normal_letters(&letters);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint16_t codes[200];
        uint32_t starts[200];
        char out[600];
        size_t length = 0;
        NormalNames names;

        normal_names(&letters, text_of(cases[i].agency), &names);
        size_t count = normal_form(&letters, &names, text_of(cases[i].text), codes, starts);
        for (size_t k = 0; k < count; k++) {
            length += utf8_write(codes[k], out + length);
            assert_true(starts[k] < strlen(cases[i].text) && (k == 0 || starts[k] > starts[k - 1]));
        }
        out[length] = 0;
        assert_string_equal(out, cases[i].normal);
    }
}

/* ---- copies and look-alikes ------------------------------------------------------- */

#define PARAGRAPH                                                                                                                                                  \
    "紧盯留守儿童上下学路上的安全，把护学岗作为平安校园的抓手，坚持每天早晚两次上岗、雨雪天加岗、放学后回访，" \
    "做到有岗就有人、有人就有牌、有牌就有记录。全年上岗3600人次，劝导骑车带人1200起，帮助走失的孩子找到家长6名，" \
    "群众送来锦旗两面，都说孩子上学路上多了一双眼睛。"
#define CHANGED                                                                                                                                                          \
    "紧盯留守儿童上下学路上的安全，把护学岗作为平安校园的重要抓手，坚持每天早晚三次上岗、雨雪天加岗、放学后回访，" \
    "做到有岗就有人、有人就有牌、有牌就有记录。全年上岗x人次，劝导骑车带人85起，帮助走失的孩子找到家长，"                \
    "家长送来锦旗一面，都说孩子上学路上多了一双眼睛。"
#define ONE                                                                                                                                                           \
    "我局党组把妇女工作列入年度要点，年初有安排，年中有检查，年底有考评。机关工会设了母婴室，给怀孕的女同事换了" \
    "轻便的岗位。女干部里新提了副科长，还有人去了省里跟班学习。"
#define OTHER                                                                                                                                                         \
    "今年雨水多，水库高水位运行的时间长，值班室里一半是女同志。她们白天查坝，夜里看雨情，汛期没有出过一次差错。" \
    "冬修时又跟着施工队上了渠道，一天走十多里。"
#define FORMULA "在县委、县政府的正确领导下，在上级妇联的精心指导下，"
#define LAWS                                                                                                                                                    \
    "认真学习《中华人民共和国妇女权益保障法》《中华人民共和国未成年人保护法》《中华人民共和国反家庭暴力法》" \
    "《中华人民共和国家庭教育促进法》《女职工劳动保护特别规定》"
#define AGENCIES                                                                                                                                                         \
    "县教育局、县民政局、县卫健局、县人社局、县司法局、县公安局、县检察院、县法院、县妇联、团县委、县总工会、县残" \
    "联、县财政局、县统计局、县农业农村局"

static void test_copies(void **state)
{
    static const struct {
        const char *a, *b, *agency_a, *agency_b, *kind; /* kind NULL: no copy */
        char level;
    } cases[] = {
        { ONE PARAGRAPH, OTHER PARAGRAPH, "泠川县教育局", "泠川县水利局", "other", 'B' },
        { ONE PARAGRAPH, OTHER CHANGED, "泠川县教育局", "泠川县水利局", "other", 'B' },
        { PARAGRAPH ONE, OTHER PARAGRAPH, "", "", "other", 'B' },
        { ONE PARAGRAPH, OTHER CHANGED, "泠川县教育局", "泠川县教育局", "own", 'D' },
        { ONE PARAGRAPH, OTHER CHANGED, "泠川县教育局", "县教育局", "own", 'D' },
        { ONE PARAGRAPH, OTHER CHANGED, "泠川县教育局", "白水县教育局", "other", 'B' },
        { ONE, ONE, "", "", "other", 'B' },
        { PARAGRAPH, ONE OTHER PARAGRAPH ONE, "县工会", "县妇联", "other", 'B' },
        { ONE, OTHER, "", "", NULL, 0 },
        { ONE, PARAGRAPH, "", "", NULL, 0 },
        { FORMULA ONE, FORMULA OTHER, "", "", NULL, 0 },
        { FORMULA ONE FORMULA, FORMULA OTHER FORMULA, "", "", NULL, 0 },
        { LAWS "，" ONE, OTHER LAWS "。", "", "", NULL, 0 },
        { "参加会议的有" AGENCIES "。" ONE, OTHER "成员单位是" AGENCIES "。", "", "", NULL, 0 },
        { "一、加强领导，健全机制。" ONE "二、存在问题。三、下一步打算。",
          "一、加强领导，健全机制。" OTHER "二、存在问题。三、下一步打算。", "", "", NULL, 0 },
        { "乡镇\t人数\n泠阳镇\t320\n麻石乡\t140\n鹤亭镇\t170\n青篱镇\t190\n竹影乡\t135\n白鹇镇\t210\n沙棠镇\t180\n"
          "柘岭镇\t95\n云坞镇\t77\n"
          "枫桥乡\t12\n石门乡\t19\n" ONE,
          "乡镇\t户数\n泠阳镇\t3\n麻石乡\t1\n鹤亭镇\t1\n青篱镇\t1\n竹影乡\t3\n白鹇镇\t2\n沙棠镇\t8\n柘岭镇\t9\n云坞"
          "镇\t7\n"
          "枫桥乡\t1\n石门乡\t1\n" OTHER,
          "", "", NULL, 0 },
        { "", ONE, "", "", NULL, 0 },
        { "妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇妇", "妇妇妇妇妇妇妇妇妇", "", "", NULL,
          0 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        halfsky_copy_text a = text_by(text_of(cases[i].a), cases[i].agency_a);
        halfsky_copy_text b = text_by(text_of(cases[i].b), cases[i].agency_b);
        halfsky_copy copy, turned;

        int found = halfsky_compare(*state, &a, &b, NULL, &copy);
        if (found != (cases[i].kind != NULL))
            print_message("case %zu\n", i);
        assert_int_equal(found, cases[i].kind != NULL);
        if (!found)
            continue;
        assert_string_equal(copy.kind, cases[i].kind);
        assert_int_equal(copy.level, cases[i].level);
        size_t copied[2] = { copy.copied[0], copy.copied[1] };
        assert_int_equal(halfsky_compare(*state, &b, &a, NULL, &turned), 1);
        assert_int_equal(turned.copied[0], copied[1]);
        assert_int_equal(turned.copied[1], copied[0]);
    }
}

static void test_passage_pieces(void **state)
{
    Text one = TEXT(ONE PARAGRAPH), other = TEXT(OTHER CHANGED);
    halfsky_copy_text a = text_by(one, ""), b = text_by(other, "");
    const halfsky_aligned *pieces;
    halfsky_copy copy;

    assert_int_equal(halfsky_compare(*state, &a, &b, NULL, &copy), 1);
    assert_int_equal(copy.passage_count, 1);
    assert_int_equal(copy.passages[0].start[0], strlen(ONE));
    assert_int_equal(copy.passages[0].start[1], strlen(OTHER));
    size_t count = halfsky_align(*state, 0, &pieces), changed = 0;
    for (size_t i = 0; i < count; i++) {
        Text left = text_slice(one, pieces[i].start[0], pieces[i].end[0]);
        Text right = text_slice(other, pieces[i].start[1], pieces[i].end[1]);
        assert_int_equal(pieces[i].equal, text_equal(left, right));
        changed += !pieces[i].equal && text_equal(left, TEXT("3600")) && text_equal(right, TEXT("x"));
        changed += !pieces[i].equal && text_equal(left, TEXT("1200")) && text_equal(right, TEXT("85"));
        changed += !pieces[i].equal && left.len == 0 && text_equal(right, TEXT("重要"));
    }
    assert_int_equal(changed, 3);
}

static void test_message_names_the_other(void **state)
{
    halfsky_copy_text a = text_by(TEXT(ONE PARAGRAPH), "县工会"), b = text_by(TEXT(OTHER PARAGRAPH), "县妇联");
    halfsky_text name = { "甲.txt", strlen("甲.txt") };
    halfsky_copy copy;

    assert_int_equal(halfsky_compare(*state, &a, &b, NULL, &copy), 1);
    for (int side = 0; side < 2; side++) {
        halfsky_text zh = halfsky_copy_message(*state, &copy, side, name, "zh");
        assert_true(text_contains((Text){ zh.at, zh.len }, TEXT("甲.txt")));
        assert_true(text_contains((Text){ zh.at, zh.len }, TEXT("%")));
        halfsky_text en = halfsky_copy_message(*state, &copy, side, name, "en");
        assert_true(text_contains((Text){ en.at, en.len }, TEXT("甲.txt")));
    }
}

/* ---- sketches --------------------------------------------------------------------- */

static void test_sketch_bytes(void **state)
{
    halfsky_copy_text text = text_by(TEXT(ONE PARAGRAPH OTHER), "");
    halfsky_text bytes = halfsky_sketch(*state, &text);
    Sketch sketch;
    char copy[1024];

    assert_true(bytes.len > SKETCH_HEAD && bytes.len < text.text.len / 4);
    assert_true(sketch_open((Text){ bytes.at, bytes.len }, &sketch));
    memcpy(copy, bytes.at, bytes.len);
    assert_false(sketch_open((Text){ copy, bytes.len - 1 }, &sketch));
    assert_false(sketch_open((Text){ copy, 4 }, &sketch));
    copy[0] = 9;
    assert_false(sketch_open((Text){ copy, bytes.len }, &sketch));
    halfsky_sketches *sketches = halfsky_sketches_new();
    assert_int_equal(halfsky_sketches_add(sketches, copy, bytes.len), -1);
    assert_int_equal(halfsky_sketches_count(sketches), 0);
    halfsky_sketches_free(sketches);
}

typedef struct {
    Buffer text;
    int source; /* -1: it was copied from none */
    bool part;
} Made;

/* Whether a pair is found from its sketches and told to be a copy. */
static bool is_found(halfsky_copier *copier, const halfsky_sketches *sketches, const Made *made, size_t one,
                     size_t other)
{
    const halfsky_candidate *candidates;
    halfsky_copy_text a = text_by(buffer_text(&made[one].text), ""),
                      b = text_by(buffer_text(&made[other].text), "");
    size_t count = halfsky_sketches_behind(copier, sketches, one, &candidates);
    halfsky_copy copy;

    for (size_t i = 0; i < count; i++)
        if (candidates[i].other == other)
            return halfsky_compare(copier, &a, &b, sketches, &copy);
    return false;
}

/* Copies of whole reports, 5 to 40 % of their sentences changed, and 200 letters in 1,000; nothing else. */
static void test_planted(void **state)
{
    enum { REPORTS = 600, PLANTED_FROM = 200 };
    Made *made = calloc(REPORTS, sizeof *made);
    size_t alike = 0, alike_found = 0, parts = 0, parts_found = 0, wrong = 0;
    halfsky_sketches *sketches = halfsky_sketches_new();
    Copied maker;

    copied_open(&maker, 7);
    for (int i = 0; i < REPORTS; i++) {
        Made *m = &made[i];
        m->source = i < PLANTED_FROM ? -1 : (int)copied_below(&maker, PLANTED_FROM);
        m->part = i % 2;
        if (m->source < 0) {
            copied_report(&maker, 4000, &m->text);
        } else if (m->part) {
            copied_report(&maker, 3 * copied_below(&maker, 800), &m->text);
            buffer_add(&m->text, copied_part(&maker, buffer_text(&made[m->source].text), 200));
            copied_report(&maker, 3 * 1000 > m->text.len ? 3 * 1000 - m->text.len : 1, &m->text);
        } else {
            copied_edit(&maker, buffer_text(&made[m->source].text), 5 + (int)copied_below(&maker, 36), &m->text);
        }
        halfsky_copy_text text = text_by(buffer_text(&m->text), "");
        halfsky_text sketch = halfsky_sketch(*state, &text);
        assert_int_equal(halfsky_sketches_add(sketches, sketch.at, sketch.len), 0);
    }
    halfsky_sketches_sort(sketches);
    for (size_t i = PLANTED_FROM; i < REPORTS; i++) {
        size_t source = (size_t)made[i].source;
        bool found = is_found(*state, sketches, made, source, i);
        if (made[i].part) {
            parts++;
            parts_found += found;
        } else if (copied_likeness(buffer_text(&made[source].text), buffer_text(&made[i].text)) >= 50) {
            alike++;
            alike_found += found;
        }
    }
    for (size_t i = 0; i < PLANTED_FROM; i++)
        for (size_t k = i + 1; k < PLANTED_FROM; k++)
            wrong += is_found(*state, sketches, made, i, k);
    assert_true(alike > 150 && parts > 150);
    assert_true(alike_found * 100 >= alike * 99);
    assert_true(parts_found * 100 >= parts * 95);
    assert_int_equal(wrong, 0);
    halfsky_sketches_free(sketches);
    for (size_t i = 0; i < REPORTS; i++)
        buffer_free(&made[i].text);
    free(made);
    copied_close(&maker);
}

/* A paragraph that all write is common when it is short. */
static void test_common(void **state)
{
    static const char sentence[] =
        "要把妇女儿童的事当作自己的事来办，桩桩有着落，件件有回音，年年有进步，让群众看得见摸得着。";
    halfsky_sketches *sketches = halfsky_sketches_new();
    Buffer texts[12] = { 0 };
    Copied maker;
    halfsky_copy copy;

    copied_open(&maker, 3);
    for (size_t i = 0; i < 12; i++) {
        copied_report(&maker, 600, &texts[i]);
        buffer_add(&texts[i], i < 2 ? TEXT(PARAGRAPH) : TEXT(""));
        buffer_add(&texts[i], text_of(sentence));
        buffer_add(&texts[i], text_of(sentence));
        halfsky_copy_text text = text_by(buffer_text(&texts[i]), "");
        halfsky_text sketch = halfsky_sketch(*state, &text);
        halfsky_sketches_add(sketches, sketch.at, sketch.len);
    }
    halfsky_sketches_sort(sketches);
    halfsky_copy_text a = text_by(buffer_text(&texts[0]), ""), b = text_by(buffer_text(&texts[1]), "");
    halfsky_copy_text c = text_by(buffer_text(&texts[2]), "");
    assert_int_equal(halfsky_compare(*state, &a, &b, sketches, &copy), 1);
    assert_int_equal(halfsky_compare(*state, &a, &c, sketches, &copy), 0);
    halfsky_sketches_free(sketches);
    for (size_t i = 0; i < 12; i++)
        buffer_free(&texts[i]);
    copied_close(&maker);
}

/* ---- model texts ------------------------------------------------------------------ */

static void test_models(void **state)
{
    halfsky_models *models = halfsky_models_new(), *loaded = halfsky_models_new();
    halfsky_copy_text model = text_by(TEXT(ONE PARAGRAPH), ""), text = text_by(TEXT(OTHER CHANGED), "");
    halfsky_copy_text clean = text_by(TEXT(OTHER), ""), small = text_by(TEXT("小结"), "");
    halfsky_text name = { "范文一", strlen("范文一") };
    const halfsky_candidate *found;
    halfsky_copy copy;

    assert_int_equal(halfsky_models_add(models, *state, name, &small), 0);
    assert_int_equal(halfsky_models_add(models, *state, name, &model), 1);
    assert_int_equal(halfsky_models_add(models, *state, name, &model), 0);
    halfsky_text bytes = halfsky_models_bytes(models);
    assert_false(text_contains((Text){ bytes.at, bytes.len }, TEXT("护学岗")));
    assert_int_equal(halfsky_models_load(loaded, bytes.at, bytes.len), 0);
    assert_int_equal(halfsky_models_load(loaded, bytes.at, bytes.len), 0);
    assert_int_equal(halfsky_models_count(loaded), 1);
    assert_int_equal(halfsky_models_load(loaded, bytes.at, bytes.len - 1), -1);
    halfsky_models_sort(loaded);

    assert_int_equal(halfsky_models_like(*state, loaded, &text, &found), 1);
    assert_int_equal(halfsky_compare_model(*state, &text, loaded, found[0].other, &copy), 1);
    assert_string_equal(copy.kind, "model");
    assert_int_equal(copy.level, 'C');
    size_t end = strlen(OTHER CHANGED);
    assert_true(copy.passages[0].start[0] < strlen(OTHER) + 30 && copy.passages[0].start[0] + 3 > strlen(OTHER));
    assert_true(copy.passages[copy.passage_count - 1].end[0] + 30 > end);
    assert_int_equal(halfsky_models_like(*state, loaded, &clean, &found), 0);
    assert_int_equal(halfsky_compare_model(*state, &clean, loaded, 0, &copy), 0);
    assert_int_equal(halfsky_compare_model(*state, &text, loaded, 5, &copy), 0);
    halfsky_models_free(models);
    halfsky_models_free(loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal_form),    cmocka_unit_test(test_copies),
        cmocka_unit_test(test_passage_pieces), cmocka_unit_test(test_message_names_the_other),
        cmocka_unit_test(test_sketch_bytes),   cmocka_unit_test(test_planted),
        cmocka_unit_test(test_common),         cmocka_unit_test(test_models),
    };
    return cmocka_run_group_tests(tests, copier_open, copier_close);
}
