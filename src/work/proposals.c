/* proposals.c - what the grid proposes and the office decides. */
#include "work/proposals.h"

#include "grid/proposals.h"
#include "ledger/entry.h"
#include "store/cells.h"
#include "store/entries.h"
#include "store/slots.h"
#include "work/cells.h"
#include "work/documents.h"
#include "work/facts.h"
#include "work/found_text.h"
#include "work/ledgers.h"
#include "work/records.h"

#include <inttypes.h>
#include <stdio.h>

typedef LIST(Told) Tolds;

/* On the way to the list. */
typedef struct {
    Work *work;
    Tree tree;
    Slots slots;
    ProposalRows decided;
    Tolds told;
    Proposals *out;
} Proposing;

static Problem tell_figures(Proposing *proposing);
static Problem tell_entries(Proposing *proposing);
static Problem list_joint(Proposing *proposing);
static Problem list_differences(Proposing *proposing);
static Problem name_places(Proposing *proposing);
static Problem accept_joint(Work *work, const Proposal *proposal);
static Problem accept_difference(Work *work, const Proposal *proposal);

Problem proposals_list(Work *work, Proposals *out)
{
    Proposing proposing = { .work = work, .out = out };

    *out = (Proposals){ 0 };
    TRY(work_may(work, VERB_PROPOSAL_DECIDE, 0));
    TRY(work_tree(work, &proposing.tree));
    TRY(slots_load(work->db, work->county, work->arena, &proposing.slots));
    TRY(proposals_load(work->db, work->county, work->arena, &proposing.decided));
    TRY(tell_figures(&proposing));
    TRY(tell_entries(&proposing));
    TRY(list_joint(&proposing));
    TRY(list_differences(&proposing));
    return name_places(&proposing);
}

static Problem decide_it(Work *work, const Proposal *proposal, bool accept)
{
    ProposalRow row = { proposal->joint, proposal->first.key, proposal->second.key, proposal->second.cell.slot,
                        accept };

    TRY(proposal_put(work->db, work->county, &row, work->actor.id, work->now));
    if (!accept)
        return OK;
    return proposal->joint ? accept_joint(work, proposal) : accept_difference(work, proposal);
}

Problem proposal_decide(Work *work, Text number, bool accept)
{
    const Proposal *meant = NULL;
    Proposals all;

    TRY(proposals_list(work, &all));
    for (size_t i = 0; i < all.count; i++)
        if (text_equal(text_of(all.items[i].number), number))
            meant = &all.items[i];
    if (!meant)
        return problem(PROBLEM_PROPOSAL_UNKNOWN, number, TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_PROPOSAL_DECIDE, 0));
    return work_end(work, VERB_PROPOSAL_DECIDE, decide_it(work, meant, accept),
                    (WorkNote){ "proposal", meant->second.entry ? meant->second.entry : meant->second.cell.id,
                                accept ? TEXT("accept") : TEXT("decline") });
}

Problem entries_attached(Work *work, ProposalRows *out)
{
    return proposals_load(work->db, work->county, work->arena, out);
}

Text proposal_entry_key(Arena *arena, Id entry)
{
    return arena_format(arena, "entry %lld", (long long)entry);
}

Text proposal_figure_key(Arena *arena, Id document, size_t start, size_t stop)
{
    return arena_format(arena, "document %lld %zu-%zu", (long long)document, start, stop);
}

bool entry_attached(const ProposalRows *rows, Id entry, uint32_t slot)
{
    char key[ID_TEXT_MAX + 8];

    snprintf(key, sizeof key, "entry %lld", (long long)entry);
    for (size_t i = 0; i < rows->count; i++) {
        const ProposalRow *row = &rows->items[i];
        if (row->joint && row->accepted && row->slot == slot && text_equal(row->second, text_of(key)))
            return true;
    }
    return false;
}

/* ---- who tells of what ---- */

/* Of the facts of a document the place of the one that was decided on. */
static Text place_of(const FactRows *facts, const Decision *decision)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].start == decision->start && facts->items[i].stop == decision->stop)
            return facts->items[i].place;
    return TEXT("");
}

