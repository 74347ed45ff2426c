/* doc_bytes.c - a Doc as bytes that are kept. */
#include "base/doc_bytes.h"

#include "base/utf8.h"

enum { VERSION = 1, SCANNED = 1, NUMBER_BITS = 7, NUMBER_MORE = 0x80, NUMBER_BYTES = 10 };
enum { CELL_LEAST = 2, TABLE_LEAST = 4 }; /* bytes that each takes at least */

/* What is left, and whether all was sound so far. */
typedef struct {
    Text rest;
    bool wrong;
} Reader;

static void put_number(Buffer *out, size_t number)
{
    for (; number >= NUMBER_MORE; number >>= NUMBER_BITS)
        buffer_add_char(out, (char)(number | NUMBER_MORE));
    buffer_add_char(out, (char)number);
}

static void put_text(Buffer *out, Text text)
{
    put_number(out, text.len);
    buffer_add(out, text);
}

static void put_table(Buffer *out, const Table *table)
{
    size_t before = 0;

    put_text(out, table->name);
    put_number(out, (size_t)table->rows);
    put_number(out, (size_t)table->columns);
    put_number(out, (size_t)table->rows_above);
    for (size_t i = 0; i < (size_t)table->rows * (size_t)table->columns; i++) {
        /* cells mostly rise; where one is merged into several the first is told again */
        put_number(out, table->cells[i].start >= before ? (table->cells[i].start - before) << 1
                                                        : (before - table->cells[i].start) << 1 | 1);
        put_number(out, table->cells[i].end - table->cells[i].start);
        before = table->cells[i].start;
    }
}

static void put_block(Buffer *out, const Block *block, size_t before)
{
    put_number(out, block->kind);
    put_number(out, block->start - before);
    put_number(out, block->end - block->start);
    put_number(out, (size_t)block->level);
    put_number(out, (size_t)block->page);
    put_number(out, (size_t)block->paragraph);
    if (block->kind != BLOCK_CELL)
        return;
    put_number(out, (size_t)block->table);
    put_number(out, (size_t)block->row);
    put_number(out, (size_t)block->column);
}

void doc_bytes_write(const Doc *doc, Buffer *out)
{
    size_t before = 0;

    put_number(out, VERSION);
    put_number(out, doc->scanned ? SCANNED : 0);
    put_text(out, doc->encoding);
    put_text(out, doc->text);
    put_number(out, doc->tables.count);
    for (size_t i = 0; i < doc->tables.count; i++)
        put_table(out, &doc->tables.items[i]);
    put_number(out, doc->blocks.count);
    for (size_t i = 0; i < doc->blocks.count; i++) {
        put_block(out, &doc->blocks.items[i], before);
        before = doc->blocks.items[i].end;
    }
}

/* ---- reading ---- */

static size_t take_number(Reader *reader, size_t highest)
{
    size_t number = 0;

    for (int i = 0; i < NUMBER_BYTES && (size_t)i < reader->rest.len; i++) {
        unsigned char c = (unsigned char)reader->rest.at[i];
        number |= (size_t)(c & (NUMBER_MORE - 1)) << (i * NUMBER_BITS);
        if (c & NUMBER_MORE)
            continue;
        reader->rest = text_slice(reader->rest, (size_t)i + 1, reader->rest.len);
        if (number <= highest)
            return number;
        break;
    }
    reader->wrong = true;
    return 0;
}

static Text take_text(Reader *reader)
{
    size_t length = take_number(reader, reader->rest.len);
    Text text = text_slice(reader->rest, 0, length);

    if (length > reader->rest.len || !utf8_valid(text)) {
        reader->wrong = true;
        return TEXT("");
    }
    reader->rest = text_slice(reader->rest, length, reader->rest.len);
    return text;
}

static void take_table(Reader *reader, Text text, Arena *arena, Table *out)
{
    enum { MOST = 0x3FFFFFF };
    size_t before = 0;

    out->name = take_text(reader);
    out->rows = (int)take_number(reader, MOST);
    out->columns = (int)take_number(reader, MOST);
    out->rows_above = (int)take_number(reader, MOST);
    size_t count = (size_t)out->rows * (size_t)out->columns;
    if (reader->wrong || count > reader->rest.len / CELL_LEAST) {
        reader->wrong = true;
        return;
    }
    out->cells = ARENA_ARRAY(arena, count + 1, TableCell);
    for (size_t i = 0; i < count && !reader->wrong; i++) {
        size_t step = take_number(reader, text.len << 1 | 1);
        size_t start = step & 1 ? before - (step >> 1) : before + (step >> 1);
        if (start > text.len) {
            reader->wrong = true;
            return;
        }
        out->cells[i] = (TableCell){ start, start + take_number(reader, text.len - start) };
        before = start;
    }
}

static void take_block(Reader *reader, const Doc *doc, Block *out)
{
    enum { MOST = 0x7FFFFFFF };
    size_t before = doc->blocks.count ? doc->blocks.items[doc->blocks.count - 1].end : 0;

    out->kind = (BlockKind)take_number(reader, BLOCK_NOTE);
    out->start = before + take_number(reader, doc->text.len - before);
    out->end = out->start + take_number(reader, doc->text.len - out->start);
    out->level = (int)take_number(reader, MOST);
    out->page = (int)take_number(reader, MOST);
    out->paragraph = (int)take_number(reader, MOST);
    if (out->kind != BLOCK_CELL)
        return;
    out->table = (int)take_number(reader, MOST);
    out->row = (int)take_number(reader, MOST);
    out->column = (int)take_number(reader, MOST);
    if (reader->wrong || (size_t)out->table >= doc->tables.count || out->row >= doc->tables.items[out->table].rows
        || out->column >= doc->tables.items[out->table].columns)
        reader->wrong = true;
}

bool doc_bytes_read(Text bytes, Arena *arena, Doc *out)
{
    Reader reader = { .rest = bytes };
    size_t count;

    *out = (Doc){ 0 };
    if (take_number(&reader, VERSION) != VERSION)
        return false;
    out->scanned = take_number(&reader, SCANNED) == SCANNED;
    out->encoding = take_text(&reader);
    out->text = take_text(&reader);
    count = take_number(&reader, reader.rest.len / TABLE_LEAST);
    for (size_t i = 0; i < count && !reader.wrong; i++) {
        Table table = { 0 };
        take_table(&reader, out->text, arena, &table);
        LIST_PUSH(arena, &out->tables, table);
    }
    count = reader.wrong ? 0 : take_number(&reader, reader.rest.len);
    for (size_t i = 0; i < count && !reader.wrong; i++) {
        Block block = { 0 };
        take_block(&reader, out, &block);
        LIST_PUSH(arena, &out->blocks, block);
    }
    return !reader.wrong && reader.rest.len == 0;
}
