/* desk.h - a county of its own for one test: a data folder, the desk's operator, and tables from text. */
#ifndef HALFSKY_TESTS_WORK_DESK_H
#define HALFSKY_TESTS_WORK_DESK_H

#include "work/agencies.h"
#include "work/cells.h"
#include "work/counties.h"
#include "work/figures.h"
#include "work/findings.h"
#include "work/folder.h"
#include "work/grid_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { DESK_DAY = 20780 /* 2026-11-23 */ };
#define DESK_NOW ((int64_t)DESK_DAY * 86400000)

typedef struct {
    char root[64], data[96], keys[96];
    Folder *folder;
    Arena *arena;
    Work work;
} Desk;

static inline void must(Problem wrong)
{
    if (wrong.code) {
        fprintf(stderr, "%.*s: %s %s line %d %s\n", TEXT_ARG(problem_id(wrong.code)), wrong.args[0], wrong.path,
                wrong.line, wrong.field);
        abort();
    }
}

static inline void desk_work(Desk *desk)
{
    desk->work = folder_work(desk->folder, halfsky_catalog_builtin(), desk->arena, DESK_NOW);
    desk->work.today = date_from_days(DESK_DAY);
}

static inline int desk_new(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);

    snprintf(desk->root, sizeof desk->root, "/tmp/halfsky-work-XXXXXX");
    assert_non_null(mkdtemp(desk->root));
    snprintf(desk->data, sizeof desk->data, "%s/data", desk->root);
    snprintf(desk->keys, sizeof desk->keys, "%s/keys", desk->root);
    desk->arena = arena_new();
    must(folder_create(desk->data, desk->keys, DESK_NOW, &desk->folder));
    desk_work(desk);
    must(county_make(&desk->work, TEXT("泠川县"), TEXT("990023"), (Date){ 2018, 1, 1 }));
    must(county_enter(&desk->work));
    *state = desk;
    return 0;
}

static inline int desk_free(void **state)
{
    Desk *desk = *state;
    char command[128];

    folder_close(desk->folder);
    arena_free(desk->arena);
    snprintf(command, sizeof command, "rm -rf %s", desk->root);
    assert_int_equal(system(command), 0);
    free(desk);
    return 0;
}

/* A Doc with one table: cells by |, rows by line ends. */
static inline Doc desk_table(Desk *desk, const char *rows)
{
    Doc doc = { .text = text_of(rows) };
    Text rest = doc.text;
    Text row, cell;
    Table table = { 0 };
    LIST(TableCell) cells = { 0 };

    while (rest.len && text_cut(&rest, '\n', &row)) {
        int columns = 0;
        Text left = row;
        while (left.at && text_cut(&left, '|', &cell)) {
            size_t start = (size_t)(cell.at - doc.text.at);
            LIST_PUSH(desk->arena, &cells, (TableCell){ start, start + cell.len });
            columns++;
        }
        assert_true(table.columns == 0 || table.columns == columns);
        table.columns = columns;
        table.rows++;
    }
    table.cells = cells.items;
    LIST_PUSH(desk->arena, &doc.tables, table);
    return doc;
}

static inline void desk_agencies(Desk *desk, const char *rows)
{
    Doc doc = desk_table(desk, rows);
    ImportReport report;

    must(agency_import(&desk->work, &doc, &(AgencyImportOptions){ .first = { 2018, 1, 1 } }, &report));
}

static inline void desk_figures(Desk *desk, const char *rows)
{
    Doc doc = desk_table(desk, rows);
    ImportReport report;

    must(figure_import(&desk->work, &doc, &(FigureImport){ .trial = false }, &report));
}

/* What an agency says of itself in prose, for the whole with those below. */
static inline void desk_claim(Desk *desk, const char *period, const char *agency, const char *measure,
                              GridValue value)
{
    Work *work = &desk->work;
    CellChange change = { 0 };
    Cell cell = { .extent = EXTENT_ALL, .source = SOURCE_CLAIM, .value = value, .origin = ORIGIN_DECISION };

    assert_true(period_read(text_of(period), &cell.period));
    must(agency_named(work, text_of(agency), &cell.subject));
    cell.by = cell.subject;
    must(work_begin(work, VERB_DOCUMENT_REVIEW, 0));
    must(cells_slot(work, text_of(measure), TEXT(""), TEXT(""), &cell.slot));
    cells_add(work, &change, cell, TEXT(""));
    must(work_end(work, VERB_DOCUMENT_REVIEW, cells_apply(work, &change), (WorkNote){ "cell", 0, TEXT("claim") }));
}

/* What the grid holds of a measure, printed: "1,234"; "" where nobody said anything. */
static inline const char *desk_value(Desk *desk, const char *measure, const char *agency, const char *period)
{
    char *out = arena_alloc(desk->arena, VALUE_TEXT_MAX);
    GridPlace place;
    Trace *trace;
    uint32_t slot;

    must(grid_place(&desk->work, text_of(agency), text_of(period), EXTENT_ALL, &place));
    Problem wrong = grid_slot(&desk->work, text_of(measure), &slot);
    if (wrong.code == PROBLEM_MEASURE_EMPTY)
        return out;
    must(wrong);
    must(grid_trace(&desk->work, place, slot, 0, &trace));
    if (trace->found.resolved.how != HOW_NONE)
        value_write(trace->found.resolved.value, LANGUAGE_ZH, out);
    return out;
}

/* Nothing that checks found in a document stands in the way any more. */
static inline void desk_explain(Desk *desk, Id document)
{
    FindingViews views;

    must(findings_view(&desk->work, document, &views));
    for (size_t i = 0; i < views.count; i++) {
        const FindingView *view = &views.items[i];
        FindingAnchor anchor = { document, view->rule, view->start, view->stop,
                                 view->explanation ? view->explanation->revision : 0 };
        if (view->standing != FINDING_OPEN)
            continue;
        if (view->row->class == 'A')
            must(finding_dismiss(&desk->work, anchor, TEXT("已核对")));
        else
            must(finding_explain(&desk->work, anchor, TEXT("已核对")));
    }
}

/* What the last row of the audit log says was touched. */
static inline Id desk_last_subject(Desk *desk)
{
    Id out = 0;

    must(db_int(desk->work.db, "SELECT subject FROM audit ORDER BY number DESC LIMIT 1", 0, &out));
    return out;
}

static inline void desk_sound(Desk *desk)
{
    Flaws flaws = { 0 };
    size_t checked;

    must(grid_check(&desk->work, &flaws, &checked));
    assert_int_equal(flaws.count, 0);
}

#endif
