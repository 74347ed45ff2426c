/* query.c - what is asked of the grid: sheets read. */
#include "grid/query.h"

#include "grid/grid_work.h"
#include "grid/periods.h"

#include <stdio.h>
#include <stdlib.h>

enum { SERIES_MOST = 10000 };

static int rank_largest(const void *a, const void *b);
static int rank_smallest(const void *a, const void *b);
static int by_agency(const void *a, const void *b);
static int by_period(const void *a, const void *b);
static Problem children_rows(Grid *grid, Arena *arena, Id parent, Period period, uint32_t key, RankingRow **out,
                             size_t *out_count);

Problem query_dashboard(Grid *grid, Arena *arena, Spot spot, FactExtent extent, const uint32_t *slots, size_t count,
                        DashboardRow **out, size_t *out_count)
{
    Sheet sheet;

    TRY(grid_sheet(grid, arena, spot, &sheet));
    DashboardRow *rows = ARENA_ARRAY(arena, slots ? count : sheet.count, DashboardRow);
    *out = rows;
    *out_count = 0;
    if (!slots) {
        for (size_t i = 0; i < sheet.count; i++) {
            uint32_t key = sheet_key_at(sheet, i);
            if (key_extent(key) == extent)
                rows[(*out_count)++] = (DashboardRow){ key_slot(key), sheet_at(sheet, i) };
        }
        return OK;
    }
    for (size_t i = 0; i < count; i++) {
        rows[i].slot = slots[i];
        sheet_find(sheet, sheet_key(slots[i], extent), &rows[i].now);
    }
    *out_count = count;
    return OK;
}

Problem query_ranking(Grid *grid, Arena *arena, Id parent, Period period, uint32_t slot, FactExtent extent,
                      bool smallest_first, RankingRow **out, size_t *out_count)
{
    RankingRow *rows = NULL;
    size_t count = 0;

    TRY(children_rows(grid, arena, parent, period, sheet_key(slot, extent), &rows, &count));
    if (count)
        qsort(rows, count, sizeof *rows, smallest_first ? rank_smallest : rank_largest);
    for (size_t i = 0; i < count && value_is_given(rows[i].now.value); i++) {
        bool equal = i > 0 && value_compare(rows[i - 1].now.value, rows[i].now.value) == 0;
        rows[i].rank = equal ? rows[i - 1].rank : (int)i + 1;
    }
    *out = rows;
    *out_count = count;
    return OK;
}

Problem query_series(Grid *grid, Arena *arena, Id agency, uint32_t slot, FactExtent extent, PeriodKind kind,
                     Period range, SeriesRow **out, size_t *out_count)
{
    SheetRows kept = { 0 };
    LIST(SeriesRow) rows = { 0 };
    size_t at = 0;

    for (Period period = period_from(kind, range.first); period_contains(range, period);
         period = period_after(period)) {
        if (rows.count == SERIES_MOST) {
            char most[16];
            snprintf(most, sizeof most, "%d", SERIES_MOST);
            return problem(PROBLEM_SERIES_TOO_LONG, text_of(most), TEXT(""), TEXT(""));
        }
        LIST_ADD(arena, &rows)->period = period;
    }
    TRY(grid->keeper->within(grid->state, arena, agency, kind, range, &kept));
    if (kept.count)
        qsort(kept.items, kept.count, sizeof *kept.items, by_period);
    for (size_t i = 0; i < rows.count; i++) {
        Sheet sheet;
        while (at < kept.count && period_compare(kept.items[at].spot.period, rows.items[i].period) < 0)
            at++;
        if (at == kept.count || !period_equal(kept.items[at].spot.period, rows.items[i].period))
            continue;
        TRY(sheet_open(kept.items[at].bytes, &sheet));
        sheet_find(sheet, sheet_key(slot, extent), &rows.items[i].now);
    }
    *out = rows.items;
    *out_count = rows.count;
    return OK;
}

Problem query_pivot(Grid *grid, Arena *arena, const PivotQuery *query, Resolved **out)
{
    size_t to = 0;
    Resolved *values =
        arena_array(arena, query->agency_count * query->period_count, query->slot_count * sizeof *values);

    *out = values;
    for (size_t a = 0; a < query->agency_count; a++) {
        for (size_t p = 0; p < query->period_count; p++) {
            Sheet sheet;
            TRY(grid_sheet(grid, arena, (Spot){ query->agencies[a], query->periods[p] }, &sheet));
            for (size_t s = 0; s < query->slot_count; s++)
                sheet_find(sheet, sheet_key(query->slots[s], query->extent), &values[to++]);
        }
    }
    return OK;
}

Problem query_variants(Grid *grid, Arena *arena, Spot spot, uint32_t slot, FactExtent extent, DashboardRow **out,
                       size_t *out_count)
{
    const Slot *of = slot_find(grid->slots, slot);
    LIST(uint32_t) variants = { 0 };

    for (size_t i = 0; of && i < grid->slots.count; i++) {
        const Slot *other = &grid->slots.items[i];
        if (text_equal(other->measure, of->measure) && text_equal(other->category, of->category))
            *LIST_ADD(arena, &variants) = other->number;
    }
    if (!variants.count) {
        *out = NULL;
        *out_count = 0;
        return OK;
    }
    return query_dashboard(grid, arena, spot, extent, variants.items, variants.count, out, out_count);
}

static Problem children_rows(Grid *grid, Arena *arena, Id parent, Period period, uint32_t key, RankingRow **out,
                             size_t *out_count)
{
    const TreeView *view = grid_view(grid, period);
    int32_t index = view_index(view, parent);
    SheetRows kept = { 0 };
    LIST(RankingRow) rows = { 0 };
    size_t at = 0;

    if (index < 0)
        return agency_unknown(parent);
    TRY(grid->keeper->below(grid->state, arena, parent, period, &kept));
    if (kept.count)
        qsort(kept.items, kept.count, sizeof *kept.items, by_agency);
    for (int32_t child = view->first[index]; child >= 0; child = view->next[child]) {
        RankingRow row = { .agency = view->agencies[child].id };
        bool expected = agency_is_region(view->agencies[child].kind) && view->life[child] == LIFE_THERE;
        bool known = false;
        while (at < kept.count && kept.items[at].spot.agency < row.agency)
            at++;
        if (at < kept.count && kept.items[at].spot.agency == row.agency) {
            Sheet sheet;
            TRY(sheet_open(kept.items[at].bytes, &sheet));
            known = sheet_find(sheet, key, &row.now);
        }
        if (known || expected)
            LIST_PUSH(arena, &rows, row);
    }
    *out = rows.items;
    *out_count = rows.count;
    return OK;
}

static int rank_by(const RankingRow *a, const RankingRow *b, int direction)
{
    bool given_a = value_is_given(a->now.value), given_b = value_is_given(b->now.value);

    if (given_a != given_b)
        return given_a ? -1 : 1;
    int order = value_compare(a->now.value, b->now.value) * direction;
    return order ? order : (a->agency > b->agency) - (a->agency < b->agency);
}

static int rank_largest(const void *a, const void *b)
{
    return rank_by(a, b, -1);
}

static int rank_smallest(const void *a, const void *b)
{
    return rank_by(a, b, 1);
}

static int by_agency(const void *a, const void *b)
{
    Id x = ((const SheetRow *)a)->spot.agency, y = ((const SheetRow *)b)->spot.agency;

    return (x > y) - (x < y);
}

static int by_period(const void *a, const void *b)
{
    return period_compare(((const SheetRow *)a)->spot.period, ((const SheetRow *)b)->spot.period);
}
