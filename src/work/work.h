/* work.h - what every verb is given, and the frame that each runs in.
 *
 * A verb is one function: it asks whether the actor may, does all of it in one transaction, leaves one audit
 * row beside it, and answers a Problem. Nothing else writes. Time, ids and chance come in from outside.
 *
 *     Problem agency_rename(Work *work, Id agency, Text name, Date day)
 *     {
 *         TRY(work_begin(work, VERB_AGENCY_CHANGE, agency));
 *         return work_end(work, rename_it(work, agency, name, day), (WorkNote){ "agency", agency, name });
 *     }
 *
 * A Work serves one thread, one actor and one command or request. Verbs may call verbs: the outermost one's
 * transaction commits all of it, each leaves its row. */
#ifndef HALFSKY_WORK_WORK_H
#define HALFSKY_WORK_WORK_H

#include "base/arena.h"
#include "base/date.h"
#include "halfsky/catalog.h"
#include "model/tree.h"
#include "safe/keys.h"
#include "store/db.h"
#include "store/seat.h"
#include "work/rights.h"

typedef struct Known Known; /* known.h */

typedef struct {
    Db *db;
    const Keys *keys;
    const Random *random;
    const char *folder; /* the data folder: files/ is in it */
    const halfsky_catalog *catalog;
    const char *catalog_folder; /* where it was read, with the definitions of ledgers; NULL: built in */
    IdMaker *ids;
    Seat *seat;   /* the program's at the data folder */
    Arena *arena; /* results lie here */
    Known *known; /* of `db` (known.h) */
    Id county;
    Actor actor;
    int64_t now; /* milliseconds since 1970 */
    Date today;  /* of the county's clock */
} Work;

/* What an audit row says was touched. No names, numbers or words of anybody: ids and words of the program. */
typedef struct {
    const char *noun; /* "agency", "document" */
    Id id;
    Text detail; /* "merged into 123" */
} WorkNote;

/* Whether the actor may do it for `agency` (0: for no agency in particular, which takes a role that may anywhere).
 * FORBIDDEN when not. */
Problem work_may(Work *work, Verb verb, Id agency);

/* work_may, then the transaction. What follows must end in work_end. */
Problem work_begin(Work *work, Verb verb, Id agency);
/* Leaves the audit row and commits when `result` is OK, else rolls back; the first Problem of all this. */
Problem work_end(Work *work, Verb verb, Problem result, WorkNote note);
/* The same, but a `trial` that went well is undone and leaves no row. */
Problem work_end_unless(Work *work, bool trial, Verb verb, Problem result, WorkNote note);

Id work_id(Work *work); /* a new one */
/* The county's tree as it stands; read anew at each call. */
Problem work_tree(Work *work, Tree *out);

#endif
