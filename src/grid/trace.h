/* trace.h - where a value comes from, and what was said beside it.
 *
 * A trace goes from a value to the cell that it is, or to the children and sub-periods that it is the sum of, and
 * through these down to cells; every cell names its origin. What lost is shown too, with the reason. */
#ifndef HALFSKY_GRID_TRACE_H
#define HALFSKY_GRID_TRACE_H

#include "grid/grid.h"
#include "grid/resolve.h"

typedef struct {
    const Cell *cell;
    Standing standing;
    GridValue difference; /* the cell less what counts; blank where one of them is not given */
} TraceCell;

typedef struct Trace Trace;

struct Trace {
    Spot spot;
    uint32_t slot;
    FactExtent extent;
    Resolution found; /* resolved anew from what is kept */
    TraceCell
        *cells; /* for this very subject, slot, extent and period: the one that counts first, void ones last */
    size_t cell_count;
    Trace **parts; /* what the value is the sum of; none where it was stated */
    size_t part_count;
};

/* Down to `depth` steps; 0: the value and its cells, no parts. With `all_parts` also the parts of what was stated. Parts
 * of which nothing is known are left out. */
Problem trace_value(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, int depth,
                    bool all_parts, Trace **out);

/* ---- candidates side by side ---- */

typedef struct {
    bool given;
    const Cell *cell; /* NULL: reckoned, not stated */
    GridValue value;
    GridValue difference; /* less what counts */
    bool agrees;          /* with what counts */
} Candidate;

typedef struct {
    Resolved now;
    Candidate sources[SOURCE_COUNT]; /* the best cell of each source; [SOURCE_NONE]: the one settled by hand */
    Candidate below;                 /* own plus children */
    Candidate periods;               /* sum of the sub-periods */
    Resolved last_year;              /* of the same period a year earlier: windows with like windows */
    GridValue growth;                /* now less last year */
} Candidates;

Problem trace_candidates(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, Candidates *out);

#endif
