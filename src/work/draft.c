/* draft.c - figures to blanks, years moved on. */
#include "work/draft.h"

#include "base/doc_edit.h"
#include "grid/periods.h"
#include "grid/query.h"
#include "work/cells.h"
#include "work/draft_edits.h"
#include "work/facts.h"

static Problem choose(Work *work, Id agency, Period period, DocumentRow *out);
static Problem look_up(Work *work, const OpenDocument *document, const DraftEdits *edits, int years, Draft *out);

Problem document_draft(Work *work, Id agency, Period period, Draft *out)
{
    OpenDocument document;
    DraftEdits edits;
    DocumentRow row = { 0 };

    *out = (Draft){ 0 };
    TRY(work_may(work, VERB_DOCUMENT_READ, agency));
    TRY(choose(work, agency, period, &row));
    TRY(document_read(work, row.id, &document));
    out->from = row;
    out->period = period.kind == PERIOD_NONE ? period_moved(row.period, 1) : period;
    int years = out->period.first.year - row.period.first.year;
    TRY(draft_edits(work, &document, years, &edits));
    const DocEdit *list = edits.edits.items;
    size_t count = edits.edits.count, from = row.start;
    out->doc = doc_edited(work->arena, &document.doc, row.start, row.stop, list, count);
    out->years = edits.years;
    out->hidden = edits.hidden;
    for (size_t i = 0; i < edits.marks.count; i++) {
        const DraftMark *mark = &edits.marks.items[i];
        LIST_PUSH(work->arena, &out->blanks,
                  (DraftBlank){ .start = doc_edited_offset(from, list, count, mark->start, false),
                                .stop = doc_edited_offset(from, list, count, mark->end, true),
                                .is_day = mark->is_day,
                                .words = text_slice(document.doc.text, mark->start, mark->end) });
    }
    return look_up(work, &document, &edits, years, out);
}

/* ---- which text ---- */

static Problem choose(Work *work, Id agency, Period period, DocumentRow *out)
{
    const DocumentState accepted = DOCUMENT_ACCEPTED;
    Vault vault = work_vault(work);
    const DocumentRow *best = NULL;
    DocumentRows rows = { 0 };
    bool fits = false;
    Tree tree;

    TRY(document_rows(&vault, (DocumentFilter){ .agency = agency, .state = &accepted }, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const DocumentRow *row = &rows.items[i];
        bool same_kind = row->period.kind == period.kind;

        if (row->period.kind == PERIOD_NONE
            || (period.kind != PERIOD_NONE && date_compare(row->period.first, period.first) >= 0))
            continue;
        if (best && fits && !same_kind)
            continue;
        if (best && fits == same_kind && date_compare(row->period.last, best->period.last) < 0)
            continue;
        best = row;
        fits = same_kind;
    }
    if (best) {
        *out = *best;
        return OK;
    }
    TRY(work_tree(work, &tree));
    return problem(PROBLEM_DRAFT_NOTHING, tree_name(&tree, agency, work->today), TEXT(""), TEXT(""));
}

/* ---- what is known of the blanks ---- */

static const FactView *view_at(const FactViews *views, const OpenDocument *document, const DraftMark *mark)
{
    size_t start = mark->start - document->row.start, end = mark->end - document->row.start;

    for (size_t i = 0; i < views->count; i++)
        if (views->items[i].start == start && views->items[i].stop == end)
            return &views->items[i];
    return NULL;
}

static Problem look_up_one(Work *work, Grid *grid, const FactView *view, int years, DraftBlank *out)
{
    const Cell *cell = view->held ? &view->in_grid : &view->cell;
    DashboardRow *row;
    size_t count;

    out->measure = view->held ? view->measure_in_grid : view->measure;
    out->last = cell->value;
    bool figure = view->held || (view->row && view->row->fits); /* what is planned is not in the grid */
    if (!figure || !out->measure.len || cell->period.kind == PERIOD_NONE || !cell->subject)
        return OK;
    out->period = period_moved(cell->period, years);
    if (work_may(work, VERB_GRID_READ, cell->subject).code)
        return OK; /* who may read the text need not be one who may see this year's figures of all that it names */
    TRY(query_dashboard(grid, work->arena, (Spot){ cell->subject, out->period }, cell->extent, &cell->slot, 1, &row,
                        &count));
    if (count)
        out->now = row->now;
    return OK;
}

static Problem look_up(Work *work, const OpenDocument *document, const DraftEdits *edits, int years, Draft *out)
{
    FactViews views = { 0 };
    Grid *grid;

    TRY(facts_view(work, document, &views));
    TRY(cells_grid(work, &grid));
    for (size_t i = 0; i < out->blanks.count; i++) {
        const FactView *view = view_at(&views, document, &edits->marks.items[i]);
        if (view && !out->blanks.items[i].is_day)
            TRY(look_up_one(work, grid, view, years, &out->blanks.items[i]));
    }
    return OK;
}
