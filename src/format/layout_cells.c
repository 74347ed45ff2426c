/* The rows and cells of a table whose columns are known. */
#include "format/layout_steps.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdlib.h>

enum { LINES_BEFORE = 8, LINES_AFTER = 64, LINES_NEAR = 16 };

/* What one line of a row has in a cell. */
typedef struct {
    Row words;
    int column, span;
    int top, bottom; /* of the cell, as far as its lines are known */
} Piece;

typedef struct {
    LIST(Piece) pieces;
    Row box;
    int belongs; /* the line of whose row it is a part; its own index when it begins one */
    int filled;  /* columns */
} Line;

typedef struct {
    const TableRun *run;
    int em;
    Arena *arena;
    Line *lines;
    int count;
    int head; /* lines before the first with figures */
} Grid;

static int left_of(const Grid *grid, int column)
{
    return grid->run->edges[2 * column];
}

static int right_of(const Grid *grid, int column)
{
    return grid->run->edges[2 * column + 1];
}

/* ---- pieces into columns ---------------------------------------------------------- */

static bool overlaps(const Grid *grid, const Row *piece, int column)
{
    int left = piece->left > left_of(grid, column) ? piece->left : left_of(grid, column);
    int right = piece->right < right_of(grid, column) ? piece->right : right_of(grid, column);

    return right - left > grid->em / 4 || 2 * (right - left) > piece->right - piece->left;
}

/* The columns that a piece covers; when none, the nearest. */
static void columns_under(const Grid *grid, const Row *piece, int *first, int *last)
{
    int best = 0;
    int64_t distance = INT64_MAX;

    *first = *last = -1;
    for (int c = 0; c < grid->run->columns; c++) {
        int64_t apart = llabs((int64_t)left_of(grid, c) + right_of(grid, c) - piece->left - piece->right);

        if (overlaps(grid, piece, c)) {
            *first = *first < 0 ? c : *first;
            *last = c;
        }
        if (apart < distance) {
            distance = apart;
            best = c;
        }
    }
    if (*first < 0)
        *first = *last = best;
}

/* The word before which the widest gap lies that parts two of the columns; 0: there is none. */
static size_t widest_gap(const Grid *grid, const Row *piece, int first, int last)
{
    int widest = grid->em / 10 - 1;
    size_t best = 0;

    for (size_t i = 1; i < piece->count; i++) {
        int left = piece->words[i - 1].right, right = piece->words[i].left;

        for (int c = first; c < last && right - left > widest; c++)
            if (left <= left_of(grid, c + 1) && right >= right_of(grid, c)) {
                widest = right - left;
                best = i;
            }
    }
    return best;
}

/* Parts a piece over several columns where a gap between words lies between two of them. */
static void add_piece(Grid *grid, Line *line, Row piece)
{
    int first, last;
    size_t part;

    columns_under(grid, &piece, &first, &last);
    while (first < last && (part = widest_gap(grid, &piece, first, last)) > 0) {
        add_piece(grid, line, row_piece(&piece, 0, part));
        piece = row_piece(&piece, part, piece.count);
        columns_under(grid, &piece, &first, &last);
    }
    *LIST_ADD(grid->arena, &line->pieces) = (Piece){ piece, first, last - first + 1, piece.top, piece.bottom };
}

static const Piece *piece_at(const Line *line, int column)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        if (column >= line->pieces.items[i].column
            && column < line->pieces.items[i].column + line->pieces.items[i].span)
            return &line->pieces.items[i];
    return NULL;
}

static void count_filled(const Grid *grid, Line *line)
{
    line->filled = 0;
    for (int c = 0; c < grid->run->columns; c++)
        line->filled += piece_at(line, c) != NULL;
}

/* A merged head stands in the middle above its columns, though it may be shorter than one of them. */
static void widen_heads(Grid *grid, Line *line)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        Piece *piece = &line->pieces.items[i];
        int64_t middle = (int64_t)piece->words.left + piece->words.right;
        int first = piece->column, last = first + piece->span - 1, from = first, to = last;
        int64_t best = llabs((int64_t)left_of(grid, first) + right_of(grid, last) - middle);

        if (best <= grid->em || abs(piece->words.left - left_of(grid, first)) <= grid->em / 3)
            continue;
        for (int a = first; a >= 0 && (a == first || !piece_at(line, a)); a--)
            for (int b = last; b < grid->run->columns && (b == last || !piece_at(line, b)); b++) {
                int64_t apart = llabs((int64_t)left_of(grid, a) + right_of(grid, b) - middle);
                if (apart + grid->em < best) {
                    best = apart;
                    from = a;
                    to = b;
                }
            }
        if (best <= 2 * (int64_t)grid->em) {
            piece->column = from;
            piece->span = to - from + 1;
        }
    }
}

/* ---- lines into rows -------------------------------------------------------------- */

static bool is_figure(const Row *words, Arena *arena)
{
    Text text = row_text(words, arena);
    bool digit = false;
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(text, at, &length));
        if (code >= '0' && code <= '9')
            digit = true;
        else if (code >= 0x80 || (code | 0x20) >= 'a')
            return false;
    }
    return digit;
}

