/* actors.h - who works with the program, as rows. */
#ifndef HALFSKY_STORE_ACTORS_H
#define HALFSKY_STORE_ACTORS_H

#include "base/id.h"
#include "base/list.h"
#include "store/db.h"

typedef struct {
    Id id;
    Text name, role;
    Id agency; /* 0: the county as a whole */
} ActorRow;

typedef LIST(ActorRow) ActorRows;

Problem actor_add(Db *db, Id county, const ActorRow *actor);
Problem actors_load(Db *db, Id county, Arena *arena, ActorRows *out);     /* the active ones, by id */
Problem actors_load_all(Db *db, Id county, Arena *arena, ActorRows *out); /* those that ended too */

#endif
