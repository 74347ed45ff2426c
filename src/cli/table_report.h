/* table_report.h - what `table fill` found, written for people and programs, cell by cell. */
#ifndef HALFSKY_CLI_TABLE_REPORT_H
#define HALFSKY_CLI_TABLE_REPORT_H

#include "cli/command.h"
#include "work/table_fill.h"

typedef struct {
    const Session *session;
    const Doc *doc;
    const TableFill *fill;
    const Tree *tree;
    const char *fates; /* a CellFate for each cell, or 0; NULL when nothing was written */
} FillReport;

void fill_report_text(const FillReport *report, Buffer *out);
void fill_report_csv(const FillReport *report, Buffer *out);
void fill_report_jsonl(const FillReport *report, Buffer *out);
/* What a cell was understood as: 留守儿童 2023 泠阳镇. */
void fill_report_understood(const FillReport *report, const Ask *ask, Buffer *out);
/* What would be asked, of whom, and what no call can ask for. */
void fill_report_call(const FillReport *report, const FillPlan *plan, Buffer *out);

#endif
