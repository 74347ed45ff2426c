/* test_builder.c - a Doc put together from paragraphs and tables. */
#include "format/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static Doc finished(DocBuilder *builder)
{
    Doc doc;

    assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
    builder_free(builder);
    return doc;
}

static void same_text(Text text, const char *expected)
{
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.at, expected, text.len);
}

static void paragraphs_are_lines(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);

    (void)state;
    builder_page(builder, 1);
    builder_add(builder, TEXT(" 一、基本情况 "));
    builder_end(builder, BLOCK_HEADING, 1);
    builder_end(builder, BLOCK_PARAGRAPH, 0);
    builder_page(builder, 2);
    builder_add(builder, TEXT("慰问\xFF\x01儿童"));
    builder_break(builder);
    builder_add(builder, TEXT("40名。"));
    Doc doc = finished(builder);
    same_text(doc.text, " 一、基本情况\n慰问\uFFFD儿童\n40名。\n");
    assert_int_equal(doc.blocks.count, 2);
    assert_int_equal(doc.blocks.items[0].kind, BLOCK_HEADING);
    assert_int_equal(doc.blocks.items[0].start, 1);
    assert_int_equal(doc.blocks.items[1].page, 2);
    assert_int_equal(doc.blocks.items[1].paragraph, 2);
    arena_free(arena);
}

static void cells_may_continue_those_above(void **state)
{
    static const char *const rows[][3] = { { "乡镇", "儿童", "投入" }, { "松溪镇", "12", NULL } };
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);

    (void)state;
    builder_table(builder, TEXT(""));
    for (int r = 0; r < 2; r++) {
        builder_row(builder);
        for (int c = 0; c < 3; c++) {
            if (!rows[r][c]) {
                builder_cell_above(builder, 1);
                continue;
            }
            builder_cell(builder, 1, 1);
            builder_add(builder, text_of(rows[r][c]));
        }
    }
    builder_end_table(builder);
    Doc doc = finished(builder);
    same_text(doc.text, "乡镇\t儿童\t投入\n松溪镇\t12\t投入\n");
    assert_int_equal(doc.tables.items[0].columns, 3);
    arena_free(arena);
}

static void merged_words_fill_and_merged_figures_do_not(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);

    (void)state;
    builder_table(builder, TEXT("汇总"));
    builder_row(builder);
    builder_cell(builder, 1, 2);
    builder_add(builder, TEXT(" 乡镇 "));
    builder_cell(builder, 2, 1);
    builder_add(builder, TEXT("儿童"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("男"));
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("女"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("云坞镇"));
    builder_cell(builder, 2, 2);
    builder_add(builder, TEXT("12"));
    builder_row(builder);
    builder_cell_above(builder, 1);
    builder_end_table(builder);
    Doc doc = finished(builder);
    same_text(doc.text, "乡镇\t儿童\t儿童\n乡镇\t男\t女\n云坞镇\t12\t\n云坞镇\t\t\n");
    assert_int_equal(doc.tables.count, 1);
    assert_int_equal(doc.tables.items[0].rows, 4);
    assert_int_equal(doc.tables.items[0].columns, 3);
    same_text(doc.tables.items[0].name, "汇总");
    TableCell cell = doc.tables.items[0].cells[3 * 3 + 0];
    same_text(text_slice(doc.text, cell.start, cell.end), "云坞镇");
    arena_free(arena);
}

static void a_table_in_a_cell_is_part_of_its_words(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);

    (void)state;
    builder_add(builder, TEXT("前"));
    builder_table(builder, TEXT(""));
    builder_add(builder, TEXT("lost"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("外"));
    builder_table(builder, TEXT(""));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("内一"));
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("内\t二"));
    builder_end_table(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("后"));
    Doc doc = finished(builder);
    same_text(doc.text, "前\n外 内一 内 二\t后\n");
    arena_free(arena);
}

static void too_many_columns_are_refused(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);
    Doc doc;

    (void)state;
    builder_table(builder, TEXT(""));
    for (int row = 0; row < 3; row++) {
        builder_row(builder);
        builder_cell(builder, 1 << 30, 1 << 30);
        builder_add(builder, TEXT("宽"));
        builder_cell(builder, 1, 1);
    }
    assert_true(builder_full(builder));
    assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_FILE_TOO_COMPLEX);
    builder_free(builder);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_are_lines),
        cmocka_unit_test(cells_may_continue_those_above),
        cmocka_unit_test(merged_words_fill_and_merged_figures_do_not),
        cmocka_unit_test(a_table_in_a_cell_is_part_of_its_words),
        cmocka_unit_test(too_many_columns_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
