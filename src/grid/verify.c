/* verify.c - all sheets made again: compared with what is kept, or in place of it. */
#include "grid/grid_work.h"
#include "grid/periods.h"

#include <stdlib.h>

static Problem verify_one(Grid *grid, Arena *arena, Arena *scratch, const SheetRow *kept, Spot spot, Flaws *out);
static Problem flaw_of_crowds(Grid *grid, Arena *arena, Arena *scratch, const SheetRow *right, Flaws *out);
static void flaw_of_value(Arena *arena, Spot spot, Sheet kept, Sheet right, Flaws *out);
static const SheetRow *row_find(const SheetRows *rows, Spot spot);
static int compare_rows(const void *a, const void *b);

Problem grid_verify(Grid *grid, Arena *arena, Flaws *out, size_t *checked)
{
    Spots spots = { 0 }, due = { 0 };
    SheetRows rows = { 0 };
    Arena *scratch = arena_new();
    Problem problem = grid->keeper->spots(grid->state, arena, &spots);

    if (!problem.code)
        problem = grid_dirty(grid, arena, spots.items, spots.count, &due);
    if (!problem.code)
        problem = grid->keeper->rows(grid->state, arena, &rows);
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, compare_rows);

    bool *seen = ARENA_ARRAY(arena, rows.count, bool);
    for (size_t i = 0; i < due.count && !problem.code; i++) {
        const SheetRow *row = row_find(&rows, due.items[i]);
        if (row)
            seen[row - rows.items] = true;
        problem = verify_one(grid, arena, scratch, row, due.items[i], out);
    }
    for (size_t i = 0; i < rows.count && !problem.code; i++) {
        if (!seen[i])
            *LIST_ADD(arena, out) = (Flaw){ .spot = rows.items[i].spot, .kind = FLAW_SURPLUS };
    }
    if (checked)
        *checked = due.count;
    arena_free(scratch);
    return problem;
}

Problem grid_rebuild(Grid *grid, size_t *built)
{
    Arena *list = arena_new();
    Spots spots = { 0 };
    SheetRows rows = { 0 };
    Problem problem = grid->keeper->rows(grid->state, list, &rows);

    for (size_t i = 0; i < rows.count && !problem.code; i++) {
        rows.items[i].bytes = (Text){ 0 };
        problem = grid->keeper->put(grid->state, &rows.items[i]);
    }
    if (!problem.code)
        problem = grid->keeper->spots(grid->state, list, &spots);
    if (!problem.code)
        problem = grid_apply(grid, spots.items, spots.count, built);
    arena_free(list);
    return problem;
}

/* A sheet that cannot be made because one that it rests on is broken is passed over: that one is flawed. */
static Problem verify_one(Grid *grid, Arena *arena, Arena *scratch, const SheetRow *kept, Spot spot, Flaws *out)
{
    SheetRow right;
    Sheet old = { 0 }, new = { 0 };

    arena_reset(scratch);
    if (grid_sheet(grid, scratch, spot, &old).code == PROBLEM_SHEET_BROKEN) {
        *LIST_ADD(arena, out) = (Flaw){ .spot = spot, .kind = FLAW_BROKEN };
        return OK;
    }
    Problem problem = grid_build(grid, scratch, spot, &right);
    if (problem.code == PROBLEM_SHEET_BROKEN)
        return OK;
    if (problem.code)
        return problem;
    TRY(sheet_open(right.bytes, &new));
    size_t known = out->count;
    if (old.count == 0 && new.count == 0)
        return OK;
    if (old.count == 0 || new.count == 0)
        *LIST_ADD(arena, out) = (Flaw){ .spot = spot, .kind = old.count == 0 ? FLAW_MISSING : FLAW_SURPLUS };
    else if (!kept || kept->parent != right.parent)
        *LIST_ADD(arena, out) = (Flaw){ .spot = spot, .kind = FLAW_PARENT };
    else
        flaw_of_value(arena, spot, old, new, out);
    return out->count == known ? flaw_of_crowds(grid, arena, scratch, &right, out) : OK;
}

static const CrowdRow *crowd_row(const CrowdRows *rows, uint32_t key)
{
    for (size_t i = 0; i < rows->count; i++)
        if (!rows->items[i].counted && rows->items[i].key == key)
            return &rows->items[i];
    return NULL;
}

/* The figures are right: other persons may be behind them, or too many crowds kept. */
static Problem flaw_of_crowds(Grid *grid, Arena *arena, Arena *scratch, const SheetRow *right, Flaws *out)
{
    CrowdRows kept = { 0 };
    size_t summed = 0;
    Flaw flaw = { .spot = right->spot, .kind = FLAW_PERSONS };
    bool same = true;

    TRY(grid->keeper->crowds(grid->state, scratch, right->spot.agency, right->spot.period, &kept));
    for (size_t i = 0; i < kept.count; i++)
        summed += !kept.items[i].counted;
    for (size_t i = 0; i < right->crowds.count && same; i++) {
        const CrowdRow *row = crowd_row(&kept, right->crowds.items[i].key);
        same = row && text_equal(row->bytes, right->crowds.items[i].bytes);
        flaw.key = right->crowds.items[i].key;
    }
    if (!same || summed != right->crowds.count)
        LIST_PUSH(arena, out, flaw);
    return OK;
}

/* The first key with another record, if there is one. */
static void flaw_of_value(Arena *arena, Spot spot, Sheet kept, Sheet right, Flaws *out)
{
    for (size_t k = 0, r = 0; k < kept.count || r < right.count;) {
        uint32_t a = k < kept.count ? sheet_key_at(kept, k) : UINT32_MAX;
        uint32_t b = r < right.count ? sheet_key_at(right, r) : UINT32_MAX;
        uint32_t key = a < b ? a : b;
        Flaw flaw = { .spot = spot, .kind = FLAW_VALUE, .key = key };
        if (a == key)
            flaw.kept = sheet_at(kept, k++);
        if (b == key)
            flaw.right = sheet_at(right, r++);
        if (a != b || !resolved_equal(&flaw.kept, &flaw.right)) {
            *LIST_ADD(arena, out) = flaw;
            return;
        }
    }
}

static const SheetRow *row_find(const SheetRows *rows, Spot spot)
{
    SheetRow wanted = { .spot = spot };

    return rows->count ? bsearch(&wanted, rows->items, rows->count, sizeof wanted, compare_rows) : NULL;
}

static int compare_rows(const void *a, const void *b)
{
    const Spot *x = &((const SheetRow *)a)->spot, *y = &((const SheetRow *)b)->spot;

    if (x->agency != y->agency)
        return x->agency < y->agency ? -1 : 1;
    return period_compare(x->period, y->period);
}
