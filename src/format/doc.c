/* A doc or wps file as paragraphs, tables and notes. */
#include "format/readers.h"

#include "base/buffer.h"
#include "base/list.h"
#include "base/utf8.h"
#include "format/word_file.h"

#include <stdlib.h>

enum { CELLS_MAX = 128, COLUMNS_MAX = 512, FIELDS_MAX = 64 };

/* Marks in the text. */
enum {
    MARK_PICTURE = 0x01,
    MARK_NOTE = 0x02,
    MARK_CELL = 0x07,
    MARK_LINE = 0x0B,
    MARK_PAGE = 0x0C,
    MARK_PARAGRAPH = 0x0D,
    MARK_COLUMN = 0x0E,
    FIELD_BEGINS = 0x13,
    FIELD_RESULT = 0x14,
    FIELD_ENDS = 0x15,
    HYPHEN_HARD = 0x1E,
    HYPHEN_SOFT = 0x1F
};

typedef struct {
    LIST(Text) cells;
    Text definition;
} TableRow;

typedef struct {
    const WordFile *file;
    Arena *arena;
    DocBuilder *out;
    Buffer text;                      /* of the open paragraph or cell */
    unsigned char hidden[FIELDS_MAX]; /* of the fields around: their instruction is being read */
    int fields, hides;
    LIST(TableRow) rows; /* of the open table */
    TableRow row;        /* its open row */
    bool in_table;
    size_t notes, notes_written; /* marks that were met, notes that came out */
    LIST(size_t) dropped;        /* notes whose marks were deleted */
} DocReader;

/* ---- tables ----------------------------------------------------------------------- */

