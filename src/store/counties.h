/* counties.h - the counties of a database and their settings. */
#ifndef HALFSKY_STORE_COUNTIES_H
#define HALFSKY_STORE_COUNTIES_H

#include "base/id.h"
#include "base/list.h"
#include "store/db.h"

typedef struct {
    Id id;
    Text code; /* GB/T 2260, six digits */
    Text name;
} County;

typedef LIST(County) Counties;

/* All counties, by the time they were made. */
Problem counties_load(Db *db, Arena *arena, Counties *out);
Problem county_add(Db *db, const County *county, int64_t now);
/* Rises with each change of the tree of agencies, of what they are called, and of the slots: what was read of these holds
 * while it is the same. */
Problem county_stamp(Db *db, Id county, int64_t *out);
Problem county_stamp_next(Db *db, Id county);

/* A setting, in `arena`; `usual` when none was made. */
Problem setting_find(Db *db, Id county, Text name, Text usual, Arena *arena, Text *out);
Problem setting_put(Db *db, Id county, Text name, Text value);
Problem setting_remove(Db *db, Id county, Text name); /* one that is not there is fine */

#endif
