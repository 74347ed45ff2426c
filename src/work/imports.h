/* imports.h - rows of a table that somebody made in a spreadsheet.
 *
 * A row names the columns, in Chinese or English, in any order; others are passed over. It is the first row, or stands
 * behind a title; the table is the first that has it. An import is all or nothing: every wrong row is told with its place, and nothing is written until none is wrong. */
#ifndef HALFSKY_WORK_IMPORTS_H
#define HALFSKY_WORK_IMPORTS_H

#include "base/doc.h"
#include "base/problem.h"

typedef struct {
    const char *key;     /* as in data files: "short_name" */
    const char *zh, *en; /* as people write it; several with | */
    bool needed;
} ImportColumn;

enum { IMPORT_COLUMNS_MAX = 16 };

typedef struct {
    const Doc *doc;
    const Table *table;
    int head;                       /* the row of `table` that names the columns */
    const ImportColumn *columns;    /* ended by a NULL key */
    int places[IMPORT_COLUMNS_MAX]; /* column of the table; -1: not there */
} Import;

/* Finds the columns. TABLE_MISSING when the Doc has no table, COLUMN_MISSING when a needed one is not there. */
Problem import_begin(const Doc *doc, const ImportColumn *columns, Import *out);
int import_rows(const Import *import); /* behind that row */
/* What stands in any column of the table: in its heading, or in row `row`, from 0. Without blanks around. */
Text import_heading(const Import *import, int table_column);
Text import_at(const Import *import, int row, int table_column);
/* What stands in row `row`, from 0, without blanks around; "" where there is no such column. */
Text import_cell(const Import *import, int row, int column);
bool import_row_empty(const Import *import, int row);

/* What is wrong, row by row: `problems` have the line of the table and the column's name. */
typedef struct {
    size_t rows;    /* read */
    size_t changed; /* what they would change or have changed */
    LIST(Problem) problems;
    Problem failure; /* what the data itself refused: no row is to blame */
} ImportReport;

/* Adds `wrong` with its place, the column by its heading. A column of -1: the row as a whole. What went wrong with the data
 * is kept apart. */
void import_object(Arena *arena, ImportReport *report, const Import *import, int row, int column, Problem wrong);
/* OK when nothing was objected to, else IMPORT_REFUSED with the number of objections; the failure before both. */
Problem import_result(const ImportReport *report);

#endif
