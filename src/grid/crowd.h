/* crowd.h - the persons behind a figure, so that each counts once over months, agencies and ledgers.
 *
 * Persons are ordinals of a county, dense and for ever; who they are the grid does not know. What is known for sure (by
 * an identity number) and what is likely (by name and birthday or the like) are kept apart: one and the same person may
 * stand in both. Beside them what was counted or stated without names. A Crowd is a plain value; its bitmaps are bytes
 * in an arena. */
#ifndef HALFSKY_GRID_CROWD_H
#define HALFSKY_GRID_CROWD_H

#include "base/arena.h"
#include "base/list.h"
#include "base/problem.h"
#include "model/value.h"

typedef struct {
    Text sure, likely; /* ordinals as a roaring bitmap in its portable form; no bytes: nobody */
    uint32_t sure_count, likely_count;
    int64_t unknown; /* counted beside these, none of them known */
    int64_t least;   /* at least so many in all: the largest group that was counted together */
    GridValue rest;  /* stated of others, from the largest to the sum; blank: nothing was */
} Crowd;

typedef LIST(uint32_t) Ordinals;

/* People counted together: `total` of them in all, among them those of both lists, which may be in any order, with
 * repeats. The lists win over a smaller total. */
Crowd crowd_of_people(Arena *arena, const Ordinals *sure, const Ordinals *likely, int64_t total);
/* A figure without names. */
Crowd crowd_of_value(GridValue value);

/* All of them together, in any order: known persons once; of others nobody knows how many are the same. */
Crowd crowd_union(Arena *arena, const Crowd *const *parts, size_t count);
/* How many: a number where all are known for sure; `about` where some are likely; from the largest to the sum where
 * some are not known. */
GridValue crowd_value(const Crowd *crowd);
bool crowd_is_named(const Crowd *crowd); /* somebody in it is known */

/* As bytes, the same for the same crowd however it was put together. */
Text crowd_write(Arena *arena, const Crowd *crowd);
/* Checks all of it; borrows the bytes. SHEET_BROKEN. */
Problem crowd_open(Text bytes, Crowd *out);

/* ---- the crowds of one agency and period ---- */

/* `counted`: of the agency's own entries, by the key of its own figure; else behind a figure of the sheet, by its key. */
typedef struct {
    uint32_t key;
    bool counted;
    Text bytes;
} CrowdRow;

typedef LIST(CrowdRow) CrowdRows;

/* Opens the one with that key. `*found` is false when there is none. */
Problem crowd_find(const CrowdRows *rows, uint32_t key, bool counted, Crowd *out, bool *found);

#endif
