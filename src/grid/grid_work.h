/* grid_work.h - the grid inside: what grid.c, inputs.c, verify.c and the queries share. */
#ifndef HALFSKY_GRID_GRID_WORK_H
#define HALFSKY_GRID_GRID_WORK_H

#include "grid/build.h"
#include "grid/grid.h"

/* The tree of a day, kept for the next question. */
typedef struct {
    int64_t day;
    const TreeView *view;
} GridDay;

struct Grid {
    Arena *arena;
    const Tree *tree;
    Slots slots;
    const GridKeeper *keeper;
    void *state;
    LIST(GridDay) days; /* by rising day */
};

/* What a sheet is made of, gathered from the keeper; and whose sheets these are. */
typedef struct {
    BuildInput build;
    Id parent;
    const Id *children;             /* as build.children */
    const Period *periods;          /* as build.parts */
    const Id *const *part_agencies; /* as the sheets of build.parts */
} Inputs;

Problem grid_inputs(Grid *grid, Arena *arena, Spot spot, Inputs *out);
/* Opens what is kept of a spot; an empty sheet where there is nothing. */
Problem grid_sheet(Grid *grid, Arena *arena, Spot spot, Sheet *out);
/* Whether others counted to `parent` on some day of the period than do in the whole of it; 0: to anybody. Merging neighbours,
 * which stay below whoever both were below, is no move. */
bool tree_moved(const Tree *tree, Id parent, Period period);
Problem agency_unknown(Id agency);

#endif
