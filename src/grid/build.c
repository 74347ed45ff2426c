/* build.c - one sheet from cells, children's sheets and those of the sub-periods.
 *
 * All inputs are sorted by slot: cursors go through them side by side, one slot at a time. */
#include "grid/build.h"

#include <stdio.h>

/* One sheet on its way through the slots. */
typedef struct {
    Sheet sheet;
    const CrowdRows *crowds;
    size_t at;
    uint32_t slot; /* at the cursor; UINT32_MAX at the end */
} Cursor;

/* Everything on its way. */
typedef struct {
    Arena *arena;
    const BuildInput *input;
    Cursor *children; /* one each */
    Cursor *parts;    /* of all sub-periods one after the other */
    size_t part_cursors;
    size_t cell;
    Resolved *values; /* room for those of one slot */
    Resolved *periods;
    Resolved *together;
} Walk;

/* One slot: its own, all and staff. */
typedef struct {
    Resolution own, all, staff;
} SlotValues;

static void walk_start(Arena *arena, const BuildInput *input, Walk *walk);
static void walk_to(Walk *walk, uint32_t slot);
static uint32_t next_slot(const Walk *walk);
static Problem resolve_slot(Walk *walk, uint32_t number, SlotValues *out);
static Problem children_values(Walk *walk, const Slot *slot, ResolveInput *out);
static Cells cells_of(const Walk *walk, uint32_t slot, FactExtent extent);
static Problem period_values(Walk *walk, const Slot *slot, FactExtent extent, size_t *out);
static bool any_part_has(const Walk *walk, uint32_t key);
static Problem crowd_attach(Arena *arena, const CrowdRows *crowds, uint32_t key, Resolved *out);
static void walk_past(Walk *walk, uint32_t slot);
static void cursor_to(Cursor *cursor, uint32_t slot);
static size_t cursor_record(const Cursor *cursor, uint32_t key);
static Problem cursor_value(Walk *walk, const Cursor *cursor, uint32_t slot, FactExtent extent, Resolved *out,
                            bool *known);

Problem sheet_roll_up(Arena *arena, const BuildInput *input, Text *out, CrowdRows *crowds)
{
    Walk walk;
    SheetWriter writer = { 0 };
    uint32_t slot;

    walk_start(arena, input, &walk);
    while ((slot = next_slot(&walk)) != UINT32_MAX) {
        SlotValues values = { 0 };
        TRY(resolve_slot(&walk, slot, &values));
        const Resolution *found[] = { &values.own, &values.all, &values.staff };
        for (FactExtent extent = EXTENT_OWN; extent <= EXTENT_STAFF; extent++) {
            const Resolved *resolved = &found[extent - EXTENT_OWN]->resolved;
            if (resolved->how == HOW_NONE)
                continue;
            sheet_write(arena, &writer, sheet_key(slot, extent), resolved);
            if (resolved->crowd)
                LIST_PUSH(arena, crowds,
                          (CrowdRow){ sheet_key(slot, extent), false, crowd_write(arena, resolved->crowd) });
        }
        walk_past(&walk, slot);
    }
    *out = sheet_written(&writer);
    return OK;
}

Problem slot_roll_up(Arena *arena, const BuildInput *input, uint32_t slot, FactExtent extent, Resolution *out)
{
    Walk walk;
    SlotValues values = { 0 };

    walk_start(arena, input, &walk);
    walk_to(&walk, slot);
    TRY(resolve_slot(&walk, slot, &values));
    *out = extent == EXTENT_OWN ? values.own : extent == EXTENT_ALL ? values.all : values.staff;
    return OK;
}

bool child_adds(const BuildInput *input, const Slot *slot, const BuildChild *child, const Resolved *value)
{
    if (slot->over_time == OVER_LAST)
        return false;
    if (input->region && slot->nature == NATURE_STATE && !child->region)
        return false;
    return !(child->gone && slot->over_time == OVER_STOCK && !(value->flags & RESOLVED_SAME_PERIOD));
}

bool part_adds(const Slot *slot, FactExtent extent)
{
    return extent == EXTENT_ALL && slot->over_time != OVER_LAST;
}

