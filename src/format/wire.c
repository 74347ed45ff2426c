/* wire.c - Docs, Problems and members as bytes and back.
 *
 * Numbers are 4 bytes, the lowest first. A text is its length and its bytes. The message begins with
 * MAGIC and its kind. */
#include "format/wire.h"

#include "base/utf8.h"
#include "format/builder.h"
#include "format/fill.h"

#include <assert.h>
#include <limits.h>

#define MAGIC TEXT("HSKY\2")

enum { NUMBER_SIZE = 4, BLOCK_NUMBERS = 9, CELL_NUMBERS = 2, TABLE_NUMBERS = 4, MEMBER_NUMBERS = 3, LEVEL_MAX = 9 };

/* ---- writing ---------------------------------------------------------------------- */

static void put_numbers(Buffer *out, const size_t *numbers, size_t count)
{
    char *to = buffer_reserve(out, count * NUMBER_SIZE);

    for (size_t i = 0; i < count; i++) {
        assert(numbers[i] <= UINT32_MAX);
        for (int shift = 0; shift < 32; shift += 8)
            *to++ = (char)(numbers[i] >> shift & 0xFF);
    }
    out->len += count * NUMBER_SIZE;
}

static void put_number(Buffer *out, size_t value)
{
    put_numbers(out, &value, 1);
}

static void put_text(Buffer *out, Text text)
{
    put_number(out, text.len);
    buffer_add(out, text);
}

static void put_problem(Buffer *out, const Problem *problem)
{
    put_number(out, problem->code);
    for (int i = 0; problem->code && i < PROBLEM_ARGS; i++)
        put_text(out, text_of(problem->args[i]));
}

static void put_doc(Buffer *out, const Doc *doc)
{
    buffer_add_char(out, (char)doc->scanned);
    put_text(out, doc->encoding);
    put_text(out, doc->text);
    put_number(out, doc->tables.count);
    for (size_t i = 0; i < doc->tables.count; i++) {
        const Table *table = &doc->tables.items[i];

        put_text(out, table->name);
        put_numbers(out, (size_t[]){ (size_t)table->rows, (size_t)table->columns, (size_t)table->rows_above }, 3);
        for (size_t cell = 0; cell < (size_t)table->rows * (size_t)table->columns; cell++)
            put_numbers(out, (size_t[]){ table->cells[cell].start, table->cells[cell].end }, CELL_NUMBERS);
    }
    put_number(out, doc->blocks.count);
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const Block *block = &doc->blocks.items[i];

        put_numbers(out,
                    (size_t[]){ (size_t)block->kind, block->start, block->end, (size_t)block->level,
                                (size_t)block->page, (size_t)block->paragraph, (size_t)block->table,
                                (size_t)block->row, (size_t)block->column },
                    BLOCK_NUMBERS);
    }
}

void wire_write(const WireMessage *message, Buffer *out)
{
    buffer_add(out, MAGIC);
    buffer_add_char(out, (char)message->kind);
    switch (message->kind) {
    case WIRE_DOC:
        put_doc(out, &message->doc);
        break;
    case WIRE_PROBLEM:
        put_problem(out, &message->problem);
        break;
    case WIRE_MEMBERS:
        put_number(out, message->members.count);
        for (size_t i = 0; i < message->members.count; i++) {
            put_text(out, message->members.items[i].name);
            put_problem(out, &message->members.items[i].problem);
            put_text(out, message->members.items[i].bytes);
        }
        break;
    case WIRE_FILE:
        put_text(out, message->fates);
        put_text(out, message->file);
        break;
    }
}

/* ---- reading ---------------------------------------------------------------------- */

static bool take_number(Text *rest, size_t highest, size_t *out)
{
    if (rest->len < NUMBER_SIZE)
        return false;
    *out = 0;
    for (size_t i = NUMBER_SIZE; i > 0; i--)
        *out = *out << 8 | (unsigned char)rest->at[i - 1];
    *rest = text_slice(*rest, NUMBER_SIZE, rest->len);
    return *out <= highest;
}

static bool take_int(Text *rest, int highest, int *out)
{
    size_t value;

    if (!take_number(rest, (size_t)highest, &value))
        return false;
    *out = (int)value;
    return true;
}

static bool take_bytes(Text *rest, size_t longest, Text *out)
{
    size_t length;

    if (!take_number(rest, longest, &length) || length > rest->len)
        return false;
    *out = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, length, rest->len);
    return true;
}

/* Valid UTF-8 without control characters but those that `lines` allows. */
static bool take_text(Text *rest, size_t longest, bool lines, Text *out)
{
    if (!take_bytes(rest, longest, out) || !utf8_valid(*out))
        return false;
    for (size_t i = 0; i < out->len; i++) {
        unsigned char c = (unsigned char)out->at[i];
        if (c == 0x7F || (c < ' ' && !(lines && (c == '\t' || c == '\n'))))
            return false;
    }
    return true;
}

/* A Problem of a file. What the program itself may meet is none of the child's business. */
static bool take_problem(Text *rest, bool needed, Problem *out)
{
    Text args[PROBLEM_ARGS];
    size_t code;

    *out = OK;
    if (!take_number(rest, PROBLEM_SANDBOX_REFUSED, &code))
        return false;
    if (code == PROBLEM_NONE)
        return !needed;
    for (int i = 0; i < PROBLEM_ARGS; i++) {
        if (!take_text(rest, PROBLEM_ARG_MAX - 1, false, &args[i]))
            return false;
    }
    *out = problem((ProblemCode)code, args[0], args[1], args[2]);
    return true;
}

