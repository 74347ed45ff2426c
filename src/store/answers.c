/* answers.c - which calls documents answer. */
#include "store/answers.h"

#include "store/rows.h"

Problem answers_asked(Db *db, Id county, Id agency, Arena *arena, AskedCalls *out)
{
    Statement *rows =
        db_prepare(db, "SELECT c.id, c.period, c.title FROM call_agency a"
                       " JOIN call c ON c.county = a.county AND c.id = a.call"
                       " WHERE a.county = ?1 AND a.agency = ?2 AND c.state = 'open' AND c.wants_document = 1"
                       " ORDER BY c.id");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, agency);
    while (statement_next(rows))
        LIST_PUSH(
            arena, out,
            (AskedCall){ statement_int(rows, 0), statement_period(rows, 1), statement_text_copy(rows, 2, arena) });
    return statement_end(rows);
}

Problem answers_call(Db *db, Id county, Id call, Arena *arena, AskedCall *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT period, title FROM call WHERE county = ?1 AND id = ?2");

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, call);
    *found = statement_next(find);
    if (*found)
        *out = (AskedCall){ call, statement_period(find, 0), statement_text_copy(find, 1, arena) };
    return statement_end(find);
}

Problem answers_wants(Db *db, Id county, Id call, uint32_t slot, bool *out)
{
    Statement *any = db_prepare(db, "SELECT 1 FROM call_measure WHERE county = ?1 AND call = ?2");
    Statement *find;

    statement_bind_int(any, 1, county);
    statement_bind_int(any, 2, call);
    TRY(statement_exists(any, out));
    if (!*out) {
        *out = true;
        return OK;
    }
    find = db_prepare(db, "SELECT 1 FROM call_measure WHERE county = ?1 AND call = ?2 AND slot = ?3");
    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, call);
    statement_bind_int(find, 3, slot);
    return statement_exists(find, out);
}

Problem answers_mark(Db *db, Id county, Id call, Id agency, Text state, int64_t now)
{
    Statement *set = db_prepare(db, "UPDATE call_agency SET state = ?4, revision = revision + 1, changed_at = ?5"
                                    " WHERE county = ?1 AND call = ?2 AND agency = ?3");

    statement_bind_int(set, 1, county);
    statement_bind_int(set, 2, call);
    statement_bind_int(set, 3, agency);
    statement_bind_text(set, 4, state);
    statement_bind_int(set, 5, now);
    return statement_run(set);
}
