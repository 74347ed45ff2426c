/* proposals.h - what was decided on proposals of the grid, as rows. */
#ifndef HALFSKY_STORE_PROPOSALS_H
#define HALFSKY_STORE_PROPOSALS_H

#include "base/id.h"
#include "base/list.h"
#include "store/db.h"

/* `first` and `second` name what the proposal joins, by what stays when figures are counted or read again. */
typedef struct {
    bool joint; /* one activity told twice; else a difference of running totals */
    Text first, second;
    uint32_t slot;
    bool accepted; /* else declined */
} ProposalRow;

typedef LIST(ProposalRow) ProposalRows;

/* In place of what was decided on the same before. */
Problem proposal_put(Db *db, Id county, const ProposalRow *row, Id made_by, int64_t now);
Problem proposal_remove(Db *db, Id county, const ProposalRow *row); /* as if nobody had decided */
/* What was known by one name is known by another: a document was cut in two. */
Problem proposals_rename(Db *db, Id county, Text from, Text to);
Problem proposals_load(Db *db, Id county, Arena *arena, ProposalRows *out);

#endif
