/* test_columns.c - text in columns of a terminal, where a Chinese character is two wide. */
#include "cli/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void widths_are_those_of_a_terminal(void **state)
{
    static const struct {
        Text text;
        int width;
    } cases[] = {
        { TEXT(""), 0 },        { TEXT("abc 1"), 5 },    { TEXT("妇联"), 4 },
        { TEXT("（一）"), 6 },  { TEXT("12％"), 4 },     { TEXT("㐀𠀀"), 4 },
        { TEXT("e\u0301"), 1 }, { TEXT("a\u200Bb"), 2 }, { TEXT("a\x1B[31m"), 5 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(columns_width(cases[i].text), cases[i].width);
}

static void columns_are_filled_or_cut(void **state)
{
    static const struct {
        Text text;
        int width;
        Text left, right, last;
    } cases[] = {
        { TEXT("ab"), 4, TEXT("ab  "), TEXT("  ab"), TEXT("ab") },
        { TEXT("妇联"), 6, TEXT("妇联  "), TEXT("  妇联"), TEXT("妇联") },
        { TEXT("妇联"), 4, TEXT("妇联"), TEXT("妇联"), TEXT("妇联") },
        { TEXT("妇联会"), 5, TEXT("妇联…"), TEXT("妇联…"), TEXT("妇联…") },
        { TEXT("妇联会"), 4, TEXT("妇… "), TEXT(" 妇…"), TEXT("妇…") },
        { TEXT("a\nb\tc"), 6, TEXT("a b c "), TEXT(" a b c"), TEXT("a b c") },
        { TEXT("a\x1B[1m"), 5, TEXT("a[1m "), TEXT(" a[1m"), TEXT("a[1m") },
        { TEXT("abc"), 0, TEXT(""), TEXT(""), TEXT("") },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buffer left = { 0 }, right = { 0 }, last = { 0 };
        columns_left(&left, cases[i].text, cases[i].width);
        columns_right(&right, cases[i].text, cases[i].width);
        columns_last(&last, cases[i].text, cases[i].width);
        assert_true(text_equal(buffer_text(&left), cases[i].left));
        assert_true(text_equal(buffer_text(&last), cases[i].last));
        assert_true(text_equal(buffer_text(&right), cases[i].right));
        buffer_free(&left);
        buffer_free(&right);
        buffer_free(&last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_a_terminal),
        cmocka_unit_test(columns_are_filled_or_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
