/* tsv.h - the rows of a catalog file.
 *
 * The first line that is no comment names the columns; docs/catalog.md has the
 * rules. Every Problem names file, line and column. What editors leave behind, a
 * BOM and CR LF, does no harm. */
#ifndef HALFSKY_MODEL_TSV_H
#define HALFSKY_MODEL_TSV_H

#include "base/list.h"
#include "base/problem.h"

enum { TSV_COLUMNS_MAX = 16 };

typedef struct {
    int line;
    Text cells[TSV_COLUMNS_MAX]; /* in the order of `columns`, trimmed */
} TsvRow;

typedef LIST(TsvRow) TsvRows;

/* Reads `bytes` (UTF-8) of the file `path`. `columns` names the wanted ones, ending
 * with NULL; the file must have exactly these, in any order. Cells borrow from `bytes`. */
Problem tsv_read(Text path, Text bytes, const char *const *columns, Arena *arena, TsvRows *out);

#endif
