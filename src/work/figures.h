/* figures.h - figures that reach the grid without a document of prose: tables of returns and of certified figures, and
 * what the office settles by hand. */
#ifndef HALFSKY_WORK_FIGURES_H
#define HALFSKY_WORK_FIGURES_H

#include "work/cells.h"
#include "work/imports.h"

/* What holds for rows that do not say it themselves. */
typedef struct {
    Period period; /* none: every row must name one */
    Source source; /* SOURCE_NONE: return */
    Id by;         /* who says so, issues it; 0: the subject itself */
    Date as_of;
    Text paper; /* the paper's title, "" for none, and its day */
    Date paper_day;
    bool trial; /* nothing is written */
} FigureImport;

/* Puts the rows of the Doc's first table into the grid: 时期 单位 计量项 数值, and 范围 (own all staff) 来源 (return
 * certified) 报告单位 截止日 文件 文件日期 where they are there. A table without the column 计量项 has one for each measure, headed
 * by its key or name (户数 or 户数（户）); what is empty there says nothing. A row that says what the grid has already
 * changes nothing; one that says something else of the same source, subject, period and paper takes its place, and
 * the old one is voided. All or nothing, as of imports.h. */
Problem figure_import(Work *work, const Doc *doc, const FigureImport *options, ImportReport *report);

/* What somebody wants to hold true of a subject, whatever its sources say. */
typedef struct {
    Spot spot;
    uint32_t slot;
    FactExtent extent;
    GridValue value;
    Text reason; /* never empty */
    Id instead; /* the cell that counted when they decided, 0 for a sum: CHANGED_SINCE when it is another one now */
} Settlement;

Problem figure_settle(Work *work, const Settlement *settlement, Id *cell);
/* Takes a settlement back. */
Problem figure_unsettle(Work *work, Id cell);

/* A value as people write it: 1234, 1,234, 98.3, 0, 空, — (n/a), 至少100, 约100. */
bool figure_read(Text words, GridValue *out);

#endif
