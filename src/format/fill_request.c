/* fill_request.c - what is to be filled, as bytes. */
#include "base/utf8.h"
#include "format/fill.h"

#define MAGIC TEXT("HSFILL1")

enum { NUMBER_SIZE = 8 };

static void put_number(Buffer *out, size_t value)
{
    for (int i = 0; i < NUMBER_SIZE; i++)
        buffer_add_char(out, (char)(value >> (8 * i) & 0xff));
}

static void put_text(Buffer *out, Text text)
{
    put_number(out, text.len);
    buffer_add(out, text);
}

void fill_request_write(const CellFills *fills, Text file, Buffer *out)
{
    buffer_add(out, MAGIC);
    put_number(out, fills->count);
    for (size_t i = 0; i < fills->count; i++) {
        const CellFill *fill = &fills->items[i];
        put_text(out, fill->sheet);
        put_number(out, (size_t)fill->table);
        put_number(out, (size_t)fill->row);
        put_number(out, (size_t)fill->column);
        put_text(out, fill->value);
        put_number(out, fill->number);
        put_text(out, fill->comment);
    }
    buffer_add(out, file);
}

static bool take_number(Text *rest, size_t highest, size_t *out)
{
    *out = 0;
    if (rest->len < NUMBER_SIZE)
        return false;
    for (size_t i = NUMBER_SIZE; i > 0; i--)
        *out = *out << 8 | (unsigned char)rest->at[i - 1];
    *rest = text_slice(*rest, NUMBER_SIZE, rest->len);
    return *out <= highest;
}

static bool take_text(Text *rest, Text *out)
{
    size_t length;

    if (!take_number(rest, CELL_WORDS_MAX, &length) || length > rest->len)
        return false;
    *out = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, length, rest->len);
    for (size_t i = 0; i < out->len; i++)
        if ((unsigned char)out->at[i] < ' ' && out->at[i] != '\n')
            return false;
    return utf8_valid(*out);
}

bool fill_request_read(Text bytes, Arena *arena, CellFills *fills, Text *file)
{
    enum { ROWS = 4 * 1024 * 1024, COLUMNS = 16384 };
    size_t count, table, row, column, number;
    Text rest = bytes;

    *fills = (CellFills){ 0 };
    if (!text_starts(rest, MAGIC))
        return false;
    rest = text_slice(rest, MAGIC.len, rest.len);
    if (!take_number(&rest, CELL_FILLS_MAX, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        CellFill *fill = LIST_ADD(arena, fills);
        if (!take_text(&rest, &fill->sheet) || !take_number(&rest, ROWS - 1, &table)
            || !take_number(&rest, ROWS - 1, &row) || !take_number(&rest, COLUMNS - 1, &column)
            || !take_text(&rest, &fill->value) || !take_number(&rest, 1, &number)
            || !take_text(&rest, &fill->comment))
            return false;
        fill->table = (int)table;
        fill->row = (int)row;
        fill->column = (int)column;
        fill->number = number;
    }
    *file = rest;
    return true;
}