static void find_head(Grid *grid)
{
    for (grid->head = 0; grid->head < grid->count; grid->head++)
        for (size_t i = 0; i < grid->lines[grid->head].pieces.count; i++) {
            const Piece *piece = &grid->lines[grid->head].pieces.items[i];
            if (piece->column > 0 && is_figure(&piece->words, grid->arena))
                return;
        }
    grid->head = grid->count ? 1 : 0; /* no figures tell where it ends */
}

/* The lines of a row stand near the one that it is named after. */
static int lines_from(int owner)
{
    return owner > LINES_BEFORE ? owner - LINES_BEFORE : 0;
}

static int lines_to(const Grid *grid, int owner)
{
    return owner + LINES_AFTER < grid->count ? owner + LINES_AFTER : grid->count;
}

/* The lowest piece that a row has at the column, or NULL. */
static const Piece *row_piece_at(const Grid *grid, int owner, int column)
{
    for (int i = lines_to(grid, owner) - 1; i >= lines_from(owner); i--)
        if (grid->lines[i].belongs == owner) {
            const Piece *piece = piece_at(&grid->lines[i], column);
            if (piece)
                return piece;
        }
    return NULL;
}

/* All of a line's pieces stand below lines that fill their column: they were broken there. */
static bool continues(const Grid *grid, const Line *line, int owner)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        const Piece *piece = &line->pieces.items[i], *upper = row_piece_at(grid, owner, piece->column);
        int width = right_of(grid, piece->column) - left_of(grid, piece->column);

        if (!upper || upper->column != piece->column
            || 2 * (width - (upper->words.right - upper->words.left)) > 3 * grid->em || width < 3 * grid->em
            || is_figure(&piece->words, grid->arena))
            return false;
    }
    return line->pieces.count > 0;
}

/* The other way round: all of a line's pieces fill their column, and go on in the line below. */
static bool goes_on(const Grid *grid, const Line *line, const Line *below)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        const Piece *piece = &line->pieces.items[i], *lower = piece_at(below, piece->column);
        int width = right_of(grid, piece->column) - left_of(grid, piece->column);

        if (!lower || lower->column != piece->column || piece->span > 1
            || 2 * (width - (piece->words.right - piece->words.left)) > 3 * grid->em || width < 4 * grid->em
            || is_figure(&piece->words, grid->arena))
            return false;
    }
    return line->pieces.count > 0;
}

static bool fits_empty(const Grid *grid, const Line *line, int owner)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        for (int c = 0; c < line->pieces.items[i].span; c++)
            if (row_piece_at(grid, owner, line->pieces.items[i].column + c))
                return false;
    return true;
}

static bool fits_line(const Line *line, const Line *other)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        for (int c = 0; c < line->pieces.items[i].span; c++)
            if (piece_at(other, line->pieces.items[i].column + c))
                return false;
    return true;
}

/* Hardly a line apart: half a line, where cells stand in the middle of high rows. */
static bool near(const Grid *grid, const Row *above, const Row *below)
{
    return 3 * (below->top - above->bottom) < grid->em;
}

/* Lines with few cells belong to a row above or below: wrapped cells, or such as stand in the middle of a high row. */
static void tie_lines(Grid *grid)
{
    for (int i = 0; i < grid->count; i++)
        grid->lines[i].belongs = -1;
    for (int i = 0; i < grid->count; i++) {
        Line *line = &grid->lines[i];
        Line *above = i > 0 ? &grid->lines[i - 1] : NULL, *below = i + 1 < grid->count ? &grid->lines[i + 1] : NULL;

        line->belongs = i;
        if (above && above->filled > line->filled && near(grid, &above->box, &line->box)
            && fits_empty(grid, line, above->belongs))
            line->belongs = above->belongs;
        else if (above && 2 * line->filled <= grid->run->columns + 1 && line->filled <= above->filled
                 && i >= grid->head && line->box.top - above->box.bottom <= grid->em
                 && continues(grid, line, above->belongs))
            line->belongs = above->belongs;
        else if (below && below->filled > line->filled && near(grid, &line->box, &below->box)
                 && fits_line(line, below))
            line->belongs = i + 1;
        else if (below && 2 * line->filled < grid->run->columns && line->filled <= below->filled
                 && below->box.top - line->box.bottom <= grid->em && goes_on(grid, line, below))
            line->belongs = i + 1;
    }
    for (int i = grid->count - 1; i >= 0; i--) /* a line that belongs to the next, which belongs to another */
        if (grid->lines[i].belongs > i)
            grid->lines[i].belongs = grid->lines[grid->lines[i].belongs].belongs;
}

/* ---- rows by heights -------------------------------------------------------------- */

/* Where rows have space between them, lines of one column that stand closer than rows are one cell, and cells beside
 * each other are one row, at whatever height they stand in it. */

typedef struct {
    size_t low, low_full, low_figures; /* pairs of lines as close as those of a cell */
    size_t high, high_figures;
} Gaps;

