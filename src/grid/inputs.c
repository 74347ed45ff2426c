/* inputs.c - what a sheet is made of, gathered from the keeper. */
#include "grid/grid_work.h"
#include "grid/periods.h"

#include <stdlib.h>

/* Those that are gone and count to the agency, themselves or by others that are gone. */
typedef LIST(Id) GoneList;

static Problem gather_cells(Grid *grid, Arena *arena, Spot spot, Cells *out);
static Problem gather_children(Grid *grid, Arena *arena, Spot spot, const TreeView *view, int32_t index,
                               Inputs *out);
static Problem gather_parts(Grid *grid, Arena *arena, Spot spot, const TreeView *view, int32_t index, Inputs *out);
static bool has_persons(Slots slots, Sheet sheet);
static Problem gather_crowds(Grid *grid, Arena *arena, Id agency, Period period, Sheet sheet, CrowdRows *out);
static bool counts_persons(Slots slots, Cells cells);
static void gather_gone(Arena *arena, const TreeView *view, int32_t index, GoneList *out);
static bool is_told_elsewhere(Grid *grid, Period part, Id gone, Id agency, const GoneList *all);
static bool is_above(const TreeView *view, int32_t index, Id agency);
static const SheetRow *row_of(const SheetRows *rows, Period period);
static int compare_cells(const void *a, const void *b);
static int compare_rows(const void *a, const void *b);

Problem grid_inputs(Grid *grid, Arena *arena, Spot spot, Inputs *out)
{
    const TreeView *view = grid_view(grid, spot.period);
    int32_t index = view_index(view, spot.agency);

    *out = (Inputs){ 0 };
    if (index < 0)
        return agency_unknown(spot.agency);
    out->parent = view_parent(view, spot.agency);
    out->build.slots = grid->slots;
    out->build.region = agency_is_region(view->agencies[index].kind);
    out->build.moved = tree_moved(grid->tree, spot.agency, spot.period);
    TRY(gather_cells(grid, arena, spot, &out->build.cells));
    if (counts_persons(grid->slots, out->build.cells))
        TRY(grid->keeper->crowds(grid->state, arena, spot.agency, spot.period, &out->build.counted));
    TRY(gather_children(grid, arena, spot, view, index, out));
    return gather_parts(grid, arena, spot, view, index, out);
}

/* By slot and extent; copied only where they come in another order. */
static Problem gather_cells(Grid *grid, Arena *arena, Spot spot, Cells *out)
{
    bool sorted = true;

    *out = (Cells){ 0 };
    TRY(grid->keeper->cells(grid->state, arena, spot.agency, spot.period, out));
    for (size_t i = 1; i < out->count && sorted; i++)
        sorted = compare_cells(&out->items[i - 1], &out->items[i]) <= 0;
    if (!sorted) {
        Cell *copy = ARENA_ARRAY(arena, out->count, Cell);
        memcpy(copy, out->items, out->count * sizeof *copy);
        qsort(copy, out->count, sizeof *copy, compare_cells);
        out->items = copy;
    }
    return OK;
}

/* Every agency that counts to this one, with its sheet or an empty one; rows kept under it from before a move do not. */
static Problem gather_children(Grid *grid, Arena *arena, Spot spot, const TreeView *view, int32_t index,
                               Inputs *out)
{
    SheetRows rows = { 0 };
    size_t count = 0, row = 0;

    for (int32_t child = view->first[index]; child >= 0; child = view->next[child])
        count++;
    if (count == 0)
        return OK;
    TRY(grid->keeper->below(grid->state, arena, spot.agency, spot.period, &rows));
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, compare_rows);

    BuildChild *children = ARENA_ARRAY(arena, count, BuildChild);
    Id *ids = ARENA_ARRAY(arena, count, Id);
    size_t to = 0;
    for (int32_t child = view->first[index]; child >= 0; child = view->next[child], to++) {
        ids[to] = view->agencies[child].id;
        children[to] = (BuildChild){ .region = agency_is_region(view->agencies[child].kind),
                                     .there = view->life[child] == LIFE_THERE,
                                     .gone = view->life[child] == LIFE_GONE };
        while (row < rows.count && rows.items[row].spot.agency < ids[to])
            row++;
        if (row < rows.count && rows.items[row].spot.agency == ids[to])
            TRY(sheet_open(rows.items[row].bytes, &children[to].sheet));
        TRY(gather_crowds(grid, arena, ids[to], spot.period, children[to].sheet, &children[to].crowds));
    }
    out->build.children = children;
    out->build.child_count = count;
    out->children = ids;
    return OK;
}

