/* wire.c - any bytes as a message of halfsky-extract.
 *
 * What is accepted keeps what doc.h and problem.h promise, and written again it is the same bytes. */
#include "format/wire.h"

#include "base/doc_place.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static bool at_letter(Text text, size_t at)
{
    return at == text.len || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static void check_span(Text text, size_t start, size_t end)
{
    expect(start <= end && end <= text.len && at_letter(text, start) && at_letter(text, end));
}

static void check_doc(const Doc *doc)
{
    size_t before = 0;
    int page = 0;
    DocPlace place;

    expect(utf8_valid(doc->text) && !(doc->text.len && memchr(doc->text.at, 0, doc->text.len)));
    for (size_t i = 0; i < doc->tables.count; i++) {
        const Table *table = &doc->tables.items[i];
        expect(table->rows > 0 && table->columns > 0 && utf8_valid(table->name));
        for (size_t cell = 0; cell < (size_t)table->rows * (size_t)table->columns; cell++)
            check_span(doc->text, table->cells[cell].start, table->cells[cell].end);
    }
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const Block *block = &doc->blocks.items[i];
        expect(block->start >= before && block->start < block->end && block->page >= page && block->level >= 0);
        check_span(doc->text, block->start, block->end);
        if (block->kind == BLOCK_CELL) {
            expect(block->table >= 0 && (size_t)block->table < doc->tables.count);
            expect(block->row >= 0 && block->row < doc->tables.items[block->table].rows);
            expect(block->column >= 0 && block->column < doc->tables.items[block->table].columns);
        }
        expect(doc_place(doc, block->start, &place));
        expect((place.paragraph > 0) == (block->kind != BLOCK_CELL)
               && (place.row > 0) == (block->kind == BLOCK_CELL));
        before = block->end;
        page = block->page;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();
    Text text = { (const char *)bytes, size };
    WireMessage message;
    Buffer again = { 0 };

    if (wire_read(text, arena, &message)) {
        if (message.kind == WIRE_DOC)
            check_doc(&message.doc);
        expect((message.kind == WIRE_PROBLEM) == (message.problem.code != PROBLEM_NONE));
        for (size_t i = 0; i < message.members.count; i++)
            expect(message.members.items[i].name.len && utf8_valid(message.members.items[i].name));
        wire_write(&message, &again);
        expect(text_equal(buffer_text(&again), text));
    }
    buffer_free(&again);
    arena_free(arena);
    return 0;
}
