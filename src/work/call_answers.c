/* call_answers.c - how far the answer to a call is: what the verbs of documents and forms share. */
#include "work/calls.h"

static Problem agency_words(Work *work, Id agency, Text *out);

Problem call_get(Work *work, Id id, Call *out)
{
    char words[ID_TEXT_MAX];
    bool found;

    TRY(call_find(work->db, work->county, id, work->arena, out, &found));
    return found ? OK : problem(PROBLEM_CALL_UNKNOWN, (Text){ words, id_write(id, words) }, TEXT(""), TEXT(""));
}

Problem call_answerable(Work *work, Id id, Id agency, Call *out, Answer *answer)
{
    bool found;
    Text name;

    TRY(call_get(work, id, out));
    if (out->state != CALL_OPEN)
        return problem(PROBLEM_CALL_OVER, out->title, TEXT(""), TEXT(""));
    TRY(answer_find(work->db, work->county, id, agency, answer, &found));
    if (found)
        return OK;
    TRY(agency_words(work, agency, &name));
    return problem(PROBLEM_CALL_NOT_ASKED, name, out->title, TEXT(""));
}

/* The state of parts together; one that is not wanted says nothing. */
static AnswerState state_of(const Call *call, AnswerState document, AnswerState form)
{
    AnswerState parts[2];
    int count = 0;
    bool same = true;

    if (call->wants_document || !call->wants_form)
        parts[count++] = document;
    if (call->wants_form)
        parts[count++] = form;
    for (int i = 0; i < count; i++)
        if (parts[i] == ANSWER_RETURNED)
            return ANSWER_RETURNED;
    for (int i = 1; i < count; i++)
        same &= parts[i] == parts[0];
    if (same)
        return parts[0];
    for (int i = 0; i < count; i++)
        if (parts[i] == ANSWER_WAITING || parts[i] == ANSWER_DRAFT)
            return ANSWER_DRAFT;
    return ANSWER_SUBMITTED; /* one part of it is accepted already */
}

Problem call_progress(Work *work, Id id, Id agency)
{
    AnswerState document, form;
    Answer answer;
    Call call;
    bool found;

    TRY(call_get(work, id, &call));
    TRY(answer_find(work->db, work->county, id, agency, &answer, &found));
    if (!found)
        return OK;
    TRY(call_documents_state(work->db, work->county, id, agency, &document));
    TRY(call_form_state(work->db, work->county, id, agency, &form));
    AnswerState state = state_of(&call, document, form);
    if (state == answer.state)
        return OK;
    if (state == ANSWER_WAITING || state == ANSWER_DRAFT)
        answer.submitted = (Date){ 0 };
    else if (!date_valid(answer.submitted))
        answer.submitted = work->today;
    if (state != ANSWER_ACCEPTED)
        answer.confirmed = false;
    answer.state = state;
    answer.changed_at = work->now;
    return answer_save(work->db, work->county, &answer);
}

Problem call_acceptable(Work *work, Id id, Id agency)
{
    Text name, through;
    Answer answer;
    bool found;

    TRY(answer_find(work->db, work->county, id, agency, &answer, &found));
    if (!found || !answer.through || answer.confirmed)
        return OK;
    TRY(agency_words(work, agency, &name));
    TRY(agency_words(work, answer.through, &through));
    return problem(PROBLEM_CALL_UNCONFIRMED, name, through, TEXT(""));
}

static Problem agency_words(Work *work, Id agency, Text *out)
{
    Tree tree;

    TRY(work_tree(work, &tree));
    *out = tree_name(&tree, agency, work->today);
    return OK;
}
