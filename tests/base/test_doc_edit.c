/* test_doc_edit.c - words of a Doc replaced, and what stands around them. */
#include "base/doc_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static bool reads(const Doc *doc, size_t start, size_t end, const char *words)
{
    return text_equal(text_slice(doc->text, start, end), text_of(words));
}

/* Two paragraphs and a table of two cells; the first paragraph is left out. */
static void structure_follows_the_words(void **state)
{
    Arena *arena = arena_new();
    Doc doc = { .text = TEXT("first\nab 12 cd\n34\t\n") };
    TableCell left_out[] = { { 0, 5 } }, cells[] = { { 15, 17 }, { 18, 18 } };
    const DocEdit edits[] = { { 9, 11, TEXT("____") }, { 15, 17, TEXT("") } };

    (void)state;
    LIST_PUSH(arena, &doc.blocks, (Block){ .kind = BLOCK_PARAGRAPH, .start = 0, .end = 5 });
    LIST_PUSH(arena, &doc.blocks, (Block){ .kind = BLOCK_PARAGRAPH, .start = 6, .end = 14 });
    LIST_PUSH(arena, &doc.tables, (Table){ .rows = 1, .columns = 1, .cells = left_out });
    LIST_PUSH(arena, &doc.tables, (Table){ .rows = 1, .columns = 2, .cells = cells });
    const Doc *out = doc_edited(arena, &doc, 6, doc.text.len, edits, 2);
    assert_true(reads(out, 0, out->text.len, "ab ____ cd\n\t\n"));
    assert_int_equal(out->blocks.count, 1);
    assert_true(reads(out, out->blocks.items[0].start, out->blocks.items[0].end, "ab ____ cd"));
    assert_int_equal(out->tables.count, 1);
    assert_int_equal(out->tables.items[0].cells[0].start, out->tables.items[0].cells[0].end);
    assert_int_equal(out->tables.items[0].cells[1].start, 12);
    assert_int_equal(out->tables.items[0].cells[1].end, 12);
    arena_free(arena);
}

static void offsets_move(void **state)
{
    static const DocEdit edits[] = { { 12, 14, { "long", 4 } }, { 16, 20, { "", 0 } } };
    static const struct {
        size_t offset;
        bool to_end;
        size_t moved;
    } cases[] = {
        { 10, false, 0 }, { 12, false, 2 }, { 13, false, 2 }, { 13, true, 6 },   { 14, true, 6 },
        { 16, false, 8 }, { 18, true, 8 },  { 20, true, 8 },  { 22, false, 10 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(doc_edited_offset(10, edits, 2, cases[i].offset, cases[i].to_end), cases[i].moved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure_follows_the_words),
        cmocka_unit_test(offsets_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
