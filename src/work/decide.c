/* decide.c - facts accepted, corrected and rejected. */
#include "store/cells.h"
#include "work/cells.h"
#include "work/facts_work.h"
#include "work/measures.h"
#include "work/proposals.h"

/* Figures that are gone, as proposals name them. */
typedef LIST(Text) GoneKeys;

/* What one verb decides: cells first, for decisions name them. */
typedef struct {
    Work *work;
    OpenDocument document;
    FactPlacing placing;
    FactViews views;
    CellChange change;
    LIST(Decision) decisions;
    GoneKeys gone;
} Deciding;

static Problem begin(Deciding *deciding, Work *work, Id document);
static Problem find(Deciding *deciding, FactAnchor anchor, FactView *out);
static Problem decide(Deciding *deciding, const FactView *view, DecisionKind kind, const Cell *cell, Text note);
static Problem write_all(Deciding *deciding);
static Problem accept_it(Work *work, FactAnchor anchor, Id *cell);
static Problem reject_it(Work *work, FactAnchor anchor, Text note);
static Problem correct_it(Work *work, FactAnchor anchor, const FactCorrection *correction, Id *cell);
static Problem accept_all(Work *work, Id document, FactsAccepted *out);

Problem fact_accept(Work *work, FactAnchor fact, Id *cell)
{
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, accept_it(work, fact, cell),
                    (WorkNote){ "document", fact.document, TEXT("accept a fact") });
}

Problem fact_reject(Work *work, FactAnchor fact, Text note)
{
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, reject_it(work, fact, note),
                    (WorkNote){ "document", fact.document, TEXT("reject a fact") });
}

Problem fact_correct(Work *work, FactAnchor fact, const FactCorrection *correction, Id *cell)
{
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, correct_it(work, fact, correction, cell),
                    (WorkNote){ "document", fact.document, TEXT("correct a fact") });
}

