/* test_mender.c - what is mended without asking stays mended, says where, and leaves nothing that it should not. */
#include "cases.h"

#include <stdlib.h>

enum { ROWS_MOST = 1000, MIXES = 300 };

static halfsky_mender *mender;
static halfsky_reader *reader;

static int open_all(void **state)
{
    (void)state;
    mender = halfsky_mender_new(halfsky_catalog_builtin());
    reader = halfsky_reader_new(halfsky_catalog_builtin());
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    halfsky_mender_free(mender);
    halfsky_reader_free(reader);
    return 0;
}

static Text mended(void)
{
    halfsky_text text = halfsky_mended(mender);
    return (Text){ text.at, text.len };
}

static Text of(halfsky_text text)
{
    return (Text){ text.at, text.len };
}

/* Outside the changes both texts are the same, and changes stand where they say. */
static void assert_changes(Text given)
{
    halfsky_change change;
    size_t at = 0, new_at = 0;
    Text now = mended();

    for (size_t i = 0; halfsky_change_at(mender, i, &change); i++) {
        assert_true(change.start >= at && change.start <= change.end && change.end <= given.len);
        assert_true(change.new_start >= new_at && change.new_start <= change.new_end && change.new_end <= now.len);
        assert_true(text_equal(text_slice(given, at, change.start), text_slice(now, new_at, change.new_start)));
        at = change.end;
        new_at = change.new_end;
    }
    assert_true(text_equal(text_slice(given, at, given.len), text_slice(now, new_at, now.len)));
}

/* Mending what was mended changes nothing. */
static void assert_settled(int what)
{
    Buffer kept = { 0 };

    buffer_add(&kept, mended());
    assert_int_equal(halfsky_mend(mender, kept.at, kept.len, what), 0);
    assert_int_equal(halfsky_change_count(mender), 0);
    assert_true(text_equal(mended(), buffer_text(&kept)));
    buffer_free(&kept);
}

static void assert_no_leak(Text text)
{
    halfsky_finding finding;

    assert_int_equal(halfsky_read(reader, text.at, text.len), 0);
    for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++)
        assert_false(finding.level == 'A' && strcmp(finding.rule, "privacy") == 0);
}

static void mend_one(const char *text, int what)
{
    assert_int_equal(halfsky_mend(mender, text, strlen(text), what), 0);
    assert_changes(text_of(text));
    if (what & HALFSKY_MASK)
        assert_no_leak(mended());
    assert_settled(what);
}

