/* grid.c - sheets kept right: what a change touches and in which order it is built. */
#include "grid/grid_work.h"
#include "grid/periods.h"

#include <stdlib.h>

/* A dirty sheet, with what orders it. */
typedef struct {
    Spot spot;
    int rank, depth;
} Dirty;

/* Those met so far: an open table of indexes into the list, 0 for none. */
typedef struct {
    LIST(Dirty) found;
    uint32_t *table;
    size_t size; /* a power of two, more than twice the count */
} DirtySet;

static Problem build_and_keep(Grid *grid, Arena *arena, Spot spot);
static Problem dirty_add(Grid *grid, Arena *arena, DirtySet *set, Spot spot);
static Problem dirty_closure(Grid *grid, Arena *arena, DirtySet *set);
static size_t dirty_slot(const DirtySet *set, Spot spot);
static void dirty_widen(Arena *arena, DirtySet *set);
static int compare_dirty(const void *a, const void *b);
static void moved_in(Grid *grid, Arena *arena, const Tree *before, Period period, Spots *out);
static int compare_periods(const void *a, const void *b);

bool spot_equal(Spot a, Spot b)
{
    return a.agency == b.agency && period_equal(a.period, b.period);
}

uint64_t spot_hash(Spot spot)
{
    const Date *first = &spot.period.first, *last = &spot.period.last;
    uint64_t days = ((uint64_t)first->year * 12 + (uint64_t)first->month) * 32 + (uint64_t)first->day;
    uint64_t end = ((uint64_t)last->year * 12 + (uint64_t)last->month) * 32 + (uint64_t)last->day;
    uint64_t hash = (uint64_t)spot.agency * 0x9E3779B97F4A7C15;

    hash = (hash ^ days << 32 ^ end << 4 ^ (uint64_t)spot.period.kind) * 0xD6E8FEB86659FD93;
    return hash ^ hash >> 32;
}

Grid *grid_new(Arena *arena, const Tree *tree, Slots slots, const GridKeeper *keeper, void *state)
{
    Grid *grid = ARENA_NEW(arena, Grid);

    *grid = (Grid){ .arena = arena, .tree = tree, .slots = slots, .keeper = keeper, .state = state };
    return grid;
}

