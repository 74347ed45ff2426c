/* writer.h - one connection that writes, for all threads, with one fsync for many of them.
 *
 *     Db *db;
 *     TRY(writer_begin(writer, &db));
 *     return writer_end(writer, write_it(db));
 *
 * Threads take turns. What one writes is a part of the transaction that is open just then; when
 * others wait for their turn it leaves the commit to them and waits for it, so that all of them
 * share it. writer_end returns OK only when the commit is on the disk. A part that fails is taken
 * back alone; when the commit itself fails, all that share it are told.
 *
 * Between the two the connection is the caller's alone. Nothing that lasts belongs there: no
 * reading of files, no waiting for people. */
#ifndef HALFSKY_STORE_WRITER_H
#define HALFSKY_STORE_WRITER_H

#include "store/db.h"

typedef struct Writer Writer;

/* `db` stays the caller's, who leaves it alone until writer_free. */
Writer *writer_new(Db *db);
void writer_free(Writer *writer); /* nobody waits any more; NULL is fine */

/* Waits for a turn, in the order of asking. A thread that has its turn does not ask again. */
Problem writer_begin(Writer *writer, Db **db);
/* Keeps what was written when `result` is OK, takes it back otherwise; the first Problem. */
Problem writer_end(Writer *writer, Problem result);

/* Commits so far, for tests and /metrics. */
int64_t writer_commits(Writer *writer);

#endif
