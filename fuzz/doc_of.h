/* doc_of.h - what holds for every Doc that a reader of a format makes, whatever the bytes were. */
#ifndef HALFSKY_FUZZ_DOC_OF_H
#define HALFSKY_FUZZ_DOC_OF_H

#include "base/utf8.h"
#include "format/readers.h"

#include <stdlib.h>

static inline void fuzz_expect(bool holds)
{
    if (!holds)
        abort();
}

/* Text without broken letters; blocks in order and inside of it; cells inside of it. */
static inline void fuzz_check_doc(const Doc *doc)
{
    size_t end = 0;

    fuzz_expect(utf8_valid(doc->text));
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const Block *block = &doc->blocks.items[i];
        fuzz_expect(block->start >= end && block->end >= block->start && block->end <= doc->text.len);
        fuzz_expect(block->level >= 0 && block->level <= 9);
        end = block->end;
    }
    for (size_t t = 0; t < doc->tables.count; t++) {
        const Table *table = &doc->tables.items[t];
        for (size_t i = 0; i < (size_t)table->rows * (size_t)table->columns; i++)
            fuzz_expect(table->cells[i].end >= table->cells[i].start && table->cells[i].end <= doc->text.len);
    }
}

/* The bytes through a reader: a Problem, or a Doc that holds. */
static inline void fuzz_read(FormatReader *read, Text bytes)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);
    Doc doc;

    if (!read(bytes, builder).code && !builder_finish(builder, &doc).code)
        fuzz_check_doc(&doc);
    builder_free(builder);
    arena_free(arena);
}

#endif
