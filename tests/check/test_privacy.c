/* test_privacy.c - personal data is found as privacy.tsv promises, and never shown. */
#include "cases.h"

/* The classes of what the rule finds, parted by blanks; "-" for nothing. */
static void classes_found(halfsky_reader *reader, const char *text, Buffer *out)
{
    halfsky_finding finding;

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

static void test_cases(void **state)
{
    cases_run(*state, "tests/check/privacy.tsv", classes_found);
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
