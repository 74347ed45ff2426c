/* An Excel 95-2003 workbook, and et: each sheet a table, numbers as its cells show them. */
#include "format/readers.h"

#include "base/list.h"
#include "format/biff.h"
#include "format/number_format.h"

#include <stdlib.h>

enum { SHEETS_MAX = 4096, CELLS_MAX = 4 * 1024 * 1024, PLAIN_SHEET = 0 };

typedef struct {
    uint32_t row, column;
    Text text;
} Cell;

typedef struct {
    uint32_t row, last_row, column, last_column;
} Merged;

typedef struct {
    size_t at; /* in the stream */
    Text name;
} Sheet;

typedef struct {
    Biff biff;
    Arena *arena;
    DocBuilder *out;
    Text *strings;
    size_t string_count;
    bool since_1904;
    LIST(uint32_t) looks; /* pattern of each XF */
    LIST(Text) patterns;  /* those of the file, by number; "" where it is built in */
    LIST(Sheet) sheets;
    LIST(Cell) cells; /* of the open sheet */
    LIST(Merged) merged;
} XlsReader;

static Problem broken(const char *why)
{
    return problem(PROBLEM_FILE_BROKEN, TEXT("XLS"), text_of(why), TEXT(""));
}

/* ---- the workbook ----------------------------------------------------------------- */

static void add_pattern(XlsReader *reader)
{
    const Biff *biff = &reader->biff;
    uint32_t number = bytes_u16(biff->data, 0);
    size_t end;

    while (reader->patterns.count <= number)
        *LIST_ADD(reader->arena, &reader->patterns) = (Text){ 0 };
    reader->patterns.items[number] = biff_text(biff, biff->data, 2, biff->wide ? 2 : 1, reader->arena, &end);
}

static void add_sheet(XlsReader *reader)
{
    const Biff *biff = &reader->biff;
    size_t end;

    if (bytes_u8(biff->data, 5) != PLAIN_SHEET || reader->sheets.count >= SHEETS_MAX)
        return; /* charts and macros */
    *LIST_ADD(reader->arena, &reader->sheets) =
        (Sheet){ bytes_u32(biff->data, 0), biff_text(biff, biff->data, 6, 1, reader->arena, &end) };
}

static Problem read_workbook(XlsReader *reader)
{
    Biff *biff = &reader->biff;
    uint32_t version;

    if (!biff_next(biff) || biff->type != BIFF_BEGIN)
        return broken("it does not begin as a workbook");
    version = bytes_u16(biff->data, 0);
    if (version != 0x0600 && version != 0x0500)
        return broken("it is of Excel 4 or before");
    biff->wide = version == 0x0600;
    while (biff_next(biff) && biff->type != BIFF_EOF)
        switch (biff->type) {
        case BIFF_PASSWORD:
            return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
        case BIFF_CODEPAGE:
            biff->codepage = (int)bytes_u16(biff->data, 0);
            break;
        case BIFF_DATES:
            reader->since_1904 = bytes_u16(biff->data, 0) == 1;
            break;
        case BIFF_PATTERN:
            add_pattern(reader);
            break;
        case BIFF_LOOK:
            *LIST_ADD(reader->arena, &reader->looks) = bytes_u16(biff->data, 2);
            break;
        case BIFF_SHEET:
            add_sheet(reader);
            break;
        case BIFF_STRINGS:
            reader->string_count = biff_strings(biff, reader->arena, &reader->strings);
            break;
        default:
            break;
        }
    return OK;
}

/* ---- cells ------------------------------------------------------------------------ */

static void add_cell(XlsReader *reader, uint32_t row, uint32_t column, Text text)
{
    if (text.len && reader->cells.count < CELLS_MAX)
        *LIST_ADD(reader->arena, &reader->cells) = (Cell){ row, column, text };
}

