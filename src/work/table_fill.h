/* table_fill.h - a superior's blank table filled from the grid (空表回填).
 *
 * Every cell that asks for a figure is looked at (report/asks.h). One that is understood and whose figure is known is to be
 * filled, with a comment that says where the figure comes from. Nothing is written here: a FillCell says what belongs
 * into which cell. What stands in a cell already stays. */
#ifndef HALFSKY_WORK_TABLE_FILL_H
#define HALFSKY_WORK_TABLE_FILL_H

#include "grid/sheet.h"
#include "model/problems.h"
#include "report/asks.h"
#include "work/calls.h"

typedef enum {
    FILL_DONE,       /* to be filled */
    FILL_SAME,       /* stands there already */
    FILL_DIFFERS,    /* something else stands there, and stays */
    FILL_UNKNOWN,    /* understood, but nobody has said it */
    FILL_INCOMPLETE, /* a sum of some of those below only */
    FILL_SEVERAL,    /* several issuers each have their own definition, and they differ */
    FILL_FORBIDDEN,  /* the actor may not see it */
    FILL_UNIT,       /* cannot be turned into the unit of the table */
    FILL_CLOSED,     /* the file does not let it be written: a formula, covered by a merged cell, shown otherwise */
    FILL_NOT_UNDERSTOOD, /* see ask.state */
    FILL_STATES
} FillState;

typedef struct {
    Ask ask;
    FillState state;
    uint32_t slot;  /* 0: nobody ever said anything of it */
    Resolved found; /* in the unit of the measure; HOW_NONE where nothing is known */
    Text value;     /* as it belongs into the cell: 1234, 12.3, —, 至少1,234 */
    bool number;    /* it is an exact number */
    Text comment;   /* where it comes from */
} FillCell;

typedef struct {
    Id agency;         /* whose the table is; 0: as it says, else the county's */
    Period period;     /* of a table that names none; PERIOD_NONE: the table must */
    bool incomplete;   /* fill sums of some of those below, too */
    Language language; /* of the comments */
} FillWish;

typedef struct {
    LIST(FillCell) cells; /* in the order of the Doc */
    int counts[FILL_STATES];
} TableFill;

/* Reads only: each figure as the actor may see it. TABLE_MISSING when the Doc has no table. */
Problem table_fill(Work *work, const Doc *doc, const FillWish *wish, TableFill *out);
const char *fill_state_word(FillState state); /* "filled", "same", "differs", "unknown", ... */

/* ---- what is missing becomes calls ---- */

/* What would be asked, of whom. A call has one period and one form, and each agency answers for all that it asks. */
typedef struct {
    Period period;
    LIST(Text) measures; /* keys */
    LIST(Id) agencies;
} FillCall;

/* Why no call can ask for a cell. */
typedef enum {
    LEFT_CATEGORY, /* the form that a call makes has measures, not their categories */
    LEFT_OWN,      /* nor what is an agency's own */
    LEFT_NOBODY,   /* how things stand in the county, and no agency directly below answers for the measure */
    LEFT_REASONS
} FillLeftWhy;

typedef struct {
    size_t cell; /* of the TableFill */
    FillLeftWhy why;
} FillLeft;

/* One call for all agencies that lack the same of one period: as few as there can be without asking anybody for what
 * others answer for. */
typedef struct {
    LIST(FillCall) calls; /* in the order of the table */
    LIST(FillLeft) left;
} FillPlan;

typedef LIST(Id) FillCallIds;

Problem table_call_plan(Work *work, const TableFill *fill, FillPlan *out);
/* Makes the calls of a plan; those behind the first get a number behind `title`. FILL_NOTHING_MISSING when it asks nothing.
 * `due` and `workdays` as of calls.h. */
Problem table_call_make(Work *work, const FillPlan *plan, Text title, Date due, int workdays, FillCallIds *out);

#endif
