/* test_doc_place.c - offsets of a Doc as pages, paragraphs and cells. */
#include "base/doc_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static TableCell cells[] = { { 20, 22 }, { 23, 24 } };
static Table tables[] = { { .name = TEXT("一季度"), .rows = 1, .columns = 2, .cells = cells } };

/* Two paragraphs on page 1, two cells and a paragraph on page 2, one on page 4. */
static Block blocks[] = {
    { BLOCK_HEADING, 0, 9, 1, 1, 1, 0, 0, 0 },     { BLOCK_PARAGRAPH, 10, 19, 0, 1, 2, 0, 0, 0 },
    { BLOCK_CELL, 20, 22, 0, 2, 2, 0, 0, 0 },      { BLOCK_CELL, 23, 24, 0, 2, 2, 0, 0, 1 },
    { BLOCK_PARAGRAPH, 25, 30, 0, 2, 3, 0, 0, 0 }, { BLOCK_NOTE, 31, 40, 0, 4, 4, 0, 0, 0 },
};

static void an_offset_has_the_place_of_its_block(void **state)
{
    static const struct {
        size_t offset;
        int page, paragraph, row, column;
    } cases[] = {
        { .offset = 0, .page = 1, .paragraph = 1 },         { .offset = 9, .page = 1, .paragraph = 1 },
        { .offset = 10, .page = 1, .paragraph = 2 },        { .offset = 19, .page = 1, .paragraph = 2 },
        { .offset = 21, .page = 2, .row = 1, .column = 1 }, { .offset = 23, .page = 2, .row = 1, .column = 2 },
        { .offset = 26, .page = 2, .paragraph = 1 },        { .offset = 39, .page = 4, .paragraph = 1 },
        { .offset = 1000, .page = 4, .paragraph = 1 },
    };
    Doc doc = { .blocks = { blocks, COUNT(blocks), 0 }, .tables = { tables, 1, 0 } };
    DocPlace place;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(doc_place(&doc, cases[i].offset, &place));
        assert_int_equal(place.page, cases[i].page);
        assert_int_equal(place.paragraph, cases[i].paragraph);
        assert_int_equal(place.row, cases[i].row);
        assert_int_equal(place.column, cases[i].column);
        assert_int_equal(place.table, cases[i].row ? 1 : 0);
        assert_true(text_equal(place.sheet, cases[i].row ? TEXT("一季度") : TEXT("")));
    }
}

static void a_plain_text_has_no_place(void **state)
{
    Doc doc = { .text = TEXT("慰问儿童") };
    DocPlace place;

    (void)state;
    assert_false(doc_place(&doc, 3, &place));
}

static void what_stands_before_the_first_block_belongs_to_it(void **state)
{
    Doc doc = { .blocks = { blocks + 1, 1, 0 } };
    DocPlace place;

    (void)state;
    assert_true(doc_place(&doc, 0, &place));
    assert_int_equal(place.page, 1);
}

static void cells_are_called_as_in_spreadsheets(void **state)
{
    static const struct {
        int row, column;
        const char *name;
    } cases[] = {
        { 1, 1, "A1" },   { 4, 2, "B4" },    { 9, 26, "Z9" },    { 9, 27, "AA9" },
        { 1, 52, "AZ1" }, { 1, 702, "ZZ1" }, { 7, 703, "AAA7" }, { 1048576, 16384, "XFD1048576" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buffer out = { 0 };
        cell_name(cases[i].row, cases[i].column, &out);
        assert_true(text_equal(buffer_text(&out), text_of(cases[i].name)));
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offset_has_the_place_of_its_block),
        cmocka_unit_test(a_plain_text_has_no_place),
        cmocka_unit_test(what_stands_before_the_first_block_belongs_to_it),
        cmocka_unit_test(cells_are_called_as_in_spreadsheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
