/* remarks.c - what is said about documents, as rows. */
#include "store/documents.h"

#include "store/rows.h"

static const SealedColumn remark_text = { "remark", "text" };

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
