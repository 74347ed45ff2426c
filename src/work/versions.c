/* versions.c - which call a document answers, and what it replaces. */
#include "work/versions.h"

#include "work/calls.h"

static Problem asked_once(Work *work, const DocumentRow *document, Call *out);
static bool replaces(const DocumentRow *document, const DocumentRow *old);
static bool is_version_of(const DocumentRow *document, const DocumentRow *old);

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

Problem version_release(Work *work, DocumentRow *document, bool always)
{
    Vault vault = work_vault(work);
    DocumentRow old;
    bool found;

    if (!document->replaces)
        return OK;
    TRY(document_row_find(&vault, document->replaces, &old, &found));
    if (!found || (!always && is_version_of(document, &old)))
        return OK;
    document->replaces = 0;
    document->version = 1;
    old.state = DOCUMENT_SUBMITTED;
    TRY(document_row_change(&vault, &old));
    return old.call ? call_progress(work, old.call, old.agency) : OK;
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

/* What an older one left open, its call or its period, may be said of the newer one later. */
static bool is_version_of(const DocumentRow *document, const DocumentRow *old)
{
    return document->agency == old->agency && (!old->call || old->call == document->call)
           && (old->period.kind == PERIOD_NONE || period_equal(old->period, document->period));
}
