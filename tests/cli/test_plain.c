/* test_plain.c - words that others wrote, at a terminal. */
#include "cli/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void what_steers_a_terminal_is_a_question_mark(void **state)
{
    static const struct {
        Text text, line, lines;
    } cases[] = {
        { TEXT("妇联 a"), TEXT("妇联 a"), TEXT("妇联 a") },
        { TEXT("a\tb\r\nc\n"), TEXT("a?b??c?"), TEXT("a\tb\r\nc\n") },
        { TEXT("a\rb\r"), TEXT("a?b?"), TEXT("a?b?") },
        { TEXT("\x1B[31m\x07"), TEXT("?[31m?"), TEXT("?[31m?") },
        { TEXT("\xC2\x9B"
               "1m"),
          TEXT("?1m"), TEXT("?1m") },
        { TEXT("\x7F"), TEXT("?"), TEXT("?") },
        { TEXT("甲\u202E乙\u2066丙\u2028"), TEXT("甲?乙?丙?"), TEXT("甲?乙?丙?") },
        { TEXT("\uFEFF数"), TEXT("\uFEFF数"), TEXT("\uFEFF数") },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buffer line = { 0 }, lines = { 0 };
        plain_add(&line, cases[i].text, false);
        plain_add(&lines, cases[i].text, true);
        assert_true(text_equal(buffer_text(&line), cases[i].line));
        assert_true(text_equal(buffer_text(&lines), cases[i].lines));
        buffer_free(&line);
        buffer_free(&lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_steers_a_terminal_is_a_question_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
