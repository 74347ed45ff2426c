/* rtf_text.h - where the letters of an RTF file go: lines, cells and rows, notes and text boxes.
 *
 * The rows of a table are kept until it ends: only all their edges together tell how many columns a cell covers. */
#ifndef HALFSKY_FORMAT_RTF_TEXT_H
#define HALFSKY_FORMAT_RTF_TEXT_H

#include "base/buffer.h"
#include "base/list.h"
#include "format/builder.h"

enum { RTF_STREAMS_MAX = 8 };

/* A cell of a row as it is defined: its right edge, and whether it goes on from above or from the left. */
typedef struct {
    int edge;
    bool above, left;
} RtfEdge;

typedef struct {
    LIST(RtfEdge) edges;
    LIST(Text) cells;
} RtfRow;

/* A paragraph that comes behind another. */
typedef struct {
    Text words;
    BlockKind kind;
} RtfLater;

/* Begin with { .arena = arena, .builder = builder }; release with rtf_text_free. */
typedef struct {
    Arena *arena;
    DocBuilder *builder;
    Buffer lines[RTF_STREAMS_MAX]; /* the open paragraph of the body, of a note in it, of a text box in that */
    BlockKind kinds[RTF_STREAMS_MAX];
    int stream;
    LIST(RtfEdge) edges; /* of the row that is defined */
    RtfRow row;          /* cells so far */
    LIST(RtfRow) rows;   /* of the table that is open */
    LIST(RtfLater) later;
} RtfText;

void rtf_text_free(RtfText *text);
void rtf_text_add(RtfText *text, Text words);
void rtf_text_break(RtfText *text);
/* The paragraph ends; `level` is that of a heading, or 0. In a table it is a line of its cell. */
void rtf_text_end(RtfText *text, bool in_table, int level);
void rtf_text_cell(RtfText *text);
void rtf_text_row(RtfText *text);
/* A note or text box begins and ends. False when they are nested too deeply. */
bool rtf_text_open(RtfText *text, BlockKind kind);
void rtf_text_close(RtfText *text);
/* All ends. */
void rtf_text_finish(RtfText *text);

#endif
