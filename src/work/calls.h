/* calls.h - the verbs of calls (报送任务), and what they share with those of documents and forms.
 *
 * A call is put to agencies. Each of them may pass it on to those below it, and then confirms what comes back before
 * the office accepts it. A change names the revision that it was made from: CHANGED_SINCE when somebody was faster. */
#ifndef HALFSKY_WORK_CALLS_H
#define HALFSKY_WORK_CALLS_H

#include "model/call.h"
#include "model/slot.h"
#include "store/calls.h"
#include "work/work.h"

/* Whom a call is put to: the agencies of `list`; and if `kinds` is given all of these kinds at any depth below `below`
 * today, else if `below` is given those directly below it. Every bit of `kinds` is 1 << AgencyKind. */
typedef struct {
    const Id *list;
    size_t count;
    unsigned kinds; /* 0: any kind, but only directly below */
    Id below;       /* 0: the whole county */
} Audience;

typedef struct {
    Text title;
    Period period;
    Date due;     /* {0}: `workdays` from today */
    int workdays; /* CALENDAR_UNKNOWN when they reach into a year without a calendar */
    bool wants_document;
    bool wants_form;      /* also given by `form`, and by measures without a document */
    Id form;              /* 0: the measures make a form of their own */
    const Text *measures; /* keys or names; with a form: its items are asked anyway */
    size_t measure_count;
    Audience audience;
    Text note;
} NewCall;

Problem call_make(Work *work, const NewCall *wanted, Id *out);

/* What may change of a call that is open. */
typedef struct {
    Id call;
    int64_t based_on; /* its revision */
    Text title;       /* {NULL, 0}: as it is */
    Text note;        /* the same */
    Date due;         /* {0}: as it is */
    int workdays;     /* 0: as it is; else from today */
} CallChange;

Problem call_change(Work *work, const CallChange *change);
Problem call_close(Work *work, Id call, int64_t based_on);    /* nothing more is taken */
Problem call_withdraw(Work *work, Id call, int64_t based_on); /* as if it had not been asked */

/* `through`, to whom the call was put, passes it on; `*added` agencies were not asked before. */
Problem call_pass(Work *work, Id call, Id through, const Audience *audience, size_t *added);
/* What `agency` submitted is right, says the agency that passed the call on to it. `based_on`: the answer's revision. */
Problem call_confirm(Work *work, Id call, Id agency, int64_t based_on);

/* ---- reading ---- */

/* The call that somebody means: by id, title, or a part of the title that only one has. CALL_UNKNOWN, CALL_UNCLEAR. */
Problem call_named(Work *work, Text words, Id *out);
/* CALL_UNKNOWN when there is none. */
Problem call_get(Work *work, Id id, Call *out);

typedef struct {
    int states[ANSWER_STATES];
    int asked, late, unconfirmed;
} CallCounts;

typedef struct {
    Answer answer;
    Text name; /* of the agency */
    int depth; /* steps below who was asked first */
    bool late;
} BoardRow;

/* Who has what: the agencies asked, each before those that it passed the call on to; for the actor's own agency and
 * those below when they may see no others. */
typedef struct {
    Call call;
    CallCounts counts;
    LIST(BoardRow) rows;
    LIST(Slot) measures; /* asked for, in the order of asking */
    Text form;           /* the title of the one to fill; "" for none, or one of the measures alone */
} Board;

Problem call_board(Work *work, Id call, Board *out);
/* All calls, the newest first, their counts; boards without rows. */
typedef LIST(Board) Boards;
Problem call_list(Work *work, bool closed_too, Boards *out);

/* ---- for the verbs of documents and forms; not verbs themselves ---- */

/* Whose answers the actor sees, who must be one that may read calls: 0 for all, else its agency's and those below; and
 * whether an answer is one of them. */
Problem call_sight(Work *work, Id *top);
bool call_answer_seen(const TreeView *view, Id top, const Answer *answer);
/* The call and the agency's answer to it. CALL_UNKNOWN, CALL_CLOSED, CALL_NOT_ASKED when nothing may be answered. */
Problem call_answerable(Work *work, Id call, Id agency, Call *out, Answer *answer);
/* Makes the state of the agency's answer follow from its documents and form; to be called in the transaction in which
 * one of these changed. */
Problem call_progress(Work *work, Id call, Id agency);
/* What must be so before the office accepts anything of the agency's answer: CALL_UNCONFIRMED. */
Problem call_acceptable(Work *work, Id call, Id agency);

#endif
