/* grid_table.c - many figures of an agency and of those below it, as a table. */
#include "grid/periods.h"
#include "work/grid_views.h"

enum { COLUMNS_MOST = 200 };

typedef LIST(Id) Ids;
typedef LIST(Period) Periods;

static Periods columns_of(Arena *arena, Period range, PeriodKind by);
static void keep_given(const TreeView *view, size_t columns, GridTable *table);

Problem grid_table(Work *work, GridPlace place, const uint32_t *slots, size_t slot_count, PeriodKind by,
                   GridTable *out)
{
    Periods periods = columns_of(work->arena, place.spot.period, by);
    size_t columns = periods.count * slot_count;
    Ids agencies = { 0 };
    const TreeView *view;
    int32_t top;
    Grid *grid;

    if (columns > COLUMNS_MOST)
        return problem(PROBLEM_SERIES_TOO_LONG, TEXT("200"), TEXT(""), TEXT(""));
    TRY(work_may(work, VERB_GRID_READ, place.spot.agency));
    TRY(cells_grid(work, &grid));
    view = grid_view(grid, place.spot.period);
    top = view_index(view, place.spot.agency);
    LIST_PUSH(work->arena, &agencies, place.spot.agency);
    for (int32_t i = top < 0 ? -1 : view->first[top]; i >= 0; i = view->next[i])
        LIST_PUSH(work->arena, &agencies, view->agencies[i].id);

    *out = (GridTable){ .agencies = agencies.items,
                        .agency_count = agencies.count,
                        .periods = periods.items,
                        .period_count = periods.count };
    TRY(query_pivot(grid, work->arena,
                    &(PivotQuery){ .agencies = agencies.items,
                                   .agency_count = agencies.count,
                                   .periods = periods.items,
                                   .period_count = periods.count,
                                   .slots = slots,
                                   .slot_count = slot_count,
                                   .extent = place.extent },
                    &out->values));
    keep_given(view, columns, out);
    return OK;
}

static Periods columns_of(Arena *arena, Period range, PeriodKind by)
{
    Periods periods = { 0 };

    if (by == PERIOD_NONE) {
        LIST_PUSH(arena, &periods, range);
        return periods;
    }
    for (Period period = period_from(by, range.first);
         period_contains(range, period) && periods.count <= COLUMNS_MOST; period = period_after(period))
        LIST_PUSH(arena, &periods, period);
    return periods;
}

/* Bureaus and schools that gave nothing would only be blank rows; a town that gave nothing is to be seen. */
static void keep_given(const TreeView *view, size_t columns, GridTable *table)
{
    size_t kept = 1;

    for (size_t i = 1; i < table->agency_count; i++) {
        const Resolved *row = &table->values[i * columns];
        int32_t at = view_index(view, table->agencies[i]);
        bool shown = at >= 0 && agency_is_region(view->agencies[at].kind) && view->life[at] == LIFE_THERE;

        for (size_t k = 0; k < columns && !shown; k++)
            shown = row[k].how != HOW_NONE;
        if (!shown)
            continue;
        table->agencies[kept] = table->agencies[i];
        for (size_t k = 0; k < columns; k++)
            table->values[kept * columns + k] = row[k];
        kept++;
    }
    table->agency_count = kept;
}
