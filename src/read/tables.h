/* tables.h - tables inside a text: rows of cells.
 *
 * A cell that is a bare number takes its unit from a column of units, from the heading
 * of its column (人数（人）) or of its row, or from a line above the table (单位：万元). The
 * words of both headings say what it counts, and whether it is a goal (任务数). */
#ifndef HALFSKY_READ_TABLES_H
#define HALFSKY_READ_TABLES_H

#include "model/reading.h"

/* A cell that holds a quantity. */
typedef struct {
    uint32_t start;          /* of the quantity */
    Span row, column, above; /* headings; above: of the column group; empty when there is none */
} Cell;

typedef LIST(Cell) Cells;

/* Gives units to the bare quantities in the tables among the lines from `first_line`,
 * and lists the cells that hold quantities, in text order. To be called before bare
 * numbers are settled. */
void tables_find(Reading *reading, size_t first_line, Arena *arena, Cells *cells);

/* The cell whose quantity begins at `start`, or NULL. */
const Cell *cells_at(const Cells *cells, size_t start);

#endif
