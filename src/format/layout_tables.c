/* Where words stand in columns over several rows. What ruled lines would tell is not known here: columns
 * are found from the rows that have most pieces, wrapped cells from lines that fill their column. */
#include "format/layout_steps.h"

#include <limits.h>
#include <stdlib.h>

enum {
    ROW_GAP_MAX = 3,
    SINGLES_MAX = 3,
    ROWS_MAX = 400,
    HEAD_ROWS_MAX = 4,
    COLUMNS_MAX = 64,
    ALIGNED_PERCENT = 60
};

typedef LIST(Rows) Pieces; /* of each row */

static int wide_of(const Row *row)
{
    return row->right - row->left;
}

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

/* ---- runs of rows ----------------------------------------------------------------- */

/* A row of one piece may stand inside a table: a wrapped cell, a merged one. */
static bool may_stand_inside(const Row *row, int width)
{
    return 100 * (int64_t)wide_of(row) <= 55 * (int64_t)width;
}

static bool follows(const Row *above, const Row *row, int em)
{
    return (int64_t)row->top - above->bottom <= (int64_t)ROW_GAP_MAX * em;
}

/* Stands below a piece of the row, and ends before the next piece: a line of a cell. */
static bool continues_cell(const Rows *above, const Row *row, size_t from, int right)
{
    for (size_t p = from; p < above->count; p++) {
        int end = p + 1 < above->count ? above->items[p + 1].left : int_max(right, above->items[p].right + row->em);

        if (abs(above->items[p].left - row->left) <= row->em / 2 && row->right <= end)
            return true;
    }
    return false;
}

/* Cells that nearly touch: words begin where the row's pieces do, and none crosses there. */
static bool parts_likewise(const Rows *above, const Row *row)
{
    size_t edges = 0;

    for (size_t p = 1; p < above->count; p++) {
        int edge = above->items[p].left;

        for (size_t k = 0; k < row->count; k++) {
            const LayoutWord *word = &row->words[k];

            if (word->left < edge - row->em / 4 && word->right > edge + row->em / 4)
                return false;
            edges += k > 0 && abs(word->left - edge) <= row->em / 4
                     && 10 * (int64_t)(word->left - row->words[k - 1].right) >= 4 * (int64_t)row->em;
        }
    }
    return edges > 0;
}

/* The end of the run of rows that begins with the row `first`, which has several pieces. */
static size_t run_end(const Rows *rows, const Pieces *pieces, size_t first, int left, int right, int em)
{
    size_t end = first + 1, singles = 0, last = first;

    for (size_t i = first + 1; i < rows->count && i < first + ROWS_MAX && singles <= SINGLES_MAX; i++) {
        if (!follows(&rows->items[i - 1], &rows->items[i], em))
            break;
        if (pieces->items[i].count >= 2) {
            end = i + 1;
            last = i;
            singles = 0;
        } else if (parts_likewise(&pieces->items[last], &rows->items[i])) {
            end = i + 1;
            singles = 0;
        } else if (continues_cell(&pieces->items[last], &rows->items[i], 1, right)
                   && rows->items[i].left - rows->items[last].left > 3 * em) { /* further in than any indent */
            end = i + 1;
        } else if (may_stand_inside(&rows->items[i], right - left)) {
            singles += !continues_cell(&pieces->items[last], &rows->items[i], 0, right);
        } else {
            break;
        }
    }
    return end;
}

static bool aligned(const Row *a, const Row *b, int em)
{
    int64_t middle = ((int64_t)a->left + a->right) - ((int64_t)b->left + b->right);

    return abs(a->left - b->left) <= em / 2 || abs(a->right - b->right) <= em / 2 || llabs(middle) <= em;
}

/* Most pieces stand under or above another one: columns, not blanks in prose. */
static bool is_aligned(const Pieces *pieces, size_t first, size_t last, int em)
{
    size_t all = 0, good = 0, steps = 0;

    for (size_t i = first; i < last; i++)
        for (size_t p = 0; p < pieces->items[i].count && pieces->items[i].count > 1; p++) {
            bool found = false;

            all++;
            for (size_t k = i > first + 4 ? i - 4 : first; k < last && k < i + 5 && !found; k++)
                for (size_t q = 0; q < pieces->items[k].count && k != i && !found && steps < 50000000; q++, steps++)
                    found = aligned(&pieces->items[i].items[p], &pieces->items[k].items[q], em);
            good += found;
        }
    return 100 * good >= ALIGNED_PERCENT * all;
}

