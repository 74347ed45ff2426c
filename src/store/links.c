/* links.c - lines and posts beside the tree, as rows. */
#include "store/links.h"

#include "store/rows.h"

Problem links_load(Db *db, Id county, Id agency, Arena *arena, AgencyLinks *out)
{
    Statement *all = db_prepare(db, "SELECT agency, other, kind, first_day, last_day FROM agency_link"
                                    " WHERE county = ?1 AND (agency = ?2 OR other = ?2)"
                                    " ORDER BY first_day, agency, other, kind");
    bool sound = true;

    *out = (AgencyLinks){ 0 };
    statement_bind_int(all, 1, county);
    statement_bind_int(all, 2, agency);
    while (statement_next(all)) {
        AgencyLink link = { .agency = statement_int(all, 0),
                            .other = statement_int(all, 1),
                            .first = statement_date(all, 3),
                            .last = statement_date(all, 4) };
        sound = link_read(statement_text(all, 2), &link.kind) && sound;
        LIST_PUSH(arena, out, link);
    }
    TRY(statement_end(all));
    return sound ? OK : row_broken("agency_link", "kind");
}

Problem link_put(Db *db, Id county, const AgencyLink *link)
{
    Statement *put = db_prepare(db, "INSERT INTO agency_link (county, agency, other, kind, first_day, last_day)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                    " ON CONFLICT (county, agency, other, kind, first_day)"
                                    " DO UPDATE SET last_day = ?6");

    statement_bind_int(put, 1, county);
    statement_bind_int(put, 2, link->agency);
    statement_bind_int(put, 3, link->other);
    statement_bind_text(put, 4, text_of(link_word(link->kind)));
    statement_bind_date(put, 5, link->first);
    statement_bind_date(put, 6, link->last);
    return statement_run(put);
}
