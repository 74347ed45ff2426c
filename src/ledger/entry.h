/* entry.h - an entry (记录): a row of a ledger, read and checked; what stands of it in the store; what entries come to. */
#ifndef HALFSKY_LEDGER_ENTRY_H
#define HALFSKY_LEDGER_ENTRY_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/id.h"
#include "ledger/ledger.h"
#include "ledger/people.h"
#include "model/value.h"

enum { ENTRY_TEXT_MAX = 1000 }; /* bytes of a field */

typedef struct {
    Id id, agency;
    Date day;
    int revision; /* from 1 */
    bool voided;
    const Text *values; /* one per field, in one form: 1200, 98.5, 2024-03-08, yes; "" where nothing was said */
} Entry;

typedef LIST(Entry) Entries;
typedef LIST(Problem) Objections; /* field: the key of the field */

/* Brings what somebody wrote into the form of the fields: `words` has one per field. What is wrong, and what checks
 * object to, is added to `objections`; entry.day must be set. */
void entry_read(const Ledger *ledger, const Text *words, Arena *arena, Entry *entry, Objections *objections);

/* The values as JSON, of fields that are sealed or of the others. */
void entry_body_write(const Ledger *ledger, const Entry *entry, bool sealed, Buffer *out);
/* Takes values out of such a text; keys that the ledger does not know any more are passed over. `values` has one per
 * field. ENTRY_BROKEN. */
Problem entry_body_read(const Ledger *ledger, Text json, Arena *arena, Text *values);

/* Whether the entry counts for count `count` of its ledger: it is not void, and every condition holds. */
bool entry_counts(const Ledger *ledger, size_t count, const Entry *entry);

/* The people of an entry for a count over people. Of those whom a count of women asks for and whose sex is not known
 * `doubtful` tells how many. */
typedef struct {
    People people;
    size_t doubtful;
    bool stated; /* a field says how many they are in all */
    int64_t total;
} EntryPeople;

Problem entry_people(const Ledger *ledger, size_t count, const Entry *entry, Arena *arena, EntryPeople *out);

/* What entries come to for count `count` of the ledger: blank when none says anything of it. `distinct`: people that may
 * be counted twice. */
GridValue entries_count(const Ledger *ledger, size_t count, const Entries *entries, bool distinct);

#endif
