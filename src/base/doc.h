/* doc.h - a file as text with structure: what src/format gives to everybody else.
 *
 * The text is valid UTF-8 without BOM; offsets into it are what facts and
 * findings speak of. Blocks say what the file's format knew of its parts; a plain
 * text has none. All memory belongs to the Arena that the Doc was made in. */
#ifndef HALFSKY_BASE_DOC_H
#define HALFSKY_BASE_DOC_H

#include "base/list.h"
#include "base/text.h"

typedef enum { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_CELL, BLOCK_NOTE } BlockKind;

/* A part of the text, in text order, never overlapping. */
typedef struct {
    BlockKind kind;
    size_t start, end; /* bytes of the Doc's text */
    int level;         /* heading: 1 to 9 */
    int page;          /* from 1, never less than that of the block before; 0: the format has no pages */
    int paragraph;     /* from 1, through the whole file; of a cell: that of the last one before it, or 0 */
    int table;         /* cell: index into tables */
    int row, column;   /* cell: from 0 */
} Block;

/* The bytes of the Doc's text that a cell holds. */
typedef struct {
    size_t start, end;
} TableCell;

/* A grid of cells. Merged cells are filled: every place has a span. */
typedef struct {
    Text name; /* of its sheet; "" when it stands in prose */
    int rows, columns;
    int rows_above;   /* empty rows of its sheet above it, which are no rows of the table */
    TableCell *cells; /* rows × columns, row by row */
} Table;

typedef struct {
    Text text;
    Text encoding; /* as found: "UTF-8", "GB18030", "UTF-16LE" ...; "" where the format settles it */
    bool scanned;  /* read from a picture: letters may be wrong */
    LIST(Block) blocks;
    LIST(Table) tables;
} Doc;

#endif
