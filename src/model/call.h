/* call.h - a call (报送任务), and how far each agency is that it was put to.
 *
 * A call asks agencies for a window of time (统计时段), by a day, for a document, a filled form, or both. What an agency
 * gives is its answer; late is no state, it follows from the day. */
#ifndef HALFSKY_MODEL_CALL_H
#define HALFSKY_MODEL_CALL_H

#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "model/problems.h"

typedef enum { CALL_OPEN, CALL_CLOSED, CALL_WITHDRAWN, CALL_STATES } CallState;

typedef struct {
    Id id;
    Text title;
    Period period; /* the window asked for */
    Date due;      /* the last day that is in time */
    bool wants_document;
    bool wants_form;  /* the form below is to be filled */
    Id form;          /* 0: none */
    int form_version; /* of the form, fixed when the call is made */
    CallState state;
    Text note;
    int64_t revision; /* from 1 */
    Id made_by;
    int64_t made_at;
} Call;

typedef LIST(Call) Calls;

typedef enum {
    ANSWER_WAITING,   /* 未报 */
    ANSWER_DRAFT,     /* 草稿 */
    ANSWER_SUBMITTED, /* 已报 */
    ANSWER_RETURNED,  /* 退回 */
    ANSWER_ACCEPTED,  /* 验收 */
    ANSWER_STATES
} AnswerState;

/* An agency that a call is put to. `through` is the agency that passed it on and confirms what comes back. */
typedef struct {
    Id call, agency;
    Id through; /* 0: put to it by the office */
    AnswerState state;
    bool confirmed;   /* by `through` */
    Date submitted;   /* the day of the first submission that stands; {0}: none */
    int64_t revision; /* from 1 */
    int64_t changed_at;
} Answer;

typedef LIST(Answer) Answers;

const char *call_state_word(CallState state); /* "open", "closed", "withdrawn" */
bool call_state_read(Text word, CallState *out);
const char *answer_state_word(AnswerState state); /* "waiting", "draft", … */
bool answer_state_read(Text word, AnswerState *out);
/* 未报 草稿 已报 退回 验收, or in English the word. */
Text answer_state_name(AnswerState state, Language language);

/* 逾期: it was not there in time. Today for what is still owed, the day of submission for the rest. */
bool answer_late(const Answer *answer, Date due, Date today);

#endif
