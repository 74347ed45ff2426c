/* agencies.c - the rows of the tree of agencies. */
#include "store/agencies.h"

#include "store/counties.h"
#include "store/rows.h"

static Problem load_agencies(Db *db, Id county, Arena *arena, Tree *out);
static Problem load_edges(Db *db, Id county, Arena *arena, Tree *out);
static Problem load_names(Db *db, Id county, Arena *arena, Tree *out);
static Problem load_successions(Db *db, Id county, Arena *arena, Tree *out);
static Problem save_agencies(Db *db, Id county, const Tree *before, const Tree *after, int64_t now);
static Problem save_edges(Db *db, Id county, const Tree *before, const Tree *after);
static Problem save_names(Db *db, Id county, const Tree *before, const Tree *after);
static Problem save_successions(Db *db, Id county, const Tree *before, const Tree *after);

Problem agencies_load(Db *db, Id county, Arena *arena, Tree *out)
{
    *out = (Tree){ 0 };
    TRY(load_agencies(db, county, arena, out));
    TRY(load_edges(db, county, arena, out));
    TRY(load_names(db, county, arena, out));
    TRY(load_successions(db, county, arena, out));
    return tree_check(arena, out);
}

/* Agencies first: the other rows refer to them. */
Problem agencies_save(Db *db, Id county, const Tree *before, const Tree *after, int64_t now)
{
    TRY(save_agencies(db, county, before, after, now));
    TRY(save_edges(db, county, before, after));
    TRY(save_names(db, county, before, after));
    TRY(save_successions(db, county, before, after));
    return county_stamp_next(db, county);
}

Problem agency_codes_load(Db *db, Id county, Arena *arena, AgencyCodes *out)
{
    Statement *all = db_prepare(db, "SELECT agency, sort, code, first_day, last_day FROM agency_code"
                                    " WHERE county = ?1 ORDER BY agency, sort, first_day");
    bool sound = true;

    *out = (AgencyCodes){ 0 };
    statement_bind_int(all, 1, county);
    while (statement_next(all)) {
        AgencyCode code = { .agency = statement_int(all, 0),
                            .code = statement_text_copy(all, 2, arena),
                            .first = statement_date(all, 3),
                            .last = statement_date(all, 4) };
        sound = code_sort_read(statement_text(all, 1), &code.sort) && date_valid(code.first) && sound;
        LIST_PUSH(arena, out, code);
    }
    TRY(statement_end(all));
    return sound ? OK : row_broken("agency_code", "sort, first_day");
}

Problem agency_codes_save(Db *db, Id county, const AgencyCodes *before, const AgencyCodes *after)
{
    for (size_t i = 0; i < after->count; i++) {
        const AgencyCode *code = &after->items[i];
        Statement *put;

        if (i < before->count && code_equal(&before->items[i], code))
            continue; /* codes are added at the end only */
        put = db_prepare(db, "INSERT INTO agency_code (county, agency, sort, code, first_day, last_day)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (county, agency, sort, first_day)"
                             " DO UPDATE SET code = ?4, last_day = ?6");
        statement_bind_int(put, 1, county);
        statement_bind_int(put, 2, code->agency);
        statement_bind_text(put, 3, text_of(code_sort_word(code->sort)));
        statement_bind_text(put, 4, code->code);
        statement_bind_date(put, 5, code->first);
        statement_bind_date(put, 6, code->last);
        TRY(statement_run(put));
    }
    return county_stamp_next(db, county);
}

Problem agency_add_alias(Db *db, Id county, Id agency, Text alias)
{
    Statement *add = db_prepare(db, "INSERT INTO agency_alias (county, agency, alias) VALUES (?1, ?2, ?3)"
                                    " ON CONFLICT (county, agency, alias) DO NOTHING");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, agency);
    statement_bind_text(add, 3, alias);
    TRY(statement_run(add));
    return county_stamp_next(db, county);
}

Problem agency_aliases(Db *db, Id county, Arena *arena, AgencyAliases *out)
{
    Statement *all =
        db_prepare(db, "SELECT agency, alias FROM agency_alias WHERE county = ?1 ORDER BY agency, alias");

    *out = (AgencyAliases){ 0 };
    statement_bind_int(all, 1, county);
    while (statement_next(all))
        LIST_PUSH(arena, out, (AgencyAlias){ statement_int(all, 0), statement_text_copy(all, 1, arena) });
    return statement_end(all);
}

