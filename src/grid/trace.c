/* trace.c - where a value comes from, and what was said beside it. */
#include "grid/trace.h"

#include "grid/grid_work.h"
#include "grid/periods.h"

#include <stdlib.h>

typedef LIST(Trace *) TraceList;

/* What every step down needs. */
typedef struct {
    Grid *grid;
    Arena *arena;
    const Slot *slot;
    bool all_parts;
} Tracing;

static Problem trace_at(const Tracing *tracing, Spot spot, FactExtent extent, int depth, Trace **out);
static Problem trace_parts(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace);
static Problem add_part(const Tracing *tracing, Spot spot, FactExtent extent, int depth, TraceList *parts);
static Problem add_children(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace,
                            TraceList *parts);
static Problem add_periods(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace, TraceList *parts);
static void trace_cells(const Tracing *tracing, const Inputs *inputs, Trace *trace);
static int compare_cells(const void *a, const void *b);
static Candidate candidate(const Cell *cell, GridValue value, GridValue now);
static Problem slot_needed(Grid *grid, uint32_t number, const Slot **out);

Problem trace_value(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, int depth,
                    bool all_parts, Trace **out)
{
    Tracing tracing = { .grid = grid, .arena = arena, .all_parts = all_parts };

    TRY(slot_needed(grid, slot, &tracing.slot));
    return trace_at(&tracing, spot, extent, depth, out);
}

Problem trace_candidates(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, Candidates *out)
{
    Tracing tracing = { .grid = grid, .arena = arena };
    Trace *trace;
    Sheet sheet;
    Period before = period_last_year(spot.period);

    *out = (Candidates){ 0 };
    TRY(slot_needed(grid, slot, &tracing.slot));
    TRY(trace_at(&tracing, spot, extent, 0, &trace));
    out->now = trace->found.resolved;

    const Cell *best[SOURCE_COUNT] = { NULL };
    for (size_t i = 0; i < trace->cell_count; i++) {
        const Cell *cell = trace->cells[i].cell;
        Source source = cell->settled ? SOURCE_NONE : cell->source;
        if (cell_standing(cell, tracing.slot) == STANDING_COUNTS
            && (!best[source] || cell_precedes(cell, best[source], tracing.slot)))
            best[source] = cell;
    }
    for (Source source = SOURCE_NONE; source < SOURCE_COUNT; source++) {
        if (best[source])
            out->sources[source] = candidate(best[source], best[source]->value, out->now.value);
    }
    if (trace->found.below.how != HOW_NONE)
        out->below = candidate(NULL, trace->found.below.value, out->now.value);
    if (trace->found.periods.how != HOW_NONE)
        out->periods = candidate(NULL, trace->found.periods.value, out->now.value);
    if (before.kind != PERIOD_NONE) {
        TRY(grid_sheet(grid, arena, (Spot){ spot.agency, before }, &sheet));
        sheet_find(sheet, sheet_key(slot, extent), &out->last_year);
    }
    out->growth = value_subtract(out->now.value, out->last_year.value);
    return OK;
}

static Problem trace_at(const Tracing *tracing, Spot spot, FactExtent extent, int depth, Trace **out)
{
    Trace *trace = ARENA_NEW(tracing->arena, Trace);
    Inputs inputs;

    trace->spot = spot;
    trace->slot = tracing->slot->number;
    trace->extent = extent;
    TRY(grid_inputs(tracing->grid, tracing->arena, spot, &inputs));
    TRY(slot_roll_up(tracing->arena, &inputs.build, trace->slot, extent, &trace->found));
    trace_cells(tracing, &inputs, trace);
    if (depth > 0)
        TRY(trace_parts(tracing, &inputs, depth, trace));
    *out = trace;
    return OK;
}

static Problem trace_parts(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace)
{
    TraceList parts = { 0 };
    How how = trace->found.resolved.how;
    bool stated = trace->found.cell != NULL;

    /* a sum over what is below; or, where nobody is, the own value that stands for all */
    if (trace->extent == EXTENT_ALL && (stated ? tracing->all_parts : how != HOW_PERIODS))
        TRY(add_children(tracing, inputs, depth, trace, &parts));
    if (stated ? tracing->all_parts : how == HOW_PERIODS)
        TRY(add_periods(tracing, inputs, depth, trace, &parts));
    trace->parts = parts.items;
    trace->part_count = parts.count;
    return OK;
}

