/* test_wire.c - Docs, Problems and members as bytes and back. */
#include "format/wire.h"

#include "format/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Two pages, a heading, a table with merged cells, a sheet. */
static Doc doc_made(Arena *arena)
{
    DocBuilder *builder = builder_new(arena);
    Doc doc;

    builder_page(builder, 1);
    builder_add(builder, TEXT("一、基本情况"));
    builder_end(builder, BLOCK_HEADING, 1);
    builder_table(builder, TEXT(""));
    builder_row(builder);
    builder_cell(builder, 2, 1);
    builder_add(builder, TEXT("合计"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("40"));
    builder_cell(builder, 1, 1);
    builder_end_table(builder);
    builder_page(builder, 2);
    builder_add(builder, TEXT("慰问儿童40名。"));
    builder_end(builder, BLOCK_PARAGRAPH, 0);
    builder_table(builder, TEXT("一季度\n"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("女"));
    builder_end_table(builder);
    builder_scanned(builder);
    assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
    builder_free(builder);
    return doc;
}

static void a_doc_comes_back_as_it_was(void **state)
{
    Arena *arena = arena_new();
    WireMessage sent = { .kind = WIRE_DOC, .doc = doc_made(arena) }, got;
    Buffer bytes = { 0 }, again = { 0 };

    (void)state;
    wire_write(&sent, &bytes);
    assert_true(wire_read(buffer_text(&bytes), arena, &got));
    assert_int_equal(got.kind, WIRE_DOC);
    assert_true(got.doc.scanned);
    assert_true(text_equal(got.doc.text, sent.doc.text));
    assert_int_equal(got.doc.blocks.count, sent.doc.blocks.count);
    for (size_t i = 0; i < got.doc.blocks.count; i++) {
        const Block *a = &got.doc.blocks.items[i], *b = &sent.doc.blocks.items[i];
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->start, b->start);
        assert_int_equal(a->end, b->end);
        assert_int_equal(a->page, b->page);
        assert_int_equal(a->paragraph, b->paragraph);
        assert_int_equal(a->row, b->row);
    }
    assert_int_equal(got.doc.tables.count, 2);
    assert_int_equal(got.doc.tables.items[0].rows, 2);
    assert_int_equal(got.doc.tables.items[0].columns, 2);
    assert_true(text_equal(got.doc.tables.items[1].name, TEXT("一季度")));
    wire_write(&got, &again);
    assert_true(text_equal(buffer_text(&again), buffer_text(&bytes)));
    buffer_free(&bytes);
    buffer_free(&again);
    arena_free(arena);
}

static void problems_and_members_come_back(void **state)
{
    Arena *arena = arena_new();
    WireMember members[] = {
        { .name = TEXT("内/报告.docx"), .bytes = TEXT("PK\3\4\0\1") },
        { .name = TEXT("锁.docx"), .problem = problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT("")) },
    };
    WireMessage sent = { .kind = WIRE_MEMBERS, .members = { members, 2, 2 } }, got;
    WireMessage failed = { .kind = WIRE_PROBLEM,
                           .problem = problem(PROBLEM_FILE_BROKEN, TEXT("DOCX"), TEXT("why"), TEXT("")) };
    Buffer bytes = { 0 };

    (void)state;
    wire_write(&sent, &bytes);
    assert_true(wire_read(buffer_text(&bytes), arena, &got));
    assert_int_equal(got.members.count, 2);
    assert_true(text_equal(got.members.items[0].name, members[0].name));
    assert_true(text_equal(got.members.items[0].bytes, members[0].bytes));
    assert_int_equal(got.members.items[1].problem.code, PROBLEM_FILE_ENCRYPTED);
    buffer_clear(&bytes);
    wire_write(&failed, &bytes);
    assert_true(wire_read(buffer_text(&bytes), arena, &got));
    assert_int_equal(got.problem.code, PROBLEM_FILE_BROKEN);
    assert_string_equal(got.problem.args[1], "why");
    buffer_free(&bytes);
    arena_free(arena);
}

/* ---- what is not believed --------------------------------------------------------- */

enum {
    BREAK_NOTHING,
    SPAN_OUTSIDE,
    SPAN_EMPTY,
    SPAN_INSIDE_LETTER,
    OVERLAP,
    ORDER,
    PAGE_FALLS,
    TABLE_NONE,
    ROW_NONE,
    CELL_OUTSIDE,
    CELL_BACKWARDS,
    TEXT_BROKEN,
    TEXT_NUL,
    NAME_LINES,
    PARAGRAPH_FALLS,
    NO_PARAGRAPH,
    LEVEL,
    BREAKS
};

