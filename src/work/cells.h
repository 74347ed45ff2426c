/* cells.h - the one way into the grid: cells are written and the sheets above them made again, in one transaction.
 *
 * Not verbs: parts of verbs, for use between work_begin and work_end. */
#ifndef HALFSKY_WORK_CELLS_H
#define HALFSKY_WORK_CELLS_H

#include "grid/grid.h"
#include "model/cell.h"
#include "work/work.h"

/* The grid of the county as the database has it now. */
Problem cells_grid(Work *work, Grid **out);
/* The same over a tree and slots that were read, for known.h; these and `db` are borrowed. */
Grid *cells_grid_over(Arena *arena, Db *db, Id county, const Tree *tree, Slots slots);
/* The slot of a measure, by its key or name, made when it is new. MEASURE_UNKNOWN, MEASURE_UNCLEAR. `category` and `issuer` may be empty. */
Problem cells_slot(Work *work, Text measure, Text category, Text issuer, uint32_t *out);

/* Cells to add, and cells to void. */
typedef struct {
    LIST(Cell) added; /* ids are given here */
    LIST(Text) reasons;
    LIST(Cell) voided;
    Spots touched; /* where other persons are behind the same figures */
} CellChange;

/* Notes a cell to be added and gives its id. `reason`: why it is settled by hand, else "". */
Id cells_add(Work *work, CellChange *change, Cell cell, Text reason);
void cells_void(Work *work, CellChange *change, const Cell *cell); /* as the database has it */
/* Writes them, then every sheet that depends on them, once. */
Problem cells_apply(Work *work, CellChange *change);
/* The same in two steps: writes them and adds where something changed; makes the sheets that depend on these. */
Problem cells_write(Work *work, const CellChange *change, Spots *changed);
Problem cells_sheets(Work *work, const Spots *changed);
/* Makes the sheets again that a change of the tree moved, and tells how many; `before`: the tree as it was. */
Problem cells_moved(Work *work, const Tree *before, size_t *built);

/* `cell` is what came after the running total `earlier`, as the difference to a later one. */
bool cell_is_difference(const Cell *cell, const Cell *earlier);

#endif
