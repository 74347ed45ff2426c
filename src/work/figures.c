/* figures.c - figures from tables, and what is settled by hand. */
#include "work/figures.h"

#include "grid/trace.h"
#include "store/cells.h"
#include "store/issued.h"
#include "work/agency_names.h"

enum { PERIOD, SUBJECT, MEASURE, VALUE, EXTENT, SOURCE, BY, AS_OF, PAPER };

static const ImportColumn columns[] = {
    [PERIOD] = { "period", "时期|统计时期", "period", true },
    [SUBJECT] = { "subject", "单位|统计对象", "agency", true },
    [MEASURE] = { "measure", "计量项", "measure", true },
    [VALUE] = { "value", "数值|数", "value", true },
    [EXTENT] = { "extent", "范围", "extent", false },
    [SOURCE] = { "source", "来源", "source", false },
    [BY] = { "by", "报告单位|填报单位", "reported by", false },
    [AS_OF] = { "as_of", "截止日", "as of", false },
    [PAPER] = { "paper", "文件|依据", "paper", false },
    { 0 },
};

typedef struct {
    Work *work;
    Import import;
    ImportReport *report;
    AgencyNames names;
    CellChange change;
} Importing;

static Problem import_it(Importing *importing);
static Problem row_read(Importing *importing, int row);
static Problem settle_it(Work *work, const Settlement *settlement, Id *cell);
static Problem unsettle_it(Work *work, Id cell);

Problem figure_import(Work *work, const Doc *doc, bool dry_run, ImportReport *report)
{
    Importing importing = { .work = work, .report = report };
    Problem wrong;

    *report = (ImportReport){ 0 };
    TRY(import_begin(doc, columns, &importing.import));
    TRY(work_begin(work, VERB_FIGURE_ISSUE, 0));
    wrong = import_it(&importing);
    if (!wrong.code && dry_run) {
        db_rollback(work->db);
        return OK;
    }
    return work_end(work, VERB_FIGURE_ISSUE, wrong, (WorkNote){ "figure", 0, TEXT("import") });
}

Problem figure_settle(Work *work, const Settlement *settlement, Id *cell)
{
    if (!settlement->reason.len)
        return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_FIGURE_SETTLE, 0));
    return work_end(work, VERB_FIGURE_SETTLE, settle_it(work, settlement, cell),
                    (WorkNote){ "cell", *cell, TEXT("settle") });
}

Problem figure_unsettle(Work *work, Id cell)
{
    TRY(work_begin(work, VERB_FIGURE_SETTLE, 0));
    return work_end(work, VERB_FIGURE_SETTLE, unsettle_it(work, cell),
                    (WorkNote){ "cell", cell, TEXT("unsettle") });
}

/* Bounds as value_write says them. */
static const struct {
    const char *word;
    FactBound bound;
} bounds[] = { { "至少", BOUND_AT_LEAST }, { "至多", BOUND_AT_MOST }, { "约", BOUND_ABOUT } };

bool figure_read(Text words, GridValue *out)
{
    FactBound bound = BOUND_EXACT;
    char digits[DECIMAL_TEXT_MAX];
    size_t length = 0;
    Decimal number;

    if (!words.len || text_equal(words, TEXT("空"))) {
        *out = value_blank();
        return true;
    }
    if (text_equal(words, TEXT("—"))) {
        *out = value_not_applicable();
        return true;
    }
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (text_starts(words, text_of(bounds[i].word))) {
            bound = bounds[i].bound;
            words = text_slice(words, strlen(bounds[i].word), words.len);
            break;
        }
    for (size_t i = 0; i < words.len && length < sizeof digits; i++)
        if (words.at[i] != ',')
            digits[length++] = words.at[i];
    if (length == sizeof digits || !decimal_read((Text){ digits, length }, &number))
        return false;
    *out = value_of_fact(number, bound);
    return true;
}

static Problem import_it(Importing *importing)
{
    TRY(agency_names(importing->work, &importing->names));
    for (int row = 0; row < import_rows(&importing->import); row++)
        if (!import_row_empty(&importing->import, row))
            TRY(row_read(importing, row));
    TRY(import_result(importing->report));
    return cells_apply(importing->work, &importing->change);
}

static void object(Importing *importing, int row, int column, Problem wrong)
{
    import_object(importing->work->arena, importing->report, &importing->import, row, column, wrong);
}

static void object_wrong(Importing *importing, int row, int column, Text wanted)
{
    object(importing, row, column,
           problem(PROBLEM_CELL_WRONG, import_cell(&importing->import, row, column), wanted, TEXT("")));
}

