#include "format/builder.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { NAME_MAX_BYTES = 252 };

/* A column of the open table in which a merged cell goes on. */
typedef struct {
    int rows;          /* still to be covered, below the row where it began */
    size_t start, end; /* its words, in `text` */
} Column;

/* A cell of the open table as it was written. */
typedef struct {
    int row, column;
    size_t start, end;
    size_t mark; /* 0: none, or a merged cell goes on here */
} Placed;

struct DocBuilder {
    Arena *arena;
    Buffer text;
    Doc doc;
    size_t open; /* where the open paragraph or cell begins; its end is the end of `text` */
    int page, paragraph;
    bool full;
    int tables;               /* open, one inside the other */
    Text table_name;          /* of the outermost */
    int rows_above;           /* it, in its sheet */
    int row, column, columns; /* row -1: none is open; column: the first that the open cell covers */
    int covers, reaches;      /* columns and rows that the open cell covers; covers 0: none is open */
    bool above;               /* it continues the one above it */
    size_t mark;              /* of the open cell; 0: none */
    BuilderMarks marks;
    LIST(Column) carried;
    LIST(Placed) placed;
};

DocBuilder *builder_new(Arena *arena)
{
    DocBuilder *builder = memory_resize(NULL, sizeof *builder);

    *builder = (DocBuilder){ .arena = arena };
    return builder;
}

void builder_free(DocBuilder *builder)
{
    if (builder)
        buffer_free(&builder->text);
    free(builder);
}

bool builder_full(const DocBuilder *builder)
{
    return builder->full;
}

void builder_scanned(DocBuilder *builder)
{
    builder->doc.scanned = true;
}

/* ---- words ------------------------------------------------------------------------ */

static bool is_blank(uint32_t code)
{
    return code <= ' ' || code == 0x7F || code == 0xA0 || code == 0x3000;
}

static bool ends_blank(const DocBuilder *builder)
{
    return builder->text.len == builder->open || builder->text.at[builder->text.len - 1] == ' '
           || builder->text.at[builder->text.len - 1] == '\n';
}

static void add_code(DocBuilder *builder, uint32_t code)
{
    if (code == '\t' || code == '\n' || code == '\r' || code == '\v' || code == '\f') {
        if (!ends_blank(builder))
            buffer_add_char(&builder->text, ' ');
    } else if (code >= ' ' && code != 0x7F && code != 0xFEFF && code != 0x200B) {
        builder->text.len += utf8_write(code, buffer_reserve(&builder->text, 4));
    }
}

void builder_add(DocBuilder *builder, Text words)
{
    size_t length;

    if (builder->full || (builder->tables && builder->covers == 0))
        return; /* between the cells of a table stands nothing */
    if (words.len > BUILDER_BYTES_MAX - builder->text.len) {
        builder->full = true;
        return;
    }
    while (words.len) {
        size_t valid = utf8_valid_until(words);

        for (size_t at = 0; at < valid; at += length)
            add_code(builder, utf8_read(words, at, &length));
        if (valid == words.len)
            break;
        add_code(builder, 0xFFFD);
        words = text_slice(words, valid + 1, words.len);
    }
}

void builder_break(DocBuilder *builder)
{
    if (builder->tables)
        builder_add(builder, TEXT("\n"));
    else if (!builder->full && builder->text.len > builder->open)
        buffer_add_char(&builder->text, '\n');
}

/* Takes the blanks off both ends of what is open; its first byte is the result. */
static size_t trim_open(DocBuilder *builder)
{
    Text text = buffer_text(&builder->text);
    size_t start = builder->open, length;

    while (text.len > start) {
        size_t last = text.len - 1;
        while (last > start && ((unsigned char)text.at[last] & 0xC0) == 0x80)
            last--;
        if (!is_blank(utf8_read(text, last, &length)))
            break;
        text.len = last;
    }
    builder->text.len = text.len;
    while (start < text.len && is_blank(utf8_read(text, start, &length)))
        start += length;
    return start;
}

void builder_page(DocBuilder *builder, int page)
{
    if (builder->page < page)
        builder->page = page;
}

