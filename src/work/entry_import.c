/* entry_import.c - many entries of a ledger from a table at once. */
#include "model/said.h"
#include "store/entries.h"
#include "work/agency_names.h"
#include "work/entries.h"
#include "work/records.h"

enum { AGENCY, DAY, FIELDS };

typedef struct {
    Id agency;
    Periods periods;
} Touched;

typedef struct {
    Work *work;
    Vault vault;
    const Ledger *ledger;
    Import import;
    ImportReport *report;
    AgencyNames names;
    EntryRows known, rows; /* there already; to add */
    bool *met;             /* which of `known` a row of the table has met */
    LIST(Touched) touched;
} Importing;

static Problem columns_of(Work *work, const Ledger *ledger, ImportColumn *columns);
static Problem import_it(Importing *importing);
static Problem row_read(Importing *importing, int row);

Problem entry_import(Work *work, const Ledger *ledger, const Doc *doc, bool trial, ImportReport *report)
{
    Importing importing = { .work = work,
                            .vault = { work->db, work->keys, work->random, work->county, work->arena },
                            .ledger = ledger,
                            .report = report };
    ImportColumn *columns = ARENA_ARRAY(work->arena, IMPORT_COLUMNS_MAX + 1, ImportColumn);

    *report = (ImportReport){ 0 };
    TRY(columns_of(work, ledger, columns));
    TRY(import_begin(doc, columns, &importing.import));
    TRY(work_begin(work, VERB_ENTRY_RECORD, work->actor.agency));
    return work_end_unless(work, trial, VERB_ENTRY_RECORD, import_it(&importing),
                           (WorkNote){ "entry", 0, TEXT("import") });
}

static Problem columns_of(Work *work, const Ledger *ledger, ImportColumn *columns)
{
    if (ledger->field_count + FIELDS >= IMPORT_COLUMNS_MAX)
        return problem_at(problem(PROBLEM_LEDGER_WRONG, TEXT("fields"), TEXT(""), TEXT("")), ledger->key, 0,
                          TEXT(""));
    columns[AGENCY] = (ImportColumn){ "agency", "单位|单位名称|填报单位", "agency", true };
    columns[DAY] = (ImportColumn){ "day", "日期", "day", true };
    for (size_t i = 0; i < ledger->field_count; i++) {
        const Field *field = &ledger->fields[i];
        columns[FIELDS + i] =
            (ImportColumn){ arena_string(work->arena, field->key), arena_string(work->arena, field->zh),
                            arena_string(work->arena, field->en), field->needed };
    }
    return OK;
}

static Problem import_it(Importing *importing)
{
    Work *work = importing->work;
    CellChange change = { 0 };

    TRY(agency_names(work, &importing->names));
    TRY(entry_rows_load(&importing->vault, importing->ledger->key, 0, (Date){ 1, 1, 1 }, (Date){ 9999, 12, 31 },
                        &importing->known));
    importing->met = ARENA_ARRAY(work->arena, importing->known.count + 1, bool);
    for (int row = 0; row < import_rows(&importing->import); row++)
        if (!import_row_empty(&importing->import, row))
            TRY(row_read(importing, row));
    TRY(import_result(importing->report));
    for (size_t i = 0; i < importing->rows.count; i++)
        TRY(entry_row_add(&importing->vault, &importing->rows.items[i], work->actor.id, work->now));
    for (size_t i = 0; i < importing->touched.count; i++)
        TRY(records_count(work, importing->ledger, importing->touched.items[i].agency,
                          &importing->touched.items[i].periods, &change));
    return cells_apply(work, &change);
}

static void touch(Importing *importing, Id agency, Date day)
{
    Touched *touched = NULL;

    for (size_t i = 0; i < importing->touched.count && !touched; i++)
        if (importing->touched.items[i].agency == agency)
            touched = &importing->touched.items[i];
    if (!touched) {
        touched = LIST_ADD(importing->work->arena, &importing->touched);
        touched->agency = agency;
    }
    record_periods_within(period_day(day), importing->work->arena, &touched->periods);
}

/* Two rows that say the same are two entries; a table that comes again adds none. */
static bool is_known(Importing *importing, const EntryRow *row)
{
    for (size_t i = 0; i < importing->known.count; i++) {
        const EntryRow *known = &importing->known.items[i];
        if (!importing->met[i] && known->agency == row->agency && date_compare(known->day, row->day) == 0
            && text_equal(known->body, row->body) && text_equal(known->body_sealed, row->body_sealed)) {
            importing->met[i] = true;
            return true;
        }
    }
    return false;
}

static Text body_of(Importing *importing, const Entry *entry, bool sealed)
{
    Buffer body = { 0 };
    Text out;

    entry_body_write(importing->ledger, entry, sealed, &body);
    out = arena_text(importing->work->arena, buffer_text(&body));
    buffer_free(&body);
    return out;
}

static void agency_read(Importing *importing, int row, Id *out)
{
    Text words = import_cell(&importing->import, row, AGENCY);
    Problem wrong = agency_meant(&importing->names, words, out);

    if (!wrong.code && !*out)
        wrong = problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT(""));
    if (!wrong.code)
        wrong = work_may(importing->work, VERB_ENTRY_RECORD, *out);
    if (wrong.code)
        import_object(importing->work->arena, importing->report, &importing->import, row, AGENCY, wrong);
}

static Problem row_read(Importing *importing, int row)
{
    const Import *import = &importing->import;
    const Ledger *ledger = importing->ledger;
    Work *work = importing->work;
    Text *words = ARENA_ARRAY(work->arena, ledger->field_count + 1, Text);
    Text day = import_cell(import, row, DAY);
    size_t before = importing->report->problems.count;
    Objections objections = { 0 };
    Entry entry = { .revision = 1 };
    EntryRow added;

    importing->report->rows++;
    agency_read(importing, row, &entry.agency);
    if (!day_said(day, &entry.day) || date_compare(entry.day, work->today) > 0)
        import_object(work->arena, importing->report, import, row, DAY,
                      date_valid(entry.day) ? problem(PROBLEM_ENTRY_DAY, TEXT(""), TEXT(""), TEXT(""))
                                            : problem(PROBLEM_CELL_WRONG, day, TEXT("2026-01-08"), TEXT("")));
    for (size_t i = 0; i < ledger->field_count; i++)
        words[i] = import_cell(import, row, FIELDS + (int)i);
    entry_read(ledger, words, work->arena, &entry, &objections);
    for (size_t i = 0; i < objections.count; i++) {
        Problem wrong = objections.items[i];
        int field = ledger_field(ledger, text_of(wrong.field));
        import_object(work->arena, importing->report, import, row, field >= 0 ? FIELDS + field : DAY, wrong);
    }
    if (importing->report->problems.count > before)
        return OK;

    added = (EntryRow){ .agency = entry.agency,
                        .ledger = ledger->key,
                        .version = ledger->version,
                        .day = entry.day,
                        .body = body_of(importing, &entry, false),
                        .body_sealed = body_of(importing, &entry, true),
                        .revision = 1 };
    if (is_known(importing, &added))
        return OK;
    added.id = work_id(work);
    LIST_PUSH(work->arena, &importing->rows, added);
    touch(importing, entry.agency, entry.day);
    importing->report->changed++;
    return OK;
}
