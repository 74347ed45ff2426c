/* actors.c - who works with the program, as rows. */
#include "store/actors.h"

#include "store/rows.h"

static Problem read_all(Statement *all, Id county, Arena *arena, ActorRows *out);

Problem actor_add(Db *db, Id county, const ActorRow *actor)
{
    Statement *add = db_prepare(db, "INSERT INTO actor (county, id, name, role, agency, state)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, 'active')");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, actor->id);
    statement_bind_text(add, 3, actor->name);
    statement_bind_text(add, 4, actor->role);
    if (actor->agency)
        statement_bind_int(add, 5, actor->agency);
    return statement_run(add);
}

Problem actors_load(Db *db, Id county, Arena *arena, ActorRows *out)
{
    return read_all(db_prepare(db, "SELECT id, name, role, agency FROM actor WHERE county = ?1 AND state = 'active'"
                                   " ORDER BY id"),
                    county, arena, out);
}

Problem actors_load_all(Db *db, Id county, Arena *arena, ActorRows *out)
{
    return read_all(db_prepare(db, "SELECT id, name, role, agency FROM actor WHERE county = ?1 ORDER BY id"),
                    county, arena, out);
}

static Problem read_all(Statement *all, Id county, Arena *arena, ActorRows *out)
{
    *out = (ActorRows){ 0 };
    statement_bind_int(all, 1, county);
    while (statement_next(all))
        LIST_PUSH(arena, out,
                  (ActorRow){ statement_int(all, 0), statement_text_copy(all, 1, arena),
                              statement_text_copy(all, 2, arena), statement_int(all, 3) });
    return statement_end(all);
}
