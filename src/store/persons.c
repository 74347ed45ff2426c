/* persons.c - persons and crowds as rows. */
#include "store/persons.h"

#include "store/rows.h"

Problem person_ordinal(Db *db, Id county, const KeyedHash *key, bool sure, uint32_t *out)
{
    Statement *find = db_prepare(db, "SELECT ordinal FROM person WHERE county = ?1 AND person_key = ?2");
    Statement *next, *add;
    int64_t ordinal = 0;
    bool found;

    statement_bind_int(find, 1, county);
    statement_bind_blob(find, 2, keyed_hash_bytes(key));
    found = statement_next(find);
    if (found)
        ordinal = statement_int(find, 0);
    TRY(statement_end(find));
    *out = (uint32_t)ordinal;
    if (found)
        return OK;

    next = db_prepare(db, "SELECT COALESCE(MAX(ordinal) + 1, 0) FROM person WHERE county = ?1");
    statement_bind_int(next, 1, county);
    if (statement_next(next))
        ordinal = statement_int(next, 0);
    TRY(statement_end(next));
    if (ordinal > UINT32_MAX)
        return row_broken("person", "ordinal");
    *out = (uint32_t)ordinal;
    add = db_prepare(db, "INSERT INTO person (county, ordinal, person_key, sure) VALUES (?1, ?2, ?3, ?4)");
    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, ordinal);
    statement_bind_blob(add, 3, keyed_hash_bytes(key));
    statement_bind_bool(add, 4, sure);
    return statement_run(add);
}

Problem crowds_load(Db *db, Id county, Id agency, Period period, Arena *arena, CrowdEntries *out)
{
    Statement *rows = db_prepare(db, "SELECT figure, counted, body FROM crowd WHERE county = ?1 AND agency = ?2"
                                     " AND period = ?3 ORDER BY figure, counted");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, agency);
    statement_bind_period(rows, 3, period);
    while (statement_next(rows))
        LIST_PUSH(arena, out,
                  (CrowdEntry){ (uint32_t)statement_int(rows, 0), statement_int(rows, 1) != 0,
                                statement_blob_copy(rows, 2, arena) });
    return statement_end(rows);
}

Problem crowd_put(Db *db, Id county, Id agency, Period period, const CrowdEntry *entry)
{
    Statement *drop = db_prepare(db, "DELETE FROM crowd WHERE county = ?1 AND agency = ?2 AND period = ?3"
                                     " AND figure = ?4 AND counted = ?5");
    Statement *put;

    statement_bind_int(drop, 1, county);
    statement_bind_int(drop, 2, agency);
    statement_bind_period(drop, 3, period);
    statement_bind_int(drop, 4, entry->key);
    statement_bind_bool(drop, 5, entry->counted);
    TRY(statement_run(drop));
    if (!entry->bytes.len)
        return OK;
    put = db_prepare(db, "INSERT INTO crowd (county, agency, period, figure, counted, body)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    statement_bind_int(put, 1, county);
    statement_bind_int(put, 2, agency);
    statement_bind_period(put, 3, period);
    statement_bind_int(put, 4, entry->key);
    statement_bind_bool(put, 5, entry->counted);
    statement_bind_blob(put, 6, entry->bytes);
    return statement_run(put);
}

Problem crowds_clear(Db *db, Id county, Id agency, Period period)
{
    Statement *drop = db_prepare(db, "DELETE FROM crowd WHERE county = ?1 AND agency = ?2 AND period = ?3"
                                     " AND counted = 0");

    statement_bind_int(drop, 1, county);
    statement_bind_int(drop, 2, agency);
    statement_bind_period(drop, 3, period);
    return statement_run(drop);
}
