/* layout_grid.h - a table under way: lines, the pieces that they have in its columns, and the row that each belongs to.
 * Shared by layout_cells.c, which writes it, and those that find its rows: layout_lines.c and layout_heights.c. */
#ifndef HALFSKY_FORMAT_LAYOUT_GRID_H
#define HALFSKY_FORMAT_LAYOUT_GRID_H

#include "format/layout_steps.h"

/* What one line of a row has in a cell. */
typedef struct {
    Row words;
    int column, span;
    int top, bottom; /* of the cell, as far as its lines are known */
} Piece;

typedef struct {
    LIST(Piece) pieces;
    Row box;
    int belongs; /* the line of whose row it is a part; its own index when it begins one */
    int filled;  /* columns */
} Line;

typedef struct {
    const TableRun *run;
    int em;
    Arena *arena;
    Line *lines;
    int count;
    int head; /* lines before the first with figures */
} Grid;

static inline int column_left(const Grid *grid, int column)
{
    return grid->run->edges[2 * column];
}

static inline int column_right(const Grid *grid, int column)
{
    return grid->run->edges[2 * column + 1];
}

/* Hardly a line apart: half a line, where cells stand in the middle of high rows. */
static inline bool grid_near(const Grid *grid, const Row *above, const Row *below)
{
    return 3 * (below->top - above->bottom) < grid->em;
}

/* The line's piece that covers the column, or NULL. */
const Piece *line_piece(const Line *line, int column);
/* Digits and signs alone. */
bool row_is_figure(const Row *words, Arena *arena);

/* The lines of a row stand near the one that it is named after, its owner: from ... */
int grid_lines_from(int owner);
/* ... to before. */
int grid_lines_to(const Grid *grid, int owner);
/* The lowest piece that the row of `owner` has at the column, or NULL. */
const Piece *grid_piece(const Grid *grid, int owner, int column);
/* Is the row empty wherever the line has a piece? */
bool grid_fits_empty(const Grid *grid, const Line *line, int owner);

/* layout_lines.c: lines with few cells belong to a row above or below, as wrapped cells, or as such that stand in
 * the middle of a high row. Settles `belongs` of all lines. */
void grid_tie_lines(Grid *grid);
/* layout_heights.c: where rows have space between them, lines of one column that stand closer than rows are one
 * cell, and cells beside each other are one row, at whatever height they stand in it. False, and nothing is settled,
 * when heights do not tell the rows. */
bool grid_tie_by_heights(Grid *grid);

#endif
