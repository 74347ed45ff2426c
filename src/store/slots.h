/* slots.h - the numbers of what is counted, which only grow. */
#ifndef HALFSKY_STORE_SLOTS_H
#define HALFSKY_STORE_SLOTS_H

#include "base/arena.h"
#include "base/id.h"
#include "model/slot.h"
#include "store/db.h"

/* All slots of a county by number, in `arena`. */
Problem slots_load(Db *db, Id county, Arena *arena, Slots *out);
/* The number of the slot with that measure, category and issuer; 0 when there is none yet. */
Problem slot_number(Db *db, Id county, Text measure, Text category, Text issuer, uint32_t *out);
/* Adds `slot` under the next number and tells it. What the slot is must be new. Inside a transaction. */
Problem slot_add(Db *db, Id county, const Slot *slot, uint32_t *number);

#endif
