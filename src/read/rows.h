/* rows.h - lines that are rows of a table, and their cells.
 *
 * Cells are parted by tabs, by |, or by runs of blanks where the lines beside part the
 * same way. */
#ifndef HALFSKY_READ_ROWS_H
#define HALFSKY_READ_ROWS_H

#include "model/reading.h"

enum { ROW_CELLS_MOST = 40 };

/* ROW_RULE: a line of dashes between rows, itself none. */
typedef enum { ROW_NONE, ROW_TABS, ROW_BARS, ROW_BLANKS, ROW_RULE } RowKind;

typedef struct {
    Span cells[ROW_CELLS_MOST];
    size_t count;
} Row;

/* True when a tab or a bar (| ｜ │) is in the text. */
bool rows_have_signs(Text text);

/* What parts the cells of a line, as far as the line itself tells. `signs`: what
 * rows_have_signs says of the text that it is part of. */
RowKind row_kind(Text line, bool signs);

/* The cells of a line of that kind, without the blanks around them. False for a rule of
 * dashes and for a line of one cell. */
bool row_split(Text text, Span line, RowKind kind, Row *row);

/* True when a row of bars begins with one. Where the first row does not, the bar at the
 * beginning of another stands behind an empty cell, which row_open_empty puts in. */
bool rows_edged(Text line);
void row_open_empty(Row *row);

/* Gives a row of fewer cells than the headings `head` an empty one wherever none stands
 * below a heading: rows that are parted by blanks do not write them. */
void row_align(Text text, const Row *head, Row *row);

/* The cells of `head` as they stand above those of `row`; empty where none stands nearer than
 * `reach` letters. For headings of two lines, of which neither has a cell for each column. */
Row row_project(Text text, const Row *head, const Row *row, size_t reach);

/* Marks the rows of tables among the lines from `first`: a line parted by blanks is one
 * only beside another with as many cells, or below one with more. */
void rows_mark(Reading *reading, size_t first);

/* True when `line` follows `before` at once or, among rows parted by signs, behind one
 * empty line. */
bool rows_adjoin(const Reading *reading, const Line *before, const Line *line);

#endif
