/* sqlite.c - the database as one file, with SQLite.
 *
 * WAL with synchronous=FULL: what was committed survives the loss of power; readers and the
 * writer do not wait for each other. */
#include "store/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "model/reasons.h"
#include "store/sqlite_inside.h"

/* "Hsky", in the header of every database of Halfsky. */
#define APPLICATION_ID 0x48736B79
enum { WAIT_MS = 10000, WRITER_CACHE_KB = 32768, READER_CACHE_KB = 8192, LOG_PAGES = 4000 };

typedef struct {
    sqlite3 *handle;
    char *path;
} Connection;

static Problem sqlite_open(const DbOptions *options, void **connection);
static void sqlite_close(void *connection);
static Problem sqlite_failure(void *connection);
static bool sqlite_run(void *connection, const char *sql);
static bool sqlite_in_transaction(void *connection);
static bool sqlite_prepare(void *connection, Text sql, bool keep, void **statement);
static void sqlite_release(void *statement);
static bool sqlite_bind_int(void *statement, int number, int64_t value);
static bool sqlite_bind_text(void *statement, int number, Text value, bool stays);
static bool sqlite_bind_blob(void *statement, int number, Text bytes);
static bool sqlite_bind_null(void *statement, int number);
static DriverStep sqlite_step(void *statement);
static void sqlite_reset(void *statement);
static int64_t sqlite_changes(void *connection);
static int64_t sqlite_column_int(void *statement, int column);
static Text sqlite_column_text(void *statement, int column);
static Text sqlite_column_blob(void *statement, int column);
static bool sqlite_column_is_null(void *statement, int column);
static void sqlite_translate(Text sql, Buffer *out);

static Problem settle(Connection *connection, const DbOptions *options);
static Problem number_of(Connection *connection, const char *sql, int64_t *out);

const Driver sqlite_driver = {
    .name = "sqlite",
    .open = sqlite_open,
    .close = sqlite_close,
    .failure = sqlite_failure,
    .run = sqlite_run,
    .in_transaction = sqlite_in_transaction,
    .begin = "BEGIN IMMEDIATE",
    .prepare = sqlite_prepare,
    .release = sqlite_release,
    .bind_int = sqlite_bind_int,
    .bind_text = sqlite_bind_text,
    .bind_blob = sqlite_bind_blob,
    .bind_null = sqlite_bind_null,
    .step = sqlite_step,
    .reset = sqlite_reset,
    .changes = sqlite_changes,
    .column_int = sqlite_column_int,
    .column_text = sqlite_column_text,
    .column_blob = sqlite_column_blob,
    .column_is_null = sqlite_column_is_null,
    .translate = sqlite_translate,
};

// ---- opening ----------------------------------------------------------------------------

static Problem sqlite_open(const DbOptions *options, void **connection)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    size_t size = strlen(options->path) + 1;
    struct stat file;

    // SQLite opens what is missing or unreadable as "unable to open"; people get told which.
    if (!options->create && stat(options->path, &file) != 0)
        return problem_at(errno == ENOENT
                              ? problem(PROBLEM_DATABASE_MISSING, TEXT(""), TEXT(""), TEXT(""))
                              : problem(PROBLEM_DATABASE_UNREADABLE, reason_of(errno), TEXT(""), TEXT("")),
                          text_of(options->path), 0, TEXT(""));
    if (options->create)
        TRY(sqlite_make_file(options->path));
    flags |= options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

    Connection *made = memory_resize(NULL, sizeof *made);
    *made = (Connection){ .path = memory_resize(NULL, size) };
    memcpy(made->path, options->path, size);
    int code = sqlite3_open_v2(options->path, &made->handle, flags, options->vfs);
    Problem failure = code == SQLITE_OK ? settle(made, options) : sqlite_problem(made->handle, code, made->path);
    if (failure.code) {
        sqlite_close(made);
        return failure;
    }
    *connection = made;
    return OK;
}

static void sqlite_close(void *connection)
{
    Connection *mine = connection;

    sqlite3_close_v2(mine->handle);
    free(mine->path);
    free(mine);
}