static Problem add_part(const Tracing *tracing, Spot spot, FactExtent extent, int depth, TraceList *parts)
{
    Trace *part;

    TRY(trace_at(tracing, spot, extent, depth - 1, &part));
    if (part->found.resolved.how != HOW_NONE)
        *LIST_ADD(tracing->arena, parts) = part;
    return OK;
}

static Problem add_children(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace, TraceList *parts)
{
    const BuildInput *build = &inputs->build;

    TRY(add_part(tracing, trace->spot, EXTENT_OWN, depth, parts));
    for (size_t i = 0; i < build->child_count; i++) {
        Resolved value;
        if (sheet_find(build->children[i].sheet, sheet_key(trace->slot, EXTENT_ALL), &value)
            && child_adds(build, tracing->slot, &build->children[i], &value))
            TRY(add_part(tracing, (Spot){ inputs->children[i], trace->spot.period }, EXTENT_ALL, depth, parts));
    }
    return OK;
}

/* The sub-periods that are added; of a stock the latest one alone. */
static Problem add_periods(const Tracing *tracing, const Inputs *inputs, int depth, Trace *trace, TraceList *parts)
{
    const BuildInput *build = &inputs->build;
    bool latest_only = tracing->slot->over_time == OVER_STOCK || tracing->slot->over_time == OVER_LAST;
    size_t first = 0, end = build->part_count;

    if (latest_only) {
        size_t latest = trace->found.periods.have > 0 ? (size_t)trace->found.periods.have : 1;
        first = latest - 1;
        end = latest < end ? latest : end;
    }
    for (size_t i = first; i < end; i++) {
        for (size_t k = 0; k < build->parts[i].count; k++) {
            Resolved value;
            if ((k > 0 && !part_adds(tracing->slot, trace->extent))
                || !sheet_find(build->parts[i].sheets[k], sheet_key(trace->slot, trace->extent), &value))
                continue;
            TRY(add_part(tracing, (Spot){ inputs->part_agencies[i][k], inputs->periods[i] }, trace->extent, depth,
                         parts));
        }
    }
    return OK;
}

/* Copies of the cells, so that the answer does not change with the grid. */
static void trace_cells(const Tracing *tracing, const Inputs *inputs, Trace *trace)
{
    const Cells *cells = &inputs->build.cells;
    const Cell *best = trace->found.cell;
    size_t count = 0;

    for (size_t i = 0; i < cells->count; i++)
        count += cells->items[i].slot == trace->slot && cells->items[i].extent == trace->extent;
    Cell *copies = ARENA_ARRAY(tracing->arena, count, Cell);
    trace->cells = ARENA_ARRAY(tracing->arena, count, TraceCell);

    for (size_t i = 0; i < cells->count; i++) {
        const Cell *cell = &cells->items[i];
        if (cell->slot != trace->slot || cell->extent != trace->extent)
            continue;
        Cell *copy = &copies[trace->cell_count];
        TraceCell *traced = &trace->cells[trace->cell_count++];
        *copy = *cell;
        traced->cell = copy;
        traced->standing = cell_standing(cell, tracing->slot);
        if (traced->standing == STANDING_COUNTS && cell != best)
            traced->standing = cell->value.state == VALUE_BLANK ? STANDING_BLANK : STANDING_OUTRANKED;
        traced->difference = value_subtract(cell->value, trace->found.resolved.value);
        if (cell == best)
            trace->found.cell = copy;
    }
    if (trace->cell_count)
        qsort(trace->cells, trace->cell_count, sizeof *trace->cells, compare_cells);
}

/* By standing, the one that counts first; then the later one. */
static int compare_cells(const void *a, const void *b)
{
    const TraceCell *x = a, *y = b;

    if (x->standing != y->standing)
        return (int)x->standing - (int)y->standing;
    return (x->cell->id < y->cell->id) - (x->cell->id > y->cell->id);
}

static Candidate candidate(const Cell *cell, GridValue value, GridValue now)
{
    return (Candidate){ .given = true,
                        .cell = cell,
                        .value = value,
                        .difference = value_subtract(value, now),
                        .agrees = value_agrees(value, now) };
}

static Problem slot_needed(Grid *grid, uint32_t number, const Slot **out)
{
    char text[ID_TEXT_MAX];

    *out = slot_find(grid->slots, number);
    if (*out)
        return OK;
    id_write(number, text);
    return problem(PROBLEM_SLOT_UNKNOWN, text_of(text), TEXT(""), TEXT(""));
}
