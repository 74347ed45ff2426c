/* remarks.c - what is said about documents, as rows. */
#include "store/documents.h"

#include "store/rows.h"

static const SealedColumn remark_text = { "remark", "text" };
static const SealedColumn explanation_text = { "explanation", "text" };

Problem remark_add(const Vault *vault, const RemarkRow *remark)
{
    Statement *add = db_prepare(vault->db, "INSERT INTO remark (county, id, document, start, stop, text_sealed,"
                                           " made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, remark->id);
    statement_bind_int(add, 3, remark->document);
    if (remark->stop) {
        statement_bind_int(add, 4, (int64_t)remark->start);
        statement_bind_int(add, 5, (int64_t)remark->stop);
    }
    statement_bind_sealed(add, 6, vault, remark_text, remark->id, remark->text);
    statement_bind_int(add, 7, remark->made_at);
    statement_bind_int(add, 8, remark->made_by);
    return statement_run(add);
}

Problem remarks_load(const Vault *vault, Id document, RemarkRows *out)
{
    Statement *rows = db_prepare(vault->db, "SELECT id, start, stop, text_sealed, made_at, made_by FROM remark"
                                            " WHERE county = ?1 AND document = ?2 ORDER BY id");
    Problem wrong = OK;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        RemarkRow *remark = LIST_ADD(vault->arena, out);
        *remark = (RemarkRow){ .id = statement_int(rows, 0),
                               .document = document,
                               .start = (size_t)statement_int(rows, 1),
                               .stop = (size_t)statement_int(rows, 2),
                               .made_at = statement_int(rows, 4),
                               .made_by = statement_int(rows, 5) };
        wrong = statement_sealed(rows, 3, vault, remark_text, remark->id, &remark->text);
    }
    TRY(statement_end(rows));
    return wrong;
}

Problem explanation_add(const Vault *vault, const ExplanationRow *explanation)
{
    Statement *add =
        db_prepare(vault->db, "INSERT INTO explanation (county, id, document, rule, start, stop, text_sealed,"
                              " made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, explanation->id);
    statement_bind_int(add, 3, explanation->document);
    statement_bind_text(add, 4, explanation->rule);
    statement_bind_int(add, 5, (int64_t)explanation->start);
    statement_bind_int(add, 6, (int64_t)explanation->stop);
    statement_bind_sealed(add, 7, vault, explanation_text, explanation->id, explanation->text);
    statement_bind_int(add, 8, explanation->made_at);
    statement_bind_int(add, 9, explanation->made_by);
    return statement_run(add);
}

Problem explanations_load(const Vault *vault, Id document, ExplanationRows *out)
{
    Statement *rows =
        db_prepare(vault->db, "SELECT id, rule, start, stop, text_sealed, made_at, made_by FROM explanation"
                              " WHERE county = ?1 AND document = ?2 ORDER BY id");
    Problem wrong = OK;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        ExplanationRow *explanation = LIST_ADD(vault->arena, out);
        *explanation = (ExplanationRow){ .id = statement_int(rows, 0),
                                         .document = document,
                                         .rule = statement_text_copy(rows, 1, vault->arena),
                                         .start = (size_t)statement_int(rows, 2),
                                         .stop = (size_t)statement_int(rows, 3),
                                         .made_at = statement_int(rows, 5),
                                         .made_by = statement_int(rows, 6) };
        wrong = statement_sealed(rows, 4, vault, explanation_text, explanation->id, &explanation->text);
    }
    TRY(statement_end(rows));
    return wrong;
}
