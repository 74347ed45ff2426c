/* test_leave_out.c - what exceptions take out of the findings of a text, and what they cannot. */
#include "halfsky/check.h"

#include "base/buffer.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD "rule\twords\twhere\treason\tby\n"
#define ROW(rule, words, where) rule "\t" words "\t" where "\t已核实\t张 2026-11-20\n"

static halfsky_exceptions *exceptions_of(const char *text)
{
    char message[512] = "";
    halfsky_exceptions *exceptions =
        halfsky_exceptions_read("e.tsv", text, strlen(text), "en", message, sizeof message);

    if (!exceptions)
        fail_msg("%s", message);
    return exceptions;
}

/* Rule and words of each finding, parted by blanks; "-" for none. */
static void findings_of(halfsky_reader *reader, const char *text, Buffer *out)
{
    halfsky_finding finding;

    buffer_clear(out);
    for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++) {
        assert_true(finding.same_as <= i);
        buffer_format(out, "%s%s:%.*s", i ? " " : "", finding.rule, (int)(finding.end - finding.start),
                      text + finding.start);
    }
    buffer_add(out, out->len ? TEXT("") : TEXT("-"));
    buffer_add_char(out, '\0');
}

static void takes_out_what_they_allow(void **state)
{
    static const struct {
        const char *rows, *file, *text, *left;
        size_t excepted;
    } cases[] = {
        { ROW("ratio", "97.3%", ""), "a", "全镇适龄女童652人，在校641人，入学率97.3%。", "-", 1 },
        { ROW("ratio", "97.4%", ""), "a", "全镇适龄女童652人，在校641人，入学率97.3%。", "ratio:97.3%", 0 },
        { ROW("sum", "97.3%", ""), "a", "全镇适龄女童652人，在校641人，入学率97.3%。", "ratio:97.3%", 0 },
        { ROW("ratio", "97.3%", "b.t"), "a.txt", "全镇适龄女童652人，在校641人，入学率97.3%。", "ratio:97.3%", 0 },
        { ROW("ratio", "97.3%", "b.t"), "in/b.txt", "全镇适龄女童652人，在校641人，入学率97.3%。", "-", 1 },
        /* a name that may be public; the number beside it stays */
        { ROW("privacy", "周桂花", ""), "a", "走访困难妇女周桂花，联系电话13800138000。", "privacy:13800138000",
          1 },
        /* fatal sorts stay, also where the name stands again */
        { ROW("privacy", "李小芳", ""), "a", "帮扶贫困学生李小芳，资助2000元。李小芳表示感谢。",
          "privacy:李小芳 privacy:李小芳", 0 },
        { ROW("privacy", "王丽", ""), "a", "家暴受害人王丽多次报警。", "privacy:王丽", 0 },
        { ROW("privacy", "一一零一零五一九四九一二三一零零二零", ""), "a",
          "公民身份号码一一零一零五一九四九一二三一零零二零。", "privacy:一一零一零五一九四九一二三一零零二零", 0 },
        /* masks are no words: one of them would stand for many names */
        { ROW("privacy", "周某某", ""), "a", "走访困难妇女周桂花。", "privacy:周桂花", 0 },
    };
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    Buffer left = { 0 }, rows = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&rows);
        buffer_format(&rows, HEAD "%s", cases[i].rows);
        buffer_add_char(&rows, '\0');
        halfsky_exceptions *exceptions = exceptions_of(rows.at);
        halfsky_reader_except(reader, exceptions, cases[i].file, strlen(cases[i].file));
        assert_int_equal(halfsky_read(reader, cases[i].text, strlen(cases[i].text)), 0);
        findings_of(reader, cases[i].text, &left);
        assert_string_equal(left.at, cases[i].left);
        assert_int_equal(halfsky_finding_excepted(reader), cases[i].excepted);
        halfsky_reader_except(reader, NULL, "", 0);
        assert_int_equal(halfsky_read(reader, cases[i].text, strlen(cases[i].text)), 0);
        assert_true(halfsky_finding_count(reader) > 0);
        assert_int_equal(halfsky_finding_excepted(reader), 0);
        halfsky_exceptions_free(exceptions);
    }
    buffer_free(&left);
    buffer_free(&rows);
    halfsky_reader_free(reader);
}