/* What SQLite makes beside it (-wal, -shm) gets the same rights. */
Problem sqlite_make_file(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    if (file < 0 && errno != EACCES && errno != EROFS) // SQLite says what it can do without writing
        return problem_at(
            problem(errno == ENOSPC || errno == EDQUOT ? PROBLEM_DATABASE_FULL : PROBLEM_DATABASE_UNREADABLE,
                    reason_of(errno), TEXT(""), TEXT("")),
            text_of(path), 0, TEXT(""));
    if (file >= 0)
        close(file);
    return OK;
}

sqlite3 *sqlite_handle(void *connection)
{
    Connection *mine = connection;

    return mine->handle;
}

/* What every connection is set to; the header of the file is checked before it is written to. */
static Problem settle(Connection *connection, const DbOptions *options)
{
    sqlite3 *handle = connection->handle;
    int64_t id = 0, tables = 0, wal = 0;

    sqlite3_busy_timeout(handle, options->wait_ms > 0 ? options->wait_ms : WAIT_MS);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);

    TRY(number_of(connection, "PRAGMA application_id", &id));
    if (id != APPLICATION_ID) {
        TRY(number_of(connection, "SELECT count(*) FROM sqlite_schema", &tables));
        if (id != 0 || tables != 0 || options->read_only)
            return problem_at(problem(PROBLEM_DATABASE_FOREIGN, TEXT(""), TEXT(""), TEXT("")),
                              text_of(connection->path), 0, TEXT(""));
    }
    /* Pages that many reports write again, a county's sheets, go from the log into the file once a while. */
    char settings[256];
    snprintf(settings, sizeof settings,
             "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
             "PRAGMA cell_size_check = ON; PRAGMA wal_autocheckpoint = %d; PRAGMA cache_size = -%d",
             LOG_PAGES, options->read_only ? READER_CACHE_KB : WRITER_CACHE_KB);
    if (!sqlite_run(connection, settings))
        return sqlite_failure(connection);
    if (options->read_only)
        return OK;
    // Only a database that is new gets the mark: one that is in use is not written to.
    snprintf(settings, sizeof settings, "PRAGMA journal_mode = WAL; PRAGMA application_id = %d", APPLICATION_ID);
    if (!sqlite_run(connection, id == APPLICATION_ID ? "PRAGMA journal_mode = WAL" : settings))
        return sqlite_failure(connection);
    TRY(number_of(connection, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", &wal));
    return wal ? OK
               : problem_at(problem(PROBLEM_DATABASE_UNREADABLE, REASON_NO_WAL, TEXT(""), TEXT("")),
                            text_of(connection->path), 0, TEXT(""));
}

static Problem number_of(Connection *connection, const char *sql, int64_t *out)
{
    sqlite3_stmt *statement = NULL;
    bool done = sqlite3_prepare_v2(connection->handle, sql, -1, &statement, NULL) == SQLITE_OK
                && sqlite3_step(statement) == SQLITE_ROW;

    if (done)
        *out = sqlite3_column_int64(statement, 0);
    Problem failure = done ? OK : sqlite_failure(connection);
    sqlite3_finalize(statement);
    return failure;
}

// ---- statements -------------------------------------------------------------------------

static bool sqlite_run(void *connection, const char *sql)
{
    Connection *mine = connection;

    return sqlite3_exec(mine->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool sqlite_in_transaction(void *connection)
{
    Connection *mine = connection;

    return !sqlite3_get_autocommit(mine->handle);
}

static bool sqlite_prepare(void *connection, Text sql, bool keep, void **statement)
{
    Connection *mine = connection;
    sqlite3_stmt *made = NULL;

    if (sql.len > INT_MAX
        || sqlite3_prepare_v3(mine->handle, sql.at, (int)sql.len, keep ? SQLITE_PREPARE_PERSISTENT : 0, &made, NULL)
               != SQLITE_OK)
        return false;
    *statement = made;
    return made != NULL;
}

static void sqlite_release(void *statement)
{
    sqlite3_finalize(statement);
}

static bool sqlite_bind_int(void *statement, int number, int64_t value)
{
    return sqlite3_bind_int64(statement, number, value) == SQLITE_OK;
}

static bool sqlite_bind_text(void *statement, int number, Text value, bool stays)
{
    return sqlite3_bind_text64(statement, number, value.at, value.len, stays ? SQLITE_STATIC : SQLITE_TRANSIENT,
                               SQLITE_UTF8)
           == SQLITE_OK;
}

static bool sqlite_bind_blob(void *statement, int number, Text bytes)
{
    return sqlite3_bind_blob64(statement, number, bytes.at, bytes.len, SQLITE_STATIC) == SQLITE_OK;
}

static bool sqlite_bind_null(void *statement, int number)
{
    return sqlite3_bind_null(statement, number) == SQLITE_OK;
}

static DriverStep sqlite_step(void *statement)
{
    switch (sqlite3_step(statement)) {
    case SQLITE_ROW:
        return DRIVER_ROW;
    case SQLITE_DONE:
        return DRIVER_DONE;
    default:
        return DRIVER_FAILED;
    }
}

static void sqlite_reset(void *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

static int64_t sqlite_changes(void *connection)
{
    Connection *mine = connection;

    return sqlite3_changes64(mine->handle);
}

static int64_t sqlite_column_int(void *statement, int column)
{
    return sqlite3_column_int64(statement, column);
}

static Text sqlite_column_text(void *statement, int column)
{
    const char *at = (const char *)sqlite3_column_text(statement, column);

    return (Text){ at, at ? (size_t)sqlite3_column_bytes(statement, column) : 0 };
}

static Text sqlite_column_blob(void *statement, int column)
{
    const char *at = sqlite3_column_blob(statement, column);

    return (Text){ at, at ? (size_t)sqlite3_column_bytes(statement, column) : 0 };
}

static bool sqlite_column_is_null(void *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL;
}

/* Every table is STRICT: a column keeps to its type, as it does elsewhere. */
static void sqlite_translate(Text sql, Buffer *out)
{
    buffer_add(out, sql);
    if (!text_starts(sql, TEXT("CREATE TABLE")))
        return;
    buffer_add(out, text_ends(sql, TEXT("WITHOUT ROWID")) ? TEXT(", STRICT") : TEXT(" STRICT"));
}

// ---- what went wrong --------------------------------------------------------------------

static Problem sqlite_failure(void *connection)
{
    Connection *mine = connection;

    return sqlite_problem(mine->handle, sqlite3_extended_errcode(mine->handle), mine->path);
}

Problem sqlite_problem(sqlite3 *handle, int code, const char *path)
{
    int error = handle ? sqlite3_system_errno(handle) : 0;
    ProblemCode what = PROBLEM_DATABASE_FAILED;
    Text why = text_of(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));

    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        what = PROBLEM_DATABASE_BUSY;
        break;
    case SQLITE_FULL:
        what = PROBLEM_DATABASE_FULL;
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        what = PROBLEM_DATABASE_READ_ONLY;
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        what = PROBLEM_DATABASE_UNREADABLE;
        why = reason_of(error);
        break;
    case SQLITE_CORRUPT:
        what = PROBLEM_DATABASE_BROKEN;
        break;
    case SQLITE_NOTADB:
        what = PROBLEM_DATABASE_FOREIGN;
        break;
    case SQLITE_CONSTRAINT:
        what = PROBLEM_DATABASE_CONFLICT;
        break;
    case SQLITE_NOMEM:
        what = PROBLEM_DATABASE_MEMORY;
        break;
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_NOMEM) {
            what = PROBLEM_DATABASE_MEMORY;
        } else if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
            what = PROBLEM_DATABASE_FULL;
        } else {
            what = PROBLEM_DATABASE_DISK;
            why = reason_of(error);
        }
        break;
    default:
        break;
    }
    return problem_at(problem(what, why, TEXT(""), TEXT("")), text_of(path), 0, TEXT(""));
}
