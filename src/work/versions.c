/* versions.c - which call a document answers, and what it replaces. */
#include "work/versions.h"

#include "work/calls.h"

static Problem asked_once(Work *work, const DocumentRow *document, Call *out);
static bool replaces(const DocumentRow *document, const DocumentRow *old);

Problem version_call(Work *work, DocumentRow *document)
{
    Call call = { 0 };
    Answer answer;

    if (document->call)
        TRY(call_get(work, document->call, &call));
    else if (document->agency)
        TRY(asked_once(work, document, &call));
    if (document->call && document->agency)
        TRY(call_answerable(work, document->call, document->agency, &call, &answer));
    document->call = call.id;
    if (document->call && document->period.kind == PERIOD_NONE)
        document->period = call.period;
    return OK;
}

Problem version_replace(Work *work, DocumentRow *document)
{
    Vault vault = work_vault(work);
    DocumentRows rows = { 0 };
    DocumentRow *old = NULL;

    if (!document->agency)
        return OK;
    TRY(document_rows(&vault, (DocumentFilter){ .agency = document->agency, .call = document->call }, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (replaces(document, &rows.items[i]))
            old = &rows.items[i];
    if (!old)
        return OK;
    document->replaces = old->id;
    document->version = old->version + 1;
    old->state = DOCUMENT_REPLACED;
    return document_row_change(&vault, old);
}

/* The one open call for documents that the agency was asked for that period; call->id 0 when there is none, or several. */
static Problem asked_once(Work *work, const DocumentRow *document, Call *out)
{
    Answers answers = { 0 };
    size_t fits = 0;

    TRY(answers_of_agency(work->db, work->county, document->agency, work->arena, &answers));
    for (size_t i = 0; i < answers.count; i++) {
        Call call;

        TRY(call_get(work, answers.items[i].call, &call));
        if (call.state != CALL_OPEN || !call.wants_document
            || (document->period.kind != PERIOD_NONE && !period_equal(call.period, document->period)))
            continue;
        *out = call;
        fits++;
    }
    if (fits != 1)
        *out = (Call){ 0 };
    return OK;
}

static bool replaces(const DocumentRow *document, const DocumentRow *old)
{
    return old->state != DOCUMENT_REPLACED && old->id < document->id && old->file != document->file
           && old->call == document->call && period_equal(old->period, document->period)
           && (document->call || (document->title.len && text_equal(old->title, document->title)));
}
