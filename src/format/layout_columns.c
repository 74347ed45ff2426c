#include "format/layout_steps.h"

/* Fewer lines are no column of prose; more gutters are not tried. */
enum { COLUMN_ROWS_MIN = 5, GUTTERS_MAX = 24, LETTERS_MIN = 8, FILL_PERCENT = 72 };

/* What the words of some rows on one side of a gutter look like. */
typedef struct {
    int left, right;
    int64_t width; /* of all of its lines */
    int rows;
} Side;

static void add_line(Side *side, int left, int right)
{
    side->left = side->rows == 0 || left < side->left ? left : side->left;
    side->right = side->rows == 0 || right > side->right ? right : side->right;
    side->width += right - left;
    side->rows++;
}

/* Long lines that fill the column: prose, and no cells. */
static bool is_prose(const Side *side, int em)
{
    int64_t width = (int64_t)side->right - side->left;

    return side->rows >= COLUMN_ROWS_MIN && width >= (int64_t)LETTERS_MIN * em
           && 100 * side->width >= FILL_PERCENT * width * side->rows;
}

/* The first word right of the gutter, or `count`; false when a word, or no gap at all, crosses it. */
static bool part_at(const Row *row, int gutter, int em, size_t *at)
{
    int reached = 0;

    for (*at = 0; *at < row->count && row->words[*at].left < gutter; ++*at) {
        if (row->words[*at].right > gutter)
            return false;
        reached = row->words[*at].right > reached || *at == 0 ? row->words[*at].right : reached;
    }
    return *at == 0 || *at == row->count || row->words[*at].left - reached >= em;
}

/* The longest run of rows around `from` that the gutter parts into two columns of prose. */
static size_t run_at(const Rows *rows, size_t from, int gutter, int em, ColumnRun *out)
{
    Side left = { 0 }, right = { 0 };
    size_t end, part;

    for (end = from; end < rows->count; end++) {
        const Row *row = &rows->items[end];

        if (!part_at(row, gutter, em, &part))
            break;
        if (part > 0)
            add_line(&left, row->words[0].left, row->words[part - 1].right);
        if (part < row->count)
            add_line(&right, row->words[part].left, row->right);
    }
    if (is_prose(&left, em) && is_prose(&right, em) && (!out || end - from > out->last - out->first))
        *out = (ColumnRun){ from, end, gutter };
    return end > from ? end : from + 1;
}

bool columns_find(const Rows *rows, int em, ColumnRun *out)
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

            if (row->words[k].left - row->words[k - 1].right < em)
                continue;
            for (size_t g = 0; g < count; g++)
                known = known || (gutters[g] - gutter < em && gutter - gutters[g] < em);
            if (!known)
                gutters[count++] = gutter;
        }
    }
    for (size_t g = 0; g < count; g++)
        for (size_t from = 0; from < rows->count;)
            from = run_at(rows, from, gutters[g], em, out);
    return out->last > out->first;
}
