/* grid.h - sheets kept right: what a change touches, in which order, and the proof that all of it is right.
 *
 * The grid is pure: cells and sheets come and go by callbacks, from the store or from memory (shelf.h). A change of
 * cells dirties the sheet of its subject and period, and from every dirty sheet those of the agency above in the same
 * period and of the same agency in the periods made of this one. Each dirty sheet is built once, finer periods
 * first, children before their parent, in the same transaction as the change. */
#ifndef HALFSKY_GRID_GRID_H
#define HALFSKY_GRID_GRID_H

#include "grid/sheet.h"
#include "model/tree.h"

/* An agency and a period: where a sheet lies. */
typedef struct {
    Id agency;
    Period period;
} Spot;

typedef LIST(Spot) Spots;

bool spot_equal(Spot a, Spot b);
uint64_t spot_hash(Spot spot);

typedef struct {
    Spot spot;
    Id parent;  /* what the agency counts to in that period, 0: nothing; a part of the store's key, for rankings */
    Text bytes; /* none: there is no such sheet */
    CrowdRows crowds; /* what stands beside it; given to `put` only, none counted */
} SheetRow;

typedef LIST(SheetRow) SheetRows;

/* Where cells and sheets are kept. What a callback gives lives as long as the arena it is handed, or longer. */
typedef struct {
    /* All cells of a subject and period, void ones too or not, in any order. */
    Problem (*cells)(void *state, Arena *arena, Id subject, Period period, Cells *out);
    /* One sheet, or no bytes. */
    Problem (*sheet)(void *state, Arena *arena, Id agency, Period period, Text *out);
    /* The sheets kept under that parent in the period, in any order. */
    Problem (*below)(void *state, Arena *arena, Id parent, Period period, SheetRows *out);
    /* The agency's sheets of periods of that kind that lie inside `outer`, in any order. */
    Problem (*within)(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out);
    /* The crowds of an agency and period, counted ones too, in any order. */
    Problem (*crowds)(void *state, Arena *arena, Id agency, Period period, CrowdRows *out);
    /* Keeps a sheet and its crowds in place of those of the same agency and period, whatever parent that had; no bytes:
     * removes them. Counted crowds stay. */
    Problem (*put)(void *state, const SheetRow *row);
    /* Adds every subject and period that has a cell which is not void; and spot and parent, without bytes, of
     * every sheet. For verify and rebuild. A spot may come twice, a sheet does not. */
    Problem (*spots)(void *state, Arena *arena, Spots *out);
    Problem (*rows)(void *state, Arena *arena, SheetRows *out);
} GridKeeper;

typedef struct Grid Grid;

/* All that is given is borrowed; memory of the grid's own (the tree of each day) comes from `arena`. A grid is used
 * by one thread and goes by one tree: after a change of the tree, make another. */
Grid *grid_new(Arena *arena, const Tree *tree, Slots slots, const GridKeeper *keeper, void *state);
const TreeView *grid_view(Grid *grid, Period period); /* the tree of a period */

/* The dirty sheets of a change in the order in which they are to be built: `changed`, what lies above them and what
 * is made of them, each once. An agency that is not in the tree is a Problem. */
Problem grid_dirty(Grid *grid, Arena *arena, const Spot *changed, size_t count, Spots *out);
/* One sheet as it should be, from cells and the sheets that it is made of, as they are kept. Does not keep it. */
Problem grid_build(Grid *grid, Arena *arena, Spot spot, SheetRow *out);
/* Builds and keeps all dirty sheets of a change whose cells are written already. `built` may be NULL. */
Problem grid_apply(Grid *grid, const Spot *changed, size_t count, size_t *built);

/* After a change of the tree, asked of a grid of the new one: what must be applied. `before`: the tree as it was. Periods
 * that ended before the change keep their tree, and nothing in them is touched. */
Problem grid_moved(Grid *grid, Arena *arena, const Tree *before, Spots *out);

/* ---- all of it ---- */

typedef enum { FLAW_MISSING, FLAW_SURPLUS, FLAW_BROKEN, FLAW_PARENT, FLAW_VALUE, FLAW_PERSONS } FlawKind;

/* A sheet that is not what it should be; for FLAW_VALUE the first key with another value, for FLAW_PERSONS one behind
 * which other persons are kept. */
typedef struct {
    Spot spot;
    FlawKind kind;
    uint32_t key;
    Resolved kept, right;
} Flaw;

typedef LIST(Flaw) Flaws;

/* Builds every sheet again, each from what is kept, and compares: where none is flawed, all are right, as every one
 * rests on cells or on sheets that are right. `checked` may be NULL. */
Problem grid_verify(Grid *grid, Arena *arena, Flaws *out, size_t *checked);
/* Removes all sheets and makes them anew from the cells. */
Problem grid_rebuild(Grid *grid, size_t *built);

#endif
