/* csv_rows.h - rows of cells that stand in a text between commas, tabs or semicolons (RFC 4180, and what spreadsheets write).
 *
 *     CsvCursor cursor = csv_cursor(text, csv_separator(text, true));
 *     while (csv_next(&cursor, &cell, &words))
 *         ...
 *
 * Works on bytes of any encoding in which ASCII letters are no part of others: UTF-8, GB18030. */
#ifndef HALFSKY_FORMAT_CSV_ROWS_H
#define HALFSKY_FORMAT_CSV_ROWS_H

#include "base/buffer.h"

/* What parts the cells of a text that is a table; 0 when it is prose, whatever commas it has.
 *
 * A table has three rows or more, each of as many cells, and a column behind the first whose cells are numbers. Where the file
 * is `named` so (.csv, .tsv) it is enough that most rows have as many cells. Looks at the beginning only. */
char csv_separator(Text text, bool named);

typedef struct {
    int row, column; /* from 0 */
    bool last;       /* of its row */
} CsvCell;

typedef struct {
    Text rest;
    char separator;
    bool ended;
    CsvCell next;
} CsvCursor;

/* A first line sep=; is no row. */
CsvCursor csv_cursor(Text text, char separator);

/* The next cell, its words without quotes in `words`, which is emptied before. An empty line is a row of one empty cell. False at the
 * end. */
bool csv_next(CsvCursor *cursor, CsvCell *cell, Buffer *words);

#endif