static void walk_start(Arena *arena, const BuildInput *input, Walk *walk)
{
    size_t widest = 0;

    *walk = (Walk){ .arena = arena, .input = input };
    walk->children = ARENA_ARRAY(arena, input->child_count, Cursor);
    for (size_t i = 0; i < input->child_count; i++)
        walk->children[i] = (Cursor){ .sheet = input->children[i].sheet, .crowds = &input->children[i].crowds };
    for (size_t i = 0; i < input->part_count; i++) {
        walk->part_cursors += input->parts[i].count;
        if (input->parts[i].count > widest)
            widest = input->parts[i].count;
    }
    walk->parts = ARENA_ARRAY(arena, walk->part_cursors, Cursor);
    for (size_t i = 0, to = 0; i < input->part_count; i++) {
        for (size_t k = 0; k < input->parts[i].count; k++)
            walk->parts[to++] =
                (Cursor){ .sheet = input->parts[i].sheets[k], .crowds = &input->parts[i].crowds[k] };
    }
    walk->values = ARENA_ARRAY(arena, input->child_count, Resolved);
    walk->periods = ARENA_ARRAY(arena, input->part_count, Resolved);
    walk->together = ARENA_ARRAY(arena, widest, Resolved);
    walk_to(walk, 0);
}

static void walk_to(Walk *walk, uint32_t slot)
{
    for (size_t i = 0; i < walk->input->child_count; i++)
        cursor_to(&walk->children[i], slot);
    for (size_t i = 0; i < walk->part_cursors; i++)
        cursor_to(&walk->parts[i], slot);
    while (walk->cell < walk->input->cells.count && walk->input->cells.items[walk->cell].slot < slot)
        walk->cell++;
}

static uint32_t next_slot(const Walk *walk)
{
    uint32_t least = UINT32_MAX;

    if (walk->cell < walk->input->cells.count)
        least = walk->input->cells.items[walk->cell].slot;
    for (size_t i = 0; i < walk->input->child_count; i++)
        least = walk->children[i].slot < least ? walk->children[i].slot : least;
    for (size_t i = 0; i < walk->part_cursors; i++)
        least = walk->parts[i].slot < least ? walk->parts[i].slot : least;
    return least;
}

static Problem resolve_slot(Walk *walk, uint32_t number, SlotValues *out)
{
    const Slot *slot = slot_find(walk->input->slots, number);
    Crowd *counted = NULL; /* lives as long as what is resolved */
    bool named = false;
    char text[16];

    if (!slot) {
        snprintf(text, sizeof text, "%u", (unsigned)number);
        return problem(PROBLEM_SLOT_UNKNOWN, text_of(text), TEXT(""), TEXT(""));
    }
    ResolveInput input = { .slot = slot, .periods = walk->periods };

    if (slot->over_time == OVER_DISTINCT && walk->input->counted.count) {
        counted = ARENA_NEW(walk->arena, Crowd);
        TRY(crowd_find(&walk->input->counted, sheet_key(number, EXTENT_OWN), true, counted, &named));
    }
    input.counted = named && crowd_is_named(counted) ? counted : NULL;
    input.extent = EXTENT_OWN;
    input.cells = cells_of(walk, number, EXTENT_OWN);
    TRY(period_values(walk, slot, EXTENT_OWN, &input.period_count));
    out->own = resolve(walk->arena, &input);

    input.extent = EXTENT_STAFF;
    input.cells = cells_of(walk, number, EXTENT_STAFF);
    TRY(period_values(walk, slot, EXTENT_STAFF, &input.period_count));
    out->staff = resolve(walk->arena, &input);

    input.extent = EXTENT_ALL;
    input.cells = cells_of(walk, number, EXTENT_ALL);
    input.own = &out->own.resolved;
    input.children = walk->values;
    input.alone = walk->input->child_count == 0;
    input.moved = walk->input->moved;
    TRY(children_values(walk, slot, &input));
    TRY(period_values(walk, slot, EXTENT_ALL, &input.period_count));
    out->all = resolve(walk->arena, &input);
    return OK;
}

