/* db.c - statements kept by their literal, transactions that nest by counting. */
#include "store/db.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "store/driver.h"

struct Statement {
    Db *db;
    const char *literal; /* NULL: for one use */
    void *handle;        /* the engine's; NULL: not prepared */
    bool busy;           /* handed out, its use not ended */
    bool failed;
    int64_t changes;
    Problem failure; /* when failed */
    Statement *next; /* in its bucket */
};

enum { BUCKETS = 256 };

struct Db {
    const Driver *driver;
    void *connection;
    const char *begin;
    int depth; /* of transactions */
    int64_t undone;
    bool part;
    bool doomed;
    Problem doom; /* when doomed */
    char *path;
    Statement *kept[BUCKETS];
};

static Statement *statement_new(Db *db, const char *literal);
static void statement_free(Statement *statement);
static void statement_prepare(Statement *statement, Text sql, bool keep);
static void statement_fail(Statement *statement);
static size_t bucket_of(const char *literal);
static void db_doom(Db *db, Problem why);
static Problem db_tell(Db *db, const char *sql);
static Problem undone(void);

// ---- the database -----------------------------------------------------------------------

Problem db_open(const Driver *driver, const DbOptions *options, Db **db)
{
    void *connection = NULL;
    size_t size = strlen(options->path) + 1;

    *db = NULL;
    TRY(driver->open(options, &connection));
    Db *made = memory_resize(NULL, sizeof *made);
    *made = (Db){ .driver = driver, .connection = connection };
    made->begin = options->read_only ? "BEGIN" : driver->begin;
    made->path = memory_resize(NULL, size);
    memcpy(made->path, options->path, size);
    *db = made;
    return OK;
}

void db_close(Db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < BUCKETS; i++)
        for (Statement *statement = db->kept[i], *next; statement; statement = next) {
            next = statement->next;
            statement_free(statement);
        }
    db->driver->close(db->connection);
    free(db->path);
    free(db);
}

const char *db_path(const Db *db)
{
    return db->path;
}

void *db_connection(const Db *db)
{
    return db->connection;
}

const Driver *db_driver(const Db *db)
{
    return db->driver;
}

// ---- statements -------------------------------------------------------------------------

Statement *db_prepare_literal(Db *db, const char *sql)
{
    Statement **bucket = &db->kept[bucket_of(sql)];
    Statement *statement = *bucket;

    while (statement && (statement->literal != sql || statement->busy))
        statement = statement->next;
    if (!statement) {
        statement = statement_new(db, sql);
        statement->next = *bucket;
        *bucket = statement;
    }
    statement->busy = true;
    if (!statement->handle)
        statement_prepare(statement, text_of(sql), true);
    return statement;
}

Statement *db_prepare_once(Db *db, Text sql)
{
    Statement *statement = statement_new(db, NULL);

    statement->busy = true;
    statement_prepare(statement, sql, false);
    return statement;
}

void statement_bind_int(Statement *statement, int number, int64_t value)
{
    if (!statement->failed && !statement->db->driver->bind_int(statement->handle, number, value))
        statement_fail(statement);
}

void statement_bind_text(Statement *statement, int number, Text value)
{
    Text bytes = { value.at ? value.at : "", value.len };

    if (!statement->failed && !statement->db->driver->bind_text(statement->handle, number, bytes, false))
        statement_fail(statement);
}

void statement_bind_word(Statement *statement, int number, const char *word)
{
    if (!statement->failed && !statement->db->driver->bind_text(statement->handle, number, text_of(word), true))
        statement_fail(statement);
}

void statement_bind_blob(Statement *statement, int number, Text bytes)
{
    Text some = { bytes.at ? bytes.at : "", bytes.len };

    if (!statement->failed && !statement->db->driver->bind_blob(statement->handle, number, some))
        statement_fail(statement);
}

void statement_bind_null(Statement *statement, int number)
{
    if (!statement->failed && !statement->db->driver->bind_null(statement->handle, number))
        statement_fail(statement);
}

bool statement_next(Statement *statement)
{
    Db *db = statement->db;

    assert(statement->busy);
    if (!statement->failed && db->doomed) {
        statement->failed = true;
        statement->failure = db->doom;
    }
    if (statement->failed)
        return false;
    switch (db->driver->step(statement->handle)) {
    case DRIVER_ROW:
        return true;
    case DRIVER_DONE:
        return false;
    default:
        statement_fail(statement);
        return false;
    }
}

Problem statement_end(Statement *statement)
{
    bool failed = statement->failed;

    assert(statement->busy);
    if (statement->handle)
        statement->db->driver->reset(statement->handle);
    statement->busy = false;
    statement->failed = false;
    if (!failed) {
        if (!statement->literal)
            statement_free(statement);
        return OK;
    }
    Problem failure = statement->failure;
    if (!statement->literal)
        statement_free(statement);
    return failure;
}

Problem statement_run(Statement *statement)
{
    bool row = statement_next(statement);

    (void)row;
    assert(!row);
    statement->changes = statement->failed ? 0 : statement->db->driver->changes(statement->db->connection);
    return statement_end(statement);
}

int64_t statement_changes(const Statement *statement)
{
    return statement->changes;
}

