/* sheets.c - sheets as rows. */
#include "store/cells.h"

#include "store/rows.h"

Problem sheet_load(Db *db, Id county, Id agency, Period period, Arena *arena, Text *out)
{
    Statement *find = db_prepare(db, "SELECT body FROM sheet WHERE county = ?1 AND agency = ?2 AND period = ?3");

    *out = TEXT("");
    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, agency);
    statement_bind_period(find, 3, period);
    if (statement_next(find))
        *out = statement_blob_copy(find, 0, arena);
    return statement_end(find);
}

Problem sheets_below(Db *db, Id county, Id parent, Period period, Arena *arena, SheetEntries *out)
{
    Statement *rows = db_prepare(db, "SELECT agency, body FROM sheet WHERE county = ?1 AND period = ?2"
                                     " AND parent = ?3 ORDER BY agency");

    statement_bind_int(rows, 1, county);
    statement_bind_period(rows, 2, period);
    statement_bind_int(rows, 3, parent);
    while (statement_next(rows))
        LIST_PUSH(arena, out,
                  (SheetEntry){ statement_int(rows, 0), parent, period, statement_blob_copy(rows, 1, arena) });
    return statement_end(rows);
}

/* The periods of an agency are few: its years and their parts. */
Problem sheets_within(Db *db, Id county, Id agency, PeriodKind kind, Period outer, Arena *arena, SheetEntries *out)
{
    Statement *rows = db_prepare(db, "SELECT period, parent, body FROM sheet WHERE county = ?1 AND agency = ?2");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, agency);
    while (statement_next(rows)) {
        Period period = statement_period(rows, 0);

        if (period.kind == kind && period_contains(outer, period))
            LIST_PUSH(arena, out,
                      (SheetEntry){ agency, statement_int(rows, 1), period, statement_blob_copy(rows, 2, arena) });
    }
    return statement_end(rows);
}

Problem sheet_put(Db *db, Id county, const SheetEntry *entry)
{
    Statement *drop = db_prepare(db, "DELETE FROM sheet WHERE county = ?1 AND agency = ?2 AND period = ?3");
    Statement *put;

    statement_bind_int(drop, 1, county);
    statement_bind_int(drop, 2, entry->agency);
    statement_bind_period(drop, 3, entry->period);
    TRY(statement_run(drop));
    if (!entry->bytes.len)
        return OK;
    put = db_prepare(db, "INSERT INTO sheet (county, period, parent, agency, body) VALUES (?1, ?2, ?3, ?4, ?5)");
    statement_bind_int(put, 1, county);
    statement_bind_period(put, 2, entry->period);
    statement_bind_int(put, 3, entry->parent);
    statement_bind_int(put, 4, entry->agency);
    statement_bind_blob(put, 5, entry->bytes);
    return statement_run(put);
}

Problem sheet_addresses(Db *db, Id county, Arena *arena, SheetEntries *out)
{
    Statement *rows = db_prepare(db, "SELECT agency, parent, period FROM sheet WHERE county = ?1");

    statement_bind_int(rows, 1, county);
    while (statement_next(rows))
        LIST_PUSH(arena, out,
                  (SheetEntry){ statement_int(rows, 0), statement_int(rows, 1), statement_period(rows, 2), { 0 } });
    return statement_end(rows);
}

Problem cell_addresses(Db *db, Id county, Arena *arena, SheetEntries *out)
{
    Statement *rows = db_prepare(db, "SELECT DISTINCT subject, period FROM cell WHERE county = ?1"
                                     " AND void_at IS NULL");

    statement_bind_int(rows, 1, county);
    while (statement_next(rows))
        LIST_PUSH(arena, out, (SheetEntry){ statement_int(rows, 0), 0, statement_period(rows, 1), { 0 } });
    return statement_end(rows);
}
