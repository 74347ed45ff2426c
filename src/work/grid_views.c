/* grid_views.c - what somebody may see of the grid. */
#include "work/grid_views.h"

#include "halfsky/check.h"
#include "model/said.h"
#include "store/cells.h"
#include "store/entries.h"
#include "store/issued.h"
#include "store/slots.h"
#include "work/known.h"
#include "work/agencies.h"
#include "work/facts.h"
#include "work/ledgers.h"
#include "work/measures.h"

static Problem open_at(Work *work, GridPlace place, Grid **out);
static Problem begin_reading(Work *work, Grid **out);

Problem grid_place(Work *work, Text agency, Text period, FactExtent extent, GridPlace *out)
{
    Tree tree;

    *out = (GridPlace){ .extent = extent };
    if (!period_said(period, &out->spot.period))
        return problem(PROBLEM_CELL_WRONG, period, TEXT("2026 2026-S1 2026-01..2026-10"), TEXT(""));
    TRY(agency_named(work, agency, &out->spot.agency));
    if (out->spot.agency)
        return OK;
    TRY(work_tree(work, &tree));
    for (size_t i = 0; i < tree.agencies.count && !out->spot.agency; i++)
        if (tree_parent(&tree, tree.agencies.items[i].id, out->spot.period.last) == 0)
            out->spot.agency = tree.agencies.items[i].id;
    return OK;
}

Problem grid_slot(Work *work, Text measure, uint32_t *out)
{
    Text key;

    TRY(slot_number(work->db, work->county, measure, TEXT(""), TEXT(""), out));
    if (*out)
        return OK;
    TRY(measure_meant(work, measure, &key));
    TRY(slot_number(work->db, work->county, key, TEXT(""), TEXT(""), out));
    return *out ? OK : problem(PROBLEM_MEASURE_EMPTY, measure, TEXT(""), TEXT(""));
}

Problem grid_dashboard(Work *work, GridPlace place, GridDashboard *out)
{
    Grid *grid;

    TRY(open_at(work, place, &grid));
    Problem wrong = known_slots(work, &out->slots);
    if (!wrong.code)
        wrong = query_dashboard(grid, work->arena, place.spot, place.extent, NULL, 0, &out->rows, &out->count);
    return db_end(work->db, wrong);
}

Problem grid_ranking(Work *work, GridPlace parent, uint32_t slot, bool smallest_first, RankingRow **out,
                     size_t *count)
{
    Grid *grid;

    TRY(open_at(work, parent, &grid));
    return db_end(work->db, query_ranking(grid, work->arena, parent.spot.agency, parent.spot.period, slot,
                                          parent.extent, smallest_first, out, count));
}

Problem grid_series(Work *work, GridPlace place, uint32_t slot, PeriodKind kind, SeriesRow **out, size_t *count)
{
    Grid *grid;

    TRY(open_at(work, place, &grid));
    return db_end(work->db, query_series(grid, work->arena, place.spot.agency, slot, place.extent, kind,
                                         place.spot.period, out, count));
}

Problem grid_trace(Work *work, GridPlace place, uint32_t slot, int depth, Trace **out)
{
    Grid *grid;

    TRY(open_at(work, place, &grid));
    return db_end(work->db, trace_value(grid, work->arena, place.spot, slot, place.extent, depth, true, out));
}

Problem grid_candidates(Work *work, GridPlace place, uint32_t slot, Candidates *out)
{
    Grid *grid;

    TRY(open_at(work, place, &grid));
    return db_end(work->db, trace_candidates(grid, work->arena, place.spot, slot, place.extent, out));
}

Problem grid_check(Work *work, Flaws *out, size_t *checked)
{
    Grid *grid;

    TRY(work_may(work, VERB_DATA_REBUILD, 0));
    TRY(begin_reading(work, &grid));
    return db_end(work->db, grid_verify(grid, work->arena, out, checked));
}

