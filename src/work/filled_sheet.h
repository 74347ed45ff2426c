/* filled_sheet.h - a form that was filled in as a spreadsheet and comes back.
 *
 * The sheet is known by its hidden codes, never by where its rows and columns stand. In its first row stand the mark
 * (call, form, version, agency, period) and the codes of the columns; in the column of the mark each row has its own: a
 * line's number, measure and extent, or who signs. Two more columns keep what value and reason were when the sheet
 * was handed out. What somebody typed since is what counts: a line that two people filled in is told to the second with
 * both values, other lines of the same form merge. */
#ifndef HALFSKY_WORK_FILLED_SHEET_H
#define HALFSKY_WORK_FILLED_SHEET_H

#include "base/doc.h"
#include "work/filled.h"

/* The codes of columns. That of the rows has the mark. */
#define SHEET_WAS "@was"   /* the value as handed out */
#define SHEET_SAID "@said" /* the reason */
#define SHEET_LABEL "@label"
#define SHEET_VALUE "@value"
#define SHEET_REASON "@reason"

/* The codes of rows that are no lines; their words stand in the column of values. */
#define SHEET_ZERO "#zero"
#define SHEET_BY "#by"
#define SHEET_CHECKED "#checked"
#define SHEET_HEAD "#head"

#define SHEET_YES "是" /* what makes a sheet a zero report */

/* What stands in hidden cells and in that of the label, in `arena`. */
Text sheet_mark(Arena *arena, const FilledView *view);
Text sheet_line(Arena *arena, const FilledRow *row);
Text sheet_label(Arena *arena, const FilledRow *row);
/* A value as it stands in a cell: plain digits, —, or nothing. */
Text sheet_value(Arena *arena, GridValue value);

/* What a line of the sheet holds. */
typedef struct {
    int place;
    Text value, reason; /* as typed */
    bool sets_value;    /* the view's value is the typed one */
    GridValue was;      /* what the form itself has, and so what the next sheet is handed out with */
    Text said;
    Problem wrong; /* why it was not taken; its field is the cell */
} SheetLine;

typedef struct {
    Id call, agency; /* 0: whose sheet it is did not come out */
    FilledView view; /* as the form is with what was typed, whether it was taken or not */
    Signatures names;
    bool zero; /* a zero report */
    LIST(SheetLine) lines;
    LIST(Problem) problems; /* all that is wrong, those of lines too, in the order of rows */
    bool applied;
    size_t changed;
} SheetLoad;

/* What a sheet must be, and how it is taken. */
typedef struct {
    Id call, agency; /* 0: whosever it is */
    bool over;       /* where two people changed a line the sheet counts */
    bool trial;      /* nothing is kept */
} SheetOptions;

/* Fills in what the sheet has. Nothing is written when anything is wrong: IMPORT_REFUSED, and `out` says what.
 * TEMPLATE_UNKNOWN, TEMPLATE_ELSEWHERE, TEMPLATE_CALL, TEMPLATE_AGENCY, TEMPLATE_PERIOD, TEMPLATE_VERSION when it is not the
 * sheet that it should be; FORM_HANDED_IN. */
Problem filled_load(Work *work, const Doc *doc, const SheetOptions *options, SheetLoad *out);

#endif
