#include "format/sheet.h"

#include <stdlib.h>

enum { GAP_MAX = 64 };

/* A walk over the rows of a sheet. */
typedef struct {
    const Sheet *sheet;
    DocBuilder *builder;
    size_t cell, merge;               /* the first that stand in this row or below */
    int columns;                      /* that the sheet uses */
    int covered[BUILDER_COLUMNS_MAX]; /* the first row that no merged cell from above covers */
    bool head;                        /* a row of several cells was met */
} Walk;

static int compare_cells(const void *a, const void *b);
static int compare_merges(const void *a, const void *b);
static void build_row(Walk *walk, int row);

void sheet_add(Sheet *sheet, int row, int column, Text words)
{
    words = text_trim(words);
    if (words.len == 0 || row < 0 || row >= SHEET_ROWS_MAX || column < 0 || column >= BUILDER_COLUMNS_MAX)
        return;
    LIST_PUSH(sheet->arena, &sheet->cells, (SheetCell){ row, column, arena_text(sheet->arena, words) });
}

void sheet_merge(Sheet *sheet, int top, int left, int bottom, int right)
{
    if (top < 0 || left < 0 || bottom < top || right < left || left >= BUILDER_COLUMNS_MAX)
        return;
    LIST_PUSH(sheet->arena, &sheet->merges, (SheetMerge){ top, left, bottom, right });
}

static int compare(int row, int column, int other_row, int other_column)
{
    if (row != other_row)
        return row < other_row ? -1 : 1;
    return (column > other_column) - (column < other_column);
}

static int compare_cells(const void *a, const void *b)
{
    const SheetCell *first = a, *second = b;

    return compare(first->row, first->column, second->row, second->column);
}

static int compare_merges(const void *a, const void *b)
{
    const SheetMerge *first = a, *second = b;

    return compare(first->top, first->left, second->top, second->left);
}

void sheet_build(Sheet *sheet, Text name, DocBuilder *builder)
{
    if (sheet->cells.count == 0)
        return;
    qsort(sheet->cells.items, sheet->cells.count, sizeof *sheet->cells.items, compare_cells);
    if (sheet->merges.count)
        qsort(sheet->merges.items, sheet->merges.count, sizeof *sheet->merges.items, compare_merges);
    Walk *walk = ARENA_NEW(sheet->arena, Walk);
    walk->sheet = sheet;
    walk->builder = builder;
    for (size_t i = 0; i < sheet->cells.count; i++) {
        if (walk->columns <= sheet->cells.items[i].column)
            walk->columns = sheet->cells.items[i].column + 1;
    }
    builder_table(builder, name);
    int last = sheet->cells.items[sheet->cells.count - 1].row;
    for (int row = 0; row <= last && !builder_full(builder); row++) {
        int next = sheet->cells.items[walk->cell].row;
        if (next - row > GAP_MAX) { /* what comes then is another table */
            if (row) {
                builder_end_table(builder);
                builder_table(builder, name);
            }
            builder_rows_above(builder, next);
            walk->head = false;
            row = next;
        }
        build_row(walk, row);
    }
    builder_end_table(builder);
}

/* The merged cell that begins at this place, or NULL. */
static const SheetMerge *merge_at(Walk *walk, int row, int column)
{
    const Sheet *sheet = walk->sheet;

    while (walk->merge < sheet->merges.count
           && compare(sheet->merges.items[walk->merge].top, sheet->merges.items[walk->merge].left, row, column) < 0)
        walk->merge++;
    if (walk->merge == sheet->merges.count)
        return NULL;
    const SheetMerge *merge = &sheet->merges.items[walk->merge];
    return merge->top == row && merge->left == column ? merge : NULL;
}

static void build_row(Walk *walk, int row)
{
    const SheetCell *cells = walk->sheet->cells.items + walk->cell;
    size_t left = walk->sheet->cells.count - walk->cell, count = 0;
    int end = 0;

    while (count < left && cells[count].row == row)
        count++;
    walk->cell += count < left ? count : 0; /* the last row is built once */
    for (int column = 0; column < walk->columns; column++) {
        if (walk->covered[column] > row)
            end = column + 1;
    }
    builder_row(walk->builder);
    if (count == 1 && !walk->head && end == 0) {
        builder_cell(walk->builder, 1, 1);
        builder_add(walk->builder, cells[0].words);
        return;
    }
    walk->head |= count > 1;
    if (count && end <= cells[count - 1].column)
        end = cells[count - 1].column + 1;
    for (int column = 0, at = 0; column < end; column++) {
        if (walk->covered[column] > row)
            continue;
        const SheetMerge *merge = merge_at(walk, row, column);
        int right = merge ? merge->right : column, bottom = merge ? merge->bottom : row;
        if (right >= walk->columns)
            right = walk->columns - 1;
        while ((size_t)at < count && cells[at].column < column)
            at++;
        bool words = (size_t)at < count && cells[at].column == column;
        if (!words) {
            right = column;
            bottom = row;
        }
        /* Among rows, words across all of them are said once. */
        bool alone = count == 1 && right - column + 1 == walk->columns;
        builder_cell(walk->builder, alone ? 1 : right - column + 1, bottom - row + 1);
        if (words)
            builder_add(walk->builder, cells[at].words);
        if (alone && walk->columns > 1)
            builder_cell(walk->builder, walk->columns - 1, bottom - row + 1);
        for (int i = column; i <= right; i++)
            walk->covered[i] = bottom + 1;
        column = right;
    }
}
