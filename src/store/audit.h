/* audit.h - what was done, by whom, in a chain that shows what was tampered with.
 *
 * Each row carries a MAC over the one before and itself, under a key derived for this from the
 * ring. One row altered, removed or moved is found, and which. Rows cut off at the end are found
 * by a head that was exported before, and kept elsewhere: who can write to the database cannot
 * change that. */
#ifndef HALFSKY_STORE_AUDIT_H
#define HALFSKY_STORE_AUDIT_H

#include "base/id.h"
#include "base/list.h"
#include "safe/keyed_hash.h"
#include "store/db.h"

typedef struct {
    Id county;
    int64_t number; /* in the county's chain, from 1; given by audit_append */
    Id id;
    int64_t at; /* milliseconds since 1970 */
    Id actor;
    Text verb, noun; /* accept; the table of what it was done to */
    Id subject;      /* its id there; 0: none */
    Text details;    /* sealed at rest */
} AuditRow;

typedef LIST(AuditRow) AuditRows;

/* Adds a row inside the transaction of what it tells of. `scratch`: an arena for the time of
 * the call. */
Problem audit_append(Db *db, const Keys *keys, const Random *random, const AuditRow *row, Arena *scratch);

/* Rows from number `first` on, at most `limit`, in `arena`. Their chain is not checked. */
Problem audit_list(Db *db, const Keys *keys, Id county, int64_t first, int limit, Arena *arena, AuditRows *out);

/* The end of the chain: how many rows there are, and the MAC of the last one. */
typedef struct {
    Id county;
    int64_t number; /* 0: no rows */
    KeyedHash mac;
} AuditHead;

enum { AUDIT_HEAD_TEXT = 160 };

Problem audit_head(Db *db, Id county, AuditHead *out);
/* One line of text: "halfsky-audit 1 <county> <number> <mac in hex>". */
void audit_head_write(const AuditHead *head, char out[AUDIT_HEAD_TEXT]);
Problem audit_head_read(Text text, AuditHead *out); /* AUDIT_HEAD_WRONG */

/* Goes over the whole chain of a county; `known`: a head exported before, or NULL. AUDIT_BROKEN
 * names the first row that does not hold. `head` tells what was checked. */
Problem audit_verify(Db *db, const Keys *keys, Id county, const AuditHead *known, AuditHead *head);

#endif
