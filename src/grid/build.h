/* build.h - one sheet from cells, children's sheets and those of the sub-periods. */
#ifndef HALFSKY_GRID_BUILD_H
#define HALFSKY_GRID_BUILD_H

#include "grid/resolve.h"

/* An agency that counts to the one whose sheet is built. */
typedef struct {
    Sheet sheet; /* of the same period, empty where there is none */
    CrowdRows crowds;
    bool region;
    bool there; /* on the last day of the period */
    bool gone;  /* ended before it */
} BuildChild;

/* One sub-period: the agency's sheet, and those of agencies that were merged into it only later. */
typedef struct {
    const Sheet *sheets;     /* the agency's own first */
    const CrowdRows *crowds; /* of each */
    const bool *foreign;     /* for each: it counted then to somebody who is not above the agency */
    size_t count;
} BuildPart;

typedef struct {
    Slots slots;
    bool region;       /* the agency is one */
    bool moved;        /* who counts to it changed within the period */
    Cells cells;       /* of the agency and period, by rising slot, then extent */
    CrowdRows counted; /* who is behind its counts over entries */
    const BuildChild *children;
    size_t child_count;
    const BuildPart *parts; /* by time */
    size_t part_count;
} BuildInput;

/* The bytes of the sheet and its crowds lie in `arena`. */
Problem sheet_roll_up(Arena *arena, const BuildInput *input, Text *out, CrowdRows *crowds);

/* Whether the child's `all`, which its sheet has, adds to the slot of its parent. Rates never do; how things stand in a
 * region is told by the regions below it; what an agency that is gone had has passed to its successor, who states it. */
bool child_adds(const BuildInput *input, const Slot *slot, const BuildChild *child, const Resolved *value);

/* Whether what those merged later gave in a sub-period adds to it: neither `own` nor staff does, nor a rate. */
bool part_adds(const Slot *slot, FactExtent extent);

/* What is resolved of one slot and extent, from the same input. */
Problem slot_roll_up(Arena *arena, const BuildInput *input, uint32_t slot, FactExtent extent, Resolution *out);

#endif
