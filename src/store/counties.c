/* counties.c - counties and settings. */
#include "store/counties.h"

#include "store/rows.h"

Problem counties_load(Db *db, Arena *arena, Counties *out)
{
    Statement *all = db_prepare(db, "SELECT county, code, name FROM county ORDER BY made_at, county");

    *out = (Counties){ 0 };
    while (statement_next(all))
        LIST_PUSH(arena, out,
                  (County){ statement_int(all, 0), statement_text_copy(all, 1, arena),
                            statement_text_copy(all, 2, arena) });
    return statement_end(all);
}

Problem county_add(Db *db, const County *county, int64_t now)
{
    Statement *add = db_prepare(db, "INSERT INTO county (county, code, name, made_at) VALUES (?1, ?2, ?3, ?4)");

    statement_bind_int(add, 1, county->id);
    statement_bind_text(add, 2, county->code);
    statement_bind_text(add, 3, county->name);
    statement_bind_int(add, 4, now);
    return statement_run(add);
}

Problem county_stamp(Db *db, Id county, int64_t *out)
{
    Statement *find = db_prepare(db, "SELECT stamp FROM county WHERE county = ?1");

    statement_bind_int(find, 1, county);
    return statement_answer(find, 0, out);
}

Problem county_stamp_next(Db *db, Id county)
{
    Statement *set = db_prepare(db, "UPDATE county SET stamp = stamp + 1 WHERE county = ?1");

    statement_bind_int(set, 1, county);
    return statement_run(set);
}

Problem setting_find(Db *db, Id county, Text name, Text usual, Arena *arena, Text *out)
{
    Statement *find = db_prepare(db, "SELECT value FROM setting WHERE county = ?1 AND name = ?2");

    *out = usual;
    statement_bind_int(find, 1, county);
    statement_bind_text(find, 2, name);
    if (statement_next(find))
        *out = statement_text_copy(find, 0, arena);
    return statement_end(find);
}

Problem setting_put(Db *db, Id county, Text name, Text value)
{
    Statement *put = db_prepare(db, "INSERT INTO setting (county, name, value) VALUES (?1, ?2, ?3)"
                                    " ON CONFLICT (county, name) DO UPDATE SET value = ?3");

    statement_bind_int(put, 1, county);
    statement_bind_text(put, 2, name);
    statement_bind_text(put, 3, value);
    return statement_run(put);
}

Problem setting_remove(Db *db, Id county, Text name)
{
    Statement *remove = db_prepare(db, "DELETE FROM setting WHERE county = ?1 AND name = ?2");

    statement_bind_int(remove, 1, county);
    statement_bind_text(remove, 2, name);
    return statement_run(remove);
}