/* ---- loading ---- */

static Problem load_agencies(Db *db, Id county, Arena *arena, Tree *out)
{
    Statement *all =
        db_prepare(db, "SELECT id, kind, first_day, last_day FROM agency WHERE county = ?1 ORDER BY id");
    bool sound = true;

    statement_bind_int(all, 1, county);
    while (statement_next(all)) {
        Agency agency = { .id = statement_int(all, 0),
                          .first = statement_date(all, 2),
                          .last = statement_date(all, 3) };
        sound = agency_kind_read(statement_text(all, 1), &agency.kind) && date_valid(agency.first) && sound;
        LIST_PUSH(arena, &out->agencies, agency);
    }
    TRY(statement_end(all));
    return sound ? OK : row_broken("agency", "kind, first_day");
}

static Problem load_edges(Db *db, Id county, Arena *arena, Tree *out)
{
    Statement *all = db_prepare(db, "SELECT agency, parent, first_day, last_day FROM agency_edge WHERE county = ?1"
                                    " ORDER BY agency, first_day");

    statement_bind_int(all, 1, county);
    while (statement_next(all))
        LIST_PUSH(arena, &out->edges,
                  (AgencyEdge){ statement_int(all, 0), statement_int(all, 1), statement_date(all, 2),
                                statement_date(all, 3) });
    return statement_end(all);
}

static Problem load_names(Db *db, Id county, Arena *arena, Tree *out)
{
    Statement *all = db_prepare(db, "SELECT agency, name, first_day, last_day FROM agency_name WHERE county = ?1"
                                    " ORDER BY agency, first_day");

    statement_bind_int(all, 1, county);
    while (statement_next(all))
        LIST_PUSH(arena, &out->names,
                  (AgencyName){ statement_int(all, 0), statement_text_copy(all, 1, arena), statement_date(all, 2),
                                statement_date(all, 3) });
    return statement_end(all);
}

static Problem load_successions(Db *db, Id county, Arena *arena, Tree *out)
{
    Statement *all = db_prepare(db, "SELECT agency, successor, day FROM agency_succession WHERE county = ?1"
                                    " ORDER BY agency, successor");

    statement_bind_int(all, 1, county);
    while (statement_next(all))
        LIST_PUSH(arena, &out->successions,
                  (Succession){ statement_int(all, 0), statement_int(all, 1), statement_date(all, 2) });
    return statement_end(all);
}

/* ---- saving ---- */

/* A row mostly has the same place in both trees: `likely`. */
static bool same_day(Date a, Date b)
{
    return date_compare(a, b) == 0;
}

static Problem save_agencies(Db *db, Id county, const Tree *before, const Tree *after, int64_t now)
{
    for (size_t i = 0; i < after->agencies.count; i++) {
        const Agency *agency = &after->agencies.items[i];
        const Agency *old = tree_agency(before, agency->id);
        Statement *put;

        if (old && old->kind == agency->kind && same_day(old->first, agency->first)
            && same_day(old->last, agency->last))
            continue;
        put = db_prepare(db, "INSERT INTO agency (county, id, kind, first_day, last_day, made_at)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (county, id)"
                             " DO UPDATE SET kind = ?3, first_day = ?4, last_day = ?5");
        statement_bind_int(put, 1, county);
        statement_bind_int(put, 2, agency->id);
        statement_bind_text(put, 3, text_of(agency_kind_word(agency->kind)));
        statement_bind_date(put, 4, agency->first);
        statement_bind_date(put, 5, agency->last);
        statement_bind_int(put, 6, now);
        TRY(statement_run(put));
    }
    return OK;
}

static const AgencyEdge *edge_find(const Tree *tree, Id agency, Date first, size_t likely)
{
    if (likely < tree->edges.count && tree->edges.items[likely].agency == agency
        && same_day(tree->edges.items[likely].first, first))
        return &tree->edges.items[likely];
    for (size_t i = 0; i < tree->edges.count; i++)
        if (tree->edges.items[i].agency == agency && same_day(tree->edges.items[i].first, first))
            return &tree->edges.items[i];
    return NULL;
}

