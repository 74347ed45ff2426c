/* The rows of a table, told by which lines could fill the empty cells of others. */
#include "format/layout_grid.h"

#include "base/utf8.h"

enum { LINES_BEFORE = 8, LINES_AFTER = 64 };

const Piece *line_piece(const Line *line, int column)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        if (column >= line->pieces.items[i].column
            && column < line->pieces.items[i].column + line->pieces.items[i].span)
            return &line->pieces.items[i];
    return NULL;
}

bool row_is_figure(const Row *words, Arena *arena)
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

int grid_lines_from(int owner)
{
    return owner > LINES_BEFORE ? owner - LINES_BEFORE : 0;
}

int grid_lines_to(const Grid *grid, int owner)
{
    return owner + LINES_AFTER < grid->count ? owner + LINES_AFTER : grid->count;
}

const Piece *grid_piece(const Grid *grid, int owner, int column)
{
    for (int i = grid_lines_to(grid, owner) - 1; i >= grid_lines_from(owner); i--)
        if (grid->lines[i].belongs == owner) {
            const Piece *piece = line_piece(&grid->lines[i], column);
            if (piece)
                return piece;
        }
    return NULL;
}

bool grid_fits_empty(const Grid *grid, const Line *line, int owner)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        for (int c = 0; c < line->pieces.items[i].span; c++)
            if (grid_piece(grid, owner, line->pieces.items[i].column + c))
                return false;
    return true;
}

/* All of a line's pieces stand below lines that fill their column: they were broken there. */
static bool continues(const Grid *grid, const Line *line, int owner)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        const Piece *piece = &line->pieces.items[i], *upper = grid_piece(grid, owner, piece->column);
        int width = column_right(grid, piece->column) - column_left(grid, piece->column);

        if (!upper || upper->column != piece->column
            || 2 * (width - (upper->words.right - upper->words.left)) > 3 * grid->em || width < 3 * grid->em
            || row_is_figure(&piece->words, grid->arena))
            return false;
    }
    return line->pieces.count > 0;
}

/* The other way round: all of a line's pieces fill their column, and go on in the line below. */
static bool goes_on(const Grid *grid, const Line *line, const Line *below)
{
    for (size_t i = 0; i < line->pieces.count; i++) {
        const Piece *piece = &line->pieces.items[i], *lower = line_piece(below, piece->column);
        int width = column_right(grid, piece->column) - column_left(grid, piece->column);

        if (!lower || lower->column != piece->column || piece->span > 1
            || 2 * (width - (piece->words.right - piece->words.left)) > 3 * grid->em || width < 4 * grid->em
            || row_is_figure(&piece->words, grid->arena))
            return false;
    }
    return line->pieces.count > 0;
}

static bool fits_line(const Line *line, const Line *other)
{
    for (size_t i = 0; i < line->pieces.count; i++)
        for (int c = 0; c < line->pieces.items[i].span; c++)
            if (line_piece(other, line->pieces.items[i].column + c))
                return false;
    return true;
}

void grid_tie_lines(Grid *grid)
{
    for (int i = 0; i < grid->count; i++)
        grid->lines[i].belongs = -1;
    for (int i = 0; i < grid->count; i++) {
        Line *line = &grid->lines[i];
        Line *above = i > 0 ? &grid->lines[i - 1] : NULL, *below = i + 1 < grid->count ? &grid->lines[i + 1] : NULL;

        line->belongs = i;
        if (above && above->filled > line->filled && grid_near(grid, &above->box, &line->box)
            && grid_fits_empty(grid, line, above->belongs))
            line->belongs = above->belongs;
        else if (above && 2 * line->filled <= grid->run->columns + 1 && line->filled <= above->filled
                 && i >= grid->head && line->box.top - above->box.bottom <= grid->em
                 && continues(grid, line, above->belongs))
            line->belongs = above->belongs;
        else if (below && below->filled > line->filled && grid_near(grid, &line->box, &below->box)
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
