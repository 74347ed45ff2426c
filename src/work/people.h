/* people.h - the people that entries name, as ordinals. Not verbs: parts of verbs. */
#ifndef HALFSKY_WORK_PEOPLE_H
#define HALFSKY_WORK_PEOPLE_H

#include "grid/crowd.h"
#include "ledger/entry.h"
#include "work/work.h"

/* The people whom these entries come to for count `count` of the ledger, a count over people. `*given` is false, and
 * nobody is, when no entry says anything of it. People never met before get their ordinals. */
Problem crowd_of_entries(Work *work, const Ledger *ledger, size_t count, const Entries *entries, Crowd *out,
                         bool *given);

#endif
