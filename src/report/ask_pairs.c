/* ask_pairs.c - rows in which labels and values stand beside each other. */
#include "report/ask_work.h"

static const Head *head_of(AskWork *work, Text words)
{
    Head *head = ARENA_NEW(work->arena, Head);

    head_read(work->catalog, work->arena, words, head);
    return head;
}

/* What 其中 is a part of: the label before it in the row, else the one above it. */
static const Head *whole_of(AskWork *work, const AskRegion *region, int row, int column)
{
    for (int before = column - 1; before >= 0; before--) {
        Text words = ask_cell(work, region->table, row, before);
        if (words.len && !ask_is_number(words))
            return head_of(work, words);
    }
    for (int above = row - 1; above >= region->first && row - above < ROWS_ABOVE_MAX; above--) {
        Text words = ask_cell(work, region->table, above, column);
        if (words.len && !ask_is_number(words))
            return head_of(work, words);
    }
    return NULL;
}

void ask_pairs(AskWork *work, const AskRegion *region)
{
    for (int row = region->first; row < region->last; row++)
        for (int column = 1; column < region->table->columns; column++) {
            Text words = ask_cell(work, region->table, row, column);
            Text label = ask_cell(work, region->table, row, column - 1);
            Ask ask = { .table = region->number, .row = row, .column = column, .filled = words };
            HeadPath path = { 0 };

            if ((words.len && !ask_is_number(words)) || !label.len || ask_is_number(label))
                continue;
            const Head *head = head_of(work, label);
            const Head *whole = head->part ? whole_of(work, region, row, column - 1) : NULL;
            if (head->skip || !head->label.len)
                continue;
            if (!ask_tried(work))
                return;
            if (whole) {
                path.heads[path.count] = whole;
                path.places[path.count++] = HEAD_ROW;
            }
            path.heads[path.count] = head;
            path.places[path.count++] = HEAD_ROW;
            if (ask_understand(work, &path, &ask))
                LIST_PUSH(work->arena, work->out, ask);
        }
}