static Problem gather_parts(Grid *grid, Arena *arena, Spot spot, const TreeView *view, int32_t index, Inputs *out)
{
    PeriodKind kind = period_part_kind(spot.period.kind);
    Period periods[PERIOD_PARTS_MAX];
    size_t count = period_parts(spot.period, periods);
    GoneList gone = { 0 };
    bool any = false;

    if (count == 0)
        return OK;
    gather_gone(arena, view, index, &gone);
    SheetRows *rows = ARENA_ARRAY(arena, gone.count + 1, SheetRows);
    TRY(grid->keeper->within(grid->state, arena, spot.agency, kind, spot.period, &rows[0]));
    any = rows[0].count > 0;
    for (size_t g = 0; g < gone.count; g++) {
        TRY(grid->keeper->within(grid->state, arena, gone.items[g], kind, spot.period, &rows[g + 1]));
        any = any || rows[g + 1].count > 0;
    }
    if (!any)
        return OK; /* nothing is known of any part: as if there were none */

    BuildPart *parts = ARENA_ARRAY(arena, count, BuildPart);
    const Id **agencies = ARENA_ARRAY(arena, count, const Id *);
    Period *kept = ARENA_ARRAY(arena, count, Period);
    for (size_t i = 0; i < count; i++) {
        Sheet *sheets = ARENA_ARRAY(arena, gone.count + 1, Sheet);
        Id *ids = ARENA_ARRAY(arena, gone.count + 1, Id);
        CrowdRows *crowds = ARENA_ARRAY(arena, gone.count + 1, CrowdRows);
        bool *foreign = ARENA_ARRAY(arena, gone.count + 1, bool);
        size_t to = 0;
        kept[i] = periods[i];
        for (size_t g = 0; g <= gone.count; g++) {
            const SheetRow *row = row_of(&rows[g], periods[i]);
            if (g > 0 && (!row || is_told_elsewhere(grid, periods[i], gone.items[g - 1], spot.agency, &gone)))
                continue;
            foreign[to] =
                g > 0 && !is_above(view, index, view_parent(grid_view(grid, periods[i]), gone.items[g - 1]));
            ids[to] = g > 0 ? gone.items[g - 1] : spot.agency;
            if (row)
                TRY(sheet_open(row->bytes, &sheets[to]));
            TRY(gather_crowds(grid, arena, ids[to], periods[i], sheets[to], &crowds[to]));
            to++;
        }
        parts[i] = (BuildPart){ sheets, crowds, foreign, to };
        agencies[i] = ids;
    }
    out->build.parts = parts;
    out->build.part_count = count;
    out->periods = kept;
    out->part_agencies = agencies;
    return OK;
}

/* Some of them count persons who are known. */
static bool has_persons(Slots slots, Sheet sheet)
{
    for (size_t i = 0; i < slots.count && sheet.count; i++) {
        if (slots.items[i].over_time != OVER_DISTINCT)
            continue;
        for (size_t k = sheet_lower(sheet, sheet_key(slots.items[i].number, EXTENT_OWN));
             k < sheet.count && key_slot(sheet_key_at(sheet, k)) == slots.items[i].number; k++) {
            if (sheet_at(sheet, k).flags & RESOLVED_PERSONS)
                return true;
        }
    }
    return false;
}

static Problem gather_crowds(Grid *grid, Arena *arena, Id agency, Period period, Sheet sheet, CrowdRows *out)
{
    return has_persons(grid->slots, sheet) ? grid->keeper->crowds(grid->state, arena, agency, period, out) : OK;
}

static bool counts_persons(Slots slots, Cells cells)
{
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        if (!cell->voided && cell->origin == ORIGIN_ENTRIES) {
            const Slot *slot = slot_find(slots, cell->slot);
            if (slot && slot->over_time == OVER_DISTINCT)
                return true;
        }
    }
    return false;
}

static void gather_gone(Arena *arena, const TreeView *view, int32_t index, GoneList *out)
{
    for (int32_t child = view->first[index]; child >= 0; child = view->next[child]) {
        if (view->life[child] != LIFE_GONE)
            continue;
        *LIST_ADD(arena, out) = view->agencies[child].id;
        gather_gone(arena, view, child, out);
    }
}

/* In the tree of the part it stood somewhere below the agency already, or below another of those that are gone. */
static bool is_told_elsewhere(Grid *grid, Period part, Id gone, Id agency, const GoneList *all)
{
    const TreeView *view = grid_view(grid, part);

    for (Id above = view_parent(view, gone); above; above = view_parent(view, above)) {
        if (above == agency)
            return true;
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i] == above)
                return true;
        }
    }
    return false;
}

/* Nobody, 0, is above all. */
static bool is_above(const TreeView *view, int32_t index, Id agency)
{
    int32_t above = view->parent[index];

    while (above >= 0 && view->agencies[above].id != agency)
        above = view->parent[above];
    return agency == 0 || above >= 0;
}

static const SheetRow *row_of(const SheetRows *rows, Period period)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (period_equal(rows->items[i].spot.period, period))
            return &rows->items[i];
    }
    return NULL;
}

static int compare_cells(const void *a, const void *b)
{
    const Cell *x = a, *y = b;

    if (x->slot != y->slot)
        return x->slot < y->slot ? -1 : 1;
    return (int)x->extent - (int)y->extent;
}

static int compare_rows(const void *a, const void *b)
{
    Id x = ((const SheetRow *)a)->spot.agency, y = ((const SheetRow *)b)->spot.agency;

    return (x > y) - (x < y);
}
