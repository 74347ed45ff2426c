/* cells.c - the one way into the grid. */
#include "work/cells.h"

#include "store/cells.h"
#include "store/persons.h"
#include "store/proposals.h"
#include "store/slots.h"
#include "work/known.h"
#include "work/measures.h"

/* ---- the database as a keeper of the grid ---- */

typedef struct {
    Db *db;
    Id county;
} Keeper;

static Problem keep_cells(void *state, Arena *arena, Id subject, Period period, Cells *out)
{
    const Keeper *keeper = state;

    return cells_of_place(keeper->db, keeper->county, subject, period, arena, out);
}

static Problem keep_sheet(void *state, Arena *arena, Id agency, Period period, Text *out)
{
    const Keeper *keeper = state;

    return sheet_load(keeper->db, keeper->county, agency, period, arena, out);
}

static void rows_of(Arena *arena, const SheetEntries *entries, SheetRows *out)
{
    for (size_t i = 0; i < entries->count; i++) {
        const SheetEntry *entry = &entries->items[i];
        LIST_PUSH(
            arena, out,
            (SheetRow){ .spot = { entry->agency, entry->period }, .parent = entry->parent, .bytes = entry->bytes });
    }
}

static Problem keep_below(void *state, Arena *arena, Id parent, Period period, SheetRows *out)
{
    const Keeper *keeper = state;
    SheetEntries entries = { 0 };

    TRY(sheets_below(keeper->db, keeper->county, parent, period, arena, &entries));
    rows_of(arena, &entries, out);
    return OK;
}

static Problem keep_within(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out)
{
    const Keeper *keeper = state;
    SheetEntries entries = { 0 };

    TRY(sheets_within(keeper->db, keeper->county, agency, kind, outer, arena, &entries));
    rows_of(arena, &entries, out);
    return OK;
}

static Problem keep_crowds(void *state, Arena *arena, Id agency, Period period, CrowdRows *out)
{
    const Keeper *keeper = state;
    CrowdEntries entries = { 0 };

    TRY(crowds_load(keeper->db, keeper->county, agency, period, arena, &entries));
    for (size_t i = 0; i < entries.count; i++)
        LIST_PUSH(arena, out, (CrowdRow){ entries.items[i].key, entries.items[i].counted, entries.items[i].bytes });
    return OK;
}

static Problem keep_put(void *state, const SheetRow *row)
{
    const Keeper *keeper = state;

    TRY(crowds_clear(keeper->db, keeper->county, row->spot.agency, row->spot.period));
    for (size_t i = 0; i < row->crowds.count; i++)
        TRY(crowd_put(keeper->db, keeper->county, row->spot.agency, row->spot.period,
                      &(CrowdEntry){ row->crowds.items[i].key, false, row->crowds.items[i].bytes }));
    return sheet_put(keeper->db, keeper->county,
                     &(SheetEntry){ row->spot.agency, row->parent, row->spot.period, row->bytes });
}

static Problem keep_spots(void *state, Arena *arena, Spots *out)
{
    const Keeper *keeper = state;
    SheetEntries entries = { 0 };

    TRY(cell_addresses(keeper->db, keeper->county, arena, &entries));
    for (size_t i = 0; i < entries.count; i++)
        LIST_PUSH(arena, out, (Spot){ entries.items[i].agency, entries.items[i].period });
    return OK;
}

static Problem keep_rows(void *state, Arena *arena, SheetRows *out)
{
    const Keeper *keeper = state;
    SheetEntries entries = { 0 };

    TRY(sheet_addresses(keeper->db, keeper->county, arena, &entries));
    rows_of(arena, &entries, out);
    return OK;
}

static const GridKeeper database_keeper = { keep_cells,  keep_sheet, keep_below, keep_within,
                                            keep_crowds, keep_put,   keep_spots, keep_rows };

Problem cells_grid(Work *work, Grid **out)
{
    return known_grid(work, out);
}

Grid *cells_grid_over(Arena *arena, Db *db, Id county, const Tree *tree, Slots slots)
{
    Keeper *keeper = ARENA_NEW(arena, Keeper);

    *keeper = (Keeper){ db, county };
    return grid_new(arena, tree, slots, &database_keeper, keeper);
}

/* ---- slots ---- */

