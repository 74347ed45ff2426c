/* The rows of a table, told by the space between its lines. */
#include "format/layout_grid.h"

#include <limits.h>

enum {
    LINES_NEAR = 16,  /* lines between one and the next of its cell */
    LINES_APART = 32, /* lines between the first ones of two rows that may be one; grid_lines_to reaches farther */
};

typedef struct {
    size_t low, low_full, low_figures; /* pairs of lines as close as those of a cell */
    size_t high, high_figures;
} Gaps;

static bool heights_tell(const Grid *grid, int *limit);
static void unite_cells(Grid *grid, int limit);
static bool unite(Grid *grid, int a, int b, int limit);
static bool cells_beside(const Line *a, const Line *b);

bool grid_tie_by_heights(Grid *grid)
{
    int limit;

    if (!heights_tell(grid, &limit))
        return false;
    for (int i = 0; i < grid->count; i++)
        grid->lines[i].belongs = i;
    unite_cells(grid, limit);
    for (int i = 0; i < grid->count; i++)
        for (int k = i + 1; k < grid->count && k <= i + LINES_NEAR; k++)
            if (grid->lines[i].belongs != grid->lines[k].belongs && cells_beside(&grid->lines[i], &grid->lines[k]))
                unite(grid, i, k, limit);
    for (int i = 1; i < grid->head; i++) { /* beside two rows of the head: a cell of both */
        Line *line = &grid->lines[i], *above = &grid->lines[i - 1];
        if (line->belongs == i && above->filled > line->filled && grid_near(grid, &above->box, &line->box)
            && grid_fits_empty(grid, line, above->belongs))
            line->belongs = above->belongs;
    }
    return true;
}

/* The next line that has the column's next piece; -1: there is none near. */
static int line_below(const Grid *grid, int line, int column)
{
    for (int i = line + 1; i < grid->count && i <= line + LINES_NEAR; i++)
        if (line_piece(&grid->lines[i], column))
            return i;
    return -1;
}

static bool both_figures(const Grid *grid, const Piece *a, const Piece *b)
{
    return row_is_figure(&a->words, grid->arena) && row_is_figure(&b->words, grid->arena);
}

static bool is_full(const Grid *grid, const Piece *piece)
{
    int width = column_right(grid, piece->column) - column_left(grid, piece->column);

    return width - (piece->words.right - piece->words.left) < 2 * grid->em;
}

/* Goes through all pairs of a piece and the one below it. Without `gaps` returns the least space within a cell. */
static int measure_gaps(const Grid *grid, int limit, Gaps *gaps)
{
    int least = INT_MAX;

    for (int i = 0; i < grid->count; i++)
        for (size_t p = 0; p < grid->lines[i].pieces.count; p++) {
            const Piece *upper = &grid->lines[i].pieces.items[p];
            int below = line_below(grid, i, upper->column);
            const Piece *lower = below < 0 ? NULL : line_piece(&grid->lines[below], upper->column);

            if (!lower || lower->column != upper->column || lower->span != upper->span)
                continue;
            int gap = lower->words.top - upper->words.bottom;
            bool figures = both_figures(grid, upper, lower);
            if (!gaps && !figures && gap < least && gap > -grid->em / 2 && is_full(grid, upper))
                least = gap;
            if (gaps && gap <= limit) {
                gaps->low++;
                gaps->low_full += is_full(grid, upper);
                gaps->low_figures += figures;
            } else if (gaps) {
                gaps->high++;
                gaps->high_figures += figures;
            }
        }
    return least;
}

/* Whether heights tell the rows; `*limit` is the most space between lines of a cell. */
static bool heights_tell(const Grid *grid, int *limit)
{
    Gaps gaps = { 0 };
    int least = measure_gaps(grid, 0, NULL);

    if (least == INT_MAX || least > grid->em)
        return false;
    *limit = least + grid->em / 5;
    measure_gaps(grid, *limit, &gaps);
    return gaps.low_figures == 0 && 10 * gaps.low_full >= 8 * gaps.low
           && (gaps.high_figures >= 2 || 2 * gaps.high >= gaps.low);
}

static bool is_one_cell(const Grid *grid, const Piece *upper, const Piece *lower, int limit)
{
    return upper->column == lower->column && upper->span == lower->span
           && lower->words.top - upper->words.bottom <= limit && !both_figures(grid, upper, lower);
}

/* Makes the rows of two lines one, unless a column would have two cells then. */
static bool unite(Grid *grid, int a, int b, int limit)
{
    int first = grid->lines[a].belongs, second = grid->lines[b].belongs;
    int owner = first < second ? first : second, other = first < second ? second : first;
    int end = grid_lines_to(grid, owner);

    if (first == second)
        return true;
    if (other - owner > LINES_APART)
        return false;
    for (int c = 0; c < grid->run->columns; c++) {
        const Piece *upper = NULL;
        for (int i = owner; i < end; i++) {
            bool in = grid->lines[i].belongs == first || grid->lines[i].belongs == second;
            const Piece *piece = in ? line_piece(&grid->lines[i], c) : NULL;

            if (piece && upper && !is_one_cell(grid, upper, piece, limit))
                return false;
            upper = piece ? piece : upper;
        }
    }
    for (int i = other; i < end; i++)
        if (grid->lines[i].belongs == other)
            grid->lines[i].belongs = owner;
    return true;
}

/* Lines of one cell, from above to below. */
static void unite_cells(Grid *grid, int limit)
{
    for (int i = 0; i < grid->count; i++)
        for (size_t p = 0; p < grid->lines[i].pieces.count; p++) {
            Piece *upper = &grid->lines[i].pieces.items[p];
            int below = line_below(grid, i, upper->column);
            Piece *lower = below < 0 ? NULL : (Piece *)line_piece(&grid->lines[below], upper->column);

            if (lower && is_one_cell(grid, upper, lower, limit) && unite(grid, i, below, limit))
                lower->top = upper->top;
        }
    for (int i = grid->count - 1; i >= 0; i--)
        for (size_t p = 0; p < grid->lines[i].pieces.count; p++) {
            Piece *upper = &grid->lines[i].pieces.items[p];
            int below = line_below(grid, i, upper->column);
            const Piece *lower = below < 0 ? NULL : line_piece(&grid->lines[below], upper->column);

            if (lower && lower->top == upper->top && grid->lines[below].belongs == grid->lines[i].belongs)
                upper->bottom = lower->bottom;
        }
}

/* Most of the lower cell stands beside the other. */
static bool cells_beside(const Line *a, const Line *b)
{
    for (size_t p = 0; p < a->pieces.count; p++)
        for (size_t q = 0; q < b->pieces.count; q++) {
            const Piece *x = &a->pieces.items[p], *y = &b->pieces.items[q];
            int top = x->top > y->top ? x->top : y->top, bottom = x->bottom < y->bottom ? x->bottom : y->bottom;
            int low = x->bottom - x->top < y->bottom - y->top ? x->bottom - x->top : y->bottom - y->top;

            if (10 * (int64_t)(bottom - top) >= 6 * (int64_t)low && bottom > top)
                return true;
        }
    return false;
}
