/* test_privacy.c - personal data is found as privacy.tsv promises, and never shown. */
#include "halfsky/check.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LINE_MOST = 4096 };

static int reader_open(void **state)
{
    *state = halfsky_reader_new(halfsky_catalog_builtin());
    return 0;
}

static int reader_close(void **state)
{
    halfsky_reader_free(*state);
    return 0;
}

/* The classes of what the rule finds, parted by blanks; "-" for nothing. */
static void classes_found(halfsky_reader *reader, const char *text, Buffer *out)
{
    halfsky_finding finding;

    buffer_clear(out);
    assert_int_equal(halfsky_read(reader, text, strlen(text)), 0);
    for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++) {
        if (strcmp(finding.rule, "privacy") != 0)
            continue;
        if (out->len)
            buffer_add_char(out, ' ');
        buffer_add_char(out, finding.level);
    }
    if (!out->len)
        buffer_add_char(out, '-');
    buffer_add_char(out, '\0');
}

/* \n and \t as what they stand for. */
static void unescape(char *text)
{
    for (char *at = text; (at = strchr(at, '\\')); at++) {
        *at = at[1] == 'n' ? '\n' : '\t';
        memmove(at + 1, at + 2, strlen(at + 2) + 1);
    }
}

static void test_cases(void **state)
{
    FILE *file = fopen("tests/check/privacy.tsv", "rb");
    char line[LINE_MOST];
    size_t rows = 0, wrong = 0;
    Buffer found = { 0 };

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *text = strchr(line, '\t');

        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || !text || !strcmp(line, "found\ttext"))
            continue;
        *text++ = 0;
        rows++;
        unescape(text);
        classes_found(*state, text, &found);
        if (strcmp(found.at, line) != 0) {
            print_error("%s\n  expected %s, got %s\n", text, line, found.at);
            wrong++;
        }
    }
    fclose(file);
    buffer_free(&found);
    assert_true(rows > 0);
    assert_int_equal(wrong, 0);
}

static bool has(halfsky_text text, const char *word)
{
    return text_contains((Text){ text.at, text.len }, text_of(word));
}

/* Nothing that a finding says holds the number, whichever finding it is. */
static void test_findings_do_not_show_what_they_warn_of(void **state)
{
    const char *text = "县局县局工作总结\n受助人电话13800138000。受助人身份证号11010519491231002X，一如暨往。\n";
    static const char *const secrets[] = { "13800138000", "11010519491231002X", "19491231" };
    static const char *const languages[] = { "zh", "en" };
    halfsky_finding finding;

    assert_int_equal(halfsky_read(*state, text, strlen(text)), 0);
    assert_true(halfsky_finding_count(*state) >= 3);
    for (size_t k = 0; k < 6; k++)
        for (size_t i = 0; halfsky_finding_at(*state, i, languages[k % 2], &finding); i++) {
            assert_false(has(finding.message, secrets[k / 2]));
            assert_false(has(finding.stated, secrets[k / 2]));
            assert_false(has(finding.expected, secrets[k / 2]));
            assert_false(has(finding.fix, secrets[k / 2]));
        }
}

static void test_what_is_shown_is_masked_wherever_it_is_cut(void **state)
{
    const char *text = "联系电话13800138000，谢谢。";
    size_t number = strlen("联系电话"), length = strlen(text);

    assert_int_equal(halfsky_read(*state, text, length), 0);
    for (size_t start = 0; start <= number + 11; start++) {
        if (((unsigned char)text[start] & 0xC0) == 0x80)
            continue;
        for (size_t end = number + 1; end <= number + 11; end++) {
            halfsky_text shown = halfsky_shown(*state, start, end);
            assert_false(has(shown, "00138"));
            if (start < end && start < number + 11)
                assert_true(has(shown, "138****8000"));
        }
    }
    assert_true(has(halfsky_shown(*state, 0, length), "联系电话138****8000，谢谢。"));
    assert_int_equal(halfsky_shown(*state, 5, 2).len, 0);
    assert_true(has(halfsky_shown(*state, 0, SIZE_MAX), "谢谢。"));
}

static void test_masks_keep_what_the_law_allows(void **state)
{
    static const struct {
        const char *text, *fix;
    } cases[] = {
        { "身份证号11010519491231002X。", "110105********002X" },
        { "2024年总结\n身份证号990023201103110021。", "******************" }, /* a child */
        { "手机138 0013 8000。", "138****8000" },
        { "卡号6222021234567890128。", "***************0128" },
        { "残疾人证11010519491231002X43。", "110105**************" },
    };
    halfsky_finding finding;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(halfsky_read(*state, cases[i].text, strlen(cases[i].text)), 0);
        assert_true(halfsky_finding_at(*state, 0, "zh", &finding));
        assert_int_equal(finding.mendable, 1);
        assert_int_equal(finding.fix.len, strlen(cases[i].fix));
        assert_memory_equal(finding.fix.at, cases[i].fix, finding.fix.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_findings_do_not_show_what_they_warn_of),
        cmocka_unit_test(test_what_is_shown_is_masked_wherever_it_is_cut),
        cmocka_unit_test(test_masks_keep_what_the_law_allows),
    };
    return cmocka_run_group_tests_name("privacy", tests, reader_open, reader_close);
}
