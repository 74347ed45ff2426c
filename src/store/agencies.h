/* agencies.h - the rows of the tree of agencies, and what else is known of one. */
#ifndef HALFSKY_STORE_AGENCIES_H
#define HALFSKY_STORE_AGENCIES_H

#include "base/id.h"
#include "model/agency_codes.h"
#include "model/tree.h"
#include "store/db.h"

/* The whole tree of a county, in `arena`; a tree that cannot be is a Problem. */
Problem agencies_load(Db *db, Id county, Arena *arena, Tree *out);
/* Writes what differs between `before`, which is what the rows say, and `after`. Agencies are added and ended,
 * never removed. Inside a transaction. */
Problem agencies_save(Db *db, Id county, const Tree *before, const Tree *after, int64_t now);

/* All codes that agencies have and had, by agency, sort and first day, in `arena`. */
Problem agency_codes_load(Db *db, Id county, Arena *arena, AgencyCodes *out);
/* Writes what differs between `before`, which is what the rows say, and `after`. Codes are added and ended, never
 * removed. Inside a transaction. */
Problem agency_codes_save(Db *db, Id county, const AgencyCodes *before, const AgencyCodes *after);

/* Other words for agencies, as prose calls them. */
typedef struct {
    Id agency;
    Text alias;
} AgencyAlias;

typedef LIST(AgencyAlias) AgencyAliases;

Problem agency_add_alias(Db *db, Id county, Id agency, Text alias); /* one that is there already is fine */
Problem agency_aliases(Db *db, Id county, Arena *arena, AgencyAliases *out);

#endif