/* Both ends of a span stand in the text, at letters. */
static bool span_sound(Text text, size_t start, size_t end)
{
    return start <= end && end <= text.len && (start == text.len || ((unsigned char)text.at[start] & 0xC0) != 0x80)
           && (end == text.len || ((unsigned char)text.at[end] & 0xC0) != 0x80);
}

static bool take_table(Text *rest, Text text, Arena *arena, Table *out)
{
    *out = (Table){ 0 };
    if (!take_text(rest, WIRE_NAME_MAX, false, &out->name) || !take_int(rest, BUILDER_CELLS_MAX, &out->rows)
        || !take_int(rest, BUILDER_COLUMNS_MAX, &out->columns)
        || !take_int(rest, INT_MAX - BUILDER_CELLS_MAX - 1, &out->rows_above))
        return false;
    size_t count = (size_t)out->rows * (size_t)out->columns;
    if (count == 0 || count > rest->len / (CELL_NUMBERS * NUMBER_SIZE))
        return false;
    out->cells = arena_alloc_raw(arena, count * sizeof *out->cells);
    for (size_t i = 0; i < count; i++) {
        TableCell *cell = &out->cells[i];
        if (!take_number(rest, text.len, &cell->start) || !take_number(rest, text.len, &cell->end)
            || !span_sound(text, cell->start, cell->end))
            return false;
    }
    return true;
}

static bool take_block(Text *rest, const Doc *doc, Block *out)
{
    const Block *before = doc->blocks.count ? &doc->blocks.items[doc->blocks.count - 1] : NULL;
    int kind;

    if (!take_int(rest, BLOCK_NOTE, &kind) || !take_number(rest, doc->text.len, &out->start)
        || !take_number(rest, doc->text.len, &out->end) || !take_int(rest, LEVEL_MAX, &out->level)
        || !take_int(rest, INT_MAX, &out->page) || !take_int(rest, INT_MAX, &out->paragraph)
        || !take_int(rest, INT_MAX, &out->table) || !take_int(rest, INT_MAX, &out->row)
        || !take_int(rest, INT_MAX, &out->column))
        return false;
    out->kind = (BlockKind)kind;
    if (out->start == out->end || !span_sound(doc->text, out->start, out->end))
        return false;
    if (before && (out->start < before->end || out->page < before->page))
        return false;
    if (out->kind == BLOCK_CELL) {
        if ((size_t)out->table >= doc->tables.count || out->paragraph != (before ? before->paragraph : 0))
            return false;
        const Table *table = &doc->tables.items[out->table];
        return out->row < table->rows && out->column < table->columns;
    }
    return out->paragraph > (before ? before->paragraph : 0) && !out->table && !out->row && !out->column;
}

static bool take_doc(Text *rest, Arena *arena, Doc *out)
{
    size_t scanned, count;

    *out = (Doc){ 0 };
    if (rest->len == 0)
        return false;
    scanned = (unsigned char)rest->at[0];
    *rest = text_slice(*rest, 1, rest->len);
    if (scanned > 1 || !take_text(rest, WIRE_ENCODING_MAX, false, &out->encoding)
        || !take_text(rest, BUILDER_BYTES_MAX, true, &out->text))
        return false;
    out->scanned = scanned;

    if (!take_number(rest, rest->len / (TABLE_NUMBERS * NUMBER_SIZE), &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Table table;
        if (!take_table(rest, out->text, arena, &table))
            return false;
        *LIST_ADD(arena, &out->tables) = table;
    }
    if (!take_number(rest, rest->len / (BLOCK_NUMBERS * NUMBER_SIZE), &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Block block = { 0 };
        if (!take_block(rest, out, &block))
            return false;
        *LIST_ADD(arena, &out->blocks) = block;
    }
    return true;
}

static bool take_member(Text *rest, WireMember *out)
{
    return take_text(rest, WIRE_NAME_MAX, false, &out->name) && out->name.len
           && take_problem(rest, false, &out->problem) && take_bytes(rest, UINT32_MAX, &out->bytes)
           && !(out->problem.code && out->bytes.len);
}

bool wire_read(Text bytes, Arena *arena, WireMessage *out)
{
    Text rest = bytes;
    size_t count;

    *out = (WireMessage){ 0 };
    if (!text_starts(rest, MAGIC) || rest.len == MAGIC.len || (unsigned char)rest.at[MAGIC.len] > WIRE_FILE)
        return false;
    out->kind = (WireKind)rest.at[MAGIC.len];
    rest = text_slice(rest, MAGIC.len + 1, rest.len);
    switch (out->kind) {
    case WIRE_DOC:
        return take_doc(&rest, arena, &out->doc) && rest.len == 0;
    case WIRE_PROBLEM:
        return take_problem(&rest, true, &out->problem) && rest.len == 0;
    case WIRE_MEMBERS:
        if (!take_number(&rest, rest.len / (MEMBER_NUMBERS * NUMBER_SIZE), &count))
            return false;
        for (size_t i = 0; i < count; i++) {
            WireMember member = { 0 };
            if (!take_member(&rest, &member))
                return false;
            *LIST_ADD(arena, &out->members) = member;
        }
        return rest.len == 0;
    case WIRE_FILE:
        return take_text(&rest, CELL_FILLS_MAX, false, &out->fates) && take_bytes(&rest, UINT32_MAX, &out->file)
               && rest.len == 0;
    }
    return false;
}
