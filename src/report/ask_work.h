/* ask_work.h - what the parts of asks_read share. Private to them. */
#ifndef HALFSKY_REPORT_ASK_WORK_H
#define HALFSKY_REPORT_ASK_WORK_H

#include "report/asks.h"

enum { PATH_MAX_HEADS = 8, BESIDE_MAX = 256, ROWS_BESIDE_MAX = 4096, ROWS_ABOVE_MAX = 256 };

/* Where a heading stands. */
typedef enum { HEAD_SECTION, HEAD_ROW, HEAD_COLUMN } HeadPlace;

/* The headings of a cell, each way from the general to the special. */
typedef struct {
    const Head *heads[PATH_MAX_HEADS];
    HeadPlace places[PATH_MAX_HEADS];
    size_t count;
    Id agency;                 /* that a row or column is of; 0: the table's */
    Text stranger;             /* somebody unknown that it is of */
    const Head *const *beside; /* those that stand beside a total of them */
    size_t beside_count;
    bool crowded; /* more stand beside it than are looked at */
    Text unit;    /* of the column of units */
} HeadPath;

typedef struct AskClose AskClose;

typedef struct {
    const Catalog *catalog;
    const AskContext *context;
    const Doc *doc;
    Arena *arena;
    Labels labels;
    Asks *out;
    Text title;                     /* of the table at hand: the lines above it, in normal form */
    Text title_bare;                /* without its times */
    HeadTime time;                  /* what they say of time */
    Text units;                     /* 单位：人 */
    Id agency;                      /* whose the table is; 0: of somebody unknown */
    Text stranger;                  /* who that is */
    size_t tried;                   /* cells */
    LIST(const AskClose *) closest; /* headings that were compared with all labels */
    char *kinds;                    /* of the rows of the table at hand: 1 + RowKind; 0: not known yet */
} AskWork;

/* The region of a table that has its own heads. */
typedef struct {
    const Table *table;
    int number;           /* of the table in the Doc */
    int first, last;      /* rows of the body; last is outside */
    int head, head_count; /* rows of heads */
    int labels;           /* columns that label rows */
} AskRegion;

Text ask_cell(const AskWork *work, const Table *table, int row, int column);
bool ask_same_cell(const AskWork *work, const Table *table, int row, int column, int other_row, int other_column);
/* What a row is: nothing, one text all across, 填表人：, heads, or figures and their labels. */
typedef enum { ROW_EMPTY, ROW_WIDE, ROW_FORM, ROW_HEADS, ROW_BODY } RowKind;
RowKind ask_row_kind(const AskWork *work, const Table *table, int row);
bool ask_is_number(Text words);
/* One more cell is looked at; false when there were too many. */
bool ask_tried(AskWork *work);

/* ask_lines.c: a line above a table, or a row that is one. */
void ask_line(AskWork *work, Text words);
void ask_lines_forget(AskWork *work);
/* Whose a name is: 0 for nobody's. */
Id ask_agency(const AskWork *work, Text words);

/* ask_region.c: the cells of a region with heads. */
void ask_region(AskWork *work, const AskRegion *region);
/* ask_pairs.c: the cells of rows in which labels and values stand beside each other. */
void ask_pairs(AskWork *work, const AskRegion *region);

/* ask_understand.c: fills in all of `ask` but its place. False when nothing is asked: a row that only heads others. */
bool ask_understand(AskWork *work, const HeadPath *path, Ask *ask);

/* ask_measure.c: the measure and category that the headings say; its state when there is none or several. */
void ask_measure(AskWork *work, const HeadPath *path, bool counted, Ask *ask, Text *unit_named);
/* Words that only say which field of work follows. */
bool ask_is_topic(const AskWork *work, Text label);

/* ask_closest.c: the measures whose names are most like the headings. */
void ask_closest(AskWork *work, const HeadPath *path, Ask *ask);

/* ask_period.c: of when, by the headings and the lines above; PERIOD_NONE when that is not clear. */
Period ask_period(const AskWork *work, const HeadPath *path);

#endif
