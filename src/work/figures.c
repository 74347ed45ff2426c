/* figures.c - what is settled by hand, and values as people write them. */
#include "work/figures.h"

#include "grid/trace.h"
#include "store/cells.h"
#include "store/slots.h"
#include "work/measures.h"

static Problem settle_it(Work *work, const Settlement *settlement, Id *cell);
static Problem unsettle_it(Work *work, Id cell);

Problem figure_settle(Work *work, const Settlement *settlement, Id *cell)
{
    if (!settlement->reason.len)
        return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
    *cell = 0;
    TRY(work_begin(work, VERB_FIGURE_SETTLE, 0));
    Problem wrong = settle_it(work, settlement, cell); // first: the row names the cell
    return work_end(work, VERB_FIGURE_SETTLE, wrong, (WorkNote){ "cell", *cell, TEXT("settle") });
}

Problem figure_unsettle(Work *work, Id cell)
{
    TRY(work_begin(work, VERB_FIGURE_SETTLE, 0));
    return work_end(work, VERB_FIGURE_SETTLE, unsettle_it(work, cell),
                    (WorkNote){ "cell", cell, TEXT("unsettle") });
}

/* Bounds as value_write says them. */
static const struct {
    const char *word;
    FactBound bound;
} bounds[] = { { "至少", BOUND_AT_LEAST }, { "至多", BOUND_AT_MOST }, { "约", BOUND_ABOUT } };

bool figure_read(Text words, GridValue *out)
{
    FactBound bound = BOUND_EXACT;
    char digits[DECIMAL_TEXT_MAX];
    size_t length = 0;
    Decimal number;

    if (!words.len || text_equal(words, TEXT("空"))) {
        *out = value_blank();
        return true;
    }
    if (text_equal(words, TEXT("—"))) {
        *out = value_not_applicable();
        return true;
    }
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (text_starts(words, text_of(bounds[i].word))) {
            bound = bounds[i].bound;
            words = text_slice(words, strlen(bounds[i].word), words.len);
            break;
        }
    for (size_t i = 0; i < words.len && length < sizeof digits; i++)
        if (words.at[i] != ',')
            digits[length++] = words.at[i];
    if (length == sizeof digits || !decimal_read((Text){ digits, length }, &number))
        return false;
    *out = value_of_fact(number, bound);
    return true;
}

static Problem settle_it(Work *work, const Settlement *settlement, Id *cell)
{
    CellChange change = { 0 };
    Cell settled = {
        .slot = settlement->slot,
        .subject = settlement->spot.agency,
        .extent = settlement->extent,
        .period = settlement->spot.period,
        .source = SOURCE_RETURN,
        .value = settlement->value,
        .by = work->actor.agency ? work->actor.agency : settlement->spot.agency,
        .origin = ORIGIN_ISSUED,
        .settled = true,
    };
    const Slot *slot;
    Slots slots;
    Trace *trace;
    Grid *grid;

    TRY(slots_load(work->db, work->county, work->arena, &slots));
    slot = slot_find(slots, settlement->slot);
    if (slot)
        TRY(measure_figure_check(work, slot->measure, settlement->value));
    TRY(period_begun(work, settlement->spot.period));
    TRY(cells_grid(work, &grid));
    TRY(trace_value(grid, work->arena, settlement->spot, settlement->slot, settlement->extent, 0, false, &trace));
    if ((trace->found.cell ? trace->found.cell->id : 0) != settlement->instead)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    if (trace->found.cell && trace->found.cell->settled)
        cells_void(work, &change, trace->found.cell);
    *cell = cells_add(work, &change, settled, settlement->reason);
    return cells_apply(work, &change);
}

static Problem unsettle_it(Work *work, Id id)
{
    CellChange change = { 0 };
    bool found;
    Cell cell;

    TRY(cell_find(work->db, work->county, id, &cell, &found));
    if (!found || !cell.settled || cell.voided)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    cells_void(work, &change, &cell);
    return cells_apply(work, &change);
}
