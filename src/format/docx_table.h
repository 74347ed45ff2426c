/* docx_table.h - the head of a table as a person would set it: titles across it, cells that were merged merged again.
 *
 * A Doc has the words of a merged cell at every place that it covered. In the rows above the figures cells of equal words, side by
 * side or one below the other, are one again. */
#ifndef HALFSKY_FORMAT_DOCX_TABLE_H
#define HALFSKY_FORMAT_DOCX_TABLE_H

#include "base/arena.h"
#include "base/doc.h"

typedef enum {
    CELL_ALONE,
    CELL_ABOVE,
    CELL_BELOW
} CellTie; /* ABOVE: others below belong to it; BELOW: it to one above */

typedef struct {
    int columns; /* that it covers; 0: its left neighbour covers it */
    CellTie tie;
} HeadCell;

typedef struct {
    int rows; /* above the first with figures, titles among them */
    HeadCell *cells;
} TableHead;

/* The cells lie in `arena`. */
TableHead table_head(const Doc *doc, const Table *table, Arena *arena);
/* Figures and signs, and no words. */
bool table_is_figure(Text words);

#endif
