/* test_exceptions.c - which tables of exceptions are read, and which findings they hold for. */
#include "model/exceptions.h"

#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD "rule\twords\twhere\treason\tby\n"

static void refuses_what_is_wrong(void **state)
{
    static const struct {
        const char *text;
        ProblemCode code;
        int line;
        const char *field;
    } cases[] = {
        { "", PROBLEM_CATALOG_KEY_MISSING, 1, "rule" },
        { "rule\twords\twhere\treason\n", PROBLEM_CATALOG_KEY_MISSING, 1, "by" },
        { "rule\twords\twhere\treason\tby\tnote\n", PROBLEM_CATALOG_KEY_UNKNOWN, 1, "note" },
        { HEAD "word\t帐号\t\t旧称\n", PROBLEM_CATALOG_ROW_WIDTH, 2, "" },
        { HEAD "\n# 注\nwords\t帐号\t\t旧称\t张\n", PROBLEM_CATALOG_REFERENCE, 4, "rule" },
        { HEAD "word\t\t\t旧称\t张\n", PROBLEM_CATALOG_VALUE_BAD, 2, "words" },
        { HEAD "word\t帐号\t\t \t张\n", PROBLEM_CATALOG_VALUE_BAD, 2, "reason" },
        { HEAD "word\t帐号\t\t旧称\t\n", PROBLEM_CATALOG_VALUE_BAD, 2, "by" },
        { HEAD "word\t帐号\t甲\t旧称\t张\nword\t帐号\t甲\t旧称\t李\n", PROBLEM_CATALOG_DUPLICATE, 3, "words" },
        { HEAD "part\t全县\t\t口径\t张\n", PROBLEM_EXCEPTION_FATAL, 2, "rule" },
        { HEAD "percent\t120%\t\t口径\t张\n", PROBLEM_EXCEPTION_FATAL, 2, "rule" },
        { HEAD "placeholder\tXX份\t\t口径\t张\n", PROBLEM_EXCEPTION_FATAL, 2, "rule" },
        { HEAD "privacy\t13800138000\t\t公开\t张\n", PROBLEM_EXCEPTION_NUMBER, 2, "words" },
        { HEAD "privacy\t城东社区８号\t\t公开\t张\n", PROBLEM_EXCEPTION_NUMBER, 2, "words" },
        { HEAD "word\t帐\xff\t\t旧称\t张\n", PROBLEM_CATALOG_VALUE_BAD, 2, "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Exceptions *exceptions = NULL;
        Problem wrong = exceptions_read(TEXT("例外.tsv"), text_of(cases[i].text), &exceptions);

        if (wrong.code != cases[i].code || wrong.line != cases[i].line)
            print_error("%zu: code %d line %d\n", i, wrong.code, wrong.line);
        assert_int_equal(wrong.code, cases[i].code);
        assert_int_equal(wrong.line, cases[i].line);
        assert_string_equal(wrong.field, cases[i].field);
        assert_string_equal(wrong.path, "例外.tsv");
        assert_null(exceptions);
    }
}

static void refuses_too_many(void **state)
{
    static char text[64 + (EXCEPTIONS_MAX + 1) * 32];
    size_t at = (size_t)snprintf(text, sizeof text, HEAD);
    Exceptions *exceptions;

    (void)state;
    for (int i = 0; i <= EXCEPTIONS_MAX; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "word\tw%d\t\tr\tb\n", i);
    Problem wrong = exceptions_read(TEXT("x"), (Text){ text, at }, &exceptions);
    assert_int_equal(wrong.code, PROBLEM_CATALOG_TOO_LARGE);
    assert_int_equal(wrong.line, EXCEPTIONS_MAX + 2);
}

static void holds_for_its_findings(void **state)
{
    static const char text[] = "# 例外\nby\treason\trule\twords\twhere\r\n"
                               "张 2026-11-20\t旧称\tword\t帐号\t\r\n"
                               "张 2026-11-20\t口径不同\tratio\t97.3%\t教育局\n"
                               "张 2026-11-20\t口径不同\tratio\t97.3%\t卫健局\n"
                               "张 2026-11-20\t口径不同\tratio\t9%\t\n"
                               "张 2026-11-20\t劳模，已公开\tprivacy\t周桂花\t\n";
    static const struct {
        CheckRule rule;
        const char *words, *file, *agency, *title;
        bool holds;
    } cases[] = {
        { CHECK_WORD, "帐号", "a.txt", "", "", true },
        { CHECK_WORD, " 帐号\n", "a.txt", "", "", true },
        { CHECK_WORD, "帐", "a.txt", "", "", false },
        { CHECK_WORD, "帐号和", "a.txt", "", "", false },
        { CHECK_LAW, "帐号", "a.txt", "", "", false },
        { CHECK_RATIO, "97.3%", "a.txt", "", "", false },
        { CHECK_RATIO, "97.3%", "县教育局.docx", "", "", true },
        { CHECK_RATIO, "97.3%", "a.txt", "泠川县教育局", "", true },
        { CHECK_RATIO, "97.3%", "a.txt", "", "教育局工作总结", true },
        { CHECK_RATIO, "97.3%", "a.txt", "泠川县卫健局", "", true },
        { CHECK_RATIO, "9%", "a.txt", "", "", true },
        { CHECK_RATIO, "97.4%", "a.txt", "泠川县教育局", "", false },
        { CHECK_PRIVACY, "周桂花", "", "", "", true },
        { CHECK_PRIVACY, "", "", "", "", false },
    };
    Exceptions *exceptions;

    (void)state;
    assert_int_equal(exceptions_read(TEXT("x"), text_of(text), &exceptions).code, PROBLEM_NONE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text places[] = { text_of(cases[i].file), text_of(cases[i].agency), text_of(cases[i].title) };

        if (exceptions_hold(exceptions, cases[i].rule, text_of(cases[i].words), places, 3) != cases[i].holds)
            fail_msg("case %zu", i);
    }
    exceptions_free(exceptions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_wrong),
        cmocka_unit_test(refuses_too_many),
        cmocka_unit_test(holds_for_its_findings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
