/* Tables that go on over the end of a page: rows below rows of the same columns, without the heading that the next page repeats. */
#include "format/layout_grid.h"

enum { HEAD_ROWS_MAX = 4 };

/* Each column stands below its own and below no other. */
static bool columns_agree(const TableRun *above, const TableRun *below)
{
    if (above->columns != below->columns)
        return false;
    for (int i = 0; i < above->columns; i++)
        for (int k = 0; k < below->columns; k++) {
            bool over =
                above->edges[2 * i] < below->edges[2 * k + 1] && above->edges[2 * i + 1] > below->edges[2 * k];
            if (over != (i == k))
                return false;
        }
    return true;
}

/* A figure stands in it behind its first words. */
static bool has_figures(const Row *row, Arena *arena)
{
    Rows pieces = { 0 };

    row_parts(row, row->em, arena, &pieces);
    for (size_t i = 1; i < pieces.count; i++)
        if (row_is_figure(&pieces.items[i], arena))
            return true;
    return false;
}

/* The rows above the first with figures; one where there are no figures or too many such rows. */
static Rows head_of(const Rows *rows, const TableRun *run, Arena *arena)
{
    size_t last = run->first;

    while (last < run->last && last - run->first <= HEAD_ROWS_MAX && !has_figures(&rows->items[last], arena))
        last++;
    if (last == run->last || last - run->first > HEAD_ROWS_MAX)
        last = run->first + 1;
    return (Rows){ rows->items + run->first, last - run->first, last - run->first };
}

static bool repeats(const Rows *head, const Rows *rows, const TableRun *run, Arena *arena)
{
    if (head->count == 0 || head->count >= run->last - run->first)
        return false;
    for (size_t i = 0; i < head->count; i++)
        if (!text_equal(row_text(&head->items[i], arena), row_text(&rows->items[run->first + i], arena)))
            return false;
    return true;
}

void flow_table(Flow *flow, const Rows *rows, const TableRun *run, int page)
{
    OpenTable *open = &flow->table;
    TableRun rest = *run;
    bool goes_on = open->page && open->page < page && columns_agree(&open->run, run);

    if (goes_on && repeats(&open->head, rows, run, flow->arena))
        rest.first += open->head.count;
    else
        goes_on = goes_on && has_figures(&rows->items[run->first], flow->arena);
    if (!goes_on) {
        flow_end(flow);
        open->head = head_of(rows, run, flow->arena);
    }
    builder_page(flow->out, page);
    layout_table_write(rows, &rest, goes_on, flow->arena, flow->out);
    open->run = *run;
    open->page = page;
}

void flow_table_end(Flow *flow)
{
    if (flow->table.page)
        builder_end_table(flow->out);
    flow->table.page = 0;
}
