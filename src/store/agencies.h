/* agencies.h - the rows of the tree of agencies, and what else is known of one. */
#ifndef HALFSKY_STORE_AGENCIES_H
#define HALFSKY_STORE_AGENCIES_H

#include "base/id.h"
#include "model/tree.h"
#include "store/db.h"

/* The whole tree of a county, in `arena`; a tree that cannot be is a Problem. */
Problem agencies_load(Db *db, Id county, Arena *arena, Tree *out);
/* Writes what differs between `before`, which is what the rows say, and `after`. Agencies are added and ended,
 * never removed. Inside a transaction. */
Problem agencies_save(Db *db, Id county, const Tree *before, const Tree *after, int64_t now);

/* Codes of an agency; "" is none. A credit code that another agency has is CODE_TAKEN. */
typedef struct {
    Text region, credit;
} AgencyCodes;

typedef struct {
    Id agency;
    AgencyCodes codes;
} CodedAgency;

typedef LIST(CodedAgency) CodedAgencies;

Problem agency_codes(Db *db, Id county, Id agency, Arena *arena, AgencyCodes *out);
Problem agencies_codes(Db *db, Id county, Arena *arena, CodedAgencies *out); /* of all, by id */
Problem agency_set_codes(Db *db, Id county, Id agency, AgencyCodes codes);
/* The agency with that credit code, 0 for none. */
Problem agency_with_credit(Db *db, Id county, Text credit, Id *out);

/* Other words for agencies, as prose calls them. */
typedef struct {
    Id agency;
    Text alias;
} AgencyAlias;

typedef LIST(AgencyAlias) AgencyAliases;

Problem agency_add_alias(Db *db, Id county, Id agency, Text alias); /* one that is there already is fine */
Problem agency_aliases(Db *db, Id county, Arena *arena, AgencyAliases *out);

#endif
