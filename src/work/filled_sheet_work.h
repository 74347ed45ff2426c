/* filled_sheet_work.h - for the files that read a form from a spreadsheet: where they are. */
#ifndef HALFSKY_WORK_FILLED_SHEET_WORK_H
#define HALFSKY_WORK_FILLED_SHEET_WORK_H

#include "base/doc_place.h"
#include "work/filled_sheet.h"

/* What the mark says. */
typedef struct {
    Id call, form, agency;
    int version;
    Text period;
} SheetMark;

typedef struct {
    Work *work;
    const Doc *doc;
    const Table *table;
    SheetMark mark;
    int mark_row;
    int code, was, said, label, value, reason; /* columns of the table */
    bool over;
    SheetLoad *load;
    LIST(int) places; /* the row of each of the load's lines */
    LIST(FilledChange) changes;
} SheetWork;

/* What stands in a cell of the table, without blanks around. */
Text sheet_cell(const SheetWork *sheet, int row, int column);
/* Adds what is wrong with a cell, to its line too if it is of one. */
void sheet_object(SheetWork *sheet, int row, int column, Problem wrong, SheetLine *line);
FilledRow *sheet_row(SheetWork *sheet, int place); /* of the form; NULL: none */
/* Whether two texts differ in blanks alone. */
bool sheet_words_equal(Text a, Text b);

/* Decides for each line what is to change, puts that into `changes` and into the view; filled_sheet_lines.c. */
void sheet_lines_take(SheetWork *sheet);

#endif
