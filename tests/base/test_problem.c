/* test_problem.c - what went wrong, returned by value. */
#include "base/problem.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void the_zero_problem_is_success(void **state)
{
    Problem none = OK;

    (void)state;
    assert_int_equal(none.code, PROBLEM_NONE);
    assert_false(none.code);
    assert_int_equal(none.line, 0);
    assert_string_equal(none.path, "");
}

static void texts_are_copied(void **state)
{
    char word[] = "towns";
    Problem made = problem(PROBLEM_CATALOG_KEY_UNKNOWN, text_of(word), TEXT("乡镇"), (Text){ NULL, 0 });

    (void)state;
    word[0] = 'x';
    assert_int_equal(made.code, PROBLEM_CATALOG_KEY_UNKNOWN);
    assert_string_equal(made.args[0], "towns");
    assert_string_equal(made.args[1], "乡镇");
    assert_string_equal(made.args[2], "");
    assert_string_equal(made.field, "");
}

static void a_place_is_added_bit_by_bit(void **state)
{
    Problem made = problem(PROBLEM_CATALOG_VALUE_BAD, TEXT("x"), TEXT(""), TEXT(""));

    (void)state;
    made = problem_at(made, TEXT(""), 7, TEXT("unit"));
    made = problem_at(made, TEXT("catalog/units.tsv"), 0, TEXT(""));
    assert_string_equal(made.path, "catalog/units.tsv");
    assert_int_equal(made.line, 7);
    assert_string_equal(made.field, "unit");
    assert_string_equal(made.args[0], "x");
    made = problem_at(made, TEXT("b"), 8, TEXT("c"));
    assert_string_equal(made.path, "b");
    assert_int_equal(made.line, 8);
    assert_string_equal(made.field, "c");
}

/* Characters of one to four bytes, each so often that they reach past the room. */
static void long_texts_are_cut_at_a_code_point(void **state)
{
    static const char *const characters[] = { "a", "é", "妇", "𠮷" };
    char bytes[2048];

    (void)state;
    for (size_t c = 0; c < 4; c++) {
        size_t length = strlen(characters[c]);
        for (size_t lead = 0; lead < 4; lead++) { /* blanks before, so that the cut falls anywhere */
            size_t count = lead;
            memset(bytes, ' ', lead);
            for (; count + length < sizeof bytes; count += length)
                memcpy(bytes + count, characters[c], length);

            Problem made = problem(PROBLEM_FILE_MISSING, (Text){ bytes, count }, TEXT(""), TEXT(""));
            made = problem_at(made, (Text){ bytes, count }, 1, (Text){ bytes, count });
            assert_true(utf8_valid(text_of(made.args[0])));
            assert_true(utf8_valid(text_of(made.path)));
            assert_true(text_starts((Text){ bytes, count }, text_of(made.path)));
            assert_in_range(strlen(made.args[0]), PROBLEM_ARG_MAX - 4, PROBLEM_ARG_MAX - 1);
            assert_in_range(strlen(made.path), PROBLEM_PATH_MAX - 4, PROBLEM_PATH_MAX - 1);
            assert_string_equal(made.field, made.args[0]);
        }
    }
}

static void a_text_that_just_fits_is_kept(void **state)
{
    char bytes[PROBLEM_ARG_MAX];

    (void)state;
    memset(bytes, 'a', sizeof bytes);
    assert_int_equal(
        strlen(problem(PROBLEM_FILE_MISSING, (Text){ bytes, sizeof bytes - 1 }, TEXT(""), TEXT("")).args[0]),
        sizeof bytes - 1);
    assert_int_equal(
        strlen(problem(PROBLEM_FILE_MISSING, (Text){ bytes, sizeof bytes }, TEXT(""), TEXT("")).args[0]),
        sizeof bytes - 1);
}

static void an_id_is_its_code_in_lower_case(void **state)
{
    static const char *const codes[] = {
        "NONE",
#define PROBLEM(code, id) #code,
#include "base/problem_codes.h"
#undef PROBLEM
    };

    (void)state;
    assert_int_equal(sizeof codes / sizeof *codes, PROBLEM_CODES);
    for (int code = 0; code < PROBLEM_CODES; code++) {
        Text id = problem_id((ProblemCode)code);

        assert_int_equal(id.len, strlen(codes[code]));
        for (size_t i = 0; i < id.len; i++)
            assert_int_equal(id.at[i], tolower((unsigned char)codes[code][i]));
    }
    assert_true(text_equal(problem_id(PROBLEM_FILE_MISSING), TEXT("file_missing")));
}

static Problem fails_if(bool failing, int *reached)
{
    TRY(failing ? problem(PROBLEM_INTERRUPTED, TEXT("a"), TEXT(""), TEXT("")) : OK);
    ++*reached;
    return OK;
}

static void try_returns_the_problem_of_a_call(void **state)
{
    int reached = 0;

    (void)state;
    assert_int_equal(fails_if(true, &reached).code, PROBLEM_INTERRUPTED);
    assert_int_equal(reached, 0);
    assert_int_equal(fails_if(false, &reached).code, PROBLEM_NONE);
    assert_int_equal(reached, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_zero_problem_is_success),       cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(a_place_is_added_bit_by_bit),       cmocka_unit_test(long_texts_are_cut_at_a_code_point),
        cmocka_unit_test(a_text_that_just_fits_is_kept),     cmocka_unit_test(an_id_is_its_code_in_lower_case),
        cmocka_unit_test(try_returns_the_problem_of_a_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
