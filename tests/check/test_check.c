/* test_check.c - every row of cases.tsv, word_cases.tsv and clean_cases.tsv is objected to as it promises, and nothing else is. */
#include "cases.h"

/* The rules that object, parted by blanks; "-" for none. */
static void rules_found(halfsky_reader *reader, const char *text, Buffer *out)
{
    halfsky_finding finding;

    assert_int_equal(halfsky_read(reader, text, strlen(text)), 0);
    for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++) {
        if (finding.same_as != i)
            continue;
        if (out->len)
            buffer_add_char(out, ' ');
        buffer_add(out, text_of(finding.rule));
        assert_true(finding.start < finding.end && finding.end <= strlen(text));
        assert_true(finding.message.len > 0);
    }
    if (!out->len)
        buffer_add_char(out, '-');
    buffer_add_char(out, '\0');
}

static void test_cases_of_figures(void **state)
{
    cases_run(*state, "tests/check/cases.tsv", rules_found);
}

static void test_cases_of_words(void **state)
{
    cases_run(*state, "tests/check/word_cases.tsv", rules_found);
}

static void test_cases_that_are_right(void **state)
{
    cases_run(*state, "tests/check/clean_cases.tsv", rules_found);
}

static void test_message_has_the_figures_in_it(void **state)
{
    const char *text = "全镇适龄女童652人，在校641人，入学率97.3%。";
    halfsky_finding finding;

    assert_int_equal(halfsky_read(*state, text, strlen(text)), 0);
    assert_int_equal(halfsky_finding_count(*state), 1);
    assert_true(halfsky_finding_at(*state, 0, "en", &finding));
    assert_int_equal(finding.level, 'B');
    assert_int_equal(finding.span_count, 2);
    assert_memory_equal(finding.stated.at, "97.3%", finding.stated.len);
    assert_memory_equal(finding.expected.at, "98.31%", finding.expected.len);
    assert_non_null(strstr(finding.message.at, "98.31%"));
    assert_false(halfsky_finding_at(*state, 1, "en", &finding));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases_of_figures),
                                        cmocka_unit_test(test_cases_of_words),
                                        cmocka_unit_test(test_cases_that_are_right),
                                        cmocka_unit_test(test_message_has_the_figures_in_it) };
    return cmocka_run_group_tests_name("check", tests, reader_open, reader_close);
}
