/* figure_import.c - figures from a table: a row for each, or a row for each agency and a column for each measure. */
#include "model/api.h"
#include "model/said.h"
#include "model/word_lists.h"
#include "store/cells.h"
#include "store/issued.h"
#include "work/agency_names.h"
#include "work/figures.h"
#include "work/known.h"
#include "work/measures.h"

#include <stdlib.h>

enum { PERIOD, SUBJECT, MEASURE, VALUE, EXTENT, SOURCE, BY, AS_OF, PAPER, PAPER_DAY };

static const ImportColumn columns[] = {
    [PERIOD] = { "period", "时期|统计时期", "period", false },
    [SUBJECT] = { "subject", "单位|统计对象|村|村（社区）|村(社区)|乡镇", "agency", true },
    [MEASURE] = { "measure", "计量项", "measure", false },
    [VALUE] = { "value", "数值|数", "value", false },
    [EXTENT] = { "extent", "范围", "extent", false },
    [SOURCE] = { "source", "来源", "source", false },
    [BY] = { "by", "报告单位|填报单位|发布单位", "reported by", false },
    [AS_OF] = { "as_of", "截止日", "as of", false },
    [PAPER] = { "paper", "文件|依据", "paper", false },
    [PAPER_DAY] = { "paper_day", "文件日期", "paper day", false },
    { 0 },
};

/* A column of a table that has one for each measure. */
typedef struct {
    int column; /* of the table */
    Text head, measure;
    uint32_t slot; /* 0: it has none yet */
} MeasureColumn;

/* A figure of the table, and where it stands. */
typedef struct {
    Cell cell;
    Text measure;
    int row;
} Said;

typedef struct {
    Work *work;
    Import import;
    const FigureImport *options;
    ImportReport *report;
    AgencyNames names;
    CellChange change;
    LIST(MeasureColumn) measures;
    LIST(Said) said;
    Arena *scratch;
    Spot place;  /* of the row before, mostly of this one too */
    Cells there; /* what the grid has there, in `scratch` */
} Importing;

static Problem import_it(Importing *importing);
static Problem row_read(Importing *importing, int row);
static Problem measures_find(Importing *importing);
static Problem slots_find(Importing *importing);
static void twice_find(Importing *importing);

Problem figure_import(Work *work, const Doc *doc, const FigureImport *options, ImportReport *report)
{
    Importing importing = { .work = work, .options = options, .report = report };

    *report = (ImportReport){ 0 };
    TRY(import_begin(doc, columns, &importing.import));
    TRY(measures_find(&importing));
    TRY(work_begin(work, VERB_FIGURE_ISSUE, 0));
    importing.scratch = arena_new();
    Problem wrong = import_it(&importing);
    arena_free(importing.scratch);
    return work_end_unless(work, options->trial, VERB_FIGURE_ISSUE, wrong,
                           (WorkNote){ "figure", 0, TEXT("import") });
}

