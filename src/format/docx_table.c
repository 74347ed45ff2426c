#include "format/docx_table.h"

#include "base/utf8.h"

enum { HEAD_ROWS_MAX = 8 };

static Text words_at(const Doc *doc, const Table *table, int row, int column)
{
    const TableCell *cell = &table->cells[(size_t)row * (size_t)table->columns + (size_t)column];

    return text_trim(text_slice(doc->text, cell->start, cell->end));
}

bool table_is_figure(Text words)
{
    bool digit = false;
    size_t length;

    for (size_t at = 0; at < words.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(words, at, &length));

        if (code >= '0' && code <= '9')
            digit = true;
        else if (code >= 0x80 || (code | 0x20) >= 'a')
            return false;
    }
    return digit;
}

/* The only column of the row that has words; -1 when there are none or several. */
static int only_column(const Doc *doc, const Table *table, int row)
{
    int found = -1;

    for (int c = 0; c < table->columns; c++)
        if (words_at(doc, table, row, c).len) {
            if (found >= 0)
                return -1;
            found = c;
        }
    return found;
}

static bool has_figures(const Doc *doc, const Table *table, int row)
{
    for (int c = 1; c < table->columns; c++)
        if (table_is_figure(words_at(doc, table, row, c)))
            return true;
    return false;
}

/* Cells side by side are one when their words are, and those above them are. */
static void tie_row(const Doc *doc, const Table *table, const TableHead *head, int row, int first)
{
    HeadCell *cells = head->cells + (size_t)row * (size_t)table->columns;
    const HeadCell *above = row > first ? cells - table->columns : NULL;

    for (int c = 0; c < table->columns;) {
        Text words = words_at(doc, table, row, c);
        int end = c + 1;

        while (words.len && end < table->columns && text_equal(words_at(doc, table, row, end), words)
               && (!above || above[end].columns == 0))
            end++;
        cells[c].columns = end - c;
        if (above && words.len && above[c].columns == end - c
            && text_equal(words_at(doc, table, row - 1, c), words)) {
            cells[c].tie = CELL_BELOW;
            if (above[c].tie == CELL_ALONE)
                cells[c - table->columns].tie = CELL_ABOVE;
        }
        c = end;
    }
}

TableHead table_head(const Doc *doc, const Table *table, Arena *arena)
{
    TableHead head = { 0 };
    int titles = 0, rows;

    while (table->columns > 1 && titles < table->rows && titles < HEAD_ROWS_MAX
           && only_column(doc, table, titles) == 0)
        titles++;
    for (rows = titles; rows < table->rows && rows < HEAD_ROWS_MAX && !has_figures(doc, table, rows); rows++)
        ;
    if (rows == table->rows || rows == HEAD_ROWS_MAX) /* no figures tell where it ends */
        rows = titles < table->rows ? titles + 1 : titles;
    head.rows = rows;
    head.cells = ARENA_ARRAY(arena, (size_t)rows * (size_t)table->columns + 1, HeadCell);
    for (int row = 0; row < rows; row++) {
        if (row < titles)
            head.cells[(size_t)row * (size_t)table->columns].columns = table->columns;
        else
            tie_row(doc, table, &head, row, titles);
    }
    return head;
}