static void add_number(XlsReader *reader, uint32_t row, uint32_t column, uint32_t look, Text number)
{
    uint32_t id = look < reader->looks.count ? reader->looks.items[look] : 0;
    Text pattern = id < reader->patterns.count ? reader->patterns.items[id] : TEXT("");
    Buffer shown = { 0 };

    if (number.len == 0)
        return;
    if (pattern.len == 0)
        pattern = number_format_builtin((int)id);
    number_format_write(number, pattern, reader->since_1904, &shown);
    add_cell(reader, row, column, arena_text(reader->arena, buffer_text(&shown)));
    buffer_free(&shown);
}

static void add_numbers(XlsReader *reader, uint32_t row, uint32_t column)
{
    Text data = reader->biff.data;

    for (size_t at = 4; at + 8 <= data.len; at += 6)
        add_number(reader, row, column++, bytes_u16(data, at), biff_rk(bytes_u32(data, at + 2), reader->arena));
}

/* What a formula came to: a number, or a text in the record that follows. */
static void add_formula(XlsReader *reader, uint32_t row, uint32_t column, uint32_t look)
{
    Biff *biff = &reader->biff, next = *biff;
    Text data = biff->data;
    size_t end;

    if (bytes_u16(data, 12) != 0xFFFF) {
        add_number(reader, row, column, look, biff_number(data, 6, reader->arena));
    } else if (bytes_u8(data, 6) == 0) {
        for (int i = 0; i < 3 && biff_next(&next); i++) /* a shared formula may stand between */
            if (next.type == BIFF_STRING) {
                add_cell(reader, row, column, biff_text(&next, next.data, 0, 2, reader->arena, &end));
                break;
            }
    }
}

static void add_merged(XlsReader *reader)
{
    Text data = reader->biff.data;

    for (size_t i = 0; i < bytes_u16(data, 0) && 2 + 8 * i + 8 <= data.len; i++) {
        size_t at = 2 + 8 * i;
        *LIST_ADD(reader->arena, &reader->merged) = (Merged){ bytes_u16(data, at), bytes_u16(data, at + 2),
                                                              bytes_u16(data, at + 4), bytes_u16(data, at + 6) };
    }
}

static void read_record(XlsReader *reader)
{
    Biff *biff = &reader->biff;
    uint32_t row = bytes_u16(biff->data, 0), column = bytes_u16(biff->data, 2), look = bytes_u16(biff->data, 4);
    uint32_t shared = bytes_u32(biff->data, 6);
    size_t end;

    switch (biff->type) {
    case BIFF_NUMBER:
        add_number(reader, row, column, look, biff_number(biff->data, 6, reader->arena));
        break;
    case BIFF_NUMBER_RK:
        add_number(reader, row, column, look, biff_rk(bytes_u32(biff->data, 6), reader->arena));
        break;
    case BIFF_NUMBERS_RK:
        add_numbers(reader, row, column);
        break;
    case BIFF_LABEL_SHARED:
        if (shared < reader->string_count)
            add_cell(reader, row, column, reader->strings[shared]);
        break;
    case BIFF_LABEL:
    case BIFF_RICH_LABEL:
        add_cell(reader, row, column, biff_text(biff, biff->data, 6, 2, reader->arena, &end));
        break;
    case BIFF_TRUTH:
        if (bytes_u8(biff->data, 7) == 0)
            add_cell(reader, row, column, bytes_u8(biff->data, 6) ? TEXT("TRUE") : TEXT("FALSE"));
        break;
    case BIFF_FORMULA:
        add_formula(reader, row, column, look);
        break;
    case BIFF_MERGED:
        add_merged(reader);
        break;
    default:
        break;
    }
}

/* ---- sheets ----------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const Cell *x = a, *y = b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static int by_corner(const void *a, const void *b)
{
    const Merged *x = a, *y = b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

/* Where the builder stands in the sheet. Merged cells that reach down are filled by it. */
typedef struct {
    uint32_t rows;                         /* that were begun */
    uint32_t column;                       /* the next of the open row */
    uint32_t covered[BUILDER_COLUMNS_MAX]; /* the row below the cell that covers a column */
    uint32_t reach;                        /* columns that ever were covered */
} Pen;

/* Empty cells up to `column`. */
static void skip_to(XlsReader *reader, Pen *pen, uint32_t column)
{
    for (; pen->column < column && !builder_full(reader->out); pen->column++)
        if (pen->covered[pen->column] < pen->rows)
            builder_cell(reader->out, 1, 1);
}