void builder_end(DocBuilder *builder, BlockKind kind, int level)
{
    if (builder->tables) {
        builder_break(builder);
        return;
    }
    size_t start = trim_open(builder);

    if (builder->text.len > start) {
        *LIST_ADD(builder->arena, &builder->doc.blocks) = (Block){
            .kind = kind,
            .start = start,
            .end = builder->text.len,
            .level = level,
            .page = builder->page,
            .paragraph = ++builder->paragraph,
        };
        buffer_add_char(&builder->text, '\n');
    } else {
        builder->text.len = builder->open;
    }
    builder->open = builder->text.len;
}

/* ---- tables ----------------------------------------------------------------------- */

/* A figure and the signs around it, and nothing else. */
static bool is_figure(Text words)
{
    size_t length;
    bool digit = false;

    for (size_t at = 0; at < words.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(words, at, &length));

        if (code >= '0' && code <= '9')
            digit = true;
        else if (code >= 0x80 || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z'))
            return false;
    }
    return digit;
}

static Column *carried_at(DocBuilder *builder, int column)
{
    while (builder->carried.count <= (size_t)column)
        LIST_ADD(builder->arena, &builder->carried);
    return &builder->carried.items[column];
}

/* Writes the open row's next place: the bytes [start, end) of the text, again unless they stand there already. What is
 * not written again ends where the merged cell does. */
static void place(DocBuilder *builder, size_t start, size_t end, bool again)
{
    if (builder->placed.count >= BUILDER_CELLS_MAX || builder->column >= BUILDER_COLUMNS_MAX
        || end - start > BUILDER_BYTES_MAX - builder->text.len) {
        builder->full = true;
        return;
    }
    if (again) {
        if (builder->column)
            buffer_add_char(&builder->text, '\t');
        size_t from = builder->text.len;
        char *room = buffer_reserve(&builder->text, end - start);
        if (start == end || is_figure((Text){ builder->text.at + start, end - start })) {
            start = end;
        } else {
            memcpy(room, builder->text.at + start, end - start);
            builder->text.len += end - start;
            start = from;
            end = builder->text.len;
        }
    }
    *LIST_ADD(builder->arena, &builder->placed) =
        (Placed){ builder->row, builder->column, start, end, again ? 0 : builder->mark };
    if (end > start)
        *LIST_ADD(builder->arena, &builder->doc.blocks) = (Block){
            .kind = BLOCK_CELL,
            .start = start,
            .end = end,
            .page = builder->page,
            .paragraph = builder->paragraph,
            .table = (int)builder->doc.tables.count,
            .row = builder->row,
            .column = builder->column,
        };
    builder->column++;
    if (builder->columns < builder->column)
        builder->columns = builder->column;
}

/* Fills the places at the open row's end that cells from above cover. */
static void fill_carried(DocBuilder *builder)
{
    while (!builder->full && (size_t)builder->column < builder->carried.count
           && builder->carried.items[builder->column].rows > 0) {
        Column *column = &builder->carried.items[builder->column];

        column->rows--;
        place(builder, column->start, column->end, true);
    }
}

static void end_cell(DocBuilder *builder)
{
    if (builder->covers == 0)
        return;
    size_t start = trim_open(builder), end = builder->text.len;
    int covers = builder->covers, reaches = builder->reaches, first = builder->column;

    if (start > builder->open) { /* blanks before the words go, or the place would begin with them */
        memmove(builder->text.at + builder->open, builder->text.at + start, end - start);
        end -= start - builder->open;
        start = builder->open;
        builder->text.len = end;
    }
    builder->covers = 0;
    for (int i = 0; i < covers && !builder->full; i++) {
        Column *column = carried_at(builder, first + i);

        if (builder->above) { /* it has no words of its own; place writes the tab before it */
            if (i == 0)
                builder->text.len = builder->open;
            place(builder, column->start, column->end, true);
        } else {
            column->start = start;
            column->end = end;
            column->rows = reaches - 1;
            place(builder, start, end, i > 0);
        }
    }
    builder->open = builder->text.len;
}

static void end_row(DocBuilder *builder)
{
    end_cell(builder);
    if (builder->row < 0)
        return;
    fill_carried(builder);
    buffer_add_char(&builder->text, '\n');
    builder->open = builder->text.len;
}

/* Valid UTF-8 of one line, cut where it is longer than any sheet may be called. */
static Text clean_name(Arena *arena, Text name)
{
    char *at = arena_alloc_raw(arena, NAME_MAX_BYTES + 4);
    size_t length = 0, step;

    for (size_t i = 0; i < name.len && length < NAME_MAX_BYTES; i += step) {
        uint32_t code = utf8_read(name, i, &step);
        length += utf8_write(code < ' ' || code == 0x7F ? ' ' : code, at + length);
    }
    return text_trim((Text){ at, length });
}

