/* test_problems.c - the sentences of a Problem. Runs in the root of the repository: reads catalog/problems.tsv. */
#include "model/problems.h"

#include "model/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const char *const columns[] = { "code", "kind", "http", "exit", "zh", "en", NULL };
enum { CODE, KIND, HTTP, EXIT, ZH, EN };
enum { PLACEHOLDERS = 9 };

typedef struct {
    Arena *arena;
    TsvRows rows;
} Problems;

static int load(void **state)
{
    static Problems problems;
    FILE *file = fopen("catalog/problems.tsv", "rb");
    Buffer bytes = { 0 };
    size_t got;

    assert_non_null(file);
    while ((got = fread(buffer_reserve(&bytes, 4096), 1, 4096, file)) > 0)
        bytes.len += got;
    fclose(file);
    problems.arena = arena_new();
    Text text = arena_text(problems.arena, buffer_text(&bytes));
    buffer_free(&bytes);
    assert_int_equal(tsv_read(TEXT("problems.tsv"), text, columns, problems.arena, &problems.rows).code,
                     PROBLEM_NONE);
    *state = &problems;
    return 0;
}

static int unload(void **state)
{
    arena_free(((Problems *)*state)->arena);
    return 0;
}

static void rows_are_the_codes_in_their_order(void **state)
{
    const Problems *problems = *state;

    assert_int_equal(problems->rows.count, PROBLEM_CODES - 1);
    for (size_t i = 0; i < problems->rows.count; i++)
        assert_true(text_equal(problems->rows.items[i].cells[CODE], problem_id((ProblemCode)(i + 1))));
}

/* How often each placeholder stands in the sentence. */
static void placeholders_count(Text sentence, int counts[PLACEHOLDERS])
{
    static const char *const names[PLACEHOLDERS] = {
        "{1}", "{2}", "{3}", "{words}", "{reason}", "{reason2}", "{path}", "{line}", "{field}",
    };

    for (size_t i = 0; i < PLACEHOLDERS; i++) {
        Text rest = sentence;
        size_t at;
        counts[i] = 0;
        while ((at = text_find(rest, text_of(names[i]))) < rest.len) {
            counts[i]++;
            rest = text_slice(rest, at + 1, rest.len);
        }
    }
}

static void both_languages_have_the_same_placeholders(void **state)
{
    const Problems *problems = *state;

    for (size_t i = 0; i < problems->rows.count; i++) {
        const TsvRow *row = &problems->rows.items[i];
        int zh[PLACEHOLDERS], en[PLACEHOLDERS];

        assert_true(row->cells[ZH].len && row->cells[EN].len);
        placeholders_count(row->cells[ZH], zh);
        placeholders_count(row->cells[EN], en);
        assert_memory_equal(zh, en, sizeof zh);
    }
}

static void statuses_are_those_of_the_table(void **state)
{
    const Problems *problems = *state;
    char number[16];

    for (size_t i = 0; i < problems->rows.count; i++) {
        const TsvRow *row = &problems->rows.items[i];

        snprintf(number, sizeof number, "%d", problem_http_status((ProblemCode)(i + 1)));
        assert_true(text_equal(row->cells[HTTP], text_of(number)));
        snprintf(number, sizeof number, "%d", problem_exit_status((ProblemCode)(i + 1)));
        assert_true(text_equal(row->cells[EXIT], text_of(number)));
        assert_int_not_equal(problem_exit_status((ProblemCode)(i + 1)), 0);
    }
    assert_int_equal(problem_exit_status(PROBLEM_NONE), 0);
}

static void a_sentence_names_place_and_arguments_and_keeps_no_placeholder(void **state)
{
    (void)state;
    for (int code = 1; code < PROBLEM_CODES; code++)
        for (int language = LANGUAGE_ZH; language <= LANGUAGE_EN; language++) {
            Problem failed = problem_at(problem((ProblemCode)code, TEXT("{2}first"), TEXT("second"), TEXT("third")),
                                        TEXT("catalog/units.tsv"), 17, TEXT("family"));
            Buffer out = { 0 };

            problem_write(&failed, (Language)language, &out);
            assert_true(text_contains(buffer_text(&out), TEXT("catalog/units.tsv")));
            assert_true(text_contains(buffer_text(&out), TEXT("17")));
            assert_false(text_contains(buffer_text(&out), TEXT("{1}")));
            assert_false(text_contains(buffer_text(&out), TEXT("{reason}")));
            assert_false(text_contains(buffer_text(&out), TEXT("{line}")));
            assert_false(text_contains(buffer_text(&out), TEXT("{path}")));
            buffer_free(&out);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_the_codes_in_their_order, load, unload),
        cmocka_unit_test_setup_teardown(both_languages_have_the_same_placeholders, load, unload),
        cmocka_unit_test_setup_teardown(statuses_are_those_of_the_table, load, unload),
        cmocka_unit_test(a_sentence_names_place_and_arguments_and_keeps_no_placeholder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
