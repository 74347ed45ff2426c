/* slot.h - what a figure is of: a measure, whole or one category of a breakdown.
 *
 * Slots are numbered county by county in a permanent table that only grows; sheets know them by number. A measure of
 * which several issuers each have their own definition (留守儿童 of 教育, 民政, 妇联) has a slot for each issuer; these
 * variants stand side by side and are never added. */
#ifndef HALFSKY_MODEL_SLOT_H
#define HALFSKY_MODEL_SLOT_H

#include "base/text.h"

enum { SLOT_MAX = 0x3FFFFFFF }; /* a slot and an extent make a key of 32 bits */

/* As in the catalog's measures, in the order of its image. Last values are rates, averages and standards, which nobody
 * adds; a stock is what there is at the end. */
typedef enum { NATURE_ACTIVITY, NATURE_STATE } Nature;
typedef enum { OVER_FLOW, OVER_STOCK, OVER_LAST, OVER_MAX, OVER_DISTINCT } OverTime;

/* The ways in which a number reaches the grid. */
typedef enum { SOURCE_NONE, SOURCE_CLAIM, SOURCE_RECORD, SOURCE_RETURN, SOURCE_CERTIFIED, SOURCE_COUNT } Source;

typedef struct {
    uint32_t number; /* 1 to SLOT_MAX */
    Text measure;    /* key in the catalog */
    Text category;   /* of a breakdown; "" for the whole */
    Text issuer;     /* whose definition; "" for a measure with one */
    Nature nature;
    OverTime over_time;
    /* Sources from the first that counts to the last; all SOURCE_NONE for the default: certified, return, record,
     * claim. Whatever the order, records of a ledger that is not complete for the period stand behind claims. */
    Source order[SOURCE_COUNT - 1];
} Slot;

typedef struct {
    const Slot *items; /* by rising number */
    size_t count;
} Slots;

const Slot *slot_find(Slots slots, uint32_t number); /* NULL: none */
/* The slot of a measure as a whole. The search goes on behind `*last`, from 0: mostly measures are asked for in the
 * order in which they got their slots. NULL: none. */
const Slot *slot_of_measure(Slots slots, Text measure, size_t *last);
/* How far back a source stands in the order of the slot: the least counts first. `complete` is asked of records. */
int slot_rank(const Slot *slot, Source source, bool complete);
const char *source_word(Source source);   /* "claim", "record", "return", "certified"; "" for none */
bool source_read(Text word, Source *out); /* the words of source_word but "" */

#endif