static void begin_rows(XlsReader *reader, Pen *pen, uint32_t rows)
{
    for (; pen->rows < rows && !builder_full(reader->out); pen->rows++) {
        uint32_t last = pen->reach;

        while (last > pen->column && pen->covered[last - 1] < pen->rows)
            last--;
        if (pen->rows)
            skip_to(reader, pen, last);
        builder_row(reader->out);
        pen->column = 0;
    }
}

static Merged merged_at(const XlsReader *reader, const Cell *cell, size_t *area)
{
    Merged here = { cell->row, cell->row, cell->column, cell->column };

    while (*area < reader->merged.count && by_corner(&reader->merged.items[*area], &here) < 0)
        ++*area;
    if (*area < reader->merged.count && by_corner(&reader->merged.items[*area], &here) == 0) {
        const Merged *merged = &reader->merged.items[*area];
        here.last_row = merged->last_row > here.row ? merged->last_row : here.row;
        here.last_column = merged->last_column > here.column ? merged->last_column : here.column;
        if (here.last_column >= BUILDER_COLUMNS_MAX)
            here.last_column = BUILDER_COLUMNS_MAX - 1;
    }
    return here;
}

static void write_sheet(XlsReader *reader, Text name)
{
    Pen *pen = ARENA_NEW(reader->arena, Pen);
    size_t area = 0;

    if (reader->cells.count == 0)
        return;
    qsort(reader->cells.items, reader->cells.count, sizeof *reader->cells.items, by_place);
    if (reader->merged.count)
        qsort(reader->merged.items, reader->merged.count, sizeof *reader->merged.items, by_corner);
    builder_table(reader->out, name);
    for (size_t i = 0; i < reader->cells.count && !builder_full(reader->out); i++) {
        const Cell *cell = &reader->cells.items[i];

        if (cell->column >= BUILDER_COLUMNS_MAX)
            continue;
        begin_rows(reader, pen, cell->row + 1);
        if (cell->column < pen->column || pen->covered[cell->column] >= pen->rows)
            continue; /* under a merged cell, or twice */
        skip_to(reader, pen, cell->column);
        Merged merged = merged_at(reader, cell, &area);
        builder_cell(reader->out, (int)(merged.last_column - merged.column) + 1,
                     (int)(merged.last_row - merged.row) + 1);
        builder_add(reader->out, cell->text);
        for (; pen->column <= merged.last_column; pen->column++)
            pen->covered[pen->column] = merged.last_row > merged.row ? merged.last_row + 1 : 0;
        if (merged.last_row > merged.row && pen->reach < pen->column)
            pen->reach = pen->column;
    }
    builder_end_table(reader->out);
}

static void read_sheet(XlsReader *reader, const Sheet *sheet)
{
    Biff *biff = &reader->biff;
    int depth = 0;

    reader->cells.count = reader->merged.count = 0;
    if (sheet->at >= biff->stream.len)
        return;
    biff->at = sheet->at;
    while (biff_next(biff)) {
        if (biff->type == BIFF_BEGIN)
            depth++; /* a chart inside the sheet has its own */
        else if (biff->type == BIFF_EOF && --depth <= 0)
            break;
        else if (depth == 1)
            read_record(reader);
    }
    write_sheet(reader, sheet->name);
}

Problem xls_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    XlsReader reader = { .arena = arena, .out = out, .biff = { .codepage = 936 } };
    Compound *compound;
    Problem problem = compound_open(bytes, "XLS", arena, &compound);

    if (!problem.code) {
        reader.biff.stream = compound_stream(compound, "Workbook", arena);
        if (reader.biff.stream.len == 0)
            reader.biff.stream = compound_stream(compound, "Book", arena);
        problem = read_workbook(&reader);
    }
    for (size_t i = 0; i < reader.sheets.count && !problem.code && !builder_full(out); i++)
        read_sheet(&reader, &reader.sheets.items[i]);
    arena_free(arena);
    return problem;
}
