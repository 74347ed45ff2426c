/* sheet.h - the cells of a spreadsheet as the table of a Doc. */
#ifndef HALFSKY_FORMAT_SHEET_H
#define HALFSKY_FORMAT_SHEET_H

#include "base/list.h"
#include "format/builder.h"

/* As many as Excel has; what stands further to the right than columns of a table may is dropped. */
enum { SHEET_ROWS_MAX = 1048576 };

typedef struct {
    int row, column;
    Text words;
} SheetCell;

typedef struct {
    int top, left, bottom, right;
} SheetMerge;

/* Begin with { .arena = arena }. */
typedef struct {
    Arena *arena;
    LIST(SheetCell) cells;
    LIST(SheetMerge) merges;
} Sheet;

/* A cell, from row and column 0, in whatever order; words are copied, empty ones forgotten. */
void sheet_add(Sheet *sheet, int row, int column, Text words);
void sheet_merge(Sheet *sheet, int top, int left, int bottom, int right);

/* Tells the builder of a table: rows keep their numbers; very many empty rows part two tables. A row above the
 * table with words in one cell only is its title or caption, and stands alone on its line. */
void sheet_build(Sheet *sheet, Text name, DocBuilder *builder);

#endif
