/* sheets.c - sheets as rows. */
#include "store/cells.h"

#include "store/rows.h"

#include <stdio.h>

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

/* How periods of a kind are written: so long, and the sixth letter from one to the other. */
static const struct {
    int length;
    const char *first, *last;
} shapes[] = {
    [PERIOD_YEAR] = { 4, "", "" },    [PERIOD_HALF] = { 7, "S", "S" }, [PERIOD_QUARTER] = { 7, "Q", "Q" },
    [PERIOD_MONTH] = { 7, "0", "1" }, [PERIOD_DAY] = { 10, "0", "1" }, [PERIOD_SCHOOL_YEAR] = { 6, "A", "A" },
};

/* The years are narrowed down by what the index holds, so that no sheet is touched that is not wanted. */
Problem sheets_within(Db *db, Id county, Id agency, PeriodKind kind, Period outer, Arena *arena, SheetEntries *out)
{
    char first[DATE_TEXT_MAX], beyond[DATE_TEXT_MAX];
    Statement *rows;

    if (kind < PERIOD_YEAR || kind > PERIOD_SCHOOL_YEAR)
        return OK;
    rows = db_prepare(db, "SELECT period, parent, body FROM sheet WHERE county = ?1 AND agency = ?2"
                          " AND period >= ?3 AND period < ?4 AND length(period) = ?5"
                          " AND substr(period, 6, 1) BETWEEN ?6 AND ?7");
    snprintf(first, sizeof first, "%04d", outer.first.year);
    snprintf(beyond, sizeof beyond, "%04d~", outer.last.year);
    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, agency);
    statement_bind_text(rows, 3, text_of(first));
    statement_bind_text(rows, 4, text_of(beyond));
    statement_bind_int(rows, 5, shapes[kind].length);
    statement_bind_text(rows, 6, text_of(shapes[kind].first));
    statement_bind_text(rows, 7, text_of(shapes[kind].last));
    while (statement_next(rows)) {
        Period period = statement_period(rows, 0);

        if (period_contains(outer, period))
            LIST_PUSH(arena, out,
                      (SheetEntry){ agency, statement_int(rows, 1), period, statement_blob_copy(rows, 2, arena) });
    }
    return statement_end(rows);
}

/* Mostly there is one already, of the same parent: its bytes alone change, and no index. */
Problem sheet_put(Db *db, Id county, const SheetEntry *entry)
{
    Statement *drop, *put;

    if (entry->bytes.len) {
        Statement *set = db_prepare(db, "UPDATE sheet SET body = ?4 WHERE county = ?1 AND agency = ?2"
                                        " AND period = ?3 AND parent = ?5");

        statement_bind_int(set, 1, county);
        statement_bind_int(set, 2, entry->agency);
        statement_bind_period(set, 3, entry->period);
        statement_bind_blob(set, 4, entry->bytes);
        statement_bind_int(set, 5, entry->parent);
        TRY(statement_run(set));
        if (statement_changes(set) == 1)
            return OK;
    }
    drop = db_prepare(db, "DELETE FROM sheet WHERE county = ?1 AND agency = ?2 AND period = ?3");
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
