/* migrate.h - the tables of a database, made and renewed step by step.
 *
 * A migration is a file src/store/migrations/NNNN_name.sql, compiled in with its hash. Once it
 * has left the house it never changes: a database remembers the hashes of those it went
 * through, and one that differs is refused. Each is one transaction.
 *
 * The files are written for all engines: CREATE TABLE … (…) without STRICT, which is added
 * where it is known; columns INTEGER, TEXT, BLOB; no triggers, no identity columns. */
#ifndef HALFSKY_STORE_MIGRATE_H
#define HALFSKY_STORE_MIGRATE_H

#include "store/db.h"

typedef struct {
    int number; /* from 1, without gaps */
    const char *name;
    const char *sql;
    const char *hash; /* BLAKE2b, 32 bytes in hex, of the file */
} Migration;

extern const Migration store_migrations[]; /* in their order, ended by number 0 */

/* Brings a database to the newest of `migrations` (ended by number 0) and tells how many were
 * applied. `now`: milliseconds since 1970, noted beside them. A database that went through
 * newer or other migrations is refused and left alone. */
Problem db_migrate(Db *db, const Migration *migrations, int64_t now, int *applied);

/* Cuts the next statement off a file of SQL: without comments and blanks around it, without
 * its semicolon. False when none is left. */
bool sql_cut(Text *rest, Text *statement);

#endif