/* The Doc, broken in one way. */
static Doc doc_broken(Arena *arena, int how)
{
    Doc doc = doc_made(arena);
    Block *blocks = doc.blocks.items;
    char *text = (char *)(uintptr_t)doc.text.at; /* made in the arena */

    switch (how) {
    case SPAN_OUTSIDE:
        blocks[doc.blocks.count - 1].end = doc.text.len + 1;
        break;
    case SPAN_EMPTY:
        blocks[0].end = blocks[0].start;
        break;
    case SPAN_INSIDE_LETTER:
        blocks[0].start++;
        break;
    case OVERLAP:
        blocks[0].end = blocks[1].start + 3;
        break;
    case ORDER: {
        Block first = blocks[0];
        blocks[0] = blocks[1];
        blocks[1] = first;
        break;
    }
    case PAGE_FALLS:
        blocks[0].page = 9;
        break;
    case TABLE_NONE:
        blocks[1].table = 7;
        break;
    case ROW_NONE:
        blocks[1].row = 2;
        break;
    case CELL_OUTSIDE:
        doc.tables.items[0].cells[0].end = doc.text.len + 1;
        break;
    case CELL_BACKWARDS:
        doc.tables.items[0].cells[0].start = doc.tables.items[0].cells[0].end + 3;
        break;
    case TEXT_BROKEN:
        text[1] = 'x';
        break;
    case TEXT_NUL:
        text[doc.text.len - 1] = '\0';
        break;
    case NAME_LINES:
        doc.tables.items[1].name = TEXT("a\nb");
        break;
    case PARAGRAPH_FALLS:
        blocks[0].paragraph = 5;
        break;
    case NO_PARAGRAPH:
        blocks[0].paragraph = 0;
        break;
    case LEVEL:
        blocks[0].level = 10;
        break;
    default:
        break;
    }
    return doc;
}

static void what_breaks_a_promise_is_refused(void **state)
{
    (void)state;
    for (int how = BREAK_NOTHING; how < BREAKS; how++) {
        Arena *arena = arena_new();
        WireMessage sent = { .kind = WIRE_DOC, .doc = doc_broken(arena, how) }, got;
        Buffer bytes = { 0 };
        wire_write(&sent, &bytes);
        if (wire_read(buffer_text(&bytes), arena, &got) != (how == BREAK_NOTHING))
            fail_msg("break %d", how);
        buffer_free(&bytes);
        arena_free(arena);
    }
}

static void messages_cut_or_lengthened_are_refused(void **state)
{
    Arena *arena = arena_new();
    WireMessage sent = { .kind = WIRE_DOC, .doc = doc_made(arena) }, got;
    Buffer bytes = { 0 };

    (void)state;
    wire_write(&sent, &bytes);
    for (size_t length = 0; length < bytes.len; length++) {
        char *exact = malloc(length + 1);
        memcpy(exact, bytes.at, length);
        assert_false(wire_read((Text){ exact, length }, arena, &got));
        free(exact);
    }
    buffer_add_char(&bytes, '\0');
    assert_false(wire_read(buffer_text(&bytes), arena, &got));
    buffer_free(&bytes);
    arena_free(arena);
}

static void a_problem_is_that_of_a_file_and_of_one_line(void **state)
{
    static const struct {
        ProblemCode code;
        const char *arg;
        bool fine;
    } cases[] = {
        { PROBLEM_FILE_BROKEN, "DOCX", true },     { PROBLEM_SANDBOX_REFUSED, "seccomp", true },
        { PROBLEM_TOOL_MISSING, "PDF", true },     { PROBLEM_INTERRUPTED, "", false },
        { PROBLEM_OUTPUT_UNWRITABLE, "", false },  { PROBLEM_NONE, "", false },
        { PROBLEM_FILE_BROKEN, "\x1b[2J", false }, { PROBLEM_FILE_BROKEN, "\xff", false },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        WireMessage sent = { .kind = WIRE_PROBLEM,
                             .problem = problem(cases[i].code, text_of(cases[i].arg), TEXT(""), TEXT("")) };
        WireMessage got;
        Buffer bytes = { 0 };
        wire_write(&sent, &bytes);
        assert_int_equal(wire_read(buffer_text(&bytes), arena, &got), cases[i].fine);
        buffer_free(&bytes);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_doc_comes_back_as_it_was),
        cmocka_unit_test(problems_and_members_come_back),
        cmocka_unit_test(what_breaks_a_promise_is_refused),
        cmocka_unit_test(messages_cut_or_lengthened_are_refused),
        cmocka_unit_test(a_problem_is_that_of_a_file_and_of_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