/* The `all` of the children that add to this slot or should. */
static Problem children_values(Walk *walk, const Slot *slot, ResolveInput *out)
{
    const BuildInput *input = walk->input;

    for (size_t i = 0; i < input->child_count; i++) {
        const BuildChild *child = &input->children[i];
        Resolved *value = &walk->values[out->child_count];
        bool known = false;

        if (walk->children[i].slot == slot->number)
            TRY(cursor_value(walk, &walk->children[i], slot->number, EXTENT_ALL, value, &known));
        if (known && child_adds(input, slot, child, value))
            out->child_count++;
        else
            out->missing += child->there && (child->region || !input->region) && slot->over_time != OVER_LAST;
    }
    return OK;
}

static Cells cells_of(const Walk *walk, uint32_t slot, FactExtent extent)
{
    const Cells *cells = &walk->input->cells;
    size_t first = walk->cell;

    while (first < cells->count && cells->items[first].slot == slot && cells->items[first].extent < extent)
        first++;
    size_t end = first;
    while (end < cells->count && cells->items[end].slot == slot && cells->items[end].extent == extent)
        end++;
    return (Cells){ end > first ? cells->items + first : NULL, end - first };
}

static Problem period_values(Walk *walk, const Slot *slot, FactExtent extent, size_t *out)
{
    const BuildInput *input = walk->input;
    size_t cursor = 0;

    *out = 0;
    if (!any_part_has(walk, sheet_key(slot->number, extent)))
        return OK;
    *out = input->part_count;
    for (size_t i = 0; i < input->part_count; i++) {
        size_t count = 0;
        bool foreign = false;
        for (size_t k = 0; k < input->parts[i].count; k++, cursor++) {
            bool known;

            TRY(cursor_value(walk, &walk->parts[cursor], slot->number, extent, &walk->together[count], &known));
            if (k > 0 && !(known && part_adds(slot, extent)))
                continue;
            foreign = foreign || input->parts[i].foreign[k];
            count++;
        }
        walk->periods[i] =
            count == 1 ? walk->together[0] : resolve_together(walk->arena, slot->over_time, walk->together, count);
        if (foreign)
            walk->periods[i].flags |= RESOLVED_MOVED;
    }
    return OK;
}

static bool any_part_has(const Walk *walk, uint32_t key)
{
    for (size_t i = 0; i < walk->part_cursors; i++)
        if (walk->parts[i].slot == key_slot(key)
            && cursor_record(&walk->parts[i], key) < walk->parts[i].sheet.count)
            return true;
    return false;
}

static void walk_past(Walk *walk, uint32_t slot)
{
    walk_to(walk, slot + 1);
}

static void cursor_to(Cursor *cursor, uint32_t slot)
{
    while (cursor->at < cursor->sheet.count && key_slot(sheet_key_at(cursor->sheet, cursor->at)) < slot)
        cursor->at++;
    cursor->slot =
        cursor->at < cursor->sheet.count ? key_slot(sheet_key_at(cursor->sheet, cursor->at)) : UINT32_MAX;
}

/* Where the sheet has the record of a key of the slot at the cursor; its count: nowhere. */
static size_t cursor_record(const Cursor *cursor, uint32_t key)
{
    for (size_t i = cursor->at; i < cursor->sheet.count && sheet_key_at(cursor->sheet, i) <= key; i++)
        if (sheet_key_at(cursor->sheet, i) == key)
            return i;
    return cursor->sheet.count;
}

/* `*known` is false, and nothing is, when there is no such record at the cursor. */
static Problem cursor_value(Walk *walk, const Cursor *cursor, uint32_t slot, FactExtent extent, Resolved *out,
                            bool *known)
{
    size_t record = cursor->slot == slot ? cursor_record(cursor, sheet_key(slot, extent)) : cursor->sheet.count;

    *known = record < cursor->sheet.count;
    *out = *known ? sheet_at(cursor->sheet, record) : (Resolved){ 0 };
    return *known && out->flags & RESOLVED_PERSONS
               ? crowd_attach(walk->arena, cursor->crowds, sheet_key(slot, extent), out)
               : OK;
}

/* Who is behind a value that counts persons. */
static Problem crowd_attach(Arena *arena, const CrowdRows *crowds, uint32_t key, Resolved *out)
{
    Crowd *crowd = ARENA_NEW(arena, Crowd);
    bool found;

    TRY(crowd_find(crowds, key, false, crowd, &found));
    if (!found)
        return problem(PROBLEM_SHEET_BROKEN, TEXT("crowd"), TEXT(""), TEXT(""));
    out->crowd = crowd;
    return OK;
}
