/* filled_view.c - what an agency has filled in, with what the grid knows beside it. */
#include "work/filled.h"

#include "store/forms.h"
#include "store/slots.h"
#include "work/cells.h"
#include "work/forms.h"
#include "work/measures.h"

static Problem rows_of(Work *work, FilledView *view);
static FilledItem prefilled(int place, const Candidates *known);

Problem filled_view(Work *work, Id call, Id agency, FilledView *out)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    Answer answer;
    bool found;
    Tree tree;

    *out = (FilledView){ 0 };
    TRY(work_may(work, VERB_CALL_READ, agency));
    TRY(call_get(work, call, &out->call));
    TRY(work_tree(work, &tree));
    out->agency = tree_name(&tree, agency, work->today);
    TRY(answer_find(work->db, work->county, call, agency, &answer, &found));
    if (!found)
        return problem(PROBLEM_CALL_NOT_ASKED, out->agency, out->call.title, TEXT(""));
    if (!out->call.form)
        return problem(PROBLEM_CALL_NO_FORM, out->call.title, TEXT(""), TEXT(""));
    TRY(form_get(work, out->call.form, out->call.form_version, &out->form));
    TRY(filled_find(&vault, call, agency, &out->filled, &found));
    if (!found)
        out->filled = (FilledForm){ .form = out->form.id,
                                    .version = out->form.version,
                                    .agency = agency,
                                    .call = call,
                                    .period = out->call.period,
                                    .state = ANSWER_DRAFT };
    TRY(rows_of(work, out));
    filled_check(work->arena, out);
    return OK;
}

static void beside(Work *work, const Tree *tree, FilledRow *row, const Candidates *known)
{
    row->last_year = known->last_year.value;
    for (Source source = SOURCE_CLAIM; source < SOURCE_COUNT; source++) {
        const Candidate *candidate = &known->sources[source];
        row->sources[source] = candidate->given ? candidate->value : value_blank();
        if (!candidate->given || !candidate->cell)
            continue;
        row->said_by[source] = tree_name(tree, candidate->cell->by, work->today);
        row->as_of[source] = candidate->cell->as_of;
    }
    row->record_complete = known->sources[SOURCE_RECORD].given && known->sources[SOURCE_RECORD].cell->complete;
}

static Problem rows_of(Work *work, FilledView *view)
{
    FilledForm *filled = &view->filled;
    Slots slots;
    Grid *grid;
    Tree tree;

    TRY(slots_load(work->db, work->county, work->arena, &slots));
    TRY(work_tree(work, &tree));
    TRY(cells_grid(work, &grid));
    for (size_t i = 0; i < view->form.items.count; i++) {
        const FormItem *item = &view->form.items.items[i];
        const Slot *slot = slot_find(slots, item->slot);
        FilledRow row = { .item = *item };
        Candidates known;
        Spot spot;

        if (!slot)
            return problem(PROBLEM_SLOT_UNKNOWN, arena_format(work->arena, "%u", item->slot), TEXT(""), TEXT(""));
        row.measure = slot->measure;
        row.unit = measure_unit(work, slot->measure);
        row.unit_kind = measure_unit_kind(work, slot->measure);
        spot = (Spot){ measure_subject(work, &tree, slot, item->extent, filled->agency, filled->period.last),
                       filled->period };
        TRY(trace_candidates(grid, work->arena, spot, item->slot, item->extent, &known));
        beside(work, &tree, &row, &known);
        if (!filled->id)
            LIST_PUSH(work->arena, &filled->items, prefilled(item->place, &known));
        if (i >= filled->items.count)
            return problem(PROBLEM_DATABASE_BROKEN, TEXT("filled_item"), TEXT(""), TEXT(""));
        row.filled = filled->items.items[i];
        LIST_PUSH(work->arena, &view->rows, row);
    }
    return OK;
}

/* What counts in the grid, where it is exact; else nothing, and what was said stands beside. */
static FilledItem prefilled(int place, const Candidates *known)
{
    static const Prefill of_source[SOURCE_COUNT] = { PREFILL_SUMMED, PREFILL_CLAIM, PREFILL_RECORD, PREFILL_RETURN,
                                                     PREFILL_CERTIFIED };
    const Resolved *now = &known->now;
    FilledItem item = { .place = place, .value = value_blank(), .revision = 1 };

    if (!value_is_given(now->value) || !filled_value_fits(now->value))
        return item;
    item.value = now->value;
    switch (now->how) {
    case HOW_STATED:
        item.prefill = of_source[now->source];
        break;
    case HOW_SETTLED:
        item.prefill = PREFILL_CERTIFIED;
        break;
    default:
        item.prefill = PREFILL_SUMMED;
        break;
    }
    return item;
}

bool filled_value_fits(GridValue value)
{
    return value.state != VALUE_INTERVAL;
}
