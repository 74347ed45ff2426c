/* cell.h - one stated value: of what, whose, when, by whom and where from.
 *
 * Cells are the truth of the grid. None is ever changed, but that it may be attached to a joint activity: a correction
 * voids one and adds one, and the voided stays to be seen. Whatever else the grid shows is reckoned from the cells that are not void. */
#ifndef HALFSKY_MODEL_CELL_H
#define HALFSKY_MODEL_CELL_H

#include "base/date.h"
#include "base/id.h"
#include "model/slot.h"
#include "model/value.h"

typedef enum {
    ORIGIN_DECISION,  /* a fact of a document, accepted or corrected */
    ORIGIN_ITEM,      /* an item of a form */
    ORIGIN_ENTRIES,   /* a count over entries of a ledger */
    ORIGIN_ISSUED,    /* a figure issued by a superior or the statistics bureau */
    ORIGIN_DIFFERENCE /* of two running totals, accepted: the later cell */
} CellOrigin;

typedef struct {
    Id id;
    uint32_t slot;
    Id subject;        /* the agency whose doing it is, or the region that it describes */
    FactExtent extent; /* own, all or staff; never unsaid */
    Period period;
    Source source;
    GridValue value;
    Id by;      /* the agency that says so */
    Date as_of; /* {0}: not said */
    CellOrigin origin;
    Id origin_id;
    Id joint;      /* of the joint activity that it tells of, 0: none */
    bool partner;  /* of a joint activity: the host's cell counts, this one is attached to it */
    bool running;  /* 累计: a total since some earlier day */
    bool complete; /* a record: its ledger is declared complete for the period */
    bool settled;  /* by hand, with a reason: stands before all others */
    bool voided;
} Cell;

typedef struct {
    const Cell *items;
    size_t count;
} Cells;

/* Why a cell counts or does not, for its subject, slot, extent and period. */
typedef enum {
    STANDING_COUNTS,
    STANDING_OUTRANKED, /* another cell stands before it */
    STANDING_BLANK,     /* nothing was given, and another cell or a sum says more */
    STANDING_RUNNING,   /* a running total is no figure of a period */
    STANDING_ATTACHED,  /* the host of the joint activity counts */
    STANDING_VOIDED
} Standing;

/* Whether the cell may stand for its period at all: COUNTS, or the reason why not. A running total may where the
 * measure is a stock or last value, which is what it was as of that day. */
Standing cell_standing(const Cell *cell, const Slot *slot);
/* Whether `a` stands before `b`; both of one subject, slot, extent and period, and both may stand. Settled, then given
 * before blank, then the order of sources, the later as-of day, the later id. */
bool cell_precedes(const Cell *a, const Cell *b, const Slot *slot);
const char *standing_word(Standing standing); /* "counts", "outranked", ... */

#endif
