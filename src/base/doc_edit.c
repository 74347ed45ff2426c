/* doc_edit.c - words replaced, and what stands around them moved. */
#include "base/doc_edit.h"

#include "base/buffer.h"

static Text text_edited(Arena *arena, Text text, size_t from, size_t to, const DocEdit *edits, size_t count);

size_t doc_edited_offset(size_t from, const DocEdit *edits, size_t count, size_t offset, bool to_end)
{
    size_t added = 0, gone = 0;

    for (size_t i = 0; i < count && edits[i].start < offset; i++) {
        if (offset < edits[i].end)
            return edits[i].start - from + added - gone + (to_end ? edits[i].instead.len : 0);
        added += edits[i].instead.len;
        gone += edits[i].end - edits[i].start;
    }
    return offset - from + added - gone;
}

static bool inside(size_t from, size_t to, size_t start, size_t end)
{
    return from <= start && end <= to;
}

/* The number of each table of `doc` that lies in the part, in the new one; -1: none. */
static int *tables_kept(Arena *arena, const Doc *doc, size_t from, size_t to, int *kept)
{
    int *numbers = ARENA_ARRAY(arena, doc->tables.count + 1, int);

    *kept = 0;
    for (size_t i = 0; i < doc->tables.count; i++) {
        const Table *table = &doc->tables.items[i];
        bool whole = true;
        for (size_t k = 0; whole && k < (size_t)table->rows * (size_t)table->columns; k++)
            whole = inside(from, to, table->cells[k].start, table->cells[k].end);
        numbers[i] = whole ? (*kept)++ : -1;
    }
    return numbers;
}

Doc *doc_edited(Arena *arena, const Doc *doc, size_t from, size_t to, const DocEdit *edits, size_t count)
{
    Doc *out = ARENA_NEW(arena, Doc);
    int kept;
    const int *numbers = tables_kept(arena, doc, from, to, &kept);

    out->text = text_edited(arena, doc->text, from, to, edits, count);
    out->encoding = doc->encoding;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        Block block = doc->blocks.items[i];
        if (block.kind == BLOCK_CELL && numbers[block.table] < 0)
            continue;
        if (block.start < from)
            block.start = from;
        if (block.end > to)
            block.end = to;
        if (block.start >= block.end)
            continue;
        block.start = doc_edited_offset(from, edits, count, block.start, false);
        block.end = doc_edited_offset(from, edits, count, block.end, true);
        if (block.kind == BLOCK_CELL)
            block.table = numbers[block.table];
        if (block.start < block.end)
            LIST_PUSH(arena, &out->blocks, block);
    }
    for (size_t i = 0; i < doc->tables.count; i++) {
        Table table = doc->tables.items[i];
        size_t cells = (size_t)table.rows * (size_t)table.columns;
        TableCell *moved = ARENA_ARRAY(arena, cells + 1, TableCell);
        if (numbers[i] < 0)
            continue;
        for (size_t k = 0; k < cells; k++) {
            moved[k].start = doc_edited_offset(from, edits, count, table.cells[k].start, false);
            moved[k].end = doc_edited_offset(from, edits, count, table.cells[k].end, true);
        }
        table.cells = moved;
        LIST_PUSH(arena, &out->tables, table);
    }
    return out;
}

static Text text_edited(Arena *arena, Text text, size_t from, size_t to, const DocEdit *edits, size_t count)
{
    Buffer out = { 0 };
    size_t done = from;

    for (size_t i = 0; i < count; i++) {
        buffer_add(&out, text_slice(text, done, edits[i].start));
        buffer_add(&out, edits[i].instead);
        done = edits[i].end;
    }
    buffer_add(&out, text_slice(text, done, to));
    Text edited = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return edited;
}
