/* table_source.h - where a figure in somebody else's table comes from, as a comment at its cell. */
#ifndef HALFSKY_WORK_TABLE_SOURCE_H
#define HALFSKY_WORK_TABLE_SOURCE_H

#include "grid/grid.h"
#include "work/table_fill.h"

/* Fills in `cell->comment`: the figure, how it came about, from whom, as of when, how complete, the paper that it stands
 * in, and the ids of its cells in the grid, by which it can be traced. */
Problem table_source(Work *work, Grid *grid, const Tree *tree, const Slot *slot, Spot spot, Language language,
                     FillCell *cell);

#endif