static Problem import_it(Importing *importing)
{
    TRY(agency_names(importing->work, &importing->names));
    TRY(slots_find(importing));
    for (int row = 0; row < import_rows(&importing->import); row++)
        if (!import_row_empty(&importing->import, row))
            TRY(row_read(importing, row));
    twice_find(importing);
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

static bool extent_meant(Text word, FactExtent *out)
{
    static const char *const zh[] = {
        [EXTENT_OWN] = "本级", [EXTENT_ALL] = "含下级", [EXTENT_STAFF] = "本单位职工"
    };

    if (!word.len) {
        *out = EXTENT_ALL;
        return true;
    }
    for (*out = EXTENT_OWN; *out <= EXTENT_STAFF; ++*out)
        if (text_equal(word, text_of(fact_extent_word(*out))) || text_equal(word, text_of(zh[*out])))
            return true;
    return false;
}

/* Only what comes in tables. */
static bool source_meant(Text word, Source *out)
{
    static const struct {
        const char *word;
        Source source;
    } zh[] = { { "填报", SOURCE_RETURN },
               { "填报数", SOURCE_RETURN },
               { "核定", SOURCE_CERTIFIED },
               { "核定数", SOURCE_CERTIFIED } };

    for (size_t i = 0; i < sizeof zh / sizeof *zh; i++)
        if (text_equal(word, text_of(zh[i].word))) {
            *out = zh[i].source;
            return true;
        }
    return source_read(word, out) && (*out == SOURCE_RETURN || *out == SOURCE_CERTIFIED);
}

/* By rising slot: the first of that slot or of a later one. */
static size_t first_of_slot(const Cells *cells, uint32_t slot)
{
    size_t low = 0, high = cells->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cells->items[middle].slot < slot)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The cell that the row puts right: of the same subject, slot, extent, period, source and speaker. */
static Problem old_cell(Importing *importing, const Cell *cell, const Cell **out)
{
    const Work *work = importing->work;
    const Cells *there = &importing->there;
    Spot place = { cell->subject, cell->period };

    *out = NULL;
    if (!spot_equal(importing->place, place)) {
        arena_reset(importing->scratch);
        TRY(cells_of_place(work->db, work->county, place.agency, place.period, importing->scratch,
                           &importing->there));
        importing->place = place;
    }
    for (size_t i = first_of_slot(there, cell->slot); i < there->count && there->items[i].slot == cell->slot; i++) {
        const Cell *old = &there->items[i];
        if (!old->voided && !old->settled && old->extent == cell->extent && old->source == cell->source
            && old->by == cell->by && old->origin == cell->origin)
            *out = old;
    }
    return OK;
}

/* What stands before a unit in brackets: 户数 of 户数（户）. */
static Text before_bracket(Text head)
{
    size_t wide = text_find(head, TEXT("（"));
    size_t narrow = text_find(head, TEXT("("));

    return text_trim(text_slice(head, 0, wide < narrow ? wide : narrow));
}

/* The measure that a heading means: its key or name, or what village tables call it, also with a unit behind. */
static Problem measure_headed(Work *work, Text head, Text *out)
{
    static const struct {
        WordListKind words;
        const char *measure;
    } kit[] = { { WORDS_HOUSEHOLDS_HEADING, "other.households" },
                { WORDS_WOMEN_HEADING, "other.population_women" },
                { WORDS_CHILDREN_HEADING, "children.population" } };
    Text bare = before_bracket(head);
    Problem wrong = measure_meant(work, head, out);

    if (wrong.code == PROBLEM_MEASURE_UNKNOWN && bare.len != head.len && !measure_meant(work, bare, out).code)
        return OK;
    for (size_t i = 0; wrong.code && i < sizeof kit / sizeof *kit; i++)
        if (is_listed(catalog_of(work->catalog), kit[i].words, bare)) {
            *out = text_of(kit[i].measure);
            return OK;
        }
    return wrong;
}

static bool is_aside(Text head)
{
    static const char *const words[] = { "", "序号", "备注", "说明", "no.", "note" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(head, text_of(words[i])))
            return true;
    return false;
}

/* Without a column of measures, every other column is one. A heading that is none is told: a column left out in silence
 * is a figure lost. */
static Problem measures_find(Importing *importing)
{
    const Import *import = &importing->import;
    Problem wrong;

    if (import->places[MEASURE] >= 0)
        return import->places[VALUE] >= 0 ? OK
                                          : problem(PROBLEM_COLUMN_MISSING, text_of(columns[VALUE].zh),
                                                    text_of(columns[VALUE].en), TEXT(""));
    for (int column = 0; column < import->table->columns; column++) {
        MeasureColumn found = { .column = column, .head = import_heading(import, column) };
        bool known = is_aside(found.head);

        for (int i = 0; columns[i].key; i++)
            known = known || import->places[i] == column;
        if (known)
            continue;
        wrong = measure_headed(importing->work, found.head, &found.measure);
        if (wrong.code)
            return problem_at(wrong, TEXT(""), import->head + 1, found.head);
        LIST_PUSH(importing->work->arena, &importing->measures, found);
    }
    return importing->measures.count ? OK
                                     : problem(PROBLEM_COLUMN_MISSING, text_of(columns[MEASURE].zh),
                                               text_of(columns[MEASURE].en), TEXT(""));
}

/* Slots are never taken away; a measure that has none yet gets one with its first figure. */
static Problem slots_find(Importing *importing)
{
    Slots slots;
    size_t last = 0;

    TRY(known_slots(importing->work, &slots));
    for (size_t i = 0; i < importing->measures.count; i++) {
        MeasureColumn *column = &importing->measures.items[i];
        const Slot *slot = slot_of_measure(slots, column->measure, &last);
        column->slot = slot ? slot->number : 0;
    }
    return OK;
}

/* Adds the cell unless the grid says so already; in place of what the same paper said before. */
static Problem put(Importing *importing, int row, Text measure, Cell cell)
{
    Work *work = importing->work;
    Problem wrong = measure_figure_check(work, measure, cell.value);
    const Cell *old;

    if (wrong.code) {
        object(importing, row, importing->measures.count ? -1 : VALUE, wrong);
        return OK;
    }
    LIST_PUSH(work->arena, &importing->said, (Said){ cell, measure, row });
    TRY(old_cell(importing, &cell, &old));
    if (old && value_equal(old->value, cell.value) && date_compare(old->as_of, cell.as_of) == 0)
        return OK;
    if (old)
        cells_void(work, &importing->change, old);
    cells_add(work, &importing->change, cell, TEXT(""));
    importing->report->changed++;
    return OK;
}

static Problem row_put(Importing *importing, int row, Text measure, Cell cell)
{
    const Import *import = &importing->import;

    if (!importing->measures.count)
        return put(importing, row, measure, cell);
    for (size_t i = 0; i < importing->measures.count; i++) {
        MeasureColumn *column = &importing->measures.items[i];
        Text words = import_at(import, row, column->column);

        if (!words.len)
            continue; /* nothing is said */
        if (!figure_read(words, &cell.value)) {
            import_object(importing->work->arena, importing->report, import, row, -1,
                          problem_at(problem(PROBLEM_CELL_WRONG, words, TEXT("1234 98.3 约100"), TEXT("")),
                                     TEXT(""), 0, column->head));
            continue;
        }
        if (!column->slot)
            TRY(cells_slot(importing->work, column->measure, TEXT(""), TEXT(""), &column->slot));
        cell.slot = column->slot;
        TRY(put(importing, row, column->measure, cell));
    }
    return OK;
}

static void day_read(Importing *importing, int row, int column, Date *out)
{
    Text day = import_cell(&importing->import, row, column);

    if (day.len && !day_said(day, out))
        object_wrong(importing, row, column, TEXT("2026-01-08"));
}

static void agency_read(Importing *importing, int row, int column, Id *out)
{
    Text words = import_cell(&importing->import, row, column);
    Problem wrong = agency_meant(&importing->names, words, out);

    if (wrong.code)
        object(importing, row, column, wrong);
}

static Problem row_read(Importing *importing, int row)
{
    Work *work = importing->work;
    const Import *import = &importing->import;
    const FigureImport *options = importing->options;
    Text period = import_cell(import, row, PERIOD);
    Text source = import_cell(import, row, SOURCE);
    Text paper = import_cell(import, row, PAPER).len ? import_cell(import, row, PAPER) : options->paper;
    Date paper_day = options->paper_day;
    Cell cell = { .period = options->period,
                  .source = options->source != SOURCE_NONE ? options->source : SOURCE_RETURN,
                  .as_of = options->as_of,
                  .origin = ORIGIN_ISSUED };
    size_t objections = importing->report->problems.count;
    char words[PERIOD_TEXT_MAX];
    Text measure = { 0 };
    Problem wrong;

    importing->report->rows++;
    if ((period.len || cell.period.kind == PERIOD_NONE) && !period_said(period, &cell.period))
        object_wrong(importing, row, PERIOD, TEXT("2026 2026-S1 2026-01..2026-10"));
    agency_read(importing, row, SUBJECT, &cell.subject);
    if (!import_cell(import, row, SUBJECT).len)
        object(importing, row, SUBJECT, problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT("")));
    else if (date_compare(cell.period.first, work->today) > 0)
        object(
            importing, row, PERIOD,
            problem(PROBLEM_PERIOD_AHEAD, (Text){ words, period_write(cell.period, words) }, TEXT(""), TEXT("")));
    if (!importing->measures.count) {
        wrong = measure_headed(work, import_cell(import, row, MEASURE), &measure);
        if (!wrong.code)
            wrong = cells_slot(work, measure, TEXT(""), TEXT(""), &cell.slot);
        if (wrong.code)
            object(importing, row, MEASURE, wrong);
        if (!figure_read(import_cell(import, row, VALUE), &cell.value))
            object_wrong(importing, row, VALUE, TEXT("1234 98.3 约100"));
    }
    if (!extent_meant(import_cell(import, row, EXTENT), &cell.extent))
        object_wrong(importing, row, EXTENT, TEXT("own all staff 本级 含下级 本单位职工"));
    if (source.len && !source_meant(source, &cell.source))
        object_wrong(importing, row, SOURCE, TEXT("return certified 填报 核定"));
    day_read(importing, row, AS_OF, &cell.as_of);
    day_read(importing, row, PAPER_DAY, &paper_day);
    cell.by = options->by;
    if (import_cell(import, row, BY).len)
        agency_read(importing, row, BY, &cell.by);
    if (cell.source == SOURCE_CERTIFIED
        && !(cell.by && paper.len && (date_valid(paper_day) || date_valid(cell.as_of))))
        object(importing, row, -1, problem(PROBLEM_CERTIFIED_BARE, TEXT(""), TEXT(""), TEXT("")));
    if (importing->report->problems.count > objections)
        return OK;

    if (!cell.by)
        cell.by = cell.subject;
    if (!date_valid(paper_day))
        paper_day = date_valid(cell.as_of) ? cell.as_of : work->today;
    TRY(issued_paper(work->db, work->county, &(IssuedPaper){ work_id(work), cell.by, paper, paper_day },
                     work->actor.id, work->now, &cell.origin_id));
    return row_put(importing, row, measure, cell);
}

