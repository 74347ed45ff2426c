/* proposals.c - what was decided on proposals of the grid, as rows. */
#include "store/proposals.h"

#include "store/rows.h"

static Text kind_of(bool joint)
{
    return joint ? TEXT("joint") : TEXT("difference");
}

Problem proposal_put(Db *db, Id county, const ProposalRow *row, Id made_by, int64_t now)
{
    Statement *put =
        db_prepare(db, "INSERT INTO proposal (county, kind, first, second, slot, verdict, made_at, made_by)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                       " ON CONFLICT (county, kind, first, second, slot)"
                       " DO UPDATE SET verdict = ?6, made_at = ?7, made_by = ?8");

    statement_bind_int(put, 1, county);
    statement_bind_text(put, 2, kind_of(row->joint));
    statement_bind_text(put, 3, row->first);
    statement_bind_text(put, 4, row->second);
    statement_bind_int(put, 5, row->slot);
    statement_bind_text(put, 6, row->accepted ? TEXT("accepted") : TEXT("declined"));
    statement_bind_int(put, 7, now);
    statement_bind_int(put, 8, made_by);
    return statement_run(put);
}

Problem proposal_remove(Db *db, Id county, const ProposalRow *row)
{
    Statement *drop =
        db_prepare(db, "DELETE FROM proposal WHERE county = ?1 AND kind = ?2 AND first = ?3 AND second = ?4"
                       " AND slot = ?5");

    statement_bind_int(drop, 1, county);
    statement_bind_text(drop, 2, kind_of(row->joint));
    statement_bind_text(drop, 3, row->first);
    statement_bind_text(drop, 4, row->second);
    statement_bind_int(drop, 5, row->slot);
    return statement_run(drop);
}

static Problem rename_in(Statement *set, Id county, Text from, Text to)
{
    statement_bind_int(set, 1, county);
    statement_bind_text(set, 2, from);
    statement_bind_text(set, 3, to);
    return statement_run(set);
}

Problem proposals_rename(Db *db, Id county, Text from, Text to)
{
    TRY(rename_in(db_prepare(db, "UPDATE proposal SET first = ?3 WHERE county = ?1 AND first = ?2"), county, from,
                  to));
    return rename_in(db_prepare(db, "UPDATE proposal SET second = ?3 WHERE county = ?1 AND second = ?2"), county,
                     from, to);
}

Problem proposals_load(Db *db, Id county, Arena *arena, ProposalRows *out)
{
    Statement *rows = db_prepare(db, "SELECT kind, first, second, slot, verdict FROM proposal WHERE county = ?1"
                                     " ORDER BY kind, first, second, slot");

    statement_bind_int(rows, 1, county);
    while (statement_next(rows))
        LIST_PUSH(arena, out,
                  (ProposalRow){ text_equal(statement_text(rows, 0), kind_of(true)),
                                 statement_text_copy(rows, 1, arena), statement_text_copy(rows, 2, arena),
                                 (uint32_t)statement_int(rows, 3),
                                 text_equal(statement_text(rows, 4), TEXT("accepted")) });
    return statement_end(rows);
}
