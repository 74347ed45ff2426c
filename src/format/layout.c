#include "format/layout.h"

#include "format/layout_steps.h"

/* Columns inside columns: a page of a newspaper has no more. */
enum { DEPTH_MAX = 4 };

int layout_place(double points)
{
    double place = points * LAYOUT_UNIT;

    if (!(place > -LAYOUT_PLACE_MAX)) /* also what is no number */
        return -LAYOUT_PLACE_MAX;
    return place > LAYOUT_PLACE_MAX ? LAYOUT_PLACE_MAX : (int)place;
}

/* The part of the rows [first, last) that lies left or right of the gutter. */
static Rows side_of(const Rows *rows, const ColumnRun *run, bool right, Arena *arena)
{
    Rows side = { 0 };

    for (size_t i = run->first; i < run->last; i++) {
        const Row *row = &rows->items[i];
        size_t part = 0;

        while (part < row->count && row->words[part].left < run->gutter)
            part++;
        if (right ? part < row->count : part > 0)
            *LIST_ADD(arena, &side) = right ? row_piece(row, part, row->count) : row_piece(row, 0, part);
    }
    return side;
}

static Rows slice_of(const Rows *rows, size_t first, size_t last)
{
    return (Rows){ rows->items + first, last - first, last - first };
}

/* Prose and tables, one below the other. */
static void write_column(Flow *flow, const Rows *rows, int em, int page)
{
    TableRuns tables = { 0 };
    Rows prose = { 0 };
    size_t at = 0;

    layout_tables_find(rows, em, flow->arena, &tables);
    for (size_t t = 0; t <= tables.count; t++) {
        size_t end = t < tables.count ? tables.items[t].first : rows->count;
        for (; at < end; at++)
            *LIST_ADD(flow->arena, &prose) = rows->items[at];
        if (t < tables.count)
            at = tables.items[t].last;
    }
    flow_measure(flow, prose.items, prose.count);
    at = 0;
    for (size_t t = 0; t <= tables.count; t++) {
        size_t end = t < tables.count ? tables.items[t].first : rows->count;
        for (; at < end; at++)
            flow_row(flow, &rows->items[at], page);
        if (t < tables.count) {
            flow_table(flow, rows, &tables.items[t], page);
            at = tables.items[t].last;
        }
    }
}

static void write_rows(Flow *flow, const Rows *rows, int em, int page, int depth)
{
    ColumnRun run;

    if (rows->count == 0)
        return;
    if (depth == DEPTH_MAX || !columns_find(rows, em, flow->gutter_before, &run)) {
        write_column(flow, rows, em, page);
        return;
    }
    flow->gutter = run.gutter;
    Rows above = slice_of(rows, 0, run.first), below = slice_of(rows, run.last, rows->count);
    Rows left = side_of(rows, &run, false, flow->arena), right = side_of(rows, &run, true, flow->arena);

    write_rows(flow, &above, em, page, depth + 1);
    int width = flow->width;
    flow->width = run.gutter;
    write_rows(flow, &left, em, page, depth + 1);
    flow->width = width;
    flow_turn(flow);
    write_rows(flow, &right, em, page, depth + 1);
    write_rows(flow, &below, em, page, depth + 1);
}

void layout_build(const LayoutPage *pages, size_t count, Arena *arena, DocBuilder *out)
{
    Sheet *sheets = ARENA_ARRAY(arena, count, Sheet);
    Flow flow = { .out = out, .arena = arena };

    for (size_t i = 0; i < count; i++) {
        sheets[i].page = &pages[i];
        rows_find(&pages[i], arena, &sheets[i].rows);
        sheets[i].em = rows_em(sheets[i].rows.items, sheets[i].rows.count, arena);
    }
    margins_drop(sheets, count, arena);
    for (size_t i = 0; i < count && !builder_full(out); i++) {
        flow.width = pages[i].width;
        write_rows(&flow, &sheets[i].rows, sheets[i].em, pages[i].number, 0);
        if (sheets[i].notes.count)
            flow_table_end(&flow);
        for (size_t k = 0; k < sheets[i].notes.count; k++) {
            *LIST_ADD(arena, &flow.notes) = sheets[i].notes.items[k];
            flow.notes_page = pages[i].number;
        }
        flow_turn(&flow);
        flow.gutter_before = flow.gutter;
        flow.gutter = 0;
    }
    flow_end(&flow);
    buffer_free(&flow.text);
}
