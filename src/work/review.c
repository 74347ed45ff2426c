/* review.c - whole documents assigned, sent back and taken. */
#include "work/review.h"

#include "work/calls.h"
#include "work/derive.h"
#include "work/findings.h"
#include "work/versions.h"

static Problem assign_it(Work *work, SeenDocument seen, const Assignment *assignment);
static Problem return_it(Work *work, SeenDocument seen, const Remark *remarks, size_t count);
static Problem accept_it(Work *work, SeenDocument seen);

Problem document_assign(Work *work, SeenDocument document, const Assignment *assignment)
{
    TRY(work_begin(work, VERB_DOCUMENT_ASSIGN, 0));
    return work_end(work, VERB_DOCUMENT_ASSIGN, assign_it(work, document, assignment),
                    (WorkNote){ "document", document.id, TEXT("") });
}

Problem document_return(Work *work, SeenDocument document, const Remark *remarks, size_t count)
{
    if (count == 0)
        return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, return_it(work, document, remarks, count),
                    (WorkNote){ "document", document.id, TEXT("return") });
}

Problem document_accept(Work *work, SeenDocument document)
{
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, accept_it(work, document),
                    (WorkNote){ "document", document.id, TEXT("accept") });
}

Problem document_open_seen(Work *work, SeenDocument seen, OpenDocument *out)
{
    TRY(document_open(work, seen.id, out));
    if (seen.revision && seen.revision != out->row.revision)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    if (out->row.state == DOCUMENT_REPLACED)
        return problem(PROBLEM_DOCUMENT_REPLACED, TEXT(""), TEXT(""), TEXT(""));
    return OK;
}

static Problem progress(Work *work, const DocumentRow *row)
{
    return row->call && row->agency ? call_progress(work, row->call, row->agency) : OK;
}

static Problem has_figures(Work *work, const OpenDocument *document, bool *out)
{
    FactViews views = { 0 };

    *out = false;
    TRY(facts_view(work, document, &views));
    for (size_t i = 0; i < views.count; i++)
        *out |= views.items[i].held;
    return OK;
}

/* Versions before it are no others to be compared with: what it shares with them is found anew. */
static Problem derive_again(Work *work, const OpenDocument *document)
{
    Deriver *deriver;

    TRY(deriver_new(work, &deriver));
    Problem wrong = derive(deriver, work, document);
    deriver_free(deriver);
    return wrong;
}

static Problem assign_it(Work *work, SeenDocument seen, const Assignment *assignment)
{
    Vault vault = work_vault(work);
    OpenDocument document;
    DocumentRow *row = &document.row;
    bool decided;

    TRY(document_open_seen(work, seen, &document));
    DocumentRow before = *row;
    if (assignment->agency)
        row->agency = assignment->agency;
    if (assignment->period.kind != PERIOD_NONE)
        row->period = assignment->period;
    if (assignment->call)
        row->call = assignment->call;
    else if (row->agency != before.agency)
        row->call = 0;
    TRY(version_call(work, row));
    TRY(has_figures(work, &document, &decided));
    if (decided && (row->agency != before.agency || !period_equal(row->period, before.period)))
        return problem(PROBLEM_DOCUMENT_DECIDED, TEXT(""), TEXT(""), TEXT(""));
    /* what was said of it to one agency is not said to the other */
    if (row->agency && (row->state == DOCUMENT_RECEIVED || row->agency != before.agency))
        row->state = DOCUMENT_SUBMITTED;
    TRY(version_release(work, row, assignment->beside));
    if (!row->replaces && !assignment->beside && (row->agency != before.agency || row->call != before.call))
        TRY(version_replace(work, row));
    TRY(document_row_change(&vault, row));
    TRY(progress(work, &before));
    TRY(progress(work, row));
    return row->replaces != before.replaces ? derive_again(work, &document) : OK;
}

static Problem return_it(Work *work, SeenDocument seen, const Remark *remarks, size_t count)
{
    Vault vault = work_vault(work);
    OpenDocument document;

    TRY(document_open_seen(work, seen, &document));
    for (size_t i = 0; i < count; i++) {
        if (!text_trim(remarks[i].text).len)
            return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
        if (remarks[i].stop > document.text.len || remarks[i].start > remarks[i].stop)
            return problem(PROBLEM_FACT_UNKNOWN,
                           arena_format(work->arena, "%zu-%zu", remarks[i].start, remarks[i].stop), TEXT(""),
                           TEXT(""));
        TRY(remark_add(&vault, &(RemarkRow){ .id = work_id(work),
                                             .document = seen.id,
                                             .start = remarks[i].start,
                                             .stop = remarks[i].stop,
                                             .text = remarks[i].text,
                                             .made_at = work->now,
                                             .made_by = work->actor.id }));
    }
    document.row.state = DOCUMENT_RETURNED;
    TRY(document_row_change(&vault, &document.row));
    return progress(work, &document.row);
}

static Problem accept_it(Work *work, SeenDocument seen)
{
    Vault vault = work_vault(work);
    OpenDocument document;
    FactViews views = { 0 };
    size_t open = 0;

    TRY(document_open_seen(work, seen, &document));
    if (!document.row.agency)
        return problem(PROBLEM_DOCUMENT_UNASSIGNED, TEXT(""), TEXT(""), TEXT(""));
    if (document.row.call)
        TRY(call_acceptable(work, document.row.call, document.row.agency));
    TRY(facts_view(work, &document, &views));
    for (size_t i = 0; i < views.count; i++)
        open += views.items[i].standing == FACT_OPEN || views.items[i].standing == FACT_PROPOSED;
    if (open)
        return problem(PROBLEM_DOCUMENT_OPEN, arena_format(work->arena, "%zu", open), TEXT(""), TEXT(""));
    TRY(findings_acceptable(work, seen.id));
    document.row.state = DOCUMENT_ACCEPTED;
    TRY(document_row_change(&vault, &document.row));
    TRY(facts_replaced_void(work, &document.row));
    return progress(work, &document.row);
}
