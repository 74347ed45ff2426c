/* decisions.c - decisions as rows. */
#include "store/decisions.h"

#include "store/rows.h"

static const SealedColumn decision_quote = { "decision", "quote" };
static const SealedColumn decision_note = { "decision", "note" };

static const char *const kind_words[DECISION_KINDS] = { "accepted", "corrected", "rejected" };

#define DECISION_COLUMNS                                                                                          \
    "id, document, text_key, start, stop, quote_sealed, revision, verdict, cell, reading, note_sealed, made_at, " \
    "made_by"

static Problem is_next(const Vault *vault, const Decision *decision);
static Problem decision_read(const Vault *vault, Statement *row, Decision *out);

const char *decision_word(DecisionKind kind)
{
    return kind_words[kind];
}

Problem decision_add(const Vault *vault, const Decision *decision)
{
    Statement *add;

    TRY(is_next(vault, decision));
    add = db_prepare(vault->db, "INSERT INTO decision (county, id, document, text_key, start, stop, quote_sealed,"
                                " revision, verdict, cell, reading, note_sealed, made_at, made_by)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, decision->id);
    statement_bind_int(add, 3, decision->document);
    statement_bind_blob(add, 4, keyed_hash_bytes(&decision->text_key));
    statement_bind_int(add, 5, (int64_t)decision->start);
    statement_bind_int(add, 6, (int64_t)decision->stop);
    statement_bind_sealed(add, 7, vault, decision_quote, decision->id, decision->quote);
    statement_bind_int(add, 8, decision->revision);
    statement_bind_text(add, 9, text_of(kind_words[decision->kind]));
    if (decision->cell)
        statement_bind_int(add, 10, decision->cell);
    statement_bind_text(add, 11, decision->reading);
    statement_bind_sealed(add, 12, vault, decision_note, decision->id, decision->note);
    statement_bind_int(add, 13, decision->made_at);
    statement_bind_int(add, 14, decision->made_by);
    return statement_run(add);
}

Problem decision_find(const Vault *vault, Id id, Decision *out, bool *found)
{
    Statement *find =
        db_prepare(vault->db, "SELECT " DECISION_COLUMNS " FROM decision WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = decision_read(vault, find, out);
    TRY(statement_end(find));
    return wrong;
}

Problem decisions_of(const Vault *vault, Id document, Decisions *out)
{
    Statement *rows = db_prepare(vault->db, "SELECT " DECISION_COLUMNS " FROM decision WHERE county = ?1"
                                            " AND document = ?2 ORDER BY start, stop, revision");
    Problem wrong = OK;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        Decision decision, *last = out->count ? &out->items[out->count - 1] : NULL;

        wrong = decision_read(vault, rows, &decision);
        if (wrong.code)
            break;
        if (last && last->start == decision.start && last->stop == decision.stop)
            *last = decision;
        else
            *LIST_ADD(vault->arena, out) = decision;
    }
    TRY(statement_end(rows));
    return wrong;
}

static Problem is_next(const Vault *vault, const Decision *decision)
{
    Statement *last = db_prepare(vault->db, "SELECT max(revision) FROM decision WHERE county = ?1 AND document = ?2"
                                            " AND start = ?3 AND stop = ?4");
    int64_t revision;

    statement_bind_int(last, 1, vault->county);
    statement_bind_int(last, 2, decision->document);
    statement_bind_int(last, 3, (int64_t)decision->start);
    statement_bind_int(last, 4, (int64_t)decision->stop);
    TRY(statement_answer(last, 0, &revision));
    if (revision + 1 != decision->revision)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    return OK;
}

static Problem decision_read(const Vault *vault, Statement *row, Decision *out)
{
    Text verdict = statement_text(row, 7);
    int kind = 0;

    *out = (Decision){
        .id = statement_int(row, 0),
        .document = statement_int(row, 1),
        .start = (size_t)statement_int(row, 3),
        .stop = (size_t)statement_int(row, 4),
        .revision = (int)statement_int(row, 6),
        .cell = statement_int(row, 8),
        .reading = statement_text_copy(row, 9, vault->arena),
        .made_at = statement_int(row, 11),
        .made_by = statement_int(row, 12),
    };
    while (kind < DECISION_KINDS && !text_equal(verdict, text_of(kind_words[kind])))
        kind++;
    if (kind == DECISION_KINDS)
        return row_broken("decision", "verdict");
    out->kind = (DecisionKind)kind;
    if (!keyed_hash_read(statement_blob(row, 2), &out->text_key))
        return row_broken("decision", "text_key");
    TRY(statement_sealed(row, 10, vault, decision_note, out->id, &out->note));
    return statement_sealed(row, 5, vault, decision_quote, out->id, &out->quote);
}
