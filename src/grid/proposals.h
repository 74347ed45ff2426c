/* proposals.h - what the grid proposes and never does by itself. */
#ifndef HALFSKY_GRID_PROPOSALS_H
#define HALFSKY_GRID_PROPOSALS_H

#include "base/list.h"
#include "model/cell.h"

/* Two running totals of the same say what came between them. */
typedef struct {
    const Cell *earlier, *later;
    Period period; /* from the day after the earlier one's day to the later one's */
    GridValue value;
} DifferenceProposal;

typedef LIST(DifferenceProposal) DifferenceProposals;

/* Of running totals that are not void: each next to the one before it, of one subject, slot, extent, source and
 * speaker. A total is as of its as-of day, else of the last day of its period. A total that falls proposes nothing. */
void propose_differences(Arena *arena, Cells cells, DifferenceProposals *out);

/* The same thing told by several agencies. */
typedef struct {
    const Cell *host, *partner;
} JointProposal;

typedef LIST(JointProposal) JointProposals;

/* `places[i]` says where cells.items[i] happened, "" where that is not known. Cells of an activity on one and the same
 * day, of one slot, with equal given values above 0 and one place, of different subjects, neither void nor part of
 * a joint activity yet. The host is the subject that the earlier cell is of; the office decides. */
void propose_joint(Arena *arena, Cells cells, const Text *places, Slots slots, JointProposals *out);

#endif
