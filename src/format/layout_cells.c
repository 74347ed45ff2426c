/* A table whose columns are known: its lines are parted into cells and written row by row. */
#include "format/layout_grid.h"

#include <stdlib.h>

static void add_piece(Grid *grid, Line *line, Row piece);
static void count_filled(const Grid *grid, Line *line);
static void widen_heads(Grid *grid, Line *line);
static void find_head(Grid *grid);
static void write_row(const Grid *grid, int owner, int *covered, DocBuilder *out);

void layout_table_write(const Rows *rows, const TableRun *run, bool goes_on, Arena *arena, DocBuilder *out)
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
    if (!goes_on)
        find_head(&grid);
    for (int i = 0; i < grid.count; i++) {
        if (i < grid.head)
            widen_heads(&grid, &grid.lines[i]);
        count_filled(&grid, &grid.lines[i]);
    }
    if (!grid_tie_by_heights(&grid))
        grid_tie_lines(&grid);
    if (!goes_on)
        builder_table(out, TEXT(""));
    for (int i = 0; i < grid.count && !builder_full(out); i++)
        if (grid.lines[i].belongs == i)
            write_row(&grid, i, covered, out);
}

/* ---- pieces into columns ---------------------------------------------------------- */

static bool overlaps(const Grid *grid, const Row *piece, int column)
{
    int left = piece->left > column_left(grid, column) ? piece->left : column_left(grid, column);
    int right = piece->right < column_right(grid, column) ? piece->right : column_right(grid, column);

    return right - left > grid->em / 4 || 2 * (right - left) > piece->right - piece->left;
}

/* The columns that a piece covers; when none, the nearest. */
static void columns_under(const Grid *grid, const Row *piece, int *first, int *last)
{
    int best = 0;
    int64_t distance = INT64_MAX;

    *first = *last = -1;
    for (int c = 0; c < grid->run->columns; c++) {
        int64_t apart = llabs((int64_t)column_left(grid, c) + column_right(grid, c) - piece->left - piece->right);

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
            if (left <= column_left(grid, c + 1) && right >= column_right(grid, c)) {
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

static void count_filled(const Grid *grid, Line *line)
{
    line->filled = 0;
    for (int c = 0; c < grid->run->columns; c++)
        line->filled += line_piece(line, c) != NULL;
}

/* A merged head stands in the middle above its columns, though it may be shorter than one of them. */
static void widen_heads(Grid *grid, Line *line)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        Piece *piece = &line->pieces.items[i];
        int64_t middle = (int64_t)piece->words.left + piece->words.right;
        int first = piece->column, last = first + piece->span - 1, from = first, to = last;
        int64_t best = llabs((int64_t)column_left(grid, first) + column_right(grid, last) - middle);

        if (best <= grid->em || abs(piece->words.left - column_left(grid, first)) <= grid->em / 3)
            continue;
        for (int a = first; a >= 0 && (a == first || !line_piece(line, a)); a--)
            for (int b = last; b < grid->run->columns && (b == last || !line_piece(line, b)); b++) {
                int64_t apart = llabs((int64_t)column_left(grid, a) + column_right(grid, b) - middle);
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

static void find_head(Grid *grid)
{
    for (grid->head = 0; grid->head < grid->count; grid->head++)
        for (size_t i = 0; i < grid->lines[grid->head].pieces.count; i++) {
            const Piece *piece = &grid->lines[grid->head].pieces.items[i];
            if (piece->column > 0 && row_is_figure(&piece->words, grid->arena))
                return;
        }
    grid->head = grid->count ? 1 : 0; /* no figures tell where it ends */
}

/* ---- out -------------------------------------------------------------------------- */

/* How many rows of the head a cell covers: those below it that are empty there. */
static int rows_covered(const Grid *grid, int owner, int column)
{
    int rows = 1;

    for (int i = owner + 1; i < grid->head; i++) {
        if (grid->lines[i].belongs != i)
            continue;
        if (grid_piece(grid, i, column))
            break;
        rows++;
    }
    return rows;
}

static void write_cell(const Grid *grid, int owner, int column, DocBuilder *out)
{
    Buffer text = { 0 };

    for (int i = grid_lines_from(owner); i < grid_lines_to(grid, owner); i++) {
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
        const Piece *piece = grid_piece(grid, owner, c);
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
