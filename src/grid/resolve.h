/* resolve.h - which value counts: the one order, for one agency, slot and period.
 *
 *   1. settled by hand
 *   2. stated for that very subject, extent and period, by the slot's order of sources
 *   3. `all`: own plus the `all` of every child, where something in these was stated for this very period
 *   4. from the sub-periods: flows add, of stocks and last values the latest, of maxima the largest
 * Of distinct persons 3 and 4 count those who are known once; of others nobody knows how many are the same: from the
 * largest part to the sum.
 * A last value is a rate, an average or a standard, and knows no 3: 98 % and 96 % make no 194 %.
 * `own` and `staff` know no 3; the `all` of an agency with nobody below is its own where nothing else is known. Staff never
 * goes up. Losers are kept beside.
 *
 * Sums by 3 go by the tree of the whole period, those by 4 by the trees of its parts. Where some agencies are told of by
 * the year and others by the month, and one of these moved within the year, months of it may count twice or not at all;
 * such sums are marked RESOLVED_MOVED. All others count each figure once. */
#ifndef HALFSKY_GRID_RESOLVE_H
#define HALFSKY_GRID_RESOLVE_H

#include "grid/sheet.h"

typedef struct {
    const Slot *slot;
    FactExtent extent;
    Cells cells;              /* of this subject, slot, extent and period; void ones do no harm */
    const Crowd *counted;     /* who is behind the count over entries among the cells; NULL: not known */
    const Resolved *own;      /* for `all`: what `own` resolved to */
    const Resolved *children; /* the `all` of those that have one which adds */
    size_t child_count;
    int missing;             /* children of whom one is expected that have none */
    bool alone;              /* nobody at all counts to the subject */
    bool moved;              /* who counts to it changed within the period */
    const Resolved *periods; /* the sub-periods by time; HOW_NONE where nothing is known */
    size_t period_count;     /* 0: the period has none */
} ResolveInput;

typedef struct {
    Resolved resolved;
    const Cell *cell; /* that counts; NULL for a sum */
    Resolved below;   /* own plus children, HOW_NONE where there is nothing to add */
    Resolved periods; /* from the sub-periods, HOW_NONE likewise */
} Resolution;

/* Crowds are put together in `arena`. */
Resolution resolve(Arena *arena, const ResolveInput *input);

/* Sub-periods of which one is made of several sheets (an agency and those merged into it later). */
Resolved resolve_together(Arena *arena, OverTime kind, const Resolved *parts, size_t count);

#endif
