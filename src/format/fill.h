/* fill.h - cells of somebody else's tables filled, and nothing else of the file changed.
 *
 * The file is foreign, so it is opened by the process of extract.h too: the request goes there, the new file
 * comes back. Parts that are not touched are copied as they lie in the zip, byte by byte. */
#ifndef HALFSKY_FORMAT_FILL_H
#define HALFSKY_FORMAT_FILL_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/problem.h"

/* What belongs into a cell. */
typedef struct {
    Text sheet;      /* xlsx: its name */
    int table;       /* docx: of the Doc that docx_read makes, from 0 */
    int row, column; /* of the sheet or table, from 0 */
    Text value;      /* a plain decimal when `number`, else words; UTF-8 without control characters */
    bool number;
    Text comment; /* "" for none; lines by \n */
} CellFill;

typedef LIST(CellFill) CellFills;

/* What became of a cell. One letter each, so that an answer is a text of them. */
typedef enum {
    CELL_FILLED = 'w',
    CELL_FORMULA = 'f', /* it is reckoned */
    CELL_COVERED = 'm', /* a merged cell covers it */
    CELL_TAKEN = 't',   /* something stands there */
    CELL_LOST = 'x',    /* there is no such sheet, table or cell */
    CELL_CONTROL = 'c', /* it is a content control, or inside one that is locked or bound */
    CELL_TRACKED = 'd', /* a change is tracked in it */
    CELL_NESTED = 'n',  /* a table stands in it */
    CELL_PICTURE = 'p'  /* a picture or text box stands in it, or it in a text box */
} CellFate;

enum { CELL_FILLS_MAX = 100000, CELL_WORDS_MAX = 16 * 1024 };

/* The request as bytes, the file behind it; and back, by the process that answers. False for bytes that are none. */
void fill_request_write(const CellFills *fills, Text file, Buffer *out);
bool fill_request_read(Text bytes, Arena *arena, CellFills *fills, Text *file);

/* The work itself, in that process: the new file in `out`, a CellFate for each cell in `fates` (as many as fills). */
Problem xlsx_fill(Text file, const CellFills *fills, Arena *arena, Buffer *out, char *fates);
Problem docx_fill(Text file, const CellFills *fills, Arena *arena, Buffer *out, char *fates);

#endif
