#include "format/layout_steps.h"

#include <limits.h>
#include <stdlib.h>

/* Fewer lines are no column of prose; more gutters are not tried. */
enum {
    COLUMN_ROWS_MIN = 5,
    REST_ROWS_MIN = 2,
    GUTTERS_MAX = 24,
    LETTERS_MIN = 8,
    PIECE_MIN = 6,
    FILL_PERCENT = 72,
    BAND_ROWS = 4
};

/* What the words of some rows on one side of a gutter look like. */
typedef struct {
    int left, right;
    int64_t width; /* of all of its lines */
    int rows;
    int pieces; /* that wide gaps part them into */
} Side;

static void add_line(Side *side, const Row *row, size_t first, size_t last, int em)
{
    int left = row->words[first].left, right = row->words[first].right;

    side->pieces++;
    for (size_t i = first + 1; i < last; i++) {
        side->pieces += row->words[i].left - right >= em;
        right = row->words[i].right > right ? row->words[i].right : right;
    }
    side->left = side->rows == 0 || left < side->left ? left : side->left;
    side->right = side->rows == 0 || right > side->right ? right : side->right;
    side->width += right - left;
    side->rows++;
}

/* Long lines that fill the column, and are not cells side by side. */
static bool is_prose(const Side *side, int rows_min, int em)
{
    int64_t width = (int64_t)side->right - side->left;

    return side->rows >= rows_min && width >= (int64_t)LETTERS_MIN * em
           && side->width >= (int64_t)PIECE_MIN * em * side->pieces
           && 100 * side->width >= FILL_PERCENT * width * side->rows;
}

/* The first word right of the gutter, or `count`; false when a word crosses it, or no gap of half an em is there. */
static bool part_at(const Row *row, int gutter, int em, size_t *at)
{
    int reached = 0;

    for (*at = 0; *at < row->count && row->words[*at].left < gutter; ++*at) {
        if (row->words[*at].right > gutter)
            return false;
        reached = row->words[*at].right > reached || *at == 0 ? row->words[*at].right : reached;
    }
    return *at == 0 || *at == row->count || 2 * (int64_t)(row->words[*at].left - reached) >= em;
}

/* The least space between a line and the next of the same column. */
static int tight_gap(const Rows *rows, size_t first, size_t last, int gutter, int em)
{
    int bottoms[2] = { INT_MIN, INT_MIN }, tight = em;

    for (size_t i = first; i < last; i++)
        for (int right = 0; right < 2; right++) {
            const Row *row = &rows->items[i];
            const LayoutWord *word = right ? &row->words[row->count - 1] : row->words;

            if ((word->left >= gutter) != right)
                continue;
            int64_t gap = (int64_t)word->top - bottoms[right];
            tight = gap > -em / 2 && gap < tight ? (int)gap : tight;
            bottoms[right] = word->bottom;
        }
    return tight;
}

/* Space goes through both columns every few lines: these are rows of a table. Paragraphs of two columns end, where
 * they do, at heights of their own. */
static bool in_bands(const Rows *rows, size_t first, size_t last, int gutter, int em)
{
    size_t bands = 1;
    int tight = tight_gap(rows, first, last, gutter, em), bottom = rows->items[first].bottom;

    for (size_t i = first + 1; i < last; i++) {
        bands += rows->items[i].top - bottom > tight + em / 5;
        bottom = rows->items[i].bottom > bottom ? rows->items[i].bottom : bottom;
    }
    return bands > 2 && last - first <= BAND_ROWS * bands;
}

/* The longest run of rows around `from` that the gutter parts into two columns of prose. */
static size_t run_at(const Rows *rows, size_t from, int gutter, int rows_min, int em, ColumnRun *out)
{
    Side left = { 0 }, right = { 0 };
    size_t end, part;

    for (end = from; end < rows->count; end++) {
        const Row *row = &rows->items[end];

        if (!part_at(row, gutter, em, &part))
            break;
        if (part > 0)
            add_line(&left, row, 0, part, em);
        if (part < row->count)
            add_line(&right, row, part, row->count, em);
    }
    if (end - from > out->last - out->first && is_prose(&left, rows_min, em) && is_prose(&right, rows_min, em)
        && !in_bands(rows, from, end, gutter, em))
        *out = (ColumnRun){ from, end, gutter };
    return end > from ? end : from + 1;
}

/* The columns of the page before may end in a few lines. */
static int rows_min_at(int gutter, int before, int em)
{
    return before && abs(gutter - before) < em ? REST_ROWS_MIN : COLUMN_ROWS_MIN;
}

bool columns_find(const Rows *rows, int em, int before, ColumnRun *out)
{
    int gutters[GUTTERS_MAX];
    size_t count = 0;

    *out = (ColumnRun){ 0 };
    if (em <= 0)
        return false;
    for (size_t i = 0; i < rows->count; i++) {
        const Row *row = &rows->items[i];

        for (size_t k = 1; k < row->count && count < GUTTERS_MAX; k++) {
            int gutter = row->words[k].left - em / 4;
            bool known = false;

            if (2 * (int64_t)(row->words[k].left - row->words[k - 1].right) < em)
                continue;
            for (size_t g = 0; g < count; g++)
                known = known || (gutters[g] - gutter < em && gutter - gutters[g] < em);
            if (!known)
                gutters[count++] = gutter;
        }
    }
    for (size_t g = 0; g < count; g++)
        for (size_t from = 0; from < rows->count;)
            from = run_at(rows, from, gutters[g], rows_min_at(gutters[g], before, em), em, out);
    return out->last > out->first;
}
