/* test_check.c - every row of cases.tsv, word_cases.tsv and clean_cases.tsv is objected to as it promises, and nothing else is. */
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

/* The rules that object, parted by blanks; "-" for none. */
static void rules_found(halfsky_reader *reader, const char *text, Buffer *out)
{
    halfsky_finding finding;

    buffer_clear(out);
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

/* \\n and \\t of a cell become what they stand for. */
static void unescape(char *text)
{
    char *to = text;

    for (; *text; text++)
        if (*text == '\\' && (text[1] == 'n' || text[1] == 't'))
            *to++ = *++text == 'n' ? '\n' : '\t';
        else
            *to++ = *text;
    *to = 0;
}

static void cases_run(halfsky_reader *reader, const char *path)
{
    FILE *file = fopen(path, "rb");
    char line[LINE_MOST];
    size_t rows = 0, wrong = 0;
    Buffer found = { 0 };

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *text = strchr(line, '\t');

        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || !text || !strcmp(line, "rules\ttext"))
            continue;
        *text++ = 0;
        rows++;
        unescape(text);
        rules_found(reader, text, &found);
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

static void test_cases_of_figures(void **state)
{
    cases_run(*state, "tests/check/cases.tsv");
}

static void test_cases_of_words(void **state)
{
    cases_run(*state, "tests/check/word_cases.tsv");
}

static void test_cases_that_are_right(void **state)
{
    cases_run(*state, "tests/check/clean_cases.tsv");
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
