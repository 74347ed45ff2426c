/* document_cut.c - a document cut in two, with what people said of its words. */
#include "store/documents.h"

#include "store/rows.h"

static Problem need_none_across(const Vault *vault, Statement *find, Id document, size_t cut);
static Problem move(const Vault *vault, Statement *set, const DocumentRow *first, const DocumentRow *second);
static Problem anchor(const Vault *vault, Statement *set, const DocumentRow *document);

#define ACROSS(table) "SELECT id FROM " table " WHERE county = ?1 AND document = ?2 AND start < ?3 AND stop > ?3"
#define MOVE(table)                                                                                                \
    "UPDATE " table " SET document = ?3, start = start - ?4, stop = stop - ?4 WHERE county = ?1 AND document = ?2" \
    " AND start >= ?4"
#define ANCHOR(table) "UPDATE " table " SET text_key = ?3 WHERE county = ?1 AND document = ?2"

Problem document_row_cut(const Vault *vault, const DocumentRow *first, const DocumentRow *second)
{
    Statement *set =
        db_prepare(vault->db, "UPDATE document SET stop = ?3, text_key = ?4, guessed = ?5, title_sealed = ?6"
                              " WHERE county = ?1 AND id = ?2");
    size_t cut = second->start - first->start;

    TRY(need_none_across(vault, db_prepare(vault->db, ACROSS("decision")), first->id, cut));
    TRY(need_none_across(vault, db_prepare(vault->db, ACROSS("explanation")), first->id, cut));
    TRY(need_none_across(vault, db_prepare(vault->db, ACROSS("remark")), first->id, cut));
    statement_bind_int(set, 1, vault->county);
    statement_bind_int(set, 2, first->id);
    statement_bind_int(set, 3, (int64_t)first->stop);
    statement_bind_blob(set, 4, keyed_hash_bytes(&first->text_key));
    if (first->guessed)
        statement_bind_int(set, 5, first->guessed);
    document_title_bind(set, 6, vault, first);
    TRY(statement_run(set));
    TRY(document_row_add(vault, second));
    TRY(move(vault, db_prepare(vault->db, MOVE("decision")), first, second));
    TRY(move(vault, db_prepare(vault->db, MOVE("explanation")), first, second));
    TRY(move(vault, db_prepare(vault->db, MOVE("remark")), first, second));
    TRY(anchor(vault, db_prepare(vault->db, ANCHOR("decision")), first));
    TRY(anchor(vault, db_prepare(vault->db, ANCHOR("decision")), second));
    TRY(anchor(vault, db_prepare(vault->db, ANCHOR("explanation")), first));
    return anchor(vault, db_prepare(vault->db, ANCHOR("explanation")), second);
}

static Problem need_none_across(const Vault *vault, Statement *find, Id document, size_t cut)
{
    Id across = 0;

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, document);
    statement_bind_int(find, 3, (int64_t)cut);
    TRY(statement_answer(find, 0, &across));
    return across ? problem(PROBLEM_SPLIT_ACROSS, TEXT(""), TEXT(""), TEXT("")) : OK;
}

static Problem move(const Vault *vault, Statement *set, const DocumentRow *first, const DocumentRow *second)
{

    statement_bind_int(set, 1, vault->county);
    statement_bind_int(set, 2, first->id);
    statement_bind_int(set, 3, second->id);
    statement_bind_int(set, 4, (int64_t)(second->start - first->start));
    return statement_run(set);
}

static Problem anchor(const Vault *vault, Statement *set, const DocumentRow *document)
{

    statement_bind_int(set, 1, vault->county);
    statement_bind_int(set, 2, document->id);
    statement_bind_blob(set, 3, keyed_hash_bytes(&document->text_key));
    return statement_run(set);
}
