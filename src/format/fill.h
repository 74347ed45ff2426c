/* fill.h - cells of somebody else's spreadsheet filled, and nothing else of the file changed.
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
    Text sheet;      /* its name */
    int row, column; /* of the sheet, from 0 */
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
    CELL_LOST = 'x'     /* there is no such sheet */
} CellFate;

enum { CELL_FILLS_MAX = 100000, CELL_WORDS_MAX = 16 * 1024 };

/* The request as bytes, the file behind it; and back, by the process that answers. False for bytes that are none. */
void fill_request_write(const CellFills *fills, Text file, Buffer *out);
bool fill_request_read(Text bytes, Arena *arena, CellFills *fills, Text *file);

/* The work itself, in that process: the new file in `out`, a CellFate for each cell in `fates` (as many as fills). */
Problem xlsx_fill(Text file, const CellFills *fills, Arena *arena, Buffer *out, char *fates);

#endif
