/* query.h - what is asked of the grid: sheets read, nothing reckoned but order and differences.
 *
 * Results lie in the arena and stay when the grid changes. What nobody ever said is HOW_NONE, a blank. */
#ifndef HALFSKY_GRID_QUERY_H
#define HALFSKY_GRID_QUERY_H

#include "grid/grid.h"

/* ---- many slots of one agency ---- */

typedef struct {
    uint32_t slot;
    Resolved now;
} DashboardRow;

/* A row for every slot asked, in the order asked; `slots` NULL: for every slot that has a record of that extent. */
Problem query_dashboard(Grid *grid, Arena *arena, Spot spot, FactExtent extent, const uint32_t *slots, size_t count,
                        DashboardRow **out, size_t *out_count);

/* ---- one slot of many agencies ---- */

typedef struct {
    Id agency;
    int rank; /* from 1; equal values share it, 0 for what is not given */
    Resolved now;
} RankingRow;

/* The children of a parent, the largest first (or the smallest), those that gave nothing last, by id. Agencies that are
 * no region and have no record are left out. */
Problem query_ranking(Grid *grid, Arena *arena, Id parent, Period period, uint32_t slot, FactExtent extent,
                      bool smallest_first, RankingRow **out, size_t *out_count);

/* ---- one slot over time ---- */

typedef struct {
    Period period;
    Resolved now;
} SeriesRow;

/* All periods of `kind` inside `range` (a year, a window), gaps included, at most 10,000. */
Problem query_series(Grid *grid, Arena *arena, Id agency, uint32_t slot, FactExtent extent, PeriodKind kind,
                     Period range, SeriesRow **out, size_t *out_count);

/* ---- a table ---- */

typedef struct {
    const Id *agencies;
    size_t agency_count;
    const Period *periods;
    size_t period_count;
    const uint32_t *slots;
    size_t slot_count;
    FactExtent extent;
} PivotQuery;

/* agency_count × period_count × slot_count values, the last of these fastest. */
Problem query_pivot(Grid *grid, Arena *arena, const PivotQuery *query, Resolved **out);

/* ---- variants of a measure by issuer ---- */

/* The slots of the same measure and category, by number; side by side, never added. */
Problem query_variants(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, DashboardRow **out,
                       size_t *out_count);

#endif
