/* test_tool.c - other programs: both ways at once, their end, and those that are not there. */
#include "base/memory.h"
#include "format/tool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void much_goes_through_both_ways(void **state)
{
    static const char *const words[] = { "cat", NULL };
    size_t size = 3 * 1024 * 1024;
    char *bytes = memory_resize(NULL, size);
    Buffer out = { 0 };
    int status = -1;

    (void)state;
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 7 + i / 251);
    assert_int_equal(tool_run("PDF", words, (Text){ bytes, size }, &out, NULL, &status).code, PROBLEM_NONE);
    assert_int_equal(status, 0);
    assert_int_equal(out.len, size);
    assert_memory_equal(out.at, bytes, size);
    buffer_free(&out);
    free(bytes);
}

static void a_tool_may_stop_reading(void **state)
{
    static const char *const words[] = { "head", "-c", "5", NULL };
    size_t size = 2 * 1024 * 1024;
    char *bytes = memory_resize(NULL, size);
    Buffer out = { 0 };
    int status = -1;

    (void)state;
    memset(bytes, 'x', size);
    assert_int_equal(tool_run("PDF", words, (Text){ bytes, size }, &out, NULL, &status).code, PROBLEM_NONE);
    assert_int_equal(status, 0);
    assert_int_equal(out.len, 5);
    buffer_free(&out);
    free(bytes);
}

static void status_and_complaints_come_back(void **state)
{
    static const char *const words[] = { "cat", "/no/such/file", NULL };
    Buffer out = { 0 }, errors = { 0 };
    int status = -1;

    (void)state;
    assert_int_equal(tool_run("PDF", words, TEXT(""), &out, &errors, &status).code, PROBLEM_NONE);
    assert_int_equal(status, 1);
    assert_true(text_contains(buffer_text(&errors), TEXT("/no/such/file")));
    buffer_free(&out);
    buffer_free(&errors);
}

static void its_environment_is_bare(void **state)
{
    static const char *const words[] = { "env", NULL };
    Buffer out = { 0 };
    int status = -1;

    (void)state;
    assert_int_equal(tool_run("PDF", words, TEXT(""), &out, NULL, &status).code, PROBLEM_NONE);
    assert_true(text_contains(buffer_text(&out), TEXT("PATH=/usr/local/bin:")));
    assert_false(text_contains(buffer_text(&out), TEXT("HOME=")));
    buffer_free(&out);
}

static void a_missing_tool_is_said(void **state)
{
    static const char *const words[] = { "halfsky-no-such-tool", NULL };
    Buffer out = { 0 };
    int status = -1;
    Problem problem = tool_run("PDF", words, TEXT(""), &out, NULL, &status);

    (void)state;
    assert_int_equal(problem.code, PROBLEM_TOOL_MISSING);
    assert_string_equal(problem.args[0], "PDF");
    assert_string_equal(problem.args[1], "halfsky-no-such-tool");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(much_goes_through_both_ways),     cmocka_unit_test(a_tool_may_stop_reading),
        cmocka_unit_test(status_and_complaints_come_back), cmocka_unit_test(its_environment_is_bare),
        cmocka_unit_test(a_missing_tool_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