/* ---- columns ---------------------------------------------------------------------- */

typedef struct {
    int left, right;
} Interval;

typedef struct {
    int place, step;
} Event;

static int by_place(const void *a, const void *b)
{
    const Event *x = a, *y = b;

    return x->place < y->place ? -1 : x->place > y->place ? 1 : y->step - x->step;
}

/* How many pieces a row of the table's body has: the most that a third of the rows reach. */
static size_t body_pieces(const Pieces *pieces, size_t first, size_t last)
{
    size_t rows = 0, best = 2;

    for (size_t i = first; i < last; i++)
        rows += pieces->items[i].count >= 2;
    for (size_t want = 3; want <= COLUMNS_MAX; want++) {
        size_t reach = 0;
        for (size_t i = first; i < last; i++)
            reach += pieces->items[i].count >= want;
        if (reach >= 2 ? 3 * reach < rows : rows > 2 || reach == 0)
            break;
        best = want;
    }
    return best;
}

/* What the pieces of the body cover; a gap that nearly no row crosses parts two columns. */
static int columns_of(const Rows *all, const Pieces *pieces, const TableRun *run, int em, Arena *arena,
                      Interval *columns)
{
    size_t body = body_pieces(pieces, run->first, run->last);
    LIST(Event) events = { 0 };
    size_t rows = 0;
    int covered = 0, count = 0;

    for (size_t i = run->first; i < run->last; i++)
        rows += pieces->items[i].count >= body;
    for (size_t i = run->first; i < run->last; i++) {
        Rows row = { 0 };

        if (pieces->items[i].count < body)
            continue;
        row_parts(&all->items[i], rows > 2 ? em * 3 / 10 : em * 3 / 5, arena, &row); /* full cells stand close */
        for (size_t p = 0; p < row.count; p++) {
            *LIST_ADD(arena, &events) = (Event){ row.items[p].left, 1 };
            *LIST_ADD(arena, &events) = (Event){ row.items[p].right, -1 };
        }
    }
    if (events.count)
        qsort(events.items, events.count, sizeof *events.items, by_place);
    for (size_t i = 0; i < events.count; i++) {
        bool was = covered > (int)(rows / 10);

        covered += events.items[i].step;
        bool is = covered > (int)(rows / 10);
        if (is && !was && count < COLUMNS_MAX)
            columns[count++] = (Interval){ events.items[i].place, events.items[i].place };
        else if (was && !is && count > 0)
            columns[count - 1].right = events.items[i].place;
    }
    return count;
}

/* A column at the left or right end that only few rows fill: remarks, an empty corner. */
static int add_outer(const Pieces *pieces, size_t first, size_t last, Interval *columns, int count)
{
    Interval before = { INT_MAX, INT_MIN }, after = { INT_MAX, INT_MIN };

    for (size_t i = first; i < last && count > 0; i++)
        for (size_t p = 0; p < pieces->items[i].count; p++) {
            const Row *piece = &pieces->items[i].items[p];
            Interval *into = piece->right <= columns[0].left           ? &before
                             : piece->left >= columns[count - 1].right ? &after
                                                                       : NULL;
            if (into) {
                into->left = int_min(into->left, piece->left);
                into->right = int_max(into->right, piece->right);
            }
        }
    if (after.right > after.left && count < COLUMNS_MAX)
        columns[count++] = after;
    if (before.right > before.left && count < COLUMNS_MAX) {
        memmove(columns + 1, columns, (size_t)count * sizeof *columns);
        columns[0] = before;
        count++;
    }
    return count;
}

