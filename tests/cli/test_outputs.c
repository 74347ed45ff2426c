#include "cli/outputs.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/halfsky-outputs-XXXXXX";

/* What `files` files named after each other become under OUT. */
static const struct {
    const char *inputs[2], *names[3], *want[3];
} cases[] = {
    { { "reports", "" }, { "reports/a.txt" }, { "a.md" } },
    { { "reports/", "" }, { "reports/a.txt", "reports/town/a.docx" }, { "a.md", "town/a.md" } },
    { { "x/a.txt", "y/a.txt" }, { "x/a.txt", "y/a.txt" }, { "a.md", "a-2.md" } },
    { { "in", "" }, { "in/a.txt", "in/a.docx", "in/a.doc" }, { "a.md", "a-2.md", "a-3.md" } },
    { { "in", "" }, { "in/b.zip/../../../up.txt" }, { "b.zip/__/__/__/up.md" } },
    { { "in", "" }, { "in//./b.txt" }, { "b.md" } },
    { { "in", "" }, { "in/.txt", "in/2024.1" }, { ".txt.md", "2024.md" } },
    { { "in", "" }, { "in/材料.汇总" }, { "材料.汇总.md" } },
    { { "/", "" }, { "/etc/b.txt" }, { "etc/b.md" } },
};

static void names_of_results(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[64], *inputs[2] = { (char *)cases[i].inputs[0], (char *)cases[i].inputs[1] };
        Outputs *outputs;

        snprintf(out, sizeof out, "%s/%zu", folder, i);
        assert_false(outputs_open_each(out, inputs, 2, true, &outputs).code);
        for (size_t k = 0; k < 3 && cases[i].names[k]; k++) {
            Problem wrong = outputs_write_file(outputs, text_of(cases[i].names[k]), TEXT(".md"), TEXT("x"));
            assert_false(wrong.code);
        }
        assert_false(outputs_commit(outputs).code);
        outputs_close(outputs);
        for (size_t k = 0; k < 3 && cases[i].want[k]; k++) {
            Buffer path = { 0 };
            buffer_format(&path, "%s/%s", out, cases[i].want[k]);
            buffer_reserve(&path, 1)[0] = '\0';
            if (access(path.at, R_OK) != 0)
                fail_msg("row %zu: no %s", i, cases[i].want[k]);
            buffer_free(&path);
        }
    }
}

static void one_input_is_one_file(void **state)
{
    char out[64], *inputs[] = { (char *)"/nowhere/a.txt" };
    Outputs *outputs;

    (void)state;
    snprintf(out, sizeof out, "%s/one", folder);
    assert_false(outputs_open_each(out, inputs, 1, true, &outputs).code);
    assert_false(outputs_write_file(outputs, TEXT("/nowhere/a.txt"), TEXT(".md"), TEXT("x")).code);
    /* It was a bundle after all. */
    assert_int_equal(outputs_write_file(outputs, TEXT("b"), TEXT(".md"), TEXT("x")).code,
                     PROBLEM_OUTPUT_NEEDS_FOLDER);
    assert_false(outputs_commit(outputs).code);
    outputs_close(outputs);
    assert_int_equal(access(out, R_OK), 0);
}

static void refuses(void **state)
{
    char file[64], *inputs[] = { (char *)"a", (char *)"b" };
    Outputs *outputs;

    (void)state;
    assert_int_equal(outputs_open_each(NULL, inputs, 2, false, &outputs).code, PROBLEM_OUTPUT_NEEDS_FOLDER);
    assert_null(outputs);
    snprintf(file, sizeof file, "%s/one", folder); /* a file, and no folder */
    assert_int_equal(outputs_open_each(file, inputs, 2, false, &outputs).code, PROBLEM_OUTPUT_UNWRITABLE);
    assert_int_equal(outputs_open_each("/nowhere/at/all", inputs, 2, false, &outputs).code,
                     PROBLEM_OUTPUT_UNWRITABLE);
}

static int make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_all(void **state)
{
    char command[64];

    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_results),
        cmocka_unit_test(one_input_is_one_file),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, make, remove_all);
}
