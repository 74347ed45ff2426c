/* agencies.h - the verbs of the tree of agencies.
 *
 * A change takes effect on a day. Periods that ended before it keep their tree; the sheets of those open to it are
 * made again in the same transaction. */
#ifndef HALFSKY_WORK_AGENCIES_H
#define HALFSKY_WORK_AGENCIES_H

#include "store/agencies.h"
#include "work/agency_names.h"
#include "work/imports.h"
#include "work/work.h"

typedef struct {
    AgencyKind kind;
    Text name;
    Text alias;             /* as prose calls it; "" for none */
    Text codes[CODE_SORTS]; /* from its first day on; "" for none */
    Id parent;              /* 0: the top of the county */
    Date first;
    bool trial; /* nothing is written: only whether it could be */
} NewAgency;

/* What agency_codes.h and tree.h say. */
Problem agency_found(Work *work, const NewAgency *agency, Id *out);

typedef enum { AGENCY_MOVE, AGENCY_RENAME, AGENCY_MERGE, AGENCY_SPLIT, AGENCY_END } AgencyChangeKind;

typedef struct {
    AgencyChangeKind kind;
    Id agency;
    Date day;
    Id to;         /* move: the new parent; merge: what it goes into */
    const Id *all; /* split: what takes over its parts */
    size_t count;
    Text name;  /* rename */
    bool trial; /* nothing is written: only what it would do */
} AgencyChange;

/* `sheets`, which may be NULL: how many were made again. */
Problem agency_change(Work *work, const AgencyChange *change, size_t *sheets);

typedef struct {
    bool dry_run; /* say what would be done, and do nothing */
    Date first;   /* for rows without a day of their own; none: the first one that the county reports on */
} AgencyImportOptions;

/* Founds the agencies of the Doc's first table: 名称 类别, and 简称 上级 区划代码 信用代码 起始日 代码起始日 where they are there.
 * A row that tells what is known changes nothing; other codes of an agency that is known hold from 代码起始日 on. All or nothing: what is wrong stands in `report`, and the answer is IMPORT_REFUSED. */
Problem agency_import(Work *work, const Doc *doc, const AgencyImportOptions *options, ImportReport *report);

typedef struct {
    Id agency;
    Text codes[CODE_SORTS]; /* "": stays as it is */
    Date day;               /* the first one of the codes */
    bool trial;
} AgencyRecode;

/* Gives an agency other codes from a day on; those that it had before it stay known. What agency_codes.h says. */
Problem agency_recode(Work *work, const AgencyRecode *recode);
/* The same inside another verb's transaction; `tree` has the agency already. */
Problem agency_codes_write(Work *work, const Tree *tree, Id agency, const Text codes[CODE_SORTS], Date day);

/* A kind as people write it: 乡镇, 部门, school. */
bool agency_kind_meant(Text words, AgencyKind *out);

/* An agency as a list shows it. */
typedef struct {
    Agency agency;
    int depth; /* steps below the top */
    Text name;
    Text codes[CODE_SORTS]; /* of that day; "" for none */
} AgencyRow;

typedef LIST(AgencyRow) AgencyRows;

/* The agencies that are there on a day, each before those below it. */
Problem agency_rows(Work *work, Date day, AgencyRows *out);

#endif