static void masks_as_before(void **state)
{
    static const char text[] = "走访困难妇女周桂花，联系电话13800138000。周桂花表示感谢。";
    halfsky_exceptions *exceptions = exceptions_of(HEAD ROW("privacy", "周桂花", ""));
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    halfsky_span span;
    Buffer before = { 0 };
    size_t masked = 0;

    (void)state;
    halfsky_read(reader, text, strlen(text));
    halfsky_text shown = halfsky_shown(reader, 0, strlen(text));
    buffer_add(&before, (Text){ shown.at, shown.len });
    assert_false(text_contains(buffer_text(&before), TEXT("桂花")));
    while (halfsky_masked_at(reader, masked, &span))
        masked++;
    assert_true(masked >= 2);

    halfsky_reader_except(reader, exceptions, "", 0);
    halfsky_read(reader, text, strlen(text));
    assert_true(halfsky_finding_excepted(reader) > 0);
    shown = halfsky_shown(reader, 0, strlen(text));
    assert_true(text_equal((Text){ shown.at, shown.len }, buffer_text(&before)));
    for (size_t i = 0; i < masked; i++)
        assert_true(halfsky_masked_at(reader, i, &span));
    assert_false(halfsky_masked_at(reader, masked, &span));
    buffer_free(&before);
    halfsky_reader_free(reader);
    halfsky_exceptions_free(exceptions);
}

/* Half-width marks are one finding with many places: without its first place it stands at the next. */
static void groups_what_is_left(void **state)
{
    static const char text[] = "一是加强宣传,二是加强管理。三是加强服务(社区)。四是加强督导;五是加强保障。";
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    halfsky_finding first, finding;

    (void)state;
    halfsky_read(reader, text, strlen(text));
    size_t count = halfsky_finding_count(reader), distinct = halfsky_finding_distinct(reader);
    assert_true(count > distinct);
    assert_true(halfsky_finding_at(reader, 0, "zh", &first));
    assert_string_equal(first.rule, "noise.width");

    Buffer rows = { 0 };
    buffer_format(&rows, HEAD "noise.width\t%.*s\t\t惯例\t张\n", (int)(first.end - first.start),
                  text + first.start);
    buffer_add_char(&rows, '\0');
    halfsky_exceptions *exceptions = exceptions_of(rows.at);
    halfsky_reader_except(reader, exceptions, "", 0);
    halfsky_read(reader, text, strlen(text));
    size_t excepted = halfsky_finding_excepted(reader);
    assert_true(excepted > 0);
    assert_int_equal(halfsky_finding_count(reader) + excepted, count);
    assert_int_equal(halfsky_finding_distinct(reader), distinct);
    assert_true(halfsky_finding_at(reader, 0, "zh", &finding));
    assert_int_equal(finding.same_as, 0);
    assert_int_equal(finding.span_count, count - excepted - 1);
    buffer_free(&rows);
    halfsky_exceptions_free(exceptions);
    halfsky_reader_free(reader);
}

static void says_what_is_wrong(void **state)
{
    static const char text[] = HEAD ROW("placeholder", "XX份", "");
    char message[512] = "";

    (void)state;
    assert_null(halfsky_exceptions_read("e.tsv", text, strlen(text), "zh", message, sizeof message));
    assert_non_null(strstr(message, "e.tsv"));
    assert_non_null(strstr(message, "placeholder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_out_what_they_allow),
        cmocka_unit_test(masks_as_before),
        cmocka_unit_test(groups_what_is_left),
        cmocka_unit_test(says_what_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
