/* filled_table.h - many lines of a form filled from a table that somebody made in a spreadsheet. */
#ifndef HALFSKY_WORK_FILLED_TABLE_H
#define HALFSKY_WORK_FILLED_TABLE_H

#include "work/filled.h"
#include "work/imports.h"

/* The line that somebody means: by its number, its measure or its label. FORM_LINE_UNKNOWN, FORM_LINE_UNCLEAR. */
Problem filled_line(const FilledView *view, Text words, int *place);

/* Fills in the Doc's first table: 行号 or 计量项, 数值, and 说明 where it is there. All or nothing, as of imports.h. */
Problem filled_table(Work *work, Id call, Id agency, const Doc *doc, ImportReport *report);

#endif