Problem facts_accept(Work *work, Id document, FactsAccepted *out)
{
    *out = (FactsAccepted){ 0 };
    TRY(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    return work_end(work, VERB_DOCUMENT_REVIEW, accept_all(work, document, out),
                    (WorkNote){ "document", document, TEXT("accept facts") });
}

static Text key_of(Work *work, const Decision *decision)
{
    return proposal_figure_key(work->arena, decision->document, decision->start, decision->stop);
}

/* The cells that decisions on a document put into the grid and that are not void. */
static Problem void_cells_of(Work *work, Id document, CellChange *change, GoneKeys *gone)
{
    Vault vault = work_vault(work);
    Decisions decisions = { 0 };

    TRY(decisions_of(&vault, document, &decisions));
    for (size_t i = 0; i < decisions.count; i++) {
        bool found = false;
        Cell cell;

        if (decisions.items[i].cell)
            TRY(cell_find(work->db, work->county, decisions.items[i].cell, &cell, &found));
        if (found && !cell.voided) {
            cells_void(work, change, &cell);
            LIST_PUSH(work->arena, gone, key_of(work, &decisions.items[i]));
        }
    }
    return OK;
}

static Problem tell_gone(Work *work, const GoneKeys *gone)
{
    for (size_t i = 0; i < gone->count; i++)
        TRY(proposals_host_gone(work, gone->items[i]));
    return OK;
}

Problem facts_replaced_void(Work *work, const DocumentRow *document)
{
    Vault vault = work_vault(work);
    CellChange change = { 0 };
    DocumentRow older = *document;
    GoneKeys gone = { 0 };
    bool found = true;

    while (found && older.replaces) {
        TRY(void_cells_of(work, older.replaces, &change, &gone));
        TRY(document_row_find(&vault, older.replaces, &older, &found));
    }
    TRY(cells_apply(work, &change));
    return tell_gone(work, &gone);
}

static Problem begin(Deciding *deciding, Work *work, Id document)
{
    *deciding = (Deciding){ .work = work };
    TRY(document_open(work, document, &deciding->document));
    if (deciding->document.row.state == DOCUMENT_REPLACED)
        return problem(PROBLEM_DOCUMENT_REPLACED, TEXT(""), TEXT(""), TEXT(""));
    TRY(fact_placing(work, &deciding->document.row, &deciding->placing));
    return facts_view(work, &deciding->document, &deciding->views);
}

static Problem find(Deciding *deciding, FactAnchor anchor, FactView *out)
{
    for (size_t i = 0; i < deciding->views.count; i++) {
        *out = deciding->views.items[i];
        if (out->start != anchor.start || out->stop != anchor.stop)
            continue;
        if ((out->decision ? out->decision->revision : 0) != anchor.based_on)
            return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
        return OK;
    }
    return problem(PROBLEM_FACT_UNKNOWN, arena_format(deciding->work->arena, "%zu-%zu", anchor.start, anchor.stop),
                   TEXT(""), TEXT(""));
}

static Problem accept_it(Work *work, FactAnchor anchor, Id *cell)
{
    Deciding deciding;
    FactView view;

    TRY(begin(&deciding, work, anchor.document));
    TRY(find(&deciding, anchor, &view));
    if (!view.row)
        return problem(PROBLEM_FACT_UNMEASURED, TEXT(""), TEXT(""), TEXT(""));
    TRY(view.lacks);
    if (!view.row->fits)
        return problem(PROBLEM_FACT_NO_FIGURE, TEXT(""), TEXT(""), TEXT(""));
    TRY(decide(&deciding, &view, DECISION_ACCEPTED, &view.cell, TEXT("")));
    *cell = deciding.decisions.items[0].cell;
    return write_all(&deciding);
}

static Problem reject_it(Work *work, FactAnchor anchor, Text note)
{
    Deciding deciding;
    FactView view;

    TRY(begin(&deciding, work, anchor.document));
    TRY(find(&deciding, anchor, &view));
    TRY(decide(&deciding, &view, DECISION_REJECTED, NULL, note));
    return write_all(&deciding);
}

/* The cell as read, or as it was corrected before, and on it what is meant instead. */
static Problem corrected(Deciding *deciding, const FactView *view, const FactCorrection *correction, Cell *out)
{
    Work *work = deciding->work;

    *out = view->held ? view->in_grid : view->cell;
    out->source = SOURCE_CLAIM;
    out->origin = ORIGIN_DECISION;
    out->by = deciding->document.row.agency;
    if (!out->by)
        return problem(PROBLEM_DOCUMENT_UNASSIGNED, TEXT(""), TEXT(""), TEXT(""));
    if (correction->value)
        out->value = *correction->value;
    if (correction->measure.len)
        TRY(cells_slot(work, correction->measure, TEXT(""), TEXT(""), &out->slot));
    if (correction->period.kind != PERIOD_NONE)
        out->period = correction->period;
    if (correction->extent != EXTENT_UNSAID)
        out->extent = correction->extent;
    if (out->extent == EXTENT_UNSAID)
        out->extent = EXTENT_ALL;
    if (date_valid(correction->as_of))
        out->as_of = correction->as_of;
    if (!out->slot)
        return problem(PROBLEM_FACT_UNMEASURED, TEXT(""), TEXT(""), TEXT(""));
    if (out->period.kind == PERIOD_NONE)
        return problem(PROBLEM_PERIOD_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(fact_placing(work, &deciding->document.row, &deciding->placing)); /* the slot may be new */
    const Slot *slot = slot_find(deciding->placing.slots, out->slot);
    if ((correction->value || correction->measure.len) && slot)
        TRY(measure_figure_check(work, slot->measure, out->value));
    if (correction->period.kind != PERIOD_NONE)
        TRY(period_begun(work, out->period));
    bool table = view->row && view->row->subject;
    if (correction->subject)
        out->subject = correction->subject;
    else if (!table && !view->held)
        out->subject = fact_subject(&deciding->placing, slot, out->extent, out->period);
    else if (table && !out->subject)
        out->subject = view->row->subject;
    return OK;
}

static Problem correct_it(Work *work, FactAnchor anchor, const FactCorrection *correction, Id *cell)
{
    Deciding deciding;
    FactView view = { 0 };
    Cell meant;

    TRY(begin(&deciding, work, anchor.document));
    Problem unread = find(&deciding, anchor, &view);
    if (unread.code == PROBLEM_FACT_UNKNOWN && correction->value && anchor.start < anchor.stop
        && anchor.stop <= deciding.document.text.len)
        view = (FactView){ .start = anchor.start, .stop = anchor.stop };
    else
        TRY(unread);
    TRY(corrected(&deciding, &view, correction, &meant));
    TRY(decide(&deciding, &view, DECISION_CORRECTED, &meant, correction->note));
    *cell = deciding.decisions.items[0].cell;
    return write_all(&deciding);
}

static Problem accept_all(Work *work, Id document, FactsAccepted *out)
{
    Deciding deciding;

    TRY(begin(&deciding, work, document));
    for (size_t i = 0; i < deciding.views.count; i++) {
        const FactView *view = &deciding.views.items[i];

        if (view->standing != FACT_OPEN && view->standing != FACT_PROPOSED)
            continue;
        if (view->standing == FACT_PROPOSED || view->lacks.code || view->rival) {
            out->left++;
            continue;
        }
        TRY(decide(&deciding, view, DECISION_ACCEPTED, &view->cell, TEXT("")));
        out->accepted++;
    }
    return write_all(&deciding);
}

/* What an older version of the document said of the same place gives way. */
static Problem void_older(Deciding *deciding, const Cell *cell)
{
    Work *work = deciding->work;
    Vault vault = work_vault(work);
    DocumentRow older = deciding->document.row;
    bool found = true;
    Cells cells;

    if (!older.replaces)
        return OK;
    TRY(cells_of_place(work->db, work->county, cell->subject, cell->period, work->arena, &cells));
    while (found && older.replaces) {
        for (size_t i = 0; i < cells.count; i++) {
            const Cell *old = &cells.items[i];
            Decision decision;
            bool decided = false;

            if (old->voided || old->origin != ORIGIN_DECISION || old->slot != cell->slot
                || old->extent != cell->extent)
                continue;
            TRY(decision_find(&vault, old->origin_id, &decision, &decided));
            if (decided && decision.document == older.replaces) {
                cells_void(work, &deciding->change, old);
                LIST_PUSH(work->arena, &deciding->gone, key_of(work, &decision));
            }
        }
        TRY(document_row_find(&vault, older.replaces, &older, &found));
    }
    return OK;
}

static bool voids(const CellChange *change, Id cell)
{
    for (size_t i = 0; i < change->voided.count; i++)
        if (change->voided.items[i].id == cell)
            return true;
    return false;
}

static bool same_place(const Cell *a, const Cell *b)
{
    return a->slot == b->slot && a->subject == b->subject && a->extent == b->extent
           && period_equal(a->period, b->period);
}

static Problem decide(Deciding *deciding, const FactView *view, DecisionKind kind, const Cell *cell, Text note)
{
    Work *work = deciding->work;
    Decision decision = {
        .id = work_id(work),
        .document = deciding->document.row.id,
        .text_key = deciding->document.row.text_key,
        .start = view->start,
        .stop = view->stop,
        .quote = text_slice(deciding->document.text, view->start, view->stop),
        .revision = view->decision ? view->decision->revision + 1 : 1,
        .kind = kind,
        .note = note,
        .made_at = work->now,
        .made_by = work->actor.id,
    };

    decision.reading = fact_line(&deciding->placing, view->row);
    if (view->held && !voids(&deciding->change, view->in_grid.id))
        cells_void(work, &deciding->change, &view->in_grid);
    if (view->held && (!cell || !same_place(cell, &view->in_grid)))
        LIST_PUSH(work->arena, &deciding->gone, key_of(work, &decision));
    if (cell) {
        Cell added = *cell;

        TRY(void_older(deciding, cell));
        added.voided = added.settled = false;
        added.origin_id = decision.id;
        /* a partner's figure stays one while it tells of the same */
        added.partner = view->held && view->in_grid.partner && same_place(cell, &view->in_grid);
        added.joint = added.partner ? view->in_grid.joint : 0;
        decision.cell = cells_add(work, &deciding->change, added, TEXT(""));
    }
    LIST_PUSH(work->arena, &deciding->decisions, decision);
    return OK;
}

static Problem write_all(Deciding *deciding)
{
    Vault vault = work_vault(deciding->work);

    TRY(cells_apply(deciding->work, &deciding->change));
    for (size_t i = 0; i < deciding->decisions.count; i++)
        TRY(decision_add(&vault, &deciding->decisions.items[i]));
    return tell_gone(deciding->work, &deciding->gone);
}
