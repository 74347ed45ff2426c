/* doc_place.c - where an offset stands in the file. */
#include "base/doc_place.h"

enum { LETTERS = 26, LETTERS_MAX = 8 };

/* The number of blocks that begin at `offset` or before it. */
static size_t blocks_until(const Doc *doc, size_t offset)
{
    size_t low = 0, high = doc->blocks.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->blocks.items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The number of paragraphs before a page. */
static int paragraphs_before(const Doc *doc, int page)
{
    size_t low = 0, high = doc->blocks.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->blocks.items[middle].page < page)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? doc->blocks.items[low - 1].paragraph : 0;
}

bool doc_place(const Doc *doc, size_t offset, DocPlace *out)
{
    *out = (DocPlace){ 0 };
    if (doc->blocks.count == 0)
        return false;

    size_t count = blocks_until(doc, offset);
    const Block *block = &doc->blocks.items[count ? count - 1 : 0];
    out->page = block->page;
    if (block->kind == BLOCK_CELL) {
        out->table = block->table + 1;
        out->row = doc->tables.items[block->table].rows_above + block->row + 1;
        out->column = block->column + 1;
        out->sheet = doc->tables.items[block->table].name;
    } else {
        out->paragraph = block->paragraph - (block->page ? paragraphs_before(doc, block->page) : 0);
    }
    return true;
}

void cell_name(int row, int column, Buffer *out)
{
    char letters[LETTERS_MAX];
    size_t start = sizeof letters;

    for (int rest = column; rest > 0 && start > 0; rest = (rest - 1) / LETTERS)
        letters[--start] = (char)('A' + (rest - 1) % LETTERS);
    buffer_add(out, (Text){ letters + start, sizeof letters - start });
    buffer_add_int(out, row);
}
