/* explanations.c - explanations as rows. */
#include "store/explanations.h"

#include "store/rows.h"

static const SealedColumn explanation_quote = { "explanation", "quote" };
static const SealedColumn explanation_text = { "explanation", "text" };

static const char *const kind_words[EXPLANATION_KINDS] = { "given", "unfounded", "taken back" };

static Problem is_next(const Vault *vault, const Explanation *explanation);
static Problem explanation_read(const Vault *vault, Statement *row, Explanation *out);

Problem explanation_add(const Vault *vault, const Explanation *explanation)
{
    Statement *add;

    TRY(is_next(vault, explanation));
    add = db_prepare(vault->db, "INSERT INTO explanation (county, id, document, text_key, rule, start, stop,"
                                " quote_sealed, revision, kind, text_sealed, made_at, made_by)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, explanation->id);
    statement_bind_int(add, 3, explanation->document);
    statement_bind_blob(add, 4, keyed_hash_bytes(&explanation->text_key));
    statement_bind_text(add, 5, explanation->rule);
    statement_bind_int(add, 6, (int64_t)explanation->start);
    statement_bind_int(add, 7, (int64_t)explanation->stop);
    statement_bind_sealed(add, 8, vault, explanation_quote, explanation->id, explanation->quote);
    statement_bind_int(add, 9, explanation->revision);
    statement_bind_text(add, 10, text_of(kind_words[explanation->kind]));
    statement_bind_sealed(add, 11, vault, explanation_text, explanation->id, explanation->text);
    statement_bind_int(add, 12, explanation->made_at);
    statement_bind_int(add, 13, explanation->made_by);
    return statement_run(add);
}

static bool same_anchor(const Explanation *a, const Explanation *b)
{
    return a->start == b->start && a->stop == b->stop && text_equal(a->rule, b->rule);
}

Problem explanations_of(const Vault *vault, Id document, Explanations *out)
{
    Statement *rows =
        db_prepare(vault->db, "SELECT id, document, text_key, rule, start, stop, quote_sealed, revision,"
                              " kind, text_sealed, made_at, made_by FROM explanation"
                              " WHERE county = ?1 AND document = ?2"
                              " ORDER BY start, stop, rule, revision");
    Problem wrong = OK;

    *out = (Explanations){ 0 };
    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        Explanation explanation, *last = out->count ? &out->items[out->count - 1] : NULL;

        wrong = explanation_read(vault, rows, &explanation);
        if (wrong.code)
            break;
        if (last && same_anchor(last, &explanation))
            *last = explanation;
        else
            LIST_PUSH(vault->arena, out, explanation);
    }
    TRY(statement_end(rows));
    return wrong;
}

static Problem is_next(const Vault *vault, const Explanation *explanation)
{
    Statement *last =
        db_prepare(vault->db, "SELECT max(revision) FROM explanation WHERE county = ?1 AND document = ?2"
                              " AND start = ?3 AND stop = ?4 AND rule = ?5");
    int64_t revision;

    statement_bind_int(last, 1, vault->county);
    statement_bind_int(last, 2, explanation->document);
    statement_bind_int(last, 3, (int64_t)explanation->start);
    statement_bind_int(last, 4, (int64_t)explanation->stop);
    statement_bind_text(last, 5, explanation->rule);
    TRY(statement_answer(last, 0, &revision));
    return revision + 1 == explanation->revision ? OK
                                                 : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}

static Problem explanation_read(const Vault *vault, Statement *row, Explanation *out)
{
    Text kind = statement_text(row, 8);
    int found = 0;

    *out = (Explanation){
        .id = statement_int(row, 0),
        .document = statement_int(row, 1),
        .rule = statement_text_copy(row, 3, vault->arena),
        .start = (size_t)statement_int(row, 4),
        .stop = (size_t)statement_int(row, 5),
        .revision = (int)statement_int(row, 7),
        .made_at = statement_int(row, 10),
        .made_by = statement_int(row, 11),
    };
    while (found < EXPLANATION_KINDS && !text_equal(kind, text_of(kind_words[found])))
        found++;
    if (found == EXPLANATION_KINDS)
        return row_broken("explanation", "kind");
    out->kind = (ExplanationKind)found;
    if (!keyed_hash_read(statement_blob(row, 2), &out->text_key))
        return row_broken("explanation", "text_key");
    TRY(statement_sealed(row, 6, vault, explanation_quote, out->id, &out->quote));
    return statement_sealed(row, 9, vault, explanation_text, out->id, &out->text);
}
