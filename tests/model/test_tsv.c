#include "model/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const char *const columns[] = { "word", "topic", "weight", NULL };

static Problem read_text(Arena *arena, const char *text, TsvRows *rows)
{
    return tsv_read(TEXT("topic_words.tsv"), text_of(text), columns, arena, rows);
}

static void assert_cell(const TsvRow *row, size_t column, const char *wanted)
{
    assert_true(text_equal(row->cells[column], text_of(wanted)));
}

static void rows_keep_line_and_order_of_columns(void **state)
{
    Arena *arena = arena_new();
    TsvRows rows;
    Problem failed = read_text(
        arena, "# a remark\n\nweight\tword\ttopic\n7\t 讲座 \tpublicity\n\n#\n\t\t\n9\t培训\ttraining", &rows);

    (void)state;
    assert_int_equal(failed.code, PROBLEM_NONE);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.items[0].line, 4);
    assert_cell(&rows.items[0], 0, "讲座");
    assert_cell(&rows.items[0], 1, "publicity");
    assert_cell(&rows.items[0], 2, "7");
    assert_int_equal(rows.items[1].line, 8);
    assert_cell(&rows.items[1], 0, "培训");
    arena_free(arena);
}

static void bom_and_carriage_returns_do_no_harm(void **state)
{
    Arena *arena = arena_new();
    TsvRows rows;
    Problem failed = read_text(arena, "\xEF\xBB\xBFword\ttopic\tweight\r\n讲座\tpublicity\t\r\n", &rows);

    (void)state;
    assert_int_equal(failed.code, PROBLEM_NONE);
    assert_int_equal(rows.count, 1);
    assert_cell(&rows.items[0], 2, "");
    arena_free(arena);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const struct {
        const char *text;
        ProblemCode code;
        int line;
        const char *field, *arg;
    } cases[] = {
        { .text = "word\ttopic\tweight\tcolour\n",
          .code = PROBLEM_CATALOG_KEY_UNKNOWN,
          .line = 1,
          .field = "colour",
          .arg = "colour" },
        { .text = "#\nword\tweight\n",
          .code = PROBLEM_CATALOG_KEY_MISSING,
          .line = 2,
          .field = "topic",
          .arg = "topic" },
        { .text = "", .code = PROBLEM_CATALOG_KEY_MISSING, .line = 1, .field = "word", .arg = "word" },
        { .text = "word\ttopic\tword\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 1,
          .field = "word",
          .arg = "word" },
        { .text = "word\ttopic\tweight\n讲座\tpublicity\n",
          .code = PROBLEM_CATALOG_ROW_WIDTH,
          .line = 2,
          .field = "",
          .arg = "2" },
        { .text = "word\ttopic\tweight\n\n讲座\tpublicity\t7\t\n",
          .code = PROBLEM_CATALOG_ROW_WIDTH,
          .line = 3,
          .field = "",
          .arg = "4" },
        { .text = "word\ttopic\tweight\n\xC0\xAF\ta\t1\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "",
          .arg = "0xC0" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        TsvRows rows;
        Problem failed = read_text(arena, cases[i].text, &rows);

        assert_int_equal(failed.code, cases[i].code);
        assert_int_equal(failed.line, cases[i].line);
        assert_string_equal(failed.path, "topic_words.tsv");
        assert_string_equal(failed.field, cases[i].field);
        assert_string_equal(failed.args[0], cases[i].arg);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_keep_line_and_order_of_columns),
        cmocka_unit_test(bom_and_carriage_returns_do_no_harm),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
