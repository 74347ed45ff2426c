/* driver.h - what db.c asks of a database engine.
 *
 * A const table per engine. `connection` and `statement` are the engine's own. A function
 * that answers false has failed; `failure` then says why, before anything else is asked. */
#ifndef HALFSKY_STORE_DRIVER_H
#define HALFSKY_STORE_DRIVER_H

#include "base/buffer.h"
#include "store/db.h"

typedef enum { DRIVER_ROW, DRIVER_DONE, DRIVER_FAILED } DriverStep;

struct Driver {
    const char *name;

    Problem (*open)(const DbOptions *options, void **connection);
    void (*close)(void *connection); /* all statements are gone by then */
    Problem (*failure)(void *connection);

    /* Runs statements that have neither parameters nor rows. */
    bool (*run)(void *connection, const char *sql);
    /* Whether the engine is inside a transaction: some failures end it. */
    bool (*in_transaction)(void *connection);
    const char *begin; /* the statement that begins a transaction of a writer */

    bool (*prepare)(void *connection, Text sql, bool keep, void **statement);
    void (*release)(void *statement);
    bool (*bind_int)(void *statement, int number, int64_t value);
    /* value.at is never NULL; `stays`: it need not be copied */
    bool (*bind_text)(void *statement, int number, Text value, bool stays);
    bool (*bind_blob)(void *statement, int number, Text bytes); /* bytes.at is never NULL */
    bool (*bind_null)(void *statement, int number);
    DriverStep (*step)(void *statement);
    void (*reset)(void *statement); /* forgets what was bound, too */
    int64_t (*changes)(void *connection);
    int64_t (*column_int)(void *statement, int column);
    Text (*column_text)(void *statement, int column);
    Text (*column_blob)(void *statement, int column);
    bool (*column_is_null)(void *statement, int column);

    /* Adds a statement of a migration in the engine's own words. */
    void (*translate)(Text sql, Buffer *out);
};

/* The engine's own handle, for what only one engine can do. */
void *db_connection(const Db *db);
const Driver *db_driver(const Db *db);
/* Whether the open transaction can only be rolled back. */
bool db_doomed(const Db *db);
/* A statement made while the program runs, prepared for one use: statement_end frees it.
 * For migrations only; whatever else says SQL says it in a literal. */
Statement *db_prepare_once(Db *db, Text sql);

#endif
