/* store.c - how many changes a second reach the disk.
 *
 *     store FOLDER [SECONDS]
 *
 * A change is what a verb writes: three rows, in one transaction that is on the disk when it
 * answers. Rows: the disk's own fdatasync; SQLite used by hand, with the settings of Halfsky, by one thread
 * and by eight of a connection each; Halfsky's writer by one thread and by eight; the same with the
 * sealed and chained audit row that a verb adds. Everything in one run, in FOLDER. */
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store/audit.h"
#include "store/migrate.h"
#include "store/writer.h"

enum { MANY = 8 };

typedef struct {
    const char *path;
    double seconds;
    Writer *writer; /* NULL: by hand */
    const Keys *keys;
    bool audit;
    atomic_llong next, done, busy;
    double end;
} Run;

static double clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void must(Problem problem)
{
    if (!problem.code)
        return;
    fprintf(stderr, "store: %.*s %s %s\n", TEXT_ARG(problem_id(problem.code)), problem.args[0], problem.path);
    exit(1);
}

static void must_be(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "store: %s\n", what);
        exit(1);
    }
}

static const char *const by_hand[] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO setting (county, name, value) VALUES (1, ?1, 'value')",
    "COMMIT",
    "ROLLBACK",
};

static void name_of(int64_t change, int part, char name[40])
{
    snprintf(name, 40, "%" PRId64 ".%d", change, part);
}

/* As a careful programmer would: prepared once, waiting for the others. */
static void *work_by_hand(void *argument)
{
    Run *run = argument;
    sqlite3 *db = NULL;
    sqlite3_stmt *statements[4];

    must_be(sqlite3_open(run->path, &db) == SQLITE_OK, "open");
    sqlite3_busy_timeout(db, 60000);
    must_be(sqlite3_exec(db,
                         "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                         "PRAGMA cache_size = -32768",
                         NULL, NULL, NULL)
                == SQLITE_OK,
            "settings");
    for (int i = 0; i < 4; i++)
        must_be(sqlite3_prepare_v2(db, by_hand[i], -1, &statements[i], NULL) == SQLITE_OK, by_hand[i]);
    while (clock_now() < run->end) {
        int64_t change = ++run->next;
        must_be(sqlite3_step(statements[0]) == SQLITE_DONE, sqlite3_errmsg(db));
        sqlite3_reset(statements[0]);
        for (int part = 0; part < 3; part++) {
            char name[40];
            name_of(change, part, name);
            sqlite3_bind_text(statements[1], 1, name, -1, SQLITE_STATIC);
            must_be(sqlite3_step(statements[1]) == SQLITE_DONE, sqlite3_errmsg(db));
            sqlite3_reset(statements[1]);
        }
        must_be(sqlite3_step(statements[2]) == SQLITE_DONE, sqlite3_errmsg(db));
        sqlite3_reset(statements[2]);
        run->done++;
    }
    for (int i = 0; i < 4; i++)
        sqlite3_finalize(statements[i]);
    sqlite3_close(db);
    return NULL;
}

static Problem change_of(const Run *run, Db *db, int64_t change, Arena *arena)
{
    for (int part = 0; part < 3; part++) {
        char name[40];
        name_of(change, part, name);
        Statement *add = db_prepare(db, "INSERT INTO setting (county, name, value) VALUES (1, ?1, 'value')");
        statement_bind_text(add, 1, text_of(name));
        TRY(statement_run(add));
    }
    if (!run->audit)
        return OK;
    AuditRow row = { .county = 1, .id = change, .at = 1, .actor = 1, .verb = TEXT("add"), .noun = TEXT("setting") };
    return audit_append(db, run->keys, &random_system, &row, arena);
}

static void *work_writer(void *argument)
{
    Run *run = argument;
    Arena *arena = arena_new();

    while (clock_now() < run->end) {
        Db *db = NULL;
        must(writer_begin(run->writer, &db));
        must(writer_end(run->writer, change_of(run, db, ++run->next, arena)));
        run->done++;
        arena_reset(arena);
    }
    arena_free(arena);
    return NULL;
}

static void empty(const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (int i = 0; i < 3; i++) {
        char name[4200];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

/* A new database for each row, so that none pays for what another left. */
static void measure(const char *name, Run run, int threads, bool writer)
{
    pthread_t all[MANY];
    Db *db = NULL;
    int applied = 0;

    empty(run.path);
    must(db_open(&sqlite_driver, &(DbOptions){ .path = run.path, .create = true }, &db));
    must(db_migrate(db, store_migrations, 1, &applied));
    must(db_run(db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', 'x', 1)"));
    if (writer)
        run.writer = writer_new(db);
    double begin = clock_now();
    run.end = begin + run.seconds;
    for (int i = 0; i < threads; i++)
        must_be(pthread_create(&all[i], NULL, writer ? work_writer : work_by_hand, &run) == 0, "thread");
    for (int i = 0; i < threads; i++)
        pthread_join(all[i], NULL);
    double took = clock_now() - begin;
    int64_t rows = 0;
    must(db_int(db, "SELECT count(*) FROM setting", 0, &rows));
    must_be(rows == 3 * run.done, "what was acknowledged is not what is there");
    printf("  %-44s %8.0f /s", name, (double)run.done / took);
    if (writer)
        printf("  %5.1f changes a commit", (double)run.done / (double)writer_commits(run.writer));
    printf("\n");
    writer_free(run.writer);
    db_close(db);
    empty(run.path);
}

static void measure_sync(const char *folder, double seconds)
{
    char path[4200], page[4096] = "";
    int64_t done = 0;

    snprintf(path, sizeof path, "%s/sync", folder);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    must_be(file >= 0, path);
    double begin = clock_now();
    while (clock_now() < begin + seconds) {
        must_be(pwrite(file, page, sizeof page, (done % 1000) * 4096) == sizeof page && fdatasync(file) == 0, path);
        done++;
    }
    printf("  %-44s %8.0f /s\n", "4 KB and fdatasync", (double)done / (clock_now() - begin));
    close(file);
    unlink(path);
}

int main(int argc, char **argv)
{
    char path[4200];
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 3;

    if (argc < 2) {
        fprintf(stderr, "store FOLDER [SECONDS]\n");
        return 1;
    }
    snprintf(path, sizeof path, "%s/bench.db", argv[1]);
    Keys *keys = keys_new(&random_system, 1);
    Run run = { .path = path, .seconds = seconds, .keys = keys }, audited = run;
    audited.audit = true;
    printf("Changes on the disk, three rows each, %.0f seconds a row\n", seconds);
    measure_sync(argv[1], seconds);
    measure("SQLite by hand, 1 thread", run, 1, false);
    measure("SQLite by hand, 8 threads", run, MANY, false);
    measure("Halfsky's writer, 1 thread", run, 1, true);
    measure("Halfsky's writer, 8 threads", run, MANY, true);
    measure("Halfsky's writer with audit rows, 1 thread", audited, 1, true);
    measure("Halfsky's writer with audit rows, 8 threads", audited, MANY, true);
    keys_free(keys);
    return 0;
}