/* Accepted figures of one day, by document. */
static Problem tell_figures(Proposing *proposing)
{
    Work *work = proposing->work;
    Vault vault = work_vault(work);
    FactRows facts = { 0 };
    Id document = 0;
    Cells cells;

    TRY(cells_of_days(work->db, work->county, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        Decision decision;
        bool found;
        Text place;

        if (cells.items[i].origin != ORIGIN_DECISION || cells.items[i].partner)
            continue;
        TRY(decision_find(&vault, cells.items[i].origin_id, &decision, &found));
        if (!found)
            continue;
        if (document != decision.document) {
            document = decision.document;
            facts = (FactRows){ 0 };
            TRY(facts_load(&vault, document, &facts));
        }
        place = place_of(&facts, &decision);
        if (!place.len)
            continue;
        LIST_PUSH(work->arena, &proposing->told,
                  (Told){ .cell = cells.items[i],
                          .place = place,
                          .document = document,
                          .start = decision.start,
                          .stop = decision.stop,
                          .key = proposal_figure_key(work->arena, document, decision.start, decision.stop) });
    }
    return OK;
}

static Problem tell_entry(Proposing *proposing, const Ledger *ledger, int place, const EntryRow *row)
{
    Work *work = proposing->work;
    Vault vault = work_vault(work);
    Entry entry = { .id = row->id, .agency = row->agency, .day = row->day };
    Text *values = ARENA_ARRAY(work->arena, ledger->field_count + 1, Text);

    TRY(entry_body_read(ledger, row->body, work->arena, values));
    entry.values = values;
    for (size_t i = 0; i < ledger->count_count && values[place].len; i++) {
        const EntryCount *count = &ledger->counts[i];
        Decimal number;
        uint32_t slot;

        if (count->people >= 0 || count->field < 0 || !entry_counts(ledger, i, &entry)
            || !decimal_read(values[count->field], &number))
            continue;
        TRY(slot_number(work->db, work->county, count->measure, TEXT(""), TEXT(""), &slot));
        if (!slot || entry_attached(&proposing->decided, entry.id, slot))
            continue;
        LIST_PUSH(work->arena, &proposing->told,
                  (Told){ .cell = { .id = entry.id,
                                    .slot = slot,
                                    .subject = entry.agency,
                                    .by = entry.agency,
                                    .extent = EXTENT_OWN,
                                    .period = period_day(entry.day),
                                    .source = SOURCE_RECORD,
                                    .value = value_number(number),
                                    .origin = ORIGIN_ENTRIES,
                                    .origin_id = ledger->number },
                          .entry = entry.id,
                          .place = place_hash(&vault, text_trim(values[place])),
                          .place_words = values[place],
                          .key = proposal_entry_key(work->arena, entry.id) });
    }
    return OK;
}

static Problem tell_entries(Proposing *proposing)
{
    Work *work = proposing->work;
    Vault vault = work_vault(work);
    Ledgers ledgers;

    TRY(ledgers_load(work, &ledgers));
    for (size_t i = 0; i < ledgers.count; i++) {
        int place = ledger_field(&ledgers.items[i], TEXT("place"));
        EntryRows rows;

        if (place < 0 || ledgers.items[i].fields[place].sealed)
            continue;
        TRY(entry_rows_load(&vault, ledgers.items[i].key, 0, (Date){ 1, 1, 1 }, (Date){ 9999, 12, 31 }, &rows));
        for (size_t k = 0; k < rows.count; k++)
            TRY(tell_entry(proposing, &ledgers.items[i], place, &rows.items[k]));
    }
    return OK;
}

/* ---- what follows ---- */

static bool is_decided(const Proposing *proposing, const Proposal *proposal)
{
    for (size_t i = 0; i < proposing->decided.count; i++) {
        const ProposalRow *row = &proposing->decided.items[i];
        bool straight =
            text_equal(row->first, proposal->first.key) && text_equal(row->second, proposal->second.key);
        bool crossed = text_equal(row->first, proposal->second.key) && text_equal(row->second, proposal->first.key);
        /* a figure that was attached is told of no more: one that is told was corrected or accepted again since */
        if (row->joint && row->accepted)
            continue;
        if (row->joint == proposal->joint && row->slot == proposal->second.cell.slot
            && (straight || (proposal->joint && crossed)))
            return true;
    }
    return false;
}

void proposal_number(const ProposalRow *row, Arena *arena, char out[PROPOSAL_NUMBER_MAX])
{
    Text name = arena_format(arena, "%d|%.*s|%.*s|%u", row->joint, TEXT_ARG(row->first), TEXT_ARG(row->second),
                             (unsigned)row->slot);

    snprintf(out, PROPOSAL_NUMBER_MAX, "%016" PRIx64, text_hash(name));
}

static void propose(Proposing *proposing, Proposal proposal)
{
    Work *work = proposing->work;
    const Slot *slot = slot_find(proposing->slots, proposal.second.cell.slot);

    if (!slot || is_decided(proposing, &proposal))
        return;
    proposal_number(
        &(ProposalRow){ proposal.joint, proposal.first.key, proposal.second.key, proposal.second.cell.slot, false },
        work->arena, proposal.number);
    proposal.measure = slot->measure;
    LIST_PUSH(work->arena, proposing->out, proposal);
}

static Id region_of(const TreeView *view, Id agency)
{
    while (agency) {
        int32_t index = view_index(view, agency);
        if (index < 0 || agency_is_region(view->agencies[index].kind))
            break;
        agency = view_parent(view, agency);
    }
    return agency;
}

/* The regions of both are one, or one lies above the other: the square of one town is not that of the next. */
static bool may_meet(const Proposing *proposing, const Cell *a, const Cell *b)
{
    const TreeView *view = tree_view(proposing->work->arena, &proposing->tree, a->period.last);
    Id one = region_of(view, a->subject), other = region_of(view, b->subject);

    for (Id above = one; above; above = view_parent(view, above))
        if (above == other)
            return true;
    for (Id above = other; above; above = view_parent(view, above))
        if (above == one)
            return true;
    return false;
}

static Problem list_joint(Proposing *proposing)
{
    Arena *arena = proposing->work->arena;
    size_t count = proposing->told.count;
    Cell *cells = ARENA_ARRAY(arena, count + 1, Cell);
    Text *places = ARENA_ARRAY(arena, count + 1, Text);
    GridValue one = value_number(decimal_int(1));
    JointProposals found = { 0 };
    size_t kept = 0;
    Told *told = ARENA_ARRAY(arena, count + 1, Told);

    for (size_t i = 0; i < count; i++) {
        if (value_compare(proposing->told.items[i].cell.value, one) <= 0)
            continue; /* one event and one event: that says too little */
        told[kept] = proposing->told.items[i];
        cells[kept] = told[kept].cell;
        places[kept] = told[kept].place;
        kept++;
    }
    propose_joint(arena, (Cells){ cells, kept }, places, proposing->slots, &found);
    for (size_t i = 0; i < found.count; i++) {
        const Told *host = &told[found.items[i].host - cells], *partner = &told[found.items[i].partner - cells];
        if (may_meet(proposing, &host->cell, &partner->cell))
            propose(proposing, (Proposal){ .joint = true,
                                           .first = *host,
                                           .second = *partner,
                                           .period = host->cell.period,
                                           .value = host->cell.value });
    }
    return OK;
}

/* A window that is a month, quarter, half-year or year is that one. */
static Period named_period(Period window)
{
    Period known[RECORD_PERIODS];

    record_periods(window.first, known);
    for (int i = 0; i < RECORD_PERIODS; i++)
        if (date_compare(known[i].first, window.first) == 0 && date_compare(known[i].last, window.last) == 0)
            return known[i];
    return window;
}

/* Somebody gave a figure of that very period already. */
static Problem is_given(Work *work, const Cell *total, Period period, bool *out)
{
    Cells cells;

    *out = false;
    TRY(cells_of_place(work->db, work->county, total->subject, period, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        *out = *out
               || (!cell->voided && !cell->running && cell->slot == total->slot && cell->extent == total->extent
                   && cell->origin != ORIGIN_DIFFERENCE && value_is_given(cell->value));
    }
    return OK;
}

static Told told_total(Work *work, const Cell *total)
{
    return (Told){ .cell = *total, .key = arena_format(work->arena, "cell %lld", (long long)total->id) };
}

static Problem list_differences(Proposing *proposing)
{
    Work *work = proposing->work;
    DifferenceProposals found = { 0 };
    LIST(Cell) totals = { 0 };
    Cells cells;

    TRY(cells_running(work->db, work->county, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        const Slot *slot = slot_find(proposing->slots, cells.items[i].slot);
        /* an unfinished ledger's own totals have their months; held values are no totals */
        if (cells.items[i].origin != ORIGIN_ENTRIES && slot && slot->over_time == OVER_FLOW)
            LIST_PUSH(work->arena, &totals, cells.items[i]);
    }
    propose_differences(work->arena, (Cells){ totals.items, totals.count }, &found);
    for (size_t i = 0; i < found.count; i++) {
        const DifferenceProposal *difference = &found.items[i];
        Period period = named_period(difference->period);
        bool given;

        TRY(is_given(work, difference->later, period, &given));
        if (!given)
            propose(proposing, (Proposal){ .first = told_total(work, difference->earlier),
                                           .second = told_total(work, difference->later),
                                           .period = period,
                                           .value = difference->value });
    }
    return OK;
}

/* The words for the places of what is proposed: few documents, read again. */
static Problem name_places(Proposing *proposing)
{
    Work *work = proposing->work;
    halfsky_reader *reader = halfsky_reader_new(work->catalog);
    Problem wrong = OK;

    for (size_t i = 0; !wrong.code && i < proposing->out->count; i++) {
        Proposal *proposal = &proposing->out->items[i];
        OpenDocument document;

        if (!proposal->joint)
            continue;
        proposal->place =
            proposal->first.place_words.len ? proposal->first.place_words : proposal->second.place_words;
        if (proposal->place.len)
            continue;
        wrong = document_open(work, proposal->first.document, &document);
        if (wrong.code || halfsky_read(reader, document.text.at, document.text.len) != 0)
            continue;
        proposal->place = arena_text(
            work->arena,
            activity_place(reader, sentence_around(document.text, proposal->first.start, proposal->first.stop)));
    }
    halfsky_reader_free(reader);
    return wrong;
}

/* ---- decided ---- */

static Problem accept_joint(Work *work, const Proposal *proposal)
{
    const Told *partner = &proposal->second;
    CellChange change = { 0 };
    Periods periods = { 0 };
    Ledgers ledgers;
    const Ledger *ledger;

    if (!partner->entry) {
        TRY(cell_attach(work->db, work->county, partner->cell.id, proposal->first.cell.id));
        LIST_PUSH(work->arena, &change.touched, (Spot){ partner->cell.subject, partner->cell.period });
        return cells_apply(work, &change);
    }
    TRY(ledgers_load(work, &ledgers));
    ledger = ledger_numbered(&ledgers, partner->cell.origin_id);
    record_periods_within(partner->cell.period, work->arena, &periods);
    TRY(records_count(work, ledger, partner->cell.subject, &periods, &change));
    return cells_apply(work, &change);
}

/* In place of what an earlier total was worth. */
static Problem accept_difference(Work *work, const Proposal *proposal)
{
    const Cell *later = &proposal->second.cell;
    CellChange change = { 0 };
    Cells cells;

    TRY(cells_of_place(work->db, work->county, later->subject, proposal->period, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *old = &cells.items[i];
        if (!old->voided && old->origin == ORIGIN_DIFFERENCE && old->slot == later->slot
            && old->extent == later->extent)
            cells_void(work, &change, old);
    }
    cells_add(work, &change,
              (Cell){ .slot = later->slot,
                      .subject = later->subject,
                      .extent = later->extent,
                      .period = proposal->period,
                      .source = later->source,
                      .value = proposal->value,
                      .by = later->by,
                      .as_of = later->as_of,
                      .origin = ORIGIN_DIFFERENCE,
                      .origin_id = later->id },
              TEXT(""));
    return cells_apply(work, &change);
}