static int compare_ints(const void *a, const void *b)
{
    const int *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

/* All the places where cells of the table begin or end: rows of one table have different ones. */
static int edges_of(DocReader *reader, int *edges)
{
    WordCell cells[CELLS_MAX];
    LIST(int) all = { 0 };
    int count = 0;

    for (size_t r = 0; r < reader->rows.count; r++) {
        size_t defined = word_cells(reader->rows.items[r].definition, cells, CELLS_MAX);
        for (size_t c = 0; c < defined; c++) {
            *LIST_ADD(reader->arena, &all) = cells[c].left;
            *LIST_ADD(reader->arena, &all) = cells[c].right;
        }
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_ints);
    for (size_t i = 0; i < all.count; i++)
        if (count < COLUMNS_MAX && (count == 0 || all.items[i] - edges[count - 1] > 30)) /* a line's width apart */
            edges[count++] = all.items[i];
    return count;
}

static int columns_between(const int *edges, int count, int left, int right)
{
    int columns = 0;

    for (int i = 0; i < count; i++)
        columns += edges[i] > left + 30 && edges[i] <= right + 30;
    return columns > 0 ? columns : 1;
}

static void write_table(DocReader *reader)
{
    int edges[COLUMNS_MAX], count = edges_of(reader, edges);

    builder_table(reader->out, TEXT(""));
    for (size_t r = 0; r < reader->rows.count && !builder_full(reader->out); r++) {
        const TableRow *row = &reader->rows.items[r];
        WordCell cells[CELLS_MAX];
        size_t defined = word_cells(row->definition, cells, CELLS_MAX);

        builder_row(reader->out);
        for (size_t c = 0; c < row->cells.count; c++) {
            bool known = c < defined;
            size_t last = c;

            while (known && last + 1 < defined && cells[last + 1].across)
                last++;
            int columns = known ? columns_between(edges, count, cells[c].left, cells[last].right) : 1;
            if (known && cells[c].above)
                builder_cell_above(reader->out, columns);
            else
                builder_cell(reader->out, columns, 1);
            builder_add(reader->out, row->cells.items[c]);
            c = last;
        }
    }
    builder_end_table(reader->out);
    reader->rows.count = 0;
}

/* ---- text ------------------------------------------------------------------------- */

static void add_code(DocReader *reader, uint32_t code)
{
    reader->text.len += utf8_write(code, buffer_reserve(&reader->text, 4));
}

/* Lines inside the paragraph that was read. */
static void write_text(DocReader *reader, BlockKind kind, int level)
{
    Text rest = buffer_text(&reader->text), line;
    bool first = true;

    while (text_cut(&rest, '\n', &line)) {
        if (!first)
            builder_break(reader->out);
        builder_add(reader->out, line);
        first = false;
    }
    builder_end(reader->out, kind, level);
    buffer_clear(&reader->text);
}

static void begin_field(DocReader *reader)
{
    if (reader->fields < FIELDS_MAX)
        reader->hidden[reader->fields] = 1;
    reader->fields++;
    reader->hides++;
}

static void leave_instruction(DocReader *reader)
{
    int field = reader->fields - 1;

    if (field >= 0 && field < FIELDS_MAX && reader->hidden[field]) {
        reader->hidden[field] = 0;
        reader->hides--;
    }
}

static void end_field(DocReader *reader)
{
    if (reader->fields == 0)
        return;
    if (reader->fields > FIELDS_MAX)
        reader->hides--;
    leave_instruction(reader);
    reader->fields--;
}

/* Letters, and marks that end nothing. */
static void add_letter(DocReader *reader, uint32_t code)
{
    if (code == FIELD_BEGINS)
        begin_field(reader);
    else if (code == FIELD_RESULT)
        leave_instruction(reader);
    else if (code == FIELD_ENDS)
        end_field(reader);
    else if (reader->hides > 0)
        return;
    else if (code == MARK_NOTE)
        reader->notes++;
    else if (code == MARK_LINE)
        buffer_add_char(&reader->text, '\n');
    else if (code == HYPHEN_HARD)
        buffer_add_char(&reader->text, '-');
    else if (code == '\t' || (code >= ' ' && (code < 0xF000 || code > 0xF0FF))) /* F000: letters of symbol fonts */
        add_code(reader, code);
}

static void write_part(DocReader *reader, uint32_t first, uint32_t last, BlockKind kind);

static bool is_dropped(const DocReader *reader, size_t note)
{
    for (size_t i = 0; i < reader->dropped.count; i++)
        if (reader->dropped.items[i] == note)
            return true;
    return false;
}

/* The notes whose marks stood in the paragraphs so far. */
static void write_notes(DocReader *reader)
{
    uint32_t first, last;
    int fields = reader->fields, hides = reader->hides;
    size_t notes = reader->notes;

    while (reader->notes_written < notes && word_note(reader->file, reader->notes_written, &first, &last))
        if (!is_dropped(reader, reader->notes_written++))
            write_part(reader, first, last, BLOCK_NOTE);
    reader->notes = notes; /* a note begins with its mark too */
    reader->fields = fields;
    reader->hides = hides;
}

static void end_table(DocReader *reader)
{
    if (reader->row.cells.count) {
        *LIST_ADD(reader->arena, &reader->rows) = reader->row;
        reader->row = (TableRow){ 0 };
    }
    if (reader->rows.count)
        write_table(reader);
    reader->in_table = false;
}

/* A mark that ends a paragraph or a cell. */
static void end_piece(DocReader *reader, const WordLetter *letter, BlockKind kind)
{
    WordParagraph paragraph = word_paragraph(reader->file, letter->fc);

    if (kind != BLOCK_PARAGRAPH || paragraph.depth == 0) {
        if (reader->in_table)
            end_table(reader);
        write_text(reader, kind == BLOCK_PARAGRAPH && paragraph.level ? BLOCK_HEADING : kind,
                   kind == BLOCK_PARAGRAPH ? paragraph.level : 0);
        if (kind == BLOCK_PARAGRAPH)
            write_notes(reader);
        return;
    }
    reader->in_table = true;
    if (letter->code != MARK_CELL || paragraph.depth > 1) { /* a paragraph inside a cell */
        buffer_add_char(&reader->text, ' ');
    } else if (paragraph.ends_row) {
        reader->row.definition = paragraph.row;
        *LIST_ADD(reader->arena, &reader->rows) = reader->row;
        reader->row = (TableRow){ 0 };
        buffer_clear(&reader->text);
    } else {
        *LIST_ADD(reader->arena, &reader->row.cells) = arena_text(reader->arena, buffer_text(&reader->text));
        buffer_clear(&reader->text);
    }
}

static void write_part(DocReader *reader, uint32_t first, uint32_t last, BlockKind kind)
{
    size_t piece = 0;
    WordLetter letter;

    while (first < last && !builder_full(reader->out) && word_letter(reader->file, &first, &piece, &letter)) {
        bool ends = letter.code == MARK_PARAGRAPH || letter.code == MARK_CELL || letter.code == MARK_PAGE
                    || letter.code == MARK_COLUMN;

        if (ends && (!letter.dropped || letter.code != MARK_PARAGRAPH)) {
            if (reader->hides == 0 || letter.code == MARK_CELL)
                end_piece(reader, &letter, kind);
        } else if (!letter.dropped || (letter.code >= FIELD_BEGINS && letter.code <= FIELD_ENDS)) {
            add_letter(reader, letter.code);
        } else if (letter.code == MARK_NOTE && kind == BLOCK_PARAGRAPH) {
            *LIST_ADD(reader->arena, &reader->dropped) = reader->notes++;
        }
    }
    if (reader->in_table)
        end_table(reader);
    if (reader->text.len)
        write_text(reader, kind, 0);
    reader->fields = reader->hides = 0;
}

Problem doc_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    DocReader reader = { .arena = arena, .out = out };
    WordFile *file = NULL;
    Problem problem_found = word_open(bytes, arena, &file);
    uint32_t first, last;

    if (!problem_found.code) {
        reader.file = file;
        word_part(file, WORD_BODY, &first, &last);
        write_part(&reader, first, last, BLOCK_PARAGRAPH);
        reader.notes = SIZE_MAX; /* those without a mark */
        write_notes(&reader);
        word_part(file, WORD_ENDNOTES, &first, &last);
        write_part(&reader, first, last, BLOCK_NOTE);
        word_part(file, WORD_BOXES, &first, &last);
        write_part(&reader, first, last, BLOCK_NOTE);
    }
    buffer_free(&reader.text);
    arena_free(arena);
    return problem_found;
}
