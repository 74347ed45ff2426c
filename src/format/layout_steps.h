/* layout_steps.h - the steps of layout.c: rows, margins, columns, tables, paragraphs. Only they include it. */
#ifndef HALFSKY_FORMAT_LAYOUT_STEPS_H
#define HALFSKY_FORMAT_LAYOUT_STEPS_H

#include "base/buffer.h"
#include "format/layout.h"

/* Words at one height, from left to right. A piece of a row is a Row too. */
typedef struct {
    LayoutWord *words;
    size_t count;
    int left, top, right, bottom;
    int em; /* how wide a Chinese character is */
} Row;

typedef LIST(Row) Rows;

typedef struct {
    const LayoutPage *page;
    Rows rows; /* from top to bottom */
    Rows notes;
    int em; /* of most of its rows */
} Sheet;

/* ---- rows: layout_rows.c ---- */

void rows_find(const LayoutPage *page, Arena *arena, Rows *out);
/* The words [first, last) of a row as one. */
Row row_piece(const Row *row, size_t first, size_t last);
/* Appends the pieces of a row that gaps of at least `gap` part. */
void row_parts(const Row *row, int gap, Arena *arena, Rows *out);
/* A row's words, with the blanks that they need. */
Text row_text(const Row *row, Arena *arena);
/* Goes on in the next line: with a blank only between words that are written with blanks. */
void join_lines(Buffer *out, const Row *row);
/* The em of most of the rows, by their width; 0 without rows. */
int rows_em(const Row *rows, size_t count, Arena *arena);
bool is_wide(uint32_t code); /* a Chinese letter or sign, as wide as high */

/* ---- margins: layout_margins.c ---- */

/* Takes running heads and page numbers out of the rows, and moves notes at their foot to `notes`. */
void margins_drop(Sheet *sheets, size_t count, Arena *arena);
/* ① [1] 注： and the like at the beginning of a note. */
bool starts_note(Text text);

/* ---- columns of prose: layout_columns.c ---- */

/* Rows [first, last) of which the words left of `gutter` are to be read before those right of it. */
typedef struct {
    size_t first, last;
    int gutter;
} ColumnRun;

/* `before` is the gutter at the end of the page before, 0 without one: there fewer lines are columns. */
bool columns_find(const Rows *rows, int em, int before, ColumnRun *out);

/* ---- tables: layout_tables.c ---- */

typedef struct {
    size_t first, last; /* rows */
    int *edges;         /* left and right end of each column */
    int columns;
} TableRun;

typedef LIST(TableRun) TableRuns;

void layout_tables_find(const Rows *rows, int em, Arena *arena, TableRuns *out);
/* Adds the table, or more rows of the one that is open, and leaves it open: layout_cells.c. */
void layout_table_write(const Rows *rows, const TableRun *run, bool goes_on, Arena *arena, DocBuilder *out);

/* ---- paragraphs: layout_paragraphs.c ---- */

/* The table at the end of the page before, which may go on: layout_join.c. */
typedef struct {
    int page; /* of its last row; 0: none is open */
    TableRun run;
    Rows head;
} OpenTable;

/* The paragraph that is being put together, and the margins that tell where it ends. */
typedef struct {
    DocBuilder *out;
    Arena *arena;
    Buffer text;
    Row last;        /* its last line */
    int lines, page; /* of the open paragraph; lines 0: none is open */
    bool turned;     /* a page or column ended since its last line */
    bool centred;
    int width;           /* of the page, or where the column's gutter is */
    int left, right, em; /* of the prose around */
    bool indents;        /* its paragraphs begin with an indent */
    int leading;         /* from line to line */
    Rows notes;          /* that wait for the end of the paragraph */
    int notes_page;
    OpenTable table;
    int gutter, gutter_before; /* of columns on this page, and on the page before; 0: none */
} Flow;

void flow_measure(Flow *flow, const Row *rows, size_t count);
void flow_row(Flow *flow, const Row *row, int page);
void flow_table(Flow *flow, const Rows *rows, const TableRun *run, int page);
void flow_table_end(Flow *flow);
void flow_turn(Flow *flow); /* a column or page ends: the paragraph may go on */
void flow_end(Flow *flow);  /* the paragraph ends, and notes that waited come */

#endif