static void test_cleaning(void **state)
{
    static const struct {
        const char *given, *wanted;
    } cases[] = {
        { "截止目前，培训妇女1200人次。", "截至目前，培训妇女1200人次。" },
        { "培训１２００人次，占９８．５％，资金１，２００元。", "培训1200人次，占98.5%，资金1,200元。" },
        { "组织妇女,儿童开展活动;成效明显。", "组织妇女，儿童开展活动；成效明显。" },
        { "我县 妇 女 儿 童 工作成效明显。", "我县 妇女儿童工作成效明显。" },
        { "全面开展 妇 女 儿 童。", "全面开展 妇女儿童。" },
        { "建成“妇女之家“3个，取得长足的.进步。", "建成“妇女之家”3个，取得长足的进步。" },
        { "建成\"妇女之家\"3个。", "建成“妇女之家”3个。" },
        { "新建(含改建)3个，见附件(a)。", "新建（含改建）3个，见附件(a)。" },
        { "慰问留守儿&nbsp;童3名。", "慰问留守儿童3名。" },
        { "获奖者有张 丽 李 敏，下同。", "获奖者有张 丽 李 敏，下同。" },
        { "比例为1:2,共3,456人。", "比例为1:2,共3,456人。" },
        { "见[通知](http://a.b/c)。", "见[通知](http://a.b/c)。" },
        { "姓名 年龄 单位\n合计 3 4", "姓名 年龄 单位\n合计 3 4" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mend_one(cases[i].given, HALFSKY_CLEAN);
        assert_int_equal(halfsky_mend(mender, cases[i].given, strlen(cases[i].given), HALFSKY_CLEAN), 0);
        if (!text_equal(mended(), text_of(cases[i].wanted)))
            fail_msg("%s\n  became   %.*s\n  expected %s", cases[i].given, TEXT_ARG(mended()), cases[i].wanted);
    }
}

static void test_masking(void **state)
{
    static const struct {
        const char *given, *wanted;
    } cases[] = {
        { "受助学生张小雨（女，12岁），电话138 0013\n8000。张小雨成绩好。",
          "受助学生张某某（女，12岁），电话138****8000。张某某成绩好。" },
        { "家暴受害人王丽，身份证11010519491231002X。副主任王丽娟接待了王丽。",
          "家暴受害人王某，身份证110105********002X。副主任王丽娟接待了王某。" },
        { "维权热线12338，办公电话028-66668888。", "维权热线12338，办公电话028-66668888。" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mend_one(cases[i].given, HALFSKY_MASK);
        assert_int_equal(halfsky_mend(mender, cases[i].given, strlen(cases[i].given), HALFSKY_MASK), 0);
        if (!text_equal(mended(), text_of(cases[i].wanted)))
            fail_msg("%s\n  became   %.*s\n  expected %s", cases[i].given, TEXT_ARG(mended()), cases[i].wanted);
    }
}

/* The texts of a table of cases. */
static size_t rows_of(const char *path, char rows[][LINE_MOST], size_t count)
{
    FILE *file = fopen(path, "rb");
    char line[LINE_MOST];

    assert_non_null(file);
    for (char *text; count < ROWS_MOST && (text = case_next(file, line));)
        strcpy(rows[count++], text);
    fclose(file);
    return count;
}

/* Every text of the tables, alone and several of them mixed and cut anywhere, is masked whole. */
static void test_no_mask_leaves_anything(void **state)
{
    char(*rows)[LINE_MOST] = malloc(sizeof *rows * ROWS_MOST);
    size_t count = rows_of("tests/check/cases.tsv", rows, rows_of("tests/check/privacy.tsv", rows, 0));
    Buffer mix = { 0 };
    uint32_t random = 20231123;

    (void)state;
    assert_true(count > 100);
    for (size_t i = 0; i < count; i++) {
        mend_one(rows[i], HALFSKY_MASK);
        mend_one(rows[i], HALFSKY_CLEAN);
        mend_one(rows[i], HALFSKY_CLEAN | HALFSKY_MASK);
    }
    for (int i = 0; i < MIXES; i++) {
        buffer_clear(&mix);
        for (int k = 0; k < 4; k++) {
            random = random * 1664525 + 1013904223;
            const char *row = rows[(random >> 8) % count];
            size_t length = strlen(row), from = (random >> 4) % (length + 1);
            while (((unsigned char)row[from] & 0xC0) == 0x80)
                from++;
            buffer_add(&mix, text_of(row + (random & 2 ? from : 0)));
            if (random & 4)
                buffer_add_char(&mix, '\n');
        }
        buffer_add_char(&mix, '\0');
        mend_one(mix.at, HALFSKY_MASK);
        mend_one(mix.at, HALFSKY_CLEAN | HALFSKY_MASK);
    }
    buffer_free(&mix);
    free(rows);
}

static void test_changes_do_not_show_what_was_masked(void **state)
{
    const char *text = "家暴受害人王桂香，电话１３８００１３８０００,身份证11010519491231002X。";
    static const char *const secrets[] = { "13800138000", "１３８００", "11010519491231", "桂香" };
    halfsky_change change;

    (void)state;
    for (int what = HALFSKY_CLEAN; what <= (HALFSKY_CLEAN | HALFSKY_MASK); what++) {
        assert_int_equal(halfsky_mend(mender, text, strlen(text), what), 0);
        assert_true(halfsky_change_count(mender) > 0);
        for (size_t i = 0; halfsky_change_at(mender, i, &change); i++)
            for (size_t k = 0; k < sizeof secrets / sizeof *secrets; k++) {
                assert_false(text_contains(of(change.before), text_of(secrets[k])));
                assert_false(halfsky_change_at(mender, i, &change)
                             && text_contains(of(change.after), text_of(secrets[k])));
            }
    }
}

static void test_what_is_no_text_is_refused(void **state)
{
    (void)state;
    assert_int_equal(halfsky_mend(mender, "\xff\xfe", 2, HALFSKY_CLEAN), -1);
    assert_int_equal(halfsky_mended(mender).len, 0);
    assert_int_equal(halfsky_change_count(mender), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cleaning),
        cmocka_unit_test(test_masking),
        cmocka_unit_test(test_no_mask_leaves_anything),
        cmocka_unit_test(test_changes_do_not_show_what_was_masked),
        cmocka_unit_test(test_what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests_name("mender", tests, open_all, close_all);
}