/* 台账《走访慰问》12 条 */
static Problem entries_words(Work *work, const Cell *cell, bool zh, OriginWords *out)
{
    Vault vault = work_vault(work);
    const Ledger *ledger;
    Ledgers ledgers;
    EntryRows rows;

    TRY(ledgers_load(work, &ledgers));
    ledger = ledger_numbered(&ledgers, cell->origin_id);
    if (!ledger)
        return OK;
    TRY(entry_rows_load(&vault, ledger->key, cell->subject, cell->period.first, cell->period.last, &rows));
    out->words = arena_format(work->arena, zh ? "台账《%.*s》%zu 条%s" : "ledger %.*s: %zu entries%s",
                              TEXT_ARG(zh ? ledger->zh : ledger->en), rows.count,
                              cell->complete ? (zh ? "，已记齐" : ", whole") : "");
    return OK;
}

static Problem decision_words(Work *work, Id id, Language language, OriginWords *out)
{
    Vault vault = work_vault(work);
    OpenDocument *document = ARENA_NEW(work->arena, OpenDocument);
    halfsky_reader *reader;
    Decision decision;
    Stretch sentence;
    bool found;

    TRY(decision_find(&vault, id, &decision, &found));
    if (!found)
        return OK;
    TRY(document_open(work, decision.document, document));
    /* whoever may see the figure need not be one who may read the document */
    if (work_may(work, VERB_DOCUMENT_READ, document->row.agency).code)
        return OK;
    reader = halfsky_reader_new(work->catalog);
    halfsky_read(reader, document->text.at, document->text.len);
    sentence = sentence_around(document->text, decision.start, decision.stop);
    halfsky_text quote = halfsky_shown(reader, sentence.start, sentence.stop);
    out->quote = arena_text(work->arena, (Text){ quote.at, quote.len });
    halfsky_reader_free(reader);
    Text title = document->row.title.len ? document->row.title : document->file_name;
    out->words = arena_format(work->arena, language == LANGUAGE_ZH ? "《%.*s》" : "%.*s", TEXT_ARG(title));
    out->doc = &document->doc;
    out->offset = document->row.start + sentence.start;
    out->corrected = decision.kind == DECISION_CORRECTED;
    return OK;
}

Problem cell_origin_words(Work *work, const Cell *cell, Language language, OriginWords *out)
{
    bool zh = language == LANGUAGE_ZH;
    IssuedPaper paper = { 0 };
    char day[DATE_TEXT_MAX];
    bool found;

    *out = (OriginWords){ 0 };
    if (cell->origin == ORIGIN_DECISION)
        return decision_words(work, cell->origin_id, language, out);
    if (cell->origin == ORIGIN_ENTRIES)
        return entries_words(work, cell, language == LANGUAGE_ZH, out);
    if (cell->origin == ORIGIN_DIFFERENCE)
        out->words = zh ? TEXT("累计数之差") : TEXT("difference of running totals");
    if (cell->origin != ORIGIN_ISSUED)
        return OK;
    if (cell->settled) {
        Text reason;
        TRY(cell_reason(work->db, work->county, cell->id, work->arena, &reason));
        out->words = arena_format(work->arena, zh ? "裁定：%.*s" : "settled: %.*s", TEXT_ARG(reason));
        return OK;
    }
    TRY(issued_find(work->db, work->county, cell->origin_id, work->arena, &paper, &found));
    if (!found || !paper.title.len)
        return OK;
    date_write(paper.day, day);
    out->words = arena_format(work->arena, zh ? "《%.*s》（%s）" : "%.*s (%s)", TEXT_ARG(paper.title), day);
    return OK;
}

static Problem open_at(Work *work, GridPlace place, Grid **out)
{
    TRY(work_may(work, VERB_GRID_READ, place.spot.agency));
    return begin_reading(work, out);
}

/* Tree, slots and sheets of one moment: what follows ends in db_end, unless there is a Problem. */
static Problem begin_reading(Work *work, Grid **out)
{
    TRY(db_begin_reading(work->db));
    Problem wrong = known_grid(work, out);
    return wrong.code ? db_end(work->db, wrong) : OK;
}
