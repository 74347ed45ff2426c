/* answers.h - which calls documents answer, and how far an agency is with one. */
#ifndef HALFSKY_STORE_ANSWERS_H
#define HALFSKY_STORE_ANSWERS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "store/db.h"

typedef struct {
    Id call;
    Period period;
    Text title;
} AskedCall;

typedef LIST(AskedCall) AskedCalls;

/* The open calls for documents that are put to an agency, by id. */
Problem answers_asked(Db *db, Id county, Id agency, Arena *arena, AskedCalls *out);
/* The call, whoever it is put to; `*found` is false when there is none. */
Problem answers_call(Db *db, Id county, Id call, Arena *arena, AskedCall *out, bool *found);
/* Whether a call asks for a slot; all of them where it names none. */
Problem answers_wants(Db *db, Id county, Id call, uint32_t slot, bool *out);
/* How far the agency is with the call: "submitted", "returned", "accepted". Nothing where the call is not put to it. */
Problem answers_mark(Db *db, Id county, Id call, Id agency, Text state, int64_t now);

#endif
