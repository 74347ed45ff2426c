/* A Doc that is kept comes back as it was; bytes that are none are refused. */
#include "base/doc_bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Doc sample(Arena *arena)
{
    static TableCell cells[] = { { 10, 13 }, { 14, 17 }, { 10, 13 }, { 18, 18 } };
    Doc doc = { .text = TEXT("abcdefghi\n\r甲\t乙\x01\n 丙"), .encoding = TEXT("GB18030"), .scanned = true };

    LIST_PUSH(arena, &doc.tables, (Table){ TEXT("Sheet1"), 2, 2, 3, cells });
    LIST_PUSH(arena, &doc.blocks,
              (Block){ .kind = BLOCK_HEADING, .end = 9, .level = 2, .page = 1, .paragraph = 1 });
    LIST_PUSH(
        arena, &doc.blocks,
        (Block){ .kind = BLOCK_CELL, .start = 10, .end = 13, .page = 2, .paragraph = 1, .row = 1, .column = 1 });
    LIST_PUSH(arena, &doc.blocks, (Block){ .start = 18, .end = 22, .page = 300, .paragraph = 70000 });
    return doc;
}

static void comes_back_as_it_was(void **state)
{
    Arena *arena = arena_new();
    Doc doc = sample(arena), back;
    Buffer bytes = { 0 };

    (void)state;
    doc_bytes_write(&doc, &bytes);
    assert_true(doc_bytes_read(buffer_text(&bytes), arena, &back));
    assert_true(text_equal(doc.text, back.text) && text_equal(doc.encoding, back.encoding) && back.scanned);
    assert_int_equal(back.tables.count, 1);
    assert_int_equal(back.tables.items[0].rows_above, 3);
    assert_true(text_equal(back.tables.items[0].name, TEXT("Sheet1")));
    assert_memory_equal(back.tables.items[0].cells, doc.tables.items[0].cells, 4 * sizeof(TableCell));
    assert_int_equal(back.blocks.count, 3);
    for (size_t i = 0; i < 3; i++) {
        const Block *a = &doc.blocks.items[i], *b = &back.blocks.items[i];
        assert_true(a->kind == b->kind && a->start == b->start && a->end == b->end && a->level == b->level
                    && a->page == b->page && a->paragraph == b->paragraph && a->table == b->table
                    && a->row == b->row && a->column == b->column);
    }
    buffer_free(&bytes);
    arena_free(arena);
}

/* Every beginning, and every byte changed in every way: refused, or a Doc whose spans lie in its text. */
static void broken_bytes_are_refused(void **state)
{
    Arena *arena = arena_new();
    Doc doc = sample(arena), back;
    Buffer bytes = { 0 };

    (void)state;
    doc_bytes_write(&doc, &bytes);
    for (size_t length = 0; length < bytes.len; length++)
        assert_false(doc_bytes_read(text_slice(buffer_text(&bytes), 0, length), arena, &back));
    for (size_t at = 0; at < bytes.len; at++)
        for (int with = 1; with < 256; with++) {
            Text text = arena_text(arena, buffer_text(&bytes));
            ((char *)(uintptr_t)text.at)[at] ^= (char)with;
            if (!doc_bytes_read(text, arena, &back))
                continue;
            for (size_t i = 0; i < back.blocks.count; i++)
                assert_true(back.blocks.items[i].start <= back.blocks.items[i].end
                            && back.blocks.items[i].end <= back.text.len);
            arena_reset(arena);
            doc = sample(arena);
        }
    buffer_free(&bytes);
    arena_free(arena);
}

static void newer_bytes_are_refused(void **state)
{
    Arena *arena = arena_new();
    Doc back;

    (void)state;
    assert_false(doc_bytes_read(TEXT("\x02\0\0\0\0\0"), arena, &back));
    assert_true(doc_bytes_read((Text){ "\x01\0\0\0\0\0", 6 }, arena, &back));
    assert_int_equal(back.text.len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(broken_bytes_are_refused),
        cmocka_unit_test(newer_bytes_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