const TreeView *grid_view(Grid *grid, Period period)
{
    int64_t day = date_to_days(period.last);
    size_t low = 0, high = grid->days.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (grid->days.items[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < grid->days.count && grid->days.items[low].day == day)
        return grid->days.items[low].view;

    const TreeView *view = tree_view(grid->arena, grid->tree, period.last);
    *LIST_ADD(grid->arena, &grid->days) = (GridDay){ day, view };
    for (size_t i = grid->days.count - 1; i > low; i--)
        grid->days.items[i] = grid->days.items[i - 1];
    grid->days.items[low] = (GridDay){ day, view };
    return view;
}

Problem grid_dirty(Grid *grid, Arena *arena, const Spot *changed, size_t count, Spots *out)
{
    DirtySet set = { 0 };

    dirty_widen(arena, &set);
    for (size_t i = 0; i < count; i++)
        TRY(dirty_add(grid, arena, &set, changed[i]));
    TRY(dirty_closure(grid, arena, &set));
    if (set.found.count)
        qsort(set.found.items, set.found.count, sizeof *set.found.items, compare_dirty);
    for (size_t i = 0; i < set.found.count; i++)
        *LIST_ADD(arena, out) = set.found.items[i].spot;
    return OK;
}

Problem grid_build(Grid *grid, Arena *arena, Spot spot, SheetRow *out)
{
    Inputs inputs;

    *out = (SheetRow){ .spot = spot };
    TRY(grid_inputs(grid, arena, spot, &inputs));
    out->parent = inputs.parent;
    return sheet_roll_up(arena, &inputs.build, &out->bytes, &out->crowds);
}

Problem grid_apply(Grid *grid, const Spot *changed, size_t count, size_t *built)
{
    Arena *list = arena_new(), *scratch = arena_new();
    Spots dirty = { 0 };
    Problem problem = grid_dirty(grid, list, changed, count, &dirty);

    for (size_t i = 0; i < dirty.count && !problem.code; i++) {
        arena_reset(scratch);
        problem = build_and_keep(grid, scratch, dirty.items[i]);
    }
    if (built)
        *built = dirty.count;
    arena_free(scratch);
    arena_free(list);
    return problem;
}

Problem grid_moved(Grid *grid, Arena *arena, const Tree *before, Spots *out)
{
    SheetRows rows = { 0 };
    LIST(Period) periods = { 0 };

    TRY(grid->keeper->rows(grid->state, arena, &rows));
    for (size_t i = 0; i < rows.count; i++)
        *LIST_ADD(arena, &periods) = rows.items[i].spot.period;
    if (periods.count)
        qsort(periods.items, periods.count, sizeof *periods.items, compare_periods);
    for (size_t i = 0; i < periods.count; i++) {
        Period period = periods.items[i];
        if (i && period_equal(period, periods.items[i - 1]))
            continue;
        moved_in(grid, arena, before, period, out);
    }
    return OK;
}

Problem grid_sheet(Grid *grid, Arena *arena, Spot spot, Sheet *out)
{
    Text bytes = { 0 };

    *out = (Sheet){ 0 };
    TRY(grid->keeper->sheet(grid->state, arena, spot.agency, spot.period, &bytes));
    return sheet_open(bytes, out);
}

Problem agency_unknown(Id agency)
{
    char text[ID_TEXT_MAX];

    id_write(agency, text);
    return problem(PROBLEM_AGENCY_NOT_IN_TREE, text_of(text), TEXT(""), TEXT(""));
}

static Problem build_and_keep(Grid *grid, Arena *arena, Spot spot)
{
    SheetRow row;

    TRY(grid_build(grid, arena, spot, &row));
    return grid->keeper->put(grid->state, &row);
}

static Problem dirty_add(Grid *grid, Arena *arena, DirtySet *set, Spot spot)
{
    size_t slot = dirty_slot(set, spot);

    if (set->table[slot])
        return OK;
    const TreeView *view = grid_view(grid, spot.period);
    int32_t index = view_index(view, spot.agency);
    if (index < 0)
        return agency_unknown(spot.agency);
    *LIST_ADD(arena, &set->found) =
        (Dirty){ .spot = spot, .rank = period_rank(spot.period.kind), .depth = view->depth[index] };
    set->table[slot] = (uint32_t)set->found.count;
    if (set->found.count * 2 >= set->size)
        dirty_widen(arena, set);
    return OK;
}

/* From each: the agency above in the same period, and the same agency in the periods that this one feeds. */
static Problem dirty_closure(Grid *grid, Arena *arena, DirtySet *set)
{
    for (size_t i = 0; i < set->found.count; i++) {
        Spot spot = set->found.items[i].spot;
        Period fed[PERIOD_FED_MAX];
        size_t count = period_fed(spot.period, fed);
        Id parent = view_parent(grid_view(grid, spot.period), spot.agency);

        if (parent)
            TRY(dirty_add(grid, arena, set, (Spot){ parent, spot.period }));
        for (size_t k = 0; k < count; k++)
            TRY(dirty_add(grid, arena, set, (Spot){ spot.agency, fed[k] }));
    }
    return OK;
}

/* Where the table has the spot, or where it would have it. */
static size_t dirty_slot(const DirtySet *set, Spot spot)
{
    size_t slot = spot_hash(spot) & (set->size - 1);

    while (set->table[slot]) {
        const Spot *other = &set->found.items[set->table[slot] - 1].spot;
        if (spot_equal(*other, spot))
            break;
        slot = (slot + 1) & (set->size - 1);
    }
    return slot;
}

static void dirty_widen(Arena *arena, DirtySet *set)
{
    set->size = set->size ? set->size * 4 : 64;
    set->table = ARENA_ARRAY(arena, set->size, uint32_t);
    for (size_t i = 0; i < set->found.count; i++)
        set->table[dirty_slot(set, set->found.items[i].spot)] = (uint32_t)i + 1;
}

/* Finer periods first, deeper agencies first; then in an order that does not hang on how they were found. */
static int compare_dirty(const void *a, const void *b)
{
    const Dirty *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank - y->rank;
    if (x->depth != y->depth)
        return y->depth - x->depth;
    int order = period_compare(x->spot.period, y->spot.period);
    return order ? order : (x->spot.agency > y->spot.agency) - (x->spot.agency < y->spot.agency);
}

/* Agencies that are new to the period, count to another one than before, or are there while they were not, or not any more; both
 * that they count to; and those whose children moved within the period, in either tree. */
static void moved_in(Grid *grid, Arena *arena, const Tree *before, Period period, Spots *out)
{
    const TreeView *view = grid_view(grid, period), *old = tree_view(arena, before, period.last);
    bool any_moved = tree_moved(before, 0, period) || tree_moved(grid->tree, 0, period);

    for (size_t i = 0; i < view->count; i++) {
        Id agency = view->agencies[i].id;
        int32_t was = view_index(old, agency);
        Id parent = view_parent(view, agency), parent_was = view_parent(old, agency);
        bool same = was >= 0 && parent == parent_was && old->life[was] == view->life[i];
        if (!same || (any_moved && tree_moved(before, agency, period) != tree_moved(grid->tree, agency, period)))
            *LIST_ADD(arena, out) = (Spot){ agency, period };
        if (!same && parent_was && view_index(view, parent_was) >= 0)
            *LIST_ADD(arena, out) = (Spot){ parent_was, period };
    }
}

static int compare_periods(const void *a, const void *b)
{
    return period_compare(*(const Period *)a, *(const Period *)b);
}
