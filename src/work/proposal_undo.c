/* proposal_undo.c - what was accepted of the grid's proposals, and how it is taken back. */
#include "work/proposals.h"

#include "store/cells.h"
#include "store/entries.h"
#include "store/slots.h"
#include "work/cells.h"
#include "work/documents.h"
#include "work/facts.h"
#include "work/ledgers.h"
#include "work/records.h"

#include <stdio.h>

/* What a name of a proposal means now. */
typedef struct {
    Id entry;     /* 0: a figure or a total */
    EntryRow row; /* of the entry */
    Cell cell;    /* of a figure or total */
    bool there;   /* neither void nor gone */
} Named;

static Problem named(Work *work, Text key, Named *out);
static Problem undo(Work *work, const ProposalRow *row);
static Problem difference_of(Work *work, const ProposalRow *row, Cell *out, bool *found);

static Problem accepted_of(Work *work, const ProposalRow *row, AcceptedProposal *out, bool *holds)
{
    Named first, second;

    *out = (AcceptedProposal){ .joint = row->joint, .row = *row };
    proposal_number(row, work->arena, out->number);
    TRY(named(work, row->first, &first));
    TRY(named(work, row->second, &second));
    out->subject[0] = first.entry ? first.row.agency : first.cell.subject;
    out->subject[1] = second.entry ? second.row.agency : second.cell.subject;
    if (!row->joint) {
        Cell difference;

        TRY(difference_of(work, row, &difference, holds));
        out->period = difference.period;
        out->value = difference.value;
        return OK;
    }
    *holds = second.there && (second.entry || second.cell.partner);
    out->period = second.entry ? period_day(second.row.day) : second.cell.period;
    out->value = second.entry ? first.cell.value : second.cell.value;
    return OK;
}

Problem proposals_accepted(Work *work, AcceptedProposals *out)
{
    ProposalRows rows = { 0 };
    Slots slots;

    *out = (AcceptedProposals){ 0 };
    TRY(work_may(work, VERB_PROPOSAL_DECIDE, 0));
    TRY(slots_load(work->db, work->county, work->arena, &slots));
    TRY(proposals_load(work->db, work->county, work->arena, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const Slot *slot = slot_find(slots, rows.items[i].slot);
        AcceptedProposal accepted;
        bool holds = false;

        if (!rows.items[i].accepted || !slot)
            continue;
        TRY(accepted_of(work, &rows.items[i], &accepted, &holds));
        accepted.measure = slot->measure;
        if (holds)
            LIST_PUSH(work->arena, out, accepted);
    }
    return OK;
}

Problem proposal_take_back(Work *work, Text number)
{
    const AcceptedProposal *meant = NULL;
    AcceptedProposals all;

    TRY(proposals_accepted(work, &all));
    for (size_t i = 0; i < all.count; i++)
        if (text_equal(text_of(all.items[i].number), number))
            meant = &all.items[i];
    if (!meant)
        return problem(PROBLEM_PROPOSAL_UNKNOWN, number, TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_PROPOSAL_DECIDE, 0));
    return work_end(work, VERB_PROPOSAL_DECIDE, undo(work, &meant->row),
                    (WorkNote){ "proposal", 0, arena_format(work->arena, "take back %s", meant->number) });
}

Problem proposals_host_gone(Work *work, Text key)
{
    ProposalRows rows = { 0 };

    TRY(proposals_load(work->db, work->county, work->arena, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].joint && rows.items[i].accepted && text_equal(rows.items[i].first, key))
            TRY(undo(work, &rows.items[i]));
    return OK;
}

/* ---- names ---- */

/* The figure that was last decided on at a place of a document. */
static Problem figure_at(Work *work, Id document, size_t start, size_t stop, Named *out)
{
    Vault vault = work_vault(work);
    Decisions decisions = { 0 };

    TRY(decisions_of(&vault, document, &decisions));
    for (size_t i = 0; i < decisions.count; i++) {
        const Decision *decision = &decisions.items[i];
        if (decision->start == start && decision->stop == stop && decision->cell)
            TRY(cell_find(work->db, work->county, decision->cell, &out->cell, &out->there));
    }
    out->there = out->there && !out->cell.voided;
    return OK;
}

static Problem named(Work *work, Text key, Named *out)
{
    Vault vault = work_vault(work);
    const char *words = arena_string(work->arena, key);
    long long id = 0;
    size_t start = 0, stop = 0;

    *out = (Named){ 0 };
    if (sscanf(words, "entry %lld", &id) == 1) {
        out->entry = id;
        TRY(entry_row_find(&vault, id, &out->row, &out->there));
        out->there = out->there && !out->row.voided;
        return OK;
    }
    if (sscanf(words, "cell %lld", &id) == 1) {
        TRY(cell_find(work->db, work->county, id, &out->cell, &out->there));
        out->there = out->there && !out->cell.voided;
        return OK;
    }
    if (sscanf(words, "document %lld %zu-%zu", &id, &start, &stop) == 3)
        return figure_at(work, id, start, stop, out);
    return OK;
}

/* ---- taken back ---- */

static Problem difference_of(Work *work, const ProposalRow *row, Cell *out, bool *found)
{
    Named earlier, later;
    Cells cells;

    *found = false;
    *out = (Cell){ 0 };
    TRY(named(work, row->first, &earlier));
    TRY(named(work, row->second, &later));
    TRY(cells_of_origin(work->db, work->county, ORIGIN_DIFFERENCE, later.cell.id, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++)
        if (cell_is_difference(&cells.items[i], &earlier.cell)) {
            *out = cells.items[i];
            *found = true;
        }
    return OK;
}

static Problem undo_entry(Work *work, const Named *partner)
{
    CellChange change = { 0 };
    Periods periods = { 0 };
    const Ledger *ledger;

    TRY(ledger_meant(work, partner->row.ledger, &ledger));
    record_periods_within(period_day(partner->row.day), work->arena, &periods);
    TRY(records_count(work, ledger, partner->row.agency, &periods, &change));
    return cells_apply(work, &change);
}

static Problem undo(Work *work, const ProposalRow *row)
{
    CellChange change = { 0 };
    Named partner;
    bool found;

    TRY(proposal_remove(work->db, work->county, row));
    if (!row->joint) {
        Cell difference;

        TRY(difference_of(work, row, &difference, &found));
        if (found)
            cells_void(work, &change, &difference);
        return cells_apply(work, &change);
    }
    TRY(named(work, row->second, &partner));
    if (partner.entry)
        return partner.there ? undo_entry(work, &partner) : OK;
    if (!partner.there || !partner.cell.partner)
        return OK;
    TRY(cell_detach(work->db, work->county, partner.cell.id));
    LIST_PUSH(work->arena, &change.touched, (Spot){ partner.cell.subject, partner.cell.period });
    return cells_apply(work, &change);
}
