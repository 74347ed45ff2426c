/* test_reasons.c - why something was refused, in words. */
#include "model/reasons.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void a_reason_is_told_in_the_language_of_its_sentence(void **state)
{
    static const struct {
        int error;
        const char *zh, *en;
    } cases[] = {
        { EACCES, "没有权限", "permission denied" },
        { ENOSPC, "磁盘已满", "the disk is full" },
        { ENOENT, "文件夹不存在", "there is no such folder" },
        { EDOM, "系统拒绝", "the system refused" }, /* not in the table */
        { 0, "系统拒绝", "the system refused" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Problem wrong = problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(cases[i].error), TEXT(""), TEXT(""));
        Buffer zh = { 0 }, en = { 0 };

        problem_write(&wrong, LANGUAGE_ZH, &zh);
        problem_write(&wrong, LANGUAGE_EN, &en);
        assert_true(text_contains(buffer_text(&zh), text_of(cases[i].zh)));
        assert_true(text_contains(buffer_text(&en), text_of(cases[i].en)));
        buffer_free(&zh);
        buffer_free(&en);
    }
}

static void what_bytes_look_like_is_a_reason(void **state)
{
    (void)state;
    assert_true(text_equal(reason_in(TEXT("binary data"), LANGUAGE_ZH), TEXT("二进制数据")));
    assert_true(text_contains(reason_in(TEXT("a DOCX, XLSX or ZIP file"), LANGUAGE_ZH), TEXT("Word")));
    assert_true(text_contains(reason_in(TEXT("a DOC or XLS file"), LANGUAGE_ZH), TEXT("Word")));
    assert_true(text_equal(reason_in(TEXT("PDF"), LANGUAGE_ZH), TEXT("PDF")));
    assert_true(text_equal(reason_in(REASON_LOOP, LANGUAGE_ZH), TEXT("文件夹链接绕回自身")));
}

/* Only {reason} is told in another language: {1} may be a word of the user. */
static void arguments_stay_as_they_are(void **state)
{
    Problem wrong = problem(PROBLEM_COMMAND_UNKNOWN, TEXT("binary data"), TEXT(""), TEXT(""));
    Buffer out = { 0 };

    (void)state;
    problem_write(&wrong, LANGUAGE_ZH, &out);
    assert_true(text_contains(buffer_text(&out), TEXT("binary data")));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_is_told_in_the_language_of_its_sentence),
        cmocka_unit_test(what_bytes_look_like_is_a_reason),
        cmocka_unit_test(arguments_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
