/* facts.c - the figures of a document as people see them. */
#include "work/facts.h"

#include "store/cells.h"
#include "store/slots.h"
#include "work/facts_work.h"

static const char *const standing_words[FACT_STANDINGS] = { "kept",      "open",     "accepted",
                                                            "corrected", "rejected", "proposed" };

static const FactRow *row_at(const FactRows *rows, const Decision *decision);
static bool has_decision(const Decisions *decisions, const FactRow *row);
static Problem view_of(FactPlacing *placing, const FactRow *row, const Decision *decision, FactView *out);
static void stand(FactPlacing *placing, FactView *view);
static void find_rivals(FactViews *views);

const char *fact_standing_word(FactStanding standing)
{
    return standing_words[standing];
}

Problem facts_view(Work *work, const OpenDocument *document, FactViews *out)
{
    Vault vault = work_vault(work);
    FactRows *rows = ARENA_NEW(work->arena, FactRows);
    Decisions *decisions = ARENA_NEW(work->arena, Decisions);
    FactPlacing placing;
    FactView view;

    TRY(facts_load(&vault, document->row.id, rows));
    TRY(decisions_of(&vault, document->row.id, decisions));
    TRY(fact_placing(work, &document->row, &placing));
    size_t next = 0;
    for (size_t i = 0; i <= rows->count; i++) {
        const FactRow *row = i < rows->count ? &rows->items[i] : NULL;

        for (; next < decisions->count && (!row || decisions->items[next].start <= row->start); next++) {
            TRY(view_of(&placing, row_at(rows, &decisions->items[next]), &decisions->items[next], &view));
            LIST_PUSH(work->arena, out, view);
        }
        if (!row || has_decision(decisions, row))
            continue;
        TRY(view_of(&placing, row, NULL, &view));
        LIST_PUSH(work->arena, out, view);
    }
    find_rivals(out);
    return OK;
}

Problem fact_list(Work *work, Id document, OpenDocument *opened, FactViews *out)
{
    TRY(document_read(work, document, opened));
    return facts_view(work, opened, out);
}

/* What is read now at the words of a decision: just there, else what overlaps them most. */
static const FactRow *row_at(const FactRows *rows, const Decision *decision)
{
    const FactRow *best = NULL;
    size_t most = 0;

    for (const FactRow *row = rows->items; row && row < rows->items + rows->count; row++) {
        size_t from = row->start > decision->start ? row->start : decision->start;
        size_t to = row->stop < decision->stop ? row->stop : decision->stop;

        if (row->start == decision->start && row->stop == decision->stop)
            return row;
        if (from < to && to - from > most) {
            best = row;
            most = to - from;
        }
    }
    return best;
}

static bool has_decision(const Decisions *decisions, const FactRow *row)
{
    for (size_t i = 0; i < decisions->count; i++)
        if (decisions->items[i].start < row->stop && row->start < decisions->items[i].stop)
            return true;
    return false;
}

static Text measure_of(const FactPlacing *placing, uint32_t number)
{
    const Slot *slot = number ? slot_find(placing->slots, number) : NULL;

    return slot ? slot->measure : TEXT("");
}

/* Of a fact, of a decision on it, or of a decision on what is read no more. */
static Problem view_of(FactPlacing *placing, const FactRow *row, const Decision *decision, FactView *out)
{
    *out = (FactView){ .row = row, .decision = decision };
    if (decision) {
        out->start = decision->start;
        out->stop = decision->stop;
    } else if (row) {
        out->start = row->start;
        out->stop = row->stop;
    }
    if (row)
        TRY(fact_place(placing, row, &out->cell, &out->lacks));
    if (decision && decision->cell) {
        TRY(cell_find(placing->work->db, placing->work->county, decision->cell, &out->in_grid, &out->held));
        out->held = out->held && !out->in_grid.voided;
    }
    out->measure = measure_of(placing, out->cell.slot);
    out->measure_in_grid = measure_of(placing, out->in_grid.slot);
    stand(placing, out);
    return OK;
}

static void stand(FactPlacing *placing, FactView *view)
{
    static const FactStanding decided[] = { [DECISION_ACCEPTED] = FACT_ACCEPTED,
                                            [DECISION_CORRECTED] = FACT_CORRECTED,
                                            [DECISION_REJECTED] = FACT_REJECTED };
    bool wanted = false;

    if (view->row && view->row->fits && view->row->slot)
        wanted = fact_wanted(placing, view->row->slot, view->cell.period);
    view->standing = wanted ? FACT_OPEN : FACT_KEPT;
    if (!view->decision)
        return;
    /* what left the grid for a newer version, which is none any more, waits again; what was corrected, for somebody who
     * looks at it */
    if (view->decision->cell && !view->held && placing->document->state != DOCUMENT_REPLACED) {
        view->standing = view->decision->kind == DECISION_CORRECTED ? FACT_PROPOSED : FACT_OPEN;
        return;
    }
    view->standing = decided[view->decision->kind];
    /* what stands in the grid matters whoever asked for it */
    if ((wanted || view->held) && !text_equal(fact_line(placing, view->row), view->decision->reading))
        view->standing = FACT_PROPOSED;
}

/* The same place of the grid, and another value. */
static bool contradicts(const FactView *a, const FactView *b)
{
    const Cell *first = a->held ? &a->in_grid : &a->cell;
    const Cell *second = b->held ? &b->in_grid : &b->cell;

    return first->slot == second->slot && first->subject == second->subject && first->extent == second->extent
           && period_equal(first->period, second->period) && first->running == second->running
           && !value_equal(first->value, second->value);
}

static bool speaks(const FactView *view)
{
    return view->held || ((view->standing == FACT_OPEN || view->standing == FACT_PROPOSED) && !view->lacks.code);
}

static void find_rivals(FactViews *views)
{
    for (size_t i = 0; i < views->count; i++)
        for (size_t j = 0; j < views->count && speaks(&views->items[i]); j++)
            if (i != j && speaks(&views->items[j]) && contradicts(&views->items[i], &views->items[j]))
                views->items[i].rival = true;
}
