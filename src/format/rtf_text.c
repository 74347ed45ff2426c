#include "format/rtf_text.h"

#include <stdlib.h>

/* Edges so near to each other, in twips, are one. */
enum { EDGE_REACH = 30, EDGES_MAX = 1024 };

static void end_table(RtfText *text);

void rtf_text_free(RtfText *text)
{
    for (int i = 0; i < RTF_STREAMS_MAX; i++)
        buffer_free(&text->lines[i]);
}

static Buffer *line_of(RtfText *text)
{
    return &text->lines[text->stream];
}

void rtf_text_add(RtfText *text, Text words)
{
    if (line_of(text)->len <= BUILDER_BYTES_MAX - words.len)
        buffer_add(line_of(text), words);
}

void rtf_text_break(RtfText *text)
{
    rtf_text_add(text, TEXT("\n"));
}

/* Tells the builder words whose lines are parted by line ends. */
static void tell(RtfText *text, Text words)
{
    Text line;

    for (bool first = true; text_cut(&words, '\n', &line); first = false) {
        if (!first)
            builder_break(text->builder);
        builder_add(text->builder, line);
    }
}

static void tell_later(RtfText *text)
{
    for (size_t i = 0; i < text->later.count; i++) {
        tell(text, text->later.items[i].words);
        builder_end(text->builder, text->later.items[i].kind, 0);
    }
    text->later.count = 0;
}

void rtf_text_end(RtfText *text, bool in_table, int level)
{
    Buffer *line = line_of(text);

    if (text->stream) {
        *LIST_ADD(text->arena, &text->later) =
            (RtfLater){ arena_text(text->arena, buffer_text(line)), text->kinds[text->stream] };
        buffer_clear(line);
        return;
    }
    if (in_table) {
        rtf_text_break(text);
        return;
    }
    end_table(text);
    tell(text, buffer_text(line));
    buffer_clear(line);
    builder_end(text->builder, level ? BLOCK_HEADING : BLOCK_PARAGRAPH, level);
    tell_later(text);
}

void rtf_text_cell(RtfText *text)
{
    Buffer *line = line_of(text);

    if (text->stream) {
        rtf_text_add(text, TEXT(" "));
        return;
    }
    *LIST_ADD(text->arena, &text->row.cells) = arena_text(text->arena, buffer_text(line));
    buffer_clear(line);
}

void rtf_text_row(RtfText *text)
{
    if (text->stream || text->row.cells.count == 0)
        return;
    for (size_t i = 0; i < text->edges.count; i++)
        LIST_PUSH(text->arena, &text->row.edges, text->edges.items[i]);
    *LIST_ADD(text->arena, &text->rows) = text->row;
    text->row = (RtfRow){ 0 };
}

bool rtf_text_open(RtfText *text, BlockKind kind)
{
    if (text->stream + 1 == RTF_STREAMS_MAX)
        return false;
    text->kinds[++text->stream] = kind;
    buffer_clear(line_of(text));
    return true;
}

void rtf_text_close(RtfText *text)
{
    if (text->stream == 0)
        return;
    rtf_text_end(text, false, 0);
    text->stream--;
}

void rtf_text_finish(RtfText *text)
{
    while (text->stream)
        rtf_text_close(text);
    if (text->row.cells.count) {
        rtf_text_cell(text);
        rtf_text_row(text);
    }
    rtf_text_end(text, false, 0);
}

/* ---- tables ----------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    int first = *(const int *)a, second = *(const int *)b;

    return (first > second) - (first < second);
}

/* All edges of a table's rows, from left to right. Returns their number. */
static int edges_of(const RtfText *text, int edges[EDGES_MAX])
{
    int count = 0, kept = 0;

    for (size_t i = 0; i < text->rows.count; i++) {
        const RtfRow *row = &text->rows.items[i];
        for (size_t j = 0; j < row->edges.count && j < EDGES_MAX; j++) {
            if (count == EDGES_MAX) { /* make room: most are said again in every row */
                qsort(edges, (size_t)count, sizeof *edges, compare);
                kept = 0;
                for (int k = 0; k < count; k++) {
                    if (kept == 0 || edges[k] > edges[kept - 1] + EDGE_REACH)
                        edges[kept++] = edges[k];
                }
                count = kept;
            }
            if (count < EDGES_MAX)
                edges[count++] = row->edges.items[j].edge;
        }
    }
    qsort(edges, (size_t)count, sizeof *edges, compare);
    kept = 0;
    for (int k = 0; k < count; k++) {
        if (kept == 0 || edges[k] > edges[kept - 1] + EDGE_REACH)
            edges[kept++] = edges[k];
    }
    return kept;
}

/* A row of one cell is no row: above the others it is a caption, among them it is said once. */
static bool tell_whole_row(RtfText *text, const RtfRow *row, int columns, bool open)
{
    size_t defined = row->edges.count;

    if (row->cells.count != 1 || defined > 1)
        return false;
    if (!open) {
        tell(text, row->cells.items[0]);
        builder_end(text->builder, BLOCK_PARAGRAPH, 0);
        return true;
    }
    builder_row(text->builder);
    builder_cell(text->builder, 1, 1);
    tell(text, row->cells.items[0]);
    if (columns > 1)
        builder_cell(text->builder, columns - 1, 1);
    return true;
}

static void tell_row(RtfText *text, const RtfRow *row, const int *edges, int columns)
{
    int at = 0;

    builder_row(text->builder);
    for (size_t i = 0; i < row->cells.count; i++) {
        int span = 1;
        bool above = false;
        if (i < row->edges.count) {
            size_t last = i;
            above = row->edges.items[i].above;
            while (last + 1 < row->edges.count && last + 1 < row->cells.count && row->edges.items[last + 1].left)
                last++;
            int edge = row->edges.items[last].edge, start = at;
            while (at < columns && edges[at] < edge - EDGE_REACH)
                at++;
            at = at < columns ? at + 1 : at;
            span = at > start ? at - start : 1;
            if (above)
                builder_cell_above(text->builder, span);
            else
                builder_cell(text->builder, span, 1);
            tell(text, row->cells.items[i]);
            i = last;
            continue;
        }
        builder_cell(text->builder, 1, 1);
        tell(text, row->cells.items[i]);
    }
}

static void end_table(RtfText *text)
{
    int edges[EDGES_MAX];
    bool open = false;

    if (text->rows.count == 0)
        return;
    int columns = edges_of(text, edges);
    for (size_t i = 0; i < text->rows.count && !builder_full(text->builder); i++) {
        const RtfRow *row = &text->rows.items[i];
        if (tell_whole_row(text, row, columns, open))
            continue;
        if (!open)
            builder_table(text->builder, TEXT(""));
        open = true;
        tell_row(text, row, edges, columns);
    }
    if (open)
        builder_end_table(text->builder);
    text->rows.count = 0;
    tell_later(text);
}
