/* calls.h - calls, what they ask, and the answers of agencies, as rows. */
#ifndef HALFSKY_STORE_CALLS_H
#define HALFSKY_STORE_CALLS_H

#include "model/call.h"
#include "store/db.h"

/* Both write all of `call`. `call_save` takes the row of revision call->revision to the next one; CHANGED_SINCE when it
 * has another revision. */
Problem call_add(Db *db, Id county, const Call *call);
Problem call_save(Db *db, Id county, const Call *call);
Problem call_find(Db *db, Id county, Id id, Arena *arena, Call *out, bool *found);
Problem calls_load(Db *db, Id county, Arena *arena, Calls *out); /* by id, which is by when they were made */

/* The slots that a call asks for, in the order of asking. */
typedef LIST(uint32_t) SlotNumbers;
Problem call_add_slot(Db *db, Id county, Id call, uint32_t slot, int place);
Problem call_slots(Db *db, Id county, Id call, Arena *arena, SlotNumbers *out);

/* ---- answers ---- */

Problem answer_add(Db *db, Id county, const Answer *answer);
/* As call_save; through, state, confirmed, submitted and changed_at are written. */
Problem answer_save(Db *db, Id county, const Answer *answer);
Problem answer_find(Db *db, Id county, Id call, Id agency, Answer *out, bool *found);
Problem answers_of_call(Db *db, Id county, Id call, Arena *arena, Answers *out);     /* by agency */
Problem answers_of_agency(Db *db, Id county, Id agency, Arena *arena, Answers *out); /* by call */

/* ---- what an answer consists of ---- */

/* The furthest state that all documents of the agency for the call have reached, replaced ones left aside: WAITING
 * when there is none, RETURNED when one was sent back, DRAFT while one is only received. */
Problem call_documents_state(Db *db, Id county, Id call, Id agency, AnswerState *out);
/* The state of the form that it filled for the call; WAITING when there is none. */
Problem call_form_state(Db *db, Id county, Id call, Id agency, AnswerState *out);

#endif
