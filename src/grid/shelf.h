/* shelf.h - cells and sheets in memory: for tests, trials and questions of "what if". */
#ifndef HALFSKY_GRID_SHELF_H
#define HALFSKY_GRID_SHELF_H

#include "grid/grid.h"

typedef struct Shelf Shelf;

extern const GridKeeper shelf_keeper; /* its state is a Shelf */

Shelf *shelf_new(void);
void shelf_free(Shelf *shelf);
/* Keeps a copy; the texts of an id, a slot and a value are none. Replaces the cell with the same id. */
void shelf_add(Shelf *shelf, const Cell *cell);
bool shelf_void(Shelf *shelf, Id cell);              /* false: no such cell */
const Cell *shelf_cell(const Shelf *shelf, Id cell); /* NULL: none; until the next change */
/* Who is behind the counts over entries of an agency and period: these in place of all before; all of them counted. */
void shelf_count(Shelf *shelf, Spot spot, const CrowdRows *rows);
size_t shelf_bytes(const Shelf *shelf); /* of all sheets */

#endif