static Problem save_edges(Db *db, Id county, const Tree *before, const Tree *after)
{
    for (size_t i = 0; i < before->edges.count; i++) {
        const AgencyEdge *old = &before->edges.items[i];
        Statement *drop;

        if (edge_find(after, old->agency, old->first, i))
            continue;
        drop = db_prepare(db, "DELETE FROM agency_edge WHERE county = ?1 AND agency = ?2 AND first_day = ?3");
        statement_bind_int(drop, 1, county);
        statement_bind_int(drop, 2, old->agency);
        statement_bind_date(drop, 3, old->first);
        TRY(statement_run(drop));
    }
    for (size_t i = 0; i < after->edges.count; i++) {
        const AgencyEdge *edge = &after->edges.items[i];
        const AgencyEdge *old = edge_find(before, edge->agency, edge->first, i);
        Statement *put;

        if (old && old->parent == edge->parent && same_day(old->last, edge->last))
            continue;
        put = db_prepare(db, "INSERT INTO agency_edge (county, agency, parent, first_day, last_day)"
                             " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (county, agency, first_day)"
                             " DO UPDATE SET parent = ?3, last_day = ?5");
        statement_bind_int(put, 1, county);
        statement_bind_int(put, 2, edge->agency);
        statement_bind_int(put, 3, edge->parent);
        statement_bind_date(put, 4, edge->first);
        statement_bind_date(put, 5, edge->last);
        TRY(statement_run(put));
    }
    return OK;
}

static const AgencyName *name_find(const Tree *tree, Id agency, Date first, size_t likely)
{
    if (likely < tree->names.count && tree->names.items[likely].agency == agency
        && same_day(tree->names.items[likely].first, first))
        return &tree->names.items[likely];
    for (size_t i = 0; i < tree->names.count; i++)
        if (tree->names.items[i].agency == agency && same_day(tree->names.items[i].first, first))
            return &tree->names.items[i];
    return NULL;
}

static Problem save_names(Db *db, Id county, const Tree *before, const Tree *after)
{
    for (size_t i = 0; i < before->names.count; i++) {
        const AgencyName *old = &before->names.items[i];
        Statement *drop;

        if (name_find(after, old->agency, old->first, i))
            continue;
        drop = db_prepare(db, "DELETE FROM agency_name WHERE county = ?1 AND agency = ?2 AND first_day = ?3");
        statement_bind_int(drop, 1, county);
        statement_bind_int(drop, 2, old->agency);
        statement_bind_date(drop, 3, old->first);
        TRY(statement_run(drop));
    }
    for (size_t i = 0; i < after->names.count; i++) {
        const AgencyName *name = &after->names.items[i];
        const AgencyName *old = name_find(before, name->agency, name->first, i);
        Statement *put;

        if (old && text_equal(old->name, name->name) && same_day(old->last, name->last))
            continue;
        put = db_prepare(db, "INSERT INTO agency_name (county, agency, name, first_day, last_day)"
                             " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (county, agency, first_day)"
                             " DO UPDATE SET name = ?3, last_day = ?5");
        statement_bind_int(put, 1, county);
        statement_bind_int(put, 2, name->agency);
        statement_bind_text(put, 3, name->name);
        statement_bind_date(put, 4, name->first);
        statement_bind_date(put, 5, name->last);
        TRY(statement_run(put));
    }
    return OK;
}

/* Only ever added. */
static Problem save_successions(Db *db, Id county, const Tree *before, const Tree *after)
{
    for (size_t i = before->successions.count; i < after->successions.count; i++) {
        const Succession *succession = &after->successions.items[i];
        Statement *put = db_prepare(
            db, "INSERT INTO agency_succession (county, agency, successor, day) VALUES (?1, ?2, ?3, ?4)");

        statement_bind_int(put, 1, county);
        statement_bind_int(put, 2, succession->agency);
        statement_bind_int(put, 3, succession->to);
        statement_bind_date(put, 4, succession->day);
        TRY(statement_run(put));
    }
    return OK;
}
