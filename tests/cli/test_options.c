/* test_options.c - the words of a command line, read by a table. */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { FORMAT, ALL, JOBS, OUT, OPTIONS };
enum { WORDS_MAX = 8 };

static const Option options[] = {
    [FORMAT] = { "format", 0, OPTION_CHOICE, "text|jsonl|csv", 0, 0, "样式", "how" },
    [ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "全部", "everything" },
    [JOBS] = { "jobs", 'j', OPTION_NUMBER, "N", 1, 64, "个数", "how many" },
    [OUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "文件", "where" },
    [OPTIONS] = { 0 },
};

static const Option others[] = {
    { "lang", 0, OPTION_CHOICE, "zh|en", 0, 0, "语言", "language" },
    { "all", 0, OPTION_TEXT, "X", 0, 0, "", "" }, /* hidden by the first set */
    { 0 },
};

static int words_of(const char *const *from, char **to)
{
    int count = 0;
    for (; count < WORDS_MAX && from[count]; count++)
        to[count] = (char *)(uintptr_t)from[count];
    return count;
}

static Problem read_words(const char *const *from, char **words, OptionValue *values, OptionValue *other_values,
                          bool until_operand, int *operands)
{
    const OptionSet sets[] = { { options, values }, { others, other_values } };
    return options_read(words, words_of(from, words), sets, COUNT(sets), until_operand, operands);
}

