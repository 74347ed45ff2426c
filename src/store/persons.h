/* persons.h - persons as ordinals, and the crowds that are counted of them, as rows. */
#ifndef HALFSKY_STORE_PERSONS_H
#define HALFSKY_STORE_PERSONS_H

#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "safe/keyed_hash.h"
#include "store/db.h"

/* The ordinal of the person that `key` stands for, a new one when it was never met. Ordinals are dense, from 0, and for
 * ever. `sure`: known by an identity number. */
Problem person_ordinal(Db *db, Id county, const KeyedHash *key, bool sure, uint32_t *out);

/* ---- crowds: derived ---- */

/* Of an agency and a period, by the key of a sheet; counted over entries, or behind a figure of the sheet. */
typedef struct {
    uint32_t key;
    bool counted;
    Text bytes;
} CrowdEntry;

typedef LIST(CrowdEntry) CrowdEntries;

Problem crowds_load(Db *db, Id county, Id agency, Period period, Arena *arena, CrowdEntries *out);
/* In place of what stands there; no bytes: none. */
Problem crowd_put(Db *db, Id county, Id agency, Period period, const CrowdEntry *entry);
/* All that are not counted over entries. */
Problem crowds_clear(Db *db, Id county, Id agency, Period period);

#endif
