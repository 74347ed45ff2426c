#include "cli/mend_docx.h"

#include "cli/docx_headings.h"

typedef struct {
    size_t start, end, new_start, new_end;
} Move;

typedef LIST(Move) Moves;
typedef LIST(DocxRemark) Remarks;

static void gather(halfsky_mender *mender, Arena *arena, Moves *moves)
{
    halfsky_change change;

    for (size_t i = 0; halfsky_change_at(mender, i, &change); i++)
        LIST_PUSH(arena, moves, (Move){ change.start, change.end, change.new_start, change.new_end });
}

/* ---- tracked ------------------------------------------------------------------------ */

static bool at_letter(Text text, size_t at)
{
    return at == text.len || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

/* Without the letters at both ends that stay as they are. */
static Move trimmed(Move move, Text text, Text mended)
{
    size_t most = move.end - move.start < move.new_end - move.new_start ? move.end - move.start
                                                                        : move.new_end - move.new_start;
    size_t head = 0, tail = 0;

    while (head < most && text.at[move.start + head] == mended.at[move.new_start + head])
        head++;
    while (!at_letter(text, move.start + head) || !at_letter(mended, move.new_start + head))
        head--;
    while (tail < most - head && text.at[move.end - tail - 1] == mended.at[move.new_end - tail - 1])
        tail++;
    while (!at_letter(text, move.end - tail) || !at_letter(mended, move.new_end - tail))
        tail--;
    return (Move){ move.start + head, move.end - tail, move.new_start + head, move.new_end - tail };
}

static void write_tracked(const ReadFile *file, Text mended, const Moves *moves, Arena *arena, DocxJob *job)
{
    Remarks remarks = { 0 };

    for (size_t i = 0; i < moves->count; i++) {
        Move move = trimmed(moves->items[i], file->doc->text, mended);
        LIST_PUSH(arena, &remarks,
                  (DocxRemark){ .start = move.start,
                                .end = move.end,
                                .comment = TEXT(""),
                                .suggests = true,
                                .instead = text_slice(mended, move.new_start, move.new_end) });
    }
    job->doc = file->doc;
    job->remarks = remarks.items;
    job->remark_count = remarks.count;
}

/* ---- gone --------------------------------------------------------------------------- */

/* Where an offset of the text lies in the mended one; inside a change at its beginning, or its end. */
static size_t moved(const Moves *moves, size_t offset, bool to_end)
{
    size_t low = 0, high = moves->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (moves->items[middle].start < offset || (!to_end && moves->items[middle].start == offset))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return offset;
    const Move *last = &moves->items[low - 1];
    if (offset < last->end)
        return to_end ? last->new_end : last->new_start;
    return offset - last->end + last->new_end;
}

/* The Doc with the mended text in the place of its own. */
static Doc *doc_moved(const Doc *doc, Text mended, const Moves *moves, Arena *arena)
{
    Doc *out = ARENA_NEW(arena, Doc);

    out->text = mended;
    out->encoding = doc->encoding;
    out->scanned = doc->scanned;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        Block block = doc->blocks.items[i];
        block.start = moved(moves, block.start, false);
        block.end = moved(moves, block.end, true);
        if (block.start < block.end)
            LIST_PUSH(arena, &out->blocks, block);
    }
    for (size_t i = 0; i < doc->tables.count; i++) {
        Table table = doc->tables.items[i];
        size_t count = (size_t)table.rows * (size_t)table.columns;
        TableCell *cells = ARENA_ARRAY(arena, count, TableCell);
        for (size_t k = 0; k < count; k++)
            cells[k] =
                (TableCell){ moved(moves, table.cells[k].start, false), moved(moves, table.cells[k].end, true) };
        for (size_t k = 0; k < count; k++)
            if (cells[k].end < cells[k].start) /* an empty one */
                cells[k].end = cells[k].start;
        table.cells = cells;
        LIST_PUSH(arena, &out->tables, table);
    }
    return out;
}

void mend_docx_write(const ReadFile *file, halfsky_mender *mender, bool tracked, Buffer *out)
{
    Arena *arena = arena_new();
    Text mended = text_from(halfsky_mended(mender));
    DocxHeadings headings = { 0 };
    Moves moves = { 0 };
    DocxJob job = { .author = file->settings->language == LANGUAGE_ZH ? TEXT("Halfsky 清稿") : TEXT("Halfsky") };

    gather(mender, arena, &moves);
    docx_headings(file, arena, &headings);
    if (tracked) {
        write_tracked(file, mended, &moves, arena, &job);
    } else {
        job.doc = doc_moved(file->doc, mended, &moves, arena);
        for (size_t i = 0; i < headings.count; i++) {
            DocxHeading *heading = &headings.items[i];
            heading->start = moved(&moves, heading->start, false);
            heading->end = moved(&moves, heading->end, true);
        }
    }
    job.headings = headings.items;
    job.heading_count = headings.count;
    docx_write(&job, out);
    arena_free(arena);
}
