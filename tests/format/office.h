/* office.h - for tests of the readers: zip files put together in memory, and what a Doc holds as lines. */
#ifndef HALFSKY_TESTS_FORMAT_OFFICE_H
#define HALFSKY_TESTS_FORMAT_OFFICE_H

#include "base/buffer.h"
#include "format/readers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <zip.h>

typedef struct {
    const char *name;
    Text bytes;
} Member;

/* A zip file of the members up to the one without a name. */
static inline Text zip_of(Arena *arena, const Member *members)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);

    assert_non_null(zip);
    zip_source_keep(source);
    for (; members->name; members++) {
        zip_source_t *member = zip_source_buffer(zip, members->bytes.at, members->bytes.len, 0);
        assert_true(zip_file_add(zip, members->name, member, ZIP_FL_ENC_GUESS) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_stat_t status;
    assert_int_equal(zip_source_stat(source, &status), 0);
    char *bytes = arena_alloc(arena, (size_t)status.size);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_read(source, bytes, status.size), (zip_int64_t)status.size);
    zip_source_close(source);
    zip_source_free(source);
    return (Text){ bytes, (size_t)status.size };
}

/* A file beside the tests. */
static inline Text fixture(Arena *arena, const char *name)
{
    Text path = arena_format(arena, "tests/format/fixtures/%s", name);
    FILE *file = fopen(arena_string(arena, path), "rb");

    if (!file)
        fail_msg("no %.*s", TEXT_ARG(path));
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, size);
    assert_int_equal(fread(bytes, 1, size, file), size);
    fclose(file);
    return (Text){ bytes, size };
}

static inline Problem read_with(FormatReader *reader, Text bytes, Arena *arena, Doc *out)
{
    DocBuilder *builder = builder_new(arena);
    Problem problem = reader(bytes, builder);

    *out = (Doc){ 0 };
    if (!problem.code)
        problem = builder_finish(builder, out);
    builder_free(builder);
    return problem;
}

static inline void assert_same(Text found, const char *wanted)
{
    if (!text_equal(found, text_of(wanted)))
        fail_msg("\nfound  [%.*s]\nwanted [%s]", TEXT_ARG(found), wanted);
}

/* The text that a reader makes of the bytes. */
static inline void assert_text(FormatReader *reader, Text bytes, const char *wanted)
{
    Arena *arena = arena_new();
    Doc doc;
    Problem problem = read_with(reader, bytes, arena, &doc);

    if (problem.code)
        fail_msg("problem %d: %s %s", (int)problem.code, problem.args[0], problem.args[1]);
    assert_same(doc.text, wanted);
    arena_free(arena);
}

/* Its blocks, one a line: H2 and a heading, P or N and a paragraph or note, 0.1.2 and a cell; "p3 " before them on page 3. */
static inline void assert_blocks(FormatReader *reader, Text bytes, const char *wanted)
{
    Arena *arena = arena_new();
    Doc doc;
    Problem problem = read_with(reader, bytes, arena, &doc);
    Buffer out = { 0 };

    if (problem.code)
        fail_msg("problem %d: %s %s", (int)problem.code, problem.args[0], problem.args[1]);
    for (size_t i = 0; i < doc.blocks.count; i++) {
        const Block *block = &doc.blocks.items[i];
        if (block->page)
            buffer_format(&out, "p%d ", block->page);
        if (block->kind == BLOCK_CELL)
            buffer_format(&out, "%d.%d.%d ", block->table, block->row, block->column);
        else if (block->kind == BLOCK_HEADING)
            buffer_format(&out, "H%d ", block->level);
        else
            buffer_add(&out, block->kind == BLOCK_NOTE ? TEXT("N ") : TEXT("P "));
        buffer_add(&out, text_slice(doc.text, block->start, block->end));
        buffer_add_char(&out, '\n');
    }
    assert_same(buffer_text(&out), wanted);
    buffer_free(&out);
    arena_free(arena);
}

static inline void assert_problem(FormatReader *reader, Text bytes, ProblemCode code)
{
    Arena *arena = arena_new();
    Doc doc;
    Problem problem = read_with(reader, bytes, arena, &doc);

    if (problem.code != code)
        fail_msg("problem %d %s %s, wanted %d", (int)problem.code, problem.args[0], problem.args[1], (int)code);
    arena_free(arena);
}

/* The file cut off at many places: a text or a Problem, never a crash. */
static inline void survives_cuts(FormatReader *reader, Text bytes)
{
    for (size_t cut = 0; cut < bytes.len; cut += 1 + bytes.len / 61) {
        Arena *arena = arena_new();
        char *copy = arena_alloc_raw(arena, cut + 1);
        Doc doc;
        memcpy(copy, bytes.at, cut);
        Problem problem = read_with(reader, (Text){ copy, cut }, arena, &doc);
        if (problem.code)
            assert_true(problem.code == PROBLEM_FILE_BROKEN || problem.code == PROBLEM_FILE_TOO_COMPLEX
                        || problem.code == PROBLEM_FILE_ENCRYPTED);
        arena_free(arena);
    }
}

#endif
