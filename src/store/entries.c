/* entries.c - entries of ledgers as rows. */
#include "store/entries.h"

#include "store/rows.h"

static const SealedColumn entry_body = { "entry", "body" };

static void row_bind(Statement *put, const Vault *vault, const EntryRow *row)
{
    statement_bind_int(put, 1, vault->county);
    statement_bind_text(put, 2, row->ledger);
    statement_bind_int(put, 3, row->id);
    statement_bind_int(put, 4, row->version);
    statement_bind_int(put, 5, row->agency);
    statement_bind_date(put, 6, row->day);
    statement_bind_text(put, 7, row->voided ? TEXT("void") : TEXT("reported"));
    statement_bind_text(put, 8, row->body);
    statement_bind_sealed(put, 9, vault, entry_body, row->id, row->body_sealed);
    statement_bind_int(put, 10, row->revision);
}

Problem entry_row_add(const Vault *vault, const EntryRow *row, Id made_by, int64_t now)
{
    Statement *put =
        db_prepare(vault->db, "INSERT INTO entry (county, ledger, id, version, agency, day, state, body,"
                              " body_sealed, revision, made_at, made_by)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");

    row_bind(put, vault, row);
    statement_bind_int(put, 11, now);
    statement_bind_int(put, 12, made_by);
    return statement_run(put);
}

Problem entry_row_change(const Vault *vault, const EntryRow *row)
{
    Statement *put =
        db_prepare(vault->db, "UPDATE entry SET version = ?4, agency = ?5, day = ?6, state = ?7, body = ?8,"
                              " body_sealed = ?9, revision = ?10"
                              " WHERE county = ?1 AND ledger = ?2 AND id = ?3 AND revision = ?10 - 1"
                              " AND state <> 'void'");

    row_bind(put, vault, row);
    TRY(statement_run(put));
    return statement_changes(put) == 1 ? OK : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}

/* From columns id, ledger, version, agency, day, state, body, body_sealed, revision. */
static Problem row_of(Statement *row, const Vault *vault, EntryRow *out)
{
    *out = (EntryRow){ .id = statement_int(row, 0),
                       .ledger = statement_text_copy(row, 1, vault->arena),
                       .version = (int)statement_int(row, 2),
                       .agency = statement_int(row, 3),
                       .day = statement_date(row, 4),
                       .voided = text_equal(statement_text(row, 5), TEXT("void")),
                       .body = statement_text_copy(row, 6, vault->arena),
                       .revision = (int)statement_int(row, 8) };
    return statement_sealed(row, 7, vault, entry_body, out->id, &out->body_sealed);
}

Problem entry_row_find(const Vault *vault, Id id, EntryRow *out, bool *found)
{
    Statement *find =
        db_prepare(vault->db, "SELECT id, ledger, version, agency, day, state, body, body_sealed, revision"
                              " FROM entry WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = row_of(find, vault, out);
    Problem ended = statement_end(find);
    return wrong.code ? wrong : ended;
}

Problem entry_rows_load(const Vault *vault, Text ledger, Id agency, Date from, Date to, EntryRows *out)
{
    Statement *all = db_prepare(
        vault->db, "SELECT id, ledger, version, agency, day, state, body, body_sealed, revision FROM entry"
                   " WHERE county = ?1 AND ledger = ?2 AND (?3 = 0 OR agency = ?3) AND day >= ?4"
                   " AND day <= ?5 AND state <> 'void' ORDER BY agency, day, id");
    Problem wrong = OK;

    *out = (EntryRows){ 0 };
    statement_bind_int(all, 1, vault->county);
    statement_bind_text(all, 2, ledger);
    statement_bind_int(all, 3, agency);
    statement_bind_date(all, 4, from);
    statement_bind_date(all, 5, to);
    while (!wrong.code && statement_next(all)) {
        EntryRow row;
        wrong = row_of(all, vault, &row);
        LIST_PUSH(vault->arena, out, row);
    }
    Problem ended = statement_end(all);
    return wrong.code ? wrong : ended;
}

Problem ledger_places(const Vault *vault, LedgerPlaces *out)
{
    Statement *all = db_prepare(vault->db, "SELECT ledger, agency FROM entry WHERE county = ?1"
                                           " UNION SELECT ledger, agency FROM ledger_complete WHERE county = ?1"
                                           " ORDER BY 1, 2");

    *out = (LedgerPlaces){ 0 };
    statement_bind_int(all, 1, vault->county);
    while (statement_next(all))
        LIST_PUSH(vault->arena, out,
                  (LedgerPlace){ statement_text_copy(all, 0, vault->arena), statement_int(all, 1) });
    return statement_end(all);
}

Problem ledger_complete_put(const Vault *vault, Text ledger, Id agency, Period period, Id made_by, int64_t now)
{
    Statement *put = db_prepare(vault->db, "INSERT INTO ledger_complete (county, ledger, agency, period, made_at,"
                                           " made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                           " ON CONFLICT (county, ledger, agency, period) DO NOTHING");

    statement_bind_int(put, 1, vault->county);
    statement_bind_text(put, 2, ledger);
    statement_bind_int(put, 3, agency);
    statement_bind_period(put, 4, period);
    statement_bind_int(put, 5, now);
    statement_bind_int(put, 6, made_by);
    return statement_run(put);
}

Problem ledger_complete_remove(const Vault *vault, Text ledger, Id agency, Period period)
{
    Statement *remove = db_prepare(vault->db, "DELETE FROM ledger_complete WHERE county = ?1 AND ledger = ?2"
                                              " AND agency = ?3 AND period = ?4");

    statement_bind_int(remove, 1, vault->county);
    statement_bind_text(remove, 2, ledger);
    statement_bind_int(remove, 3, agency);
    statement_bind_period(remove, 4, period);
    TRY(statement_run(remove));
    return statement_changes(remove) ? OK : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}

Problem ledger_complete_load(const Vault *vault, Text ledger, Id agency, Periods *out)
{
    Statement *all = db_prepare(vault->db, "SELECT period FROM ledger_complete WHERE county = ?1 AND ledger = ?2"
                                           " AND agency = ?3 ORDER BY period");

    *out = (Periods){ 0 };
    statement_bind_int(all, 1, vault->county);
    statement_bind_text(all, 2, ledger);
    statement_bind_int(all, 3, agency);
    while (statement_next(all))
        LIST_PUSH(vault->arena, out, statement_period(all, 0));
    return statement_end(all);
}