static bool extent_read(Text word, FactExtent *out)
{
    if (!word.len) {
        *out = EXTENT_ALL;
        return true;
    }
    for (*out = EXTENT_OWN; *out <= EXTENT_STAFF; ++*out)
        if (text_equal(word, text_of(fact_extent_word(*out))))
            return true;
    return false;
}

/* The cell that the row puts right: of the same subject, slot, extent, period, source and speaker. */
static Problem old_cell(Work *work, const Cell *cell, const Cell **out)
{
    Cells cells;

    *out = NULL;
    TRY(cells_of_place(work->db, work->county, cell->subject, cell->period, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *old = &cells.items[i];
        if (!old->voided && !old->settled && old->slot == cell->slot && old->extent == cell->extent
            && old->source == cell->source && old->by == cell->by && old->origin == cell->origin)
            *out = old;
    }
    return OK;
}

static Problem row_read(Importing *importing, int row)
{
    Work *work = importing->work;
    const Import *import = &importing->import;
    Text source = import_cell(import, row, SOURCE);
    Text as_of = import_cell(import, row, AS_OF);
    Text paper = import_cell(import, row, PAPER);
    Cell cell = { .source = SOURCE_RETURN, .origin = ORIGIN_ISSUED };
    size_t objections = importing->report->problems.count;
    const Cell *old;
    Problem wrong;

    importing->report->rows++;
    if (!period_read(import_cell(import, row, PERIOD), &cell.period))
        object_wrong(importing, row, PERIOD, TEXT("2026 2026-S1 2026-01..2026-10"));
    wrong = agency_meant(&importing->names, import_cell(import, row, SUBJECT), &cell.subject);
    if (wrong.code || !cell.subject)
        object(importing, row, SUBJECT,
               wrong.code ? wrong : problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT("")));
    wrong = cells_slot(work, import_cell(import, row, MEASURE), TEXT(""), TEXT(""), &cell.slot);
    if (wrong.code)
        object(importing, row, MEASURE, wrong);
    if (!figure_read(import_cell(import, row, VALUE), &cell.value))
        object_wrong(importing, row, VALUE, TEXT("1234 98.3 约100"));
    if (!extent_read(import_cell(import, row, EXTENT), &cell.extent))
        object_wrong(importing, row, EXTENT, TEXT("own all staff"));
    if (source.len && !source_read(source, &cell.source))
        object_wrong(importing, row, SOURCE, TEXT("return certified"));
    if (as_of.len && !date_read(as_of, &cell.as_of))
        object_wrong(importing, row, AS_OF, TEXT("2026-01-08"));
    cell.by = cell.subject;
    wrong = import_cell(import, row, BY).len
                ? agency_meant(&importing->names, import_cell(import, row, BY), &cell.by)
                : OK;
    if (wrong.code)
        object(importing, row, BY, wrong);
    if (importing->report->problems.count > objections)
        return OK;

    TRY(issued_paper(
        work->db, work->county,
        &(IssuedPaper){ work_id(work), cell.by, paper, date_valid(cell.as_of) ? cell.as_of : work->today },
        work->actor.id, work->now, &cell.origin_id));
    TRY(old_cell(work, &cell, &old));
    if (old && value_equal(old->value, cell.value))
        return OK;
    if (old)
        cells_void(work, &importing->change, old->id);
    cells_add(work, &importing->change, cell, TEXT(""));
    importing->report->changed++;
    return OK;
}

static Problem settle_it(Work *work, const Settlement *settlement, Id *cell)
{
    CellChange change = { 0 };
    Cell settled = {
        .slot = settlement->slot,
        .subject = settlement->spot.agency,
        .extent = settlement->extent,
        .period = settlement->spot.period,
        .source = SOURCE_RETURN,
        .value = settlement->value,
        .by = work->actor.agency ? work->actor.agency : settlement->spot.agency,
        .origin = ORIGIN_ISSUED,
        .settled = true,
    };
    Trace *trace;
    Grid *grid;

    TRY(cells_grid(work, &grid));
    TRY(trace_value(grid, work->arena, settlement->spot, settlement->slot, settlement->extent, 0, false, &trace));
    if ((trace->found.cell ? trace->found.cell->id : 0) != settlement->instead)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    if (trace->found.cell && trace->found.cell->settled)
        cells_void(work, &change, trace->found.cell->id);
    *cell = cells_add(work, &change, settled, settlement->reason);
    return cells_apply(work, &change);
}

static Problem unsettle_it(Work *work, Id id)
{
    CellChange change = { 0 };
    bool found;
    Cell cell;

    TRY(cell_find(work->db, work->county, id, &cell, &found));
    if (!found || !cell.settled || cell.voided)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    cells_void(work, &change, id);
    return cells_apply(work, &change);
}
