/* proposals.h - what the grid proposes and the office decides: activities that several tell of, and what came between two
 * running totals (src/grid/proposals.h). Nothing happens by itself, and what was declined stays declined.
 *
 * An activity is told by an accepted figure of one day whose sentence names the place, or by an entry of a ledger that
 * has a field `place`. Two of the same day, place, measure and figure, above 1, of agencies of which neither lies in another
 * town than the other, are proposed to be one. */
#ifndef HALFSKY_WORK_PROPOSALS_H
#define HALFSKY_WORK_PROPOSALS_H

#include "model/cell.h"
#include "store/proposals.h"
#include "work/work.h"

/* Who tells of it. */
typedef struct {
    Cell cell;   /* of an entry: what it comes to by itself, which is no cell of the grid */
    Id entry;    /* 0: an accepted figure */
    Id document; /* of an accepted figure, and where it stands there */
    size_t start, stop;
    Text place;       /* a hash of it (readings.h) */
    Text place_words; /* of an entry */
    Text key;         /* as proposals are remembered by */
} Told;

enum { PROPOSAL_NUMBER_MAX = 17 };

typedef struct {
    char number[PROPOSAL_NUMBER_MAX]; /* what it is called: the same as long as it is the same proposal */
    bool joint;
    Told first,
        second; /* joint: the host, whose figure counts, and the partner; else the earlier and later total */
    Text place; /* of the activity */
    Text measure;
    Period period;   /* the day; what came between the totals */
    GridValue value; /* the figure; the difference */
} Proposal;

typedef LIST(Proposal) Proposals;

/* Those that nobody decided on yet. */
Problem proposals_list(Work *work, Proposals *out);
/* Accepting lets the host's figure count alone, or adds the difference to the grid. PROPOSAL_UNKNOWN. */
Problem proposal_decide(Work *work, Text number, bool accept);

/* What somebody accepted, to be taken back. */
typedef struct {
    char number[PROPOSAL_NUMBER_MAX];
    bool joint;
    Text measure;
    Id subject[2];   /* of the host and the partner; of both totals */
    Period period;   /* the day; what came between the totals */
    GridValue value; /* the partner's figure; the difference */
    ProposalRow row;
} AcceptedProposal;

typedef LIST(AcceptedProposal) AcceptedProposals;

Problem proposals_accepted(Work *work, AcceptedProposals *out);
/* As if nobody had decided: the partner's figure counts again, the difference falls. PROPOSAL_UNKNOWN. */
Problem proposal_take_back(Work *work, Text number);

void proposal_number(const ProposalRow *row, Arena *arena, char out[PROPOSAL_NUMBER_MAX]);

/* For parts of verbs: a figure is gone, by the name that proposals know it by. What was attached to it counts by itself. */
Problem proposals_host_gone(Work *work, Text key);
Text proposal_figure_key(Arena *arena, Id document, size_t start, size_t stop);
Text proposal_entry_key(Arena *arena, Id entry);

/* For parts of verbs: entries that count for a slot no more, as a host's figure does. */
Problem entries_attached(Work *work, ProposalRows *out);
bool entry_attached(const ProposalRows *rows, Id entry, uint32_t slot);

#endif
