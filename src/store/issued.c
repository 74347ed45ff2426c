/* issued.c - papers that figures are taken from. */
#include "store/issued.h"

#include "store/rows.h"

Problem issued_paper(Db *db, Id county, const IssuedPaper *paper, Id made_by, int64_t now, Id *out)
{
    Statement *find =
        db_prepare(db, "SELECT id FROM issued_paper WHERE county = ?1 AND issuer = ?2 AND title = ?3");
    Statement *add;

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, paper->issuer);
    statement_bind_text(find, 3, paper->title);
    TRY(statement_answer(find, 0, out));
    if (*out)
        return OK;
    *out = paper->id;
    add = db_prepare(db, "INSERT INTO issued_paper (county, id, issuer, title, day, made_at, made_by)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, paper->id);
    statement_bind_int(add, 3, paper->issuer);
    statement_bind_text(add, 4, paper->title);
    statement_bind_date(add, 5, paper->day);
    statement_bind_int(add, 6, now);
    statement_bind_int(add, 7, made_by);
    return statement_run(add);
}

Problem issued_find(Db *db, Id county, Id id, Arena *arena, IssuedPaper *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT issuer, title, day FROM issued_paper WHERE county = ?1 AND id = ?2");

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        *out = (IssuedPaper){ id, statement_int(find, 0), statement_text_copy(find, 1, arena),
                              statement_date(find, 2) };
    return statement_end(find);
}