/* Pieces that stand in one column only make it as wide as they are, but not over its neighbours. */
static void widen_columns(const Pieces *pieces, size_t first, size_t last, Interval *columns, int count)
{
    for (size_t i = first; i < last; i++)
        for (size_t p = 0; p < pieces->items[i].count; p++) {
            const Row *piece = &pieces->items[i].items[p];
            int over = 0, at = 0;

            for (int c = 0; c < count; c++)
                if (piece->left < columns[c].right && piece->right > columns[c].left) {
                    over++;
                    at = c;
                }
            if (over == 1) {
                columns[at].left = int_min(columns[at].left, piece->left);
                columns[at].right = int_max(columns[at].right, piece->right);
            }
        }
}

/* Rows of the head above the first row that was seen to be one of the table: their cells may stand too close. */
static size_t with_head(const Rows *rows, size_t first, const Interval *columns, int count, int em, Arena *arena)
{
    size_t head = first;

    for (size_t i = first; i > 0 && i + HEAD_ROWS_MAX > first; i--) {
        const Row *row = &rows->items[i - 1];
        Rows pieces = { 0 };
        bool cells = true;

        if (rows->items[i].top - row->bottom > em || row->left < columns[0].left - em
            || row->right > columns[count - 1].right + 6 * em)
            break;
        row_parts(row, em * 3 / 10, arena, &pieces);
        for (size_t p = 0; p < pieces.count; p++) {
            int over = 0;
            for (int c = 0; c < count; c++)
                over += pieces.items[p].left < columns[c].right && pieces.items[p].right > columns[c].left;
            cells = cells && over < count && over > 0;
        }
        if (!cells || text_contains(row_text(row, arena), TEXT("。")))
            break;
        /* One piece: a merged cell, when the row below stands half a line lower. Else it may be the table's title. */
        if (pieces.count > 1 || 3 * (rows->items[i].top - row->bottom) < em)
            head = i - 1;
    }
    return head;
}

/* A wrapped cell's last line may follow the last row that has several pieces. */
static size_t with_tail(const Rows *rows, size_t last, const Interval *columns, int count, int em)
{
    while (last < rows->count) {
        const Row *row = &rows->items[last], *above = &rows->items[last - 1];
        int over = 0;

        for (int c = 0; c < count; c++)
            over += row->left < columns[c].right && row->right > columns[c].left;
        if (row->top - above->bottom > em / 3 || over > 1 || row->left < columns[0].left - em / 4
            || row->right > columns[count - 1].right + em / 4)
            break;
        if (over == 1
            && (row->top < above->bottom
                || (row->left - columns[0].left > em && row->top < above->bottom + em / 5)))
            last++;
        else
            break;
    }
    return last;
}

void layout_tables_find(const Rows *rows, int em, Arena *arena, TableRuns *out)
{
    Pieces pieces = { 0 };
    Interval columns[COLUMNS_MAX + 2];
    int left = INT_MAX, right = INT_MIN;
    size_t end;

    for (size_t i = 0; i < rows->count; i++) {
        row_parts(&rows->items[i], rows->items[i].em, arena, LIST_ADD(arena, &pieces));
        left = int_min(left, rows->items[i].left);
        right = int_max(right, rows->items[i].right);
    }
    for (size_t first = 0; first < rows->count; first = end) {
        end = first + 1;
        if (pieces.items[first].count < 2)
            continue;
        end = run_end(rows, &pieces, first, left, right, em);
        int em_here = rows_em(rows->items + first, end - first, arena);
        if (end - first < 2 || !is_aligned(&pieces, first, end, em_here))
            continue;
        TableRun found = { .first = first, .last = end };
        int count = columns_of(rows, &pieces, &found, em_here, arena, columns);
        if (count < 2)
            continue;
        count = add_outer(&pieces, first, end, columns, count);
        widen_columns(&pieces, first, end, columns, count);
        end = with_tail(rows, end, columns, count, em_here);
        first = with_head(rows, first, columns, count, em_here, arena);
        if (out->count && first < out->items[out->count - 1].last)
            first = out->items[out->count - 1].last;
        found = (TableRun){ first, end, ARENA_ARRAY(arena, 2 * (size_t)count, int), count };
        for (int c = 0; c < count; c++) {
            found.edges[2 * c] = columns[c].left;
            found.edges[2 * c + 1] = columns[c].right;
        }
        *LIST_ADD(arena, out) = found;
    }
}
