/* rebuild.c - all that is derived, made again. */
#include "work/rebuild.h"

#include "work/cells.h"
#include "work/derive.h"
#include "work/entries.h"
#include "work/facts.h"

static Problem rebuild_it(Work *work, RebuildCounts *out);
static Problem rebuild_documents(Work *work, Deriver *deriver, RebuildCounts *out);
static Problem rebuild_document(Work *work, Deriver *deriver, Id document, RebuildCounts *out);

Problem data_rebuild(Work *work, RebuildCounts *out)
{
    *out = (RebuildCounts){ 0 };
    TRY(work_begin(work, VERB_DATA_REBUILD, 0));
    return work_end(work, VERB_DATA_REBUILD, rebuild_it(work, out), (WorkNote){ "county", work->county, TEXT("") });
}

static Problem rebuild_it(Work *work, RebuildCounts *out)
{
    Deriver *deriver;
    Grid *grid;

    TRY(deriver_new(work, &deriver));
    Problem wrong = rebuild_documents(work, deriver, out);
    deriver_free(deriver);
    TRY(wrong);
    TRY(entries_recount(work, false, &out->records));
    TRY(cells_grid(work, &grid));
    return grid_rebuild(grid, &out->sheets);
}

/* Each in memory of its own. */
static Problem rebuild_documents(Work *work, Deriver *deriver, RebuildCounts *out)
{
    Vault vault = work_vault(work);
    DocumentRows rows = { 0 };
    Work own = *work;
    Problem wrong = OK;

    TRY(document_rows(&vault, (DocumentFilter){ 0 }, &rows));
    TRY(sketches_forget(&vault));
    own.arena = arena_new();
    for (size_t i = 0; !wrong.code && i < rows.count; i++) {
        wrong = rebuild_document(&own, deriver, rows.items[i].id, out);
        arena_reset(own.arena);
    }
    arena_free(own.arena);
    return wrong;
}

static Problem rebuild_document(Work *work, Deriver *deriver, Id id, RebuildCounts *out)
{
    Vault vault = work_vault(work);
    FindingRows findings = { 0 };
    FactViews facts = { 0 };
    OpenDocument document;

    TRY(document_open(work, id, &document));
    TRY(derive(deriver, work, &document));
    TRY(facts_view(work, &document, &facts));
    TRY(findings_load(&vault, id, &findings));
    out->documents++;
    out->facts += facts.count;
    out->findings += findings.count;
    for (size_t i = 0; i < facts.count; i++)
        out->proposals += facts.items[i].standing == FACT_PROPOSED;
    return OK;
}