/* The next line that has the column's next piece; -1: there is none near. */
static int line_below(const Grid *grid, int line, int column)
{
    for (int i = line + 1; i < grid->count && i <= line + LINES_NEAR; i++)
        if (piece_at(&grid->lines[i], column))
            return i;
    return -1;
}

static bool both_figures(const Grid *grid, const Piece *a, const Piece *b)
{
    return is_figure(&a->words, grid->arena) && is_figure(&b->words, grid->arena);
}

static bool is_full(const Grid *grid, const Piece *piece)
{
    int width = right_of(grid, piece->column) - left_of(grid, piece->column);

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
            const Piece *lower = below < 0 ? NULL : piece_at(&grid->lines[below], upper->column);

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
    int end = owner + LINES_AFTER < grid->count ? owner + LINES_AFTER : grid->count;

    if (first == second)
        return true;
    if (other - owner > LINES_AFTER / 2)
        return false;
    for (int c = 0; c < grid->run->columns; c++) {
        const Piece *upper = NULL;
        for (int i = owner; i < end; i++) {
            bool in = grid->lines[i].belongs == first || grid->lines[i].belongs == second;
            const Piece *piece = in ? piece_at(&grid->lines[i], c) : NULL;

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
            Piece *lower = below < 0 ? NULL : (Piece *)piece_at(&grid->lines[below], upper->column);

            if (lower && is_one_cell(grid, upper, lower, limit) && unite(grid, i, below, limit))
                lower->top = upper->top;
        }
    for (int i = grid->count - 1; i >= 0; i--)
        for (size_t p = 0; p < grid->lines[i].pieces.count; p++) {
            Piece *upper = &grid->lines[i].pieces.items[p];
            int below = line_below(grid, i, upper->column);
            const Piece *lower = below < 0 ? NULL : piece_at(&grid->lines[below], upper->column);

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

static bool tie_by_heights(Grid *grid)
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
        if (line->belongs == i && above->filled > line->filled && near(grid, &above->box, &line->box)
            && fits_empty(grid, line, above->belongs))
            line->belongs = above->belongs;
    }
    return true;
}

/* ---- out -------------------------------------------------------------------------- */

/* How many rows of the head a cell covers: those below it that are empty there. */
static int rows_covered(const Grid *grid, int owner, int column)
{
    int rows = 1;

    for (int i = owner + 1; i < grid->head; i++) {
        if (grid->lines[i].belongs != i)
            continue;
        if (row_piece_at(grid, i, column))
            break;
        rows++;
    }
    return rows;
}

static void write_cell(const Grid *grid, int owner, int column, DocBuilder *out)
{
    Buffer text = { 0 };

    for (int i = lines_from(owner); i < lines_to(grid, owner); i++) {
        const Line *line = &grid->lines[i];
        for (size_t p = 0; line->belongs == owner && p < line->pieces.count; p++)
            if (line->pieces.items[p].column == column)
                join_lines(&text, &line->pieces.items[p].words);
    }
    builder_add(out, buffer_text(&text));
    buffer_free(&text);
}

static void write_row(const Grid *grid, int owner, int *covered, DocBuilder *out)
{
    builder_row(out);
    for (int c = 0; c < grid->run->columns;) {
        const Piece *piece = row_piece_at(grid, owner, c);
        int span = piece && piece->column == c ? piece->span : 1, rows = 1;

        if (covered[c] > 0) { /* the builder fills it */
            covered[c++]--;
            continue;
        }
        if (owner < grid->head && piece && span == 1)
            rows = rows_covered(grid, owner, c);
        builder_cell(out, span, rows);
        if (piece && piece->column == c)
            write_cell(grid, owner, c, out);
        for (int i = 0; i < span && c + i < grid->run->columns; i++)
            covered[c + i] = rows - 1;
        c += span;
    }
}

void layout_table_write(const Rows *rows, const TableRun *run, Arena *arena, DocBuilder *out)
{
    int em = rows_em(rows->items + run->first, run->last - run->first, arena);
    Grid grid = { .run = run, .em = em, .arena = arena, .count = (int)(run->last - run->first) };
    int *covered = ARENA_ARRAY(arena, (size_t)run->columns, int);

    grid.lines = ARENA_ARRAY(arena, (size_t)grid.count, Line);
    for (int i = 0; i < grid.count; i++) {
        Rows pieces = { 0 };
        grid.lines[i].box = rows->items[run->first + (size_t)i];
        row_parts(&grid.lines[i].box, em, arena, &pieces);
        for (size_t p = 0; p < pieces.count; p++)
            add_piece(&grid, &grid.lines[i], pieces.items[p]);
    }
    find_head(&grid);
    for (int i = 0; i < grid.count; i++) {
        if (i < grid.head)
            widen_heads(&grid, &grid.lines[i]);
        count_filled(&grid, &grid.lines[i]);
    }
    if (!tie_by_heights(&grid))
        tie_lines(&grid);
    builder_table(out, TEXT(""));
    for (int i = 0; i < grid.count && !builder_full(out); i++)
        if (grid.lines[i].belongs == i)
            write_row(&grid, i, covered, out);
    builder_end_table(out);
}