void builder_table(DocBuilder *builder, Text name)
{
    if (builder->tables == 0) {
        builder_end(builder, BLOCK_PARAGRAPH, 0);
        builder->table_name = clean_name(builder->arena, name);
        builder->rows_above = 0;
        builder->row = -1;
        builder->columns = 0;
        builder->covers = 0;
        builder->carried.count = 0;
        builder->placed.count = 0;
    } else {
        builder_break(builder);
    }
    builder->tables++;
}

void builder_rows_above(DocBuilder *builder, int rows)
{
    if (builder->tables == 1)
        builder->rows_above = rows;
}

void builder_row(DocBuilder *builder)
{
    if (builder->tables != 1) {
        builder_break(builder);
        return;
    }
    if (builder->full)
        return;
    end_row(builder);
    builder->row++;
    builder->column = 0;
}

static void begin_cell(DocBuilder *builder, int columns, int rows, bool above)
{
    if (builder->tables != 1) {
        builder_break(builder);
        return;
    }
    if (builder->full)
        return;
    end_cell(builder);
    if (builder->row < 0)
        builder_row(builder);
    if (!above)
        fill_carried(builder);
    if (builder->column && !above)
        buffer_add_char(&builder->text, '\t');
    builder->open = builder->text.len;
    builder->mark = 0;
    builder->covers = columns < 1 ? 1 : columns > BUILDER_COLUMNS_MAX ? BUILDER_COLUMNS_MAX : columns;
    builder->reaches = rows < 1 ? 1 : rows;
    builder->above = above;
}

void builder_cell(DocBuilder *builder, int columns, int rows)
{
    begin_cell(builder, columns, rows, false);
}

void builder_cell_above(DocBuilder *builder, int columns)
{
    begin_cell(builder, columns, 1, true);
}

void builder_mark(DocBuilder *builder, size_t mark)
{
    if (builder->tables == 1 && builder->covers && !builder->above)
        builder->mark = mark;
}

const BuilderMarks *builder_marks(const DocBuilder *builder)
{
    return &builder->marks;
}

/* The table of what was placed; rows that are shorter than others end with empty cells. */
static void keep_table(DocBuilder *builder)
{
    size_t rows = (size_t)builder->row + 1, columns = (size_t)builder->columns;

    if (rows == 0 || columns == 0)
        return;
    if (rows > BUILDER_CELLS_MAX / columns) {
        builder->full = true;
        return;
    }
    Table table = {
        .name = builder->table_name, .rows = (int)rows, .columns = (int)columns, .rows_above = builder->rows_above
    };

    table.cells = ARENA_ARRAY(builder->arena, rows * columns, TableCell);
    for (size_t i = 0; i < rows * columns; i++)
        table.cells[i] = (TableCell){ builder->text.len, builder->text.len };
    for (size_t i = 0; i < builder->placed.count; i++) {
        const Placed *placed = &builder->placed.items[i];
        table.cells[(size_t)placed->row * columns + (size_t)placed->column] =
            (TableCell){ placed->start, placed->end };
        if (placed->mark)
            LIST_PUSH(builder->arena, &builder->marks,
                      (BuilderMark){ (int)builder->doc.tables.count, placed->row, placed->column, placed->mark });
    }
    *LIST_ADD(builder->arena, &builder->doc.tables) = table;
}

void builder_end_table(DocBuilder *builder)
{
    if (builder->tables == 0)
        return;
    if (builder->tables == 1) {
        end_row(builder);
        if (!builder->full)
            keep_table(builder);
        builder->row = -1;
        builder->tables = 0;
        builder->open = builder->text.len;
    } else {
        builder->tables--;
        builder_break(builder);
    }
}

Problem builder_finish(DocBuilder *builder, Doc *out)
{
    while (builder->tables)
        builder_end_table(builder);
    builder_end(builder, BLOCK_PARAGRAPH, 0);
    if (builder->full)
        return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much text or too many cells"), TEXT(""), TEXT(""));
    builder->doc.text = arena_text(builder->arena, buffer_text(&builder->text));
    *out = builder->doc;
    *builder = (DocBuilder){ .arena = builder->arena, .text = builder->text, .marks = builder->marks };
    buffer_clear(&builder->text);
    return OK;
}