/* The same figure of the same source, paper and speaker; then by row. */
static int by_figure(const void *a, const void *b)
{
    const Said *x = a;
    const Said *y = b;
    const int64_t keys[][2] = {
        { x->cell.subject, y->cell.subject },
        { x->cell.slot, y->cell.slot },
        { x->cell.extent, y->cell.extent },
        { date_to_days(x->cell.period.first), date_to_days(y->cell.period.first) },
        { date_to_days(x->cell.period.last), date_to_days(y->cell.period.last) },
        { x->cell.period.kind, y->cell.period.kind },
        { x->cell.source, y->cell.source },
        { x->cell.by, y->cell.by },
        { x->cell.origin_id, y->cell.origin_id },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* A table that says one figure twice, with two values, is told: the last one would win in silence. */
static void twice_find(Importing *importing)
{
    Said *items = importing->said.items;

    if (importing->said.count < 2)
        return;
    qsort(items, importing->said.count, sizeof *items, by_figure);
    for (size_t i = 1; i < importing->said.count; i++) {
        Said *before = &items[i - 1];
        int row = before->row;

        before->row = items[i].row;
        bool same = by_figure(before, &items[i]) == 0;
        before->row = row;
        if (same && !value_equal(before->cell.value, items[i].cell.value))
            object(importing, items[i].row, -1,
                   problem(PROBLEM_FIGURE_TWICE, measure_words(importing->work, items[i].measure, LANGUAGE_ZH),
                           arena_format(importing->work->arena, "%d", importing->import.head + row + 2), TEXT("")));
    }
}
