/* officers.h - the verbs of terms of office: who leads this work at an agency, who is its liaison and statistician.
 *
 * Names and phones are shown whole to those whose duty it is, masked to all others. Every look at whole ones leaves
 * an audit row. */
#ifndef HALFSKY_WORK_OFFICERS_H
#define HALFSKY_WORK_OFFICERS_H

#include "model/officer.h"
#include "work/imports.h"
#include "work/work.h"

/* The id is given. `instead`: whoever has the duty on the first day leaves it the day before. OFFICER_THERE when the
 * same person has it on that day, LINE_WRONG. */
Problem officer_add(Work *work, const Officer *officer, bool instead, Id *out);

/* The terms of that name at the agency that hold on the day before `day` end then, of all duties or of one (`duty` NULL:
 * all). OFFICER_UNKNOWN when there is none. */
Problem officer_end(Work *work, Id agency, Text name, const Duty *duty, Date day, size_t *ended);

typedef struct {
    Id agency;        /* 0: all */
    const Duty *duty; /* NULL: all */
    Text name;        /* "": all; looking for a name needs the right to see it */
    Date day;         /* who serves on that day; {0}: whoever did */
    bool masked;      /* mask them whoever asks */
} OfficerWanted;

typedef struct {
    Officer officer;
    Text agency;
    bool masked;
} OfficerRow;

typedef LIST(OfficerRow) OfficerRows;

Problem officer_rows(Work *work, const OfficerWanted *wanted, OfficerRows *out);

/* From a table: 单位 职责 姓名, and 性别 电话 任职日期 离任日期 where they are there. A row that says what is known already
 * changes nothing; one of the same agency, duty, name and first day replaces it. All or nothing, as of imports.h. */
Problem officer_import(Work *work, const Doc *doc, bool trial, Date first, ImportReport *report);

#endif
