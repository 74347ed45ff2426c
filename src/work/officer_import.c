/* officer_import.c - many terms of office from a table at once. */
#include "model/said.h"
#include "store/officers.h"
#include "work/agency_names.h"
#include "work/officers.h"

enum { AGENCY, DUTY, NAME, SEX, PHONE, FIRST_DAY, LAST_DAY };

static const ImportColumn columns[] = {
    [AGENCY] = { "agency", "单位|单位名称", "agency", true },
    [DUTY] = { "duty", "职责|类别", "duty", true },
    [NAME] = { "name", "姓名", "name", true },
    [SEX] = { "sex", "性别", "sex", false },
    [PHONE] = { "phone", "电话|联系电话|手机", "phone", false },
    [FIRST_DAY] = { "first_day", "任职日期|起始日", "first day", false },
    [LAST_DAY] = { "last_day", "离任日期|终止日", "last day", false },
    { 0 },
};

typedef struct {
    Work *work;
    Vault vault;
    Import import;
    ImportReport *report;
    AgencyNames names;
    Date first; /* for rows without a day */
    Officers rows;
} Importing;

static Problem import_it(Importing *importing);
static Problem row_read(Importing *importing, int row);

Problem officer_import(Work *work, const Doc *doc, bool trial, Date first, ImportReport *report)
{
    Importing importing = { .work = work,
                            .vault = { work->db, work->keys, work->random, work->county, work->arena },
                            .report = report,
                            .first = first };

    *report = (ImportReport){ 0 };
    TRY(import_begin(doc, columns, &importing.import));
    TRY(work_begin(work, VERB_PERSON_CHANGE, work->actor.agency));
    return work_end_unless(work, trial, VERB_PERSON_CHANGE, import_it(&importing),
                           (WorkNote){ "agency_person", 0, TEXT("import") });
}

static Problem import_it(Importing *importing)
{
    TRY(agency_names(importing->work, &importing->names));
    for (int row = 0; row < import_rows(&importing->import); row++)
        if (!import_row_empty(&importing->import, row))
            TRY(row_read(importing, row));
    TRY(import_result(importing->report));
    for (size_t i = 0; i < importing->rows.count; i++)
        TRY(officer_put(&importing->vault, &importing->rows.items[i]));
    return OK;
}

static void object(Importing *importing, int row, int column, Problem wrong)
{
    import_object(importing->work->arena, importing->report, &importing->import, row, column, wrong);
}

static void object_wrong(Importing *importing, int row, int column, Text wanted)
{
    Text cell = import_cell(&importing->import, row, column);

    object(importing, row, column,
           cell.len ? problem(PROBLEM_CELL_WRONG, cell, wanted, TEXT(""))
                    : problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT("")));
}

static void day_read(Importing *importing, int row, int column, Date *out)
{
    if (import_cell(&importing->import, row, column).len
        && !day_said(import_cell(&importing->import, row, column), out))
        object_wrong(importing, row, column, TEXT("2026-01-08"));
}

/* A term that ends before it begins. */
static void last_wrong(Importing *importing, int row, Date first)
{
    char day[DATE_TEXT_MAX];

    date_write(first, day);
    object_wrong(importing, row, LAST_DAY, arena_format(importing->work->arena, "≥ %s", day));
}

static bool same_term(const Officer *a, const Officer *b)
{
    return a->duty == b->duty && date_compare(a->first, b->first) == 0;
}

static Problem row_read(Importing *importing, int row)
{
    const Import *import = &importing->import;
    size_t objections = importing->report->problems.count;
    Officer officer = { .name = import_cell(import, row, NAME),
                        .phone = import_cell(import, row, PHONE),
                        .first = importing->first };
    Officers known;
    Problem wrong;

    importing->report->rows++;
    wrong = agency_meant(&importing->names, import_cell(import, row, AGENCY), &officer.agency);
    if (wrong.code)
        object(importing, row, AGENCY, wrong);
    else if (!officer.agency)
        object_wrong(importing, row, AGENCY, TEXT(""));
    else if ((wrong = work_may(importing->work, VERB_PERSON_CHANGE, officer.agency)).code)
        object(importing, row, AGENCY, wrong);
    if (!duty_read(import_cell(import, row, DUTY), &officer.duty))
        object_wrong(importing, row, DUTY, TEXT("分管领导 联络员 统计员"));
    if (!officer.name.len)
        object_wrong(importing, row, NAME, TEXT(""));
    else if ((wrong = officer_name_check(officer.name)).code)
        object(importing, row, NAME, wrong);
    if (!sex_read(import_cell(import, row, SEX), &officer.sex))
        object_wrong(importing, row, SEX, TEXT("男 女"));
    if (officer.phone.len && !phone_valid(officer.phone))
        object_wrong(importing, row, PHONE, TEXT("13800000000"));
    day_read(importing, row, FIRST_DAY, &officer.first);
    day_read(importing, row, LAST_DAY, &officer.last);
    if (date_valid(officer.last) && date_compare(officer.last, officer.first) < 0)
        last_wrong(importing, row, officer.first);
    if (importing->report->problems.count > objections)
        return OK;

    TRY(officers_load(&importing->vault, officer.agency, officer.name, &known));
    for (size_t i = 0; i < known.count; i++) {
        const Officer *old = &known.items[i];
        if (!same_term(old, &officer))
            continue;
        if (old->sex == officer.sex && text_equal(old->phone, officer.phone)
            && (!date_valid(officer.last) || date_compare(old->last, officer.last) == 0))
            return OK;
        officer.id = old->id;
        if (!date_valid(officer.last))
            officer.last = old->last; /* a blank does not call back who has left */
    }
    if (!officer.id)
        officer.id = work_id(importing->work);
    LIST_PUSH(importing->work->arena, &importing->rows, officer);
    importing->report->changed++;
    return OK;
}