static void options_are_understood_in_every_way_of_writing(void **state)
{
    static const struct {
        const char *words[WORDS_MAX];
        long format, jobs;
        bool all;
        const char *out;
        const char *operands; /* joined by blanks */
    } cases[] = {
        { .words = { NULL }, .operands = "" },
        { .words = { "a", "b" }, .operands = "a b" },
        { .words = { "--format", "csv", "a" }, .format = 2, .operands = "a" },
        { .words = { "--format=jsonl", "a" }, .format = 1, .operands = "a" },
        { .words = { "a", "--all", "b" }, .all = true, .operands = "a b" },
        { .words = { "-j", "4" }, .jobs = 4, .operands = "" },
        { .words = { "-j4", "a" }, .jobs = 4, .operands = "a" },
        { .words = { "--jobs=64" }, .jobs = 64, .operands = "" },
        { .words = { "-o", "x.csv", "a" }, .out = "x.csv", .operands = "a" },
        { .words = { "-ox.csv" }, .out = "x.csv", .operands = "" },
        { .words = { "--output=a=b" }, .out = "a=b", .operands = "" },
        { .words = { "-o", "-", "-" }, .out = "-", .operands = "-" },
        { .words = { "-o", "--all" }, .out = "--all", .operands = "" },
        { .words = { "--", "--all", "-j" }, .operands = "--all -j" },
        { .words = { "a", "--", "--" }, .operands = "a --" },
        { .words = { "-j2", "-j3" }, .jobs = 3, .operands = "" },
        { .words = { "" }, .operands = "" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        OptionValue values[OPTIONS] = { 0 };
        OptionValue other_values[2] = { 0 };
        char *words[WORDS_MAX];
        int operands;
        Buffer joined = { 0 };
        Problem problem = read_words(cases[i].words, words, values, other_values, false, &operands);
        assert_int_equal(problem.code, PROBLEM_NONE);
        for (int word = 0; word < operands; word++)
            buffer_format(&joined, word ? " %s" : "%s", words[word]);
        assert_true(text_equal(buffer_text(&joined), text_of(cases[i].operands)));
        assert_int_equal(values[FORMAT].number, cases[i].format);
        assert_int_equal(values[JOBS].number, cases[i].jobs);
        assert_int_equal(values[ALL].given, cases[i].all);
        assert_int_equal(values[OUT].given, cases[i].out != NULL);
        if (cases[i].out)
            assert_string_equal(values[OUT].text, cases[i].out);
        buffer_free(&joined);
    }
}

static void wrong_options_are_problems(void **state)
{
    static const struct {
        const char *words[WORDS_MAX];
        ProblemCode code;
        const char *args[3];
    } cases[] = {
        { { "--fromat", "csv" }, PROBLEM_OPTION_UNKNOWN, { "--fromat", "", "" } },
        { { "--forma=csv" }, PROBLEM_OPTION_UNKNOWN, { "--forma=csv", "", "" } },
        { { "-x" }, PROBLEM_OPTION_UNKNOWN, { "-x", "", "" } },
        { { "--format", "xml" }, PROBLEM_OPTION_VALUE, { "--format", "xml", "text|jsonl|csv" } },
        { { "--format=" }, PROBLEM_OPTION_VALUE_MISSING, { "--format", "--format text|jsonl|csv", "" } },
        { { "--format=text|jsonl" }, PROBLEM_OPTION_VALUE, { "--format", "text|jsonl", "text|jsonl|csv" } },
        { { "--format" }, PROBLEM_OPTION_VALUE_MISSING, { "--format", "--format text|jsonl|csv", "" } },
        { { "-j", "0" }, PROBLEM_OPTION_VALUE, { "--jobs", "0", "1-64" } },
        { { "-j65" }, PROBLEM_OPTION_VALUE, { "--jobs", "65", "1-64" } },
        { { "-j-1" }, PROBLEM_OPTION_VALUE, { "--jobs", "-1", "1-64" } },
        { { "-j", " 1" }, PROBLEM_OPTION_VALUE, { "--jobs", " 1", "1-64" } },
        { { "-j2x" }, PROBLEM_OPTION_VALUE, { "--jobs", "2x", "1-64" } },
        { { "-j99999999999999999999" }, PROBLEM_OPTION_VALUE, { "--jobs", "99999999999999999999", "1-64" } },
        { { "--all=yes" }, PROBLEM_OPTION_VALUE_SURPLUS, { "--all", "yes", "" } },
        { { "-j" }, PROBLEM_OPTION_VALUE_MISSING, { "--jobs", "--jobs 1-64", "" } },
        { { "-o" }, PROBLEM_OPTION_VALUE_MISSING, { "--output", "--output OUT", "" } },
        { { "--lang=fr" }, PROBLEM_OPTION_VALUE, { "--lang", "fr", "zh|en" } },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        OptionValue values[OPTIONS] = { 0 };
        OptionValue other_values[2] = { 0 };
        char *words[WORDS_MAX];
        int operands;
        Problem problem = read_words(cases[i].words, words, values, other_values, false, &operands);
        assert_int_equal(problem.code, cases[i].code);
        for (int arg = 0; arg < 3; arg++)
            assert_string_equal(problem.args[arg], cases[i].args[arg]);
    }
}

static void of_two_sets_the_first_counts(void **state)
{
    static const char *const from[WORDS_MAX] = { "--all", "--lang", "zh" };
    OptionValue values[OPTIONS] = { 0 };
    OptionValue other_values[2] = { 0 };
    char *words[WORDS_MAX];
    int operands;
    (void)state;
    assert_int_equal(read_words(from, words, values, other_values, false, &operands).code, PROBLEM_NONE);
    assert_true(values[ALL].given);
    assert_false(other_values[1].given);
    assert_true(other_values[0].given);
    assert_int_equal(other_values[0].number, 0);
}

static void reading_can_stop_at_the_first_operand(void **state)
{
    static const char *const from[WORDS_MAX] = { "--lang", "en", "read", "--nonsense", "x" };
    OptionValue values[OPTIONS] = { 0 };
    OptionValue other_values[2] = { 0 };
    char *words[WORDS_MAX];
    int operands;
    (void)state;
    assert_int_equal(read_words(from, words, values, other_values, true, &operands).code, PROBLEM_NONE);
    assert_int_equal(operands, 3);
    assert_string_equal(words[0], "read");
    assert_string_equal(words[1], "--nonsense");
}

static void each_option_has_a_line_of_help(void **state)
{
    Buffer out = { 0 };
    (void)state;
    options_describe(options, LANGUAGE_ZH, &out);
    assert_true(text_contains(buffer_text(&out), TEXT("  -j, --jobs N ")));
    assert_true(text_contains(buffer_text(&out), TEXT("      --format text|jsonl|csv ")));
    assert_true(text_contains(buffer_text(&out), TEXT("样式\n")));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_understood_in_every_way_of_writing),
        cmocka_unit_test(wrong_options_are_problems),
        cmocka_unit_test(of_two_sets_the_first_counts),
        cmocka_unit_test(reading_can_stop_at_the_first_operand),
        cmocka_unit_test(each_option_has_a_line_of_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