int64_t statement_int(Statement *statement, int column)
{
    return statement->db->driver->column_int(statement->handle, column);
}

Text statement_text(Statement *statement, int column)
{
    return statement->db->driver->column_text(statement->handle, column);
}

Text statement_blob(Statement *statement, int column)
{
    return statement->db->driver->column_blob(statement->handle, column);
}

bool statement_is_null(Statement *statement, int column)
{
    return statement->db->driver->column_is_null(statement->handle, column);
}

Problem statement_answer(Statement *statement, int64_t missing, int64_t *out)
{
    *out = missing;
    if (statement_next(statement) && !statement_is_null(statement, 0))
        *out = statement_int(statement, 0);
    return statement_end(statement);
}

Problem statement_exists(Statement *statement, bool *out)
{
    *out = statement_next(statement);
    return statement_end(statement);
}

// ---- transactions -----------------------------------------------------------------------

Problem db_begin(Db *db)
{
    if (db->depth == 0)
        TRY(db_tell(db, db->begin));
    db->depth++;
    return OK;
}

Problem db_begin_reading(Db *db)
{
    if (db->depth == 0)
        TRY(db_tell(db, "BEGIN"));
    db->depth++;
    return OK;
}

Problem db_commit(Db *db)
{
    assert(db->depth > 0);
    if (db->depth > 1) {
        db->depth--;
        return db->doomed ? db->doom : OK;
    }
    Problem failure = db->doomed ? db->doom : db_tell(db, "COMMIT");
    if (failure.code) {
        db_rollback(db);
        return failure;
    }
    db->depth = 0;
    return OK;
}

void db_rollback(Db *db)
{
    assert(db->depth > 0);
    if (--db->depth > 0) {
        db_doom(db, undone());
        return;
    }
    db->doomed = false;
    db->part = false;
    db->undone++;
    // A failure that ended the transaction by itself has rolled it back, too; and one of the
    // ROLLBACK leaves nothing that a later commit could keep.
    if (db->driver->in_transaction(db->connection))
        db->driver->run(db->connection, "ROLLBACK");
}

Problem db_end(Db *db, Problem result)
{
    if (!result.code)
        return db_commit(db);
    if (db->depth > 1)
        db_doom(db, result);
    db_rollback(db);
    return result;
}

bool db_in_transaction(const Db *db)
{
    return db->depth > 0;
}

int64_t db_undone(const Db *db)
{
    return db->undone;
}

bool db_doomed(const Db *db)
{
    return db->doomed;
}

Problem db_part_begin(Db *db)
{
    assert(db->depth > 0 && !db->part);
    if (db->doomed)
        return db->doom;
    TRY(db_tell(db, "SAVEPOINT part"));
    db->part = true;
    db->depth++;
    return OK;
}

Problem db_part_end(Db *db, Problem result)
{
    assert(db->part && db->depth > 1);
    db->part = false;
    db->depth--;
    if (!result.code && db->doomed)
        result = db->doom;
    if (!result.code) {
        result = db_tell(db, "RELEASE part");
        if (!result.code)
            return OK;
    }
    db->undone++;
    if (db->driver->in_transaction(db->connection) && db->driver->run(db->connection, "ROLLBACK TO part")
        && db->driver->run(db->connection, "RELEASE part"))
        db->doomed = false;
    else
        db_doom(db, result);
    return result;
}

// ---- inside -----------------------------------------------------------------------------

static Statement *statement_new(Db *db, const char *literal)
{
    Statement *statement = memory_resize(NULL, sizeof *statement);

    *statement = (Statement){ .db = db, .literal = literal };
    return statement;
}

static void statement_free(Statement *statement)
{
    if (statement->handle)
        statement->db->driver->release(statement->handle);
    free(statement);
}

static void statement_prepare(Statement *statement, Text sql, bool keep)
{
    Db *db = statement->db;

    if (db->doomed) {
        statement->failed = true;
        statement->failure = db->doom;
    } else if (!db->driver->prepare(db->connection, sql, keep, &statement->handle)) {
        statement->handle = NULL;
        statement_fail(statement);
    }
}

/* Keeps why it failed, and dooms the transaction it is in. */
static void statement_fail(Statement *statement)
{
    Db *db = statement->db;

    statement->failed = true;
    statement->failure = db->driver->failure(db->connection);
    if (db->depth > 0)
        db_doom(db, statement->failure);
}

static size_t bucket_of(const char *literal)
{
    uint64_t bits = (uint64_t)(uintptr_t)literal;

    return (size_t)((bits * UINT64_C(0x9E3779B97F4A7C15)) >> 56) % BUCKETS;
}

/* The first doom stays: what follows from it says less. */
static void db_doom(Db *db, Problem why)
{
    if (db->doomed)
        return;
    db->doomed = true;
    db->doom = why;
}

static Problem db_tell(Db *db, const char *sql)
{
    if (db->driver->run(db->connection, sql))
        return OK;
    return db->driver->failure(db->connection);
}

static Problem undone(void)
{
    return problem(PROBLEM_DATABASE_FAILED, TEXT("a part of the work was rolled back"), TEXT(""), TEXT(""));
}