Problem cells_slot(Work *work, Text measure, Text category, Text issuer, uint32_t *out)
{
    const Measure *row;
    Slot slot = { .measure = measure, .category = category, .issuer = issuer };

    TRY(slot_number(work->db, work->county, measure, category, issuer, out));
    if (*out)
        return OK;
    TRY(measure_meant(work, measure, &slot.measure));
    if (!text_equal(slot.measure, measure))
        TRY(slot_number(work->db, work->county, slot.measure, category, issuer, out));
    if (*out)
        return OK;
    row = measure_of(work, slot.measure);
    slot.nature = (Nature)row->nature;
    slot.over_time = (OverTime)row->over_time;
    return slot_add(work->db, work->county, &slot, out);
}

/* ---- changes ---- */

Id cells_add(Work *work, CellChange *change, Cell cell, Text reason)
{
    cell.id = work_id(work);
    LIST_PUSH(work->arena, &change->added, cell);
    LIST_PUSH(work->arena, &change->reasons, reason);
    return cell.id;
}

void cells_void(Work *work, CellChange *change, const Cell *cell)
{
    LIST_PUSH(work->arena, &change->voided, *cell);
}

bool cell_is_difference(const Cell *cell, const Cell *earlier)
{
    Date day = date_valid(earlier->as_of) ? earlier->as_of : earlier->period.last;

    return cell->origin == ORIGIN_DIFFERENCE && !cell->voided && cell->slot == earlier->slot
           && cell->extent == earlier->extent && cell->subject == earlier->subject
           && date_to_days(cell->period.first) == date_to_days(day) + 1;
}

/* The differences of `later` totals; with `earlier`, only what came after that one. */
static Problem void_differences(Work *work, Id later, const Cell *earlier, Spots *changed)
{
    Cells cells;

    TRY(cells_of_origin(work->db, work->county, ORIGIN_DIFFERENCE, later, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        if (cells.items[i].voided || (earlier && !cell_is_difference(&cells.items[i], earlier)))
            continue;
        TRY(cell_void(work->db, work->county, cells.items[i].id, work->now));
        LIST_PUSH(work->arena, changed, (Spot){ cells.items[i].subject, cells.items[i].period });
    }
    return OK;
}

/* What was accepted as the difference to this running total, or from it to a later one, holds no more. */
static Problem void_both_differences(Work *work, const Cell *total, Spots *changed)
{
    Text key = arena_format(work->arena, "cell %lld", (long long)total->id);
    ProposalRows rows = { 0 };
    Id later;

    TRY(void_differences(work, total->id, NULL, changed));
    TRY(proposals_load(work->db, work->county, work->arena, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const ProposalRow *row = &rows.items[i];
        if (!row->joint && row->accepted && text_equal(row->first, key) && text_starts(row->second, TEXT("cell "))
            && id_read(text_slice(row->second, 5, row->second.len), &later))
            TRY(void_differences(work, later, total, changed));
    }
    return OK;
}

Problem cells_write(Work *work, const CellChange *change, Spots *changed)
{
    for (size_t i = 0; i < change->voided.count; i++) {
        const Cell *cell = &change->voided.items[i];

        TRY(cell_void(work->db, work->county, cell->id, work->now));
        LIST_PUSH(work->arena, changed, (Spot){ cell->subject, cell->period });
        if (cell->running)
            TRY(void_both_differences(work, cell, changed));
    }
    for (size_t i = 0; i < change->added.count; i++) {
        const Cell *cell = &change->added.items[i];

        TRY(cell_add(work->db, work->county, cell, change->reasons.items[i], work->now));
        LIST_PUSH(work->arena, changed, (Spot){ cell->subject, cell->period });
    }
    for (size_t i = 0; i < change->touched.count; i++)
        LIST_PUSH(work->arena, changed, change->touched.items[i]);
    return OK;
}

Problem cells_sheets(Work *work, const Spots *changed)
{
    Grid *grid;

    TRY(cells_grid(work, &grid));
    return grid_apply(grid, changed->items, changed->count, NULL);
}

Problem cells_apply(Work *work, CellChange *change)
{
    Spots changed = { 0 };

    TRY(cells_write(work, change, &changed));
    return cells_sheets(work, &changed);
}

Problem cells_moved(Work *work, const Tree *before, size_t *built)
{
    Spots spots = { 0 };
    Grid *grid;

    TRY(cells_grid(work, &grid));
    TRY(grid_moved(grid, work->arena, before, &spots));
    return grid_apply(grid, spots.items, spots.count, built);
}
