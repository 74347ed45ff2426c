/* db.h - the one door to the database.
 *
 *     Statement *find = db_prepare(db, "SELECT id, name FROM agency WHERE county = ?1 ORDER BY id");
 *     statement_bind_int(find, 1, county);
 *     while (statement_next(find))
 *         ... statement_int(find, 0) ... statement_text(find, 1) ...
 *     TRY(statement_end(find));
 *
 * Nothing between db_prepare and statement_end (or statement_run) needs to be checked:
 * what goes wrong is kept in the statement, which then gives no rows, and is told there.
 *
 *     TRY(db_begin(db));
 *     return db_end(db, write_it(db));     // commits when write_it answers OK, else rolls back
 *
 * A statement that fails inside a transaction dooms it: what comes after fails with the same
 * Problem, and the commit rolls back and returns it. Whether a row is there is asked before,
 * or left to ON CONFLICT; it is not learned from a failure.
 *
 * The SQL is what SQLite and PostgreSQL both understand: parameters ?1 ?2 …, INTEGER (64 bits),
 * TEXT (UTF-8) and BLOB, ON CONFLICT … DO UPDATE. Each Db, with its Statements, belongs to one
 * thread at a time. */
#ifndef HALFSKY_STORE_DB_H
#define HALFSKY_STORE_DB_H

#include "base/problem.h"
#include "base/text.h"

typedef struct Db Db;
typedef struct Statement Statement;
typedef struct Driver Driver; /* driver.h */

extern const Driver sqlite_driver;

typedef struct {
    const char *path; /* the database's file; borrowed for db_open only */
    bool create;      /* make it when it is missing */
    bool read_only;   /* a reader: it never waits and never changes anything */
    int wait_ms;      /* how long another program's writing is waited for; 0: ten seconds */
    const char *vfs;  /* SQLite's name of how files are reached; NULL: the usual way */
} DbOptions;

/* Opens a database. What it holds is not looked at but for its being Halfsky's; migrate.h
 * makes or renews the tables. *db is NULL when a Problem is returned. */
Problem db_open(const Driver *driver, const DbOptions *options, Db **db);
/* Rolls back what was not committed. NULL is fine. */
void db_close(Db *db);
const char *db_path(const Db *db);

/* ---- statements --------------------------------------------------------------------- */

/* The statement of a string literal: prepared at the first use, then kept with the Db. Never
 * NULL; valid until db_close. While it is in use (from its first statement_next to its
 * statement_end) the same literal gives another one, so functions may call themselves. */
#define db_prepare(db, literal) db_prepare_literal((db), "" literal)
Statement *db_prepare_literal(Db *db, const char *sql);

/* Binds parameter `number`, counted from 1. Those that are not bound are null. Texts are copied, blobs
 * borrowed until statement_end. An empty Text, {NULL, 0} too, is an empty text, not null. A word is one of
 * a fixed table: it stays as long as the program. */
void statement_bind_int(Statement *statement, int number, int64_t value);
void statement_bind_text(Statement *statement, int number, Text value);
void statement_bind_word(Statement *statement, int number, const char *word);
void statement_bind_blob(Statement *statement, int number, Text bytes);
void statement_bind_null(Statement *statement, int number);

/* The next row; false behind the last one, and when something went wrong. */
bool statement_next(Statement *statement);
/* Ends the use of a statement, also before its last row, and forgets what was bound. */
Problem statement_end(Statement *statement);
/* For statements without rows: statement_next, then statement_end. */
Problem statement_run(Statement *statement);
/* Rows that the last statement_run changed. */
int64_t statement_changes(const Statement *statement);

/* Columns of the current row, counted from 0. Texts and blobs are borrowed until the next
 * statement_next or statement_end. Null is 0 and empty. */
int64_t statement_int(Statement *statement, int column);
Text statement_text(Statement *statement, int column);
Text statement_blob(Statement *statement, int column);
bool statement_is_null(Statement *statement, int column);

/* ---- questions with one answer ------------------------------------------------------ */

/* The first column of the first row, or `missing` if there is no row or it is null. Ends the
 * statement. */
Problem statement_answer(Statement *statement, int64_t missing, int64_t *out);
/* Whether there is a row. Ends the statement. */
Problem statement_exists(Statement *statement, bool *out);

/* The same for statements without parameters. */
#define db_int(db, literal, missing, out) statement_answer(db_prepare((db), literal), (missing), (out))
#define db_exists(db, literal, out) statement_exists(db_prepare((db), literal), (out))
#define db_run(db, literal) statement_run(db_prepare((db), literal))

/* ---- transactions ------------------------------------------------------------------- */

/* Begins a transaction: on a writer the only one that writes, on a reader one that sees the
 * database as it was at its first statement. Inside another one it only counts: the outermost
 * commit commits all, an inner rollback dooms the whole. */
Problem db_begin(Db *db);
Problem db_commit(Db *db);
void db_rollback(Db *db);
/* db_commit when `result` is OK, else db_rollback; returns the first Problem of both. */
Problem db_end(Db *db, Problem result);
bool db_in_transaction(const Db *db);
/* Begins one that only reads, on a writer too: it sees the database as it was at its first statement, waits for nobody and
 * nobody for it. Ends like any other. */
Problem db_begin_reading(Db *db);
/* How often something was rolled back: what was read in between may never have been. */
int64_t db_undone(const Db *db);

/* A part of a transaction that can be taken back alone, for writer.h; also lifts a doom that
 * came after it began. They do not nest, and db_begin inside of one only counts. */
Problem db_part_begin(Db *db);
Problem db_part_end(Db *db, Problem result);

#endif
