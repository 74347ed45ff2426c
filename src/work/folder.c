/* folder.c - the data folder and the folder of keys. */
#include "work/folder.h"

#include "model/reasons.h"
#include "safe/keyed_hash.h"
#include "store/counties.h"
#include "store/disk.h"
#include "store/key_file.h"
#include "store/migrate.h"
#include "store/seat.h"
#include "store/sweep.h"
#include "work/known.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

struct Folder {
    char data[PATH_ROOM];
    char keys_path[PATH_ROOM];
    Seat seat;
    Db *db;
    Known *known;
    Keys *keys;
    IdMaker ids;
};

static Folder *folder_new(const char *data, const char *keys);
static Problem is_unfinished(const char *path, const char *data);
static Problem begin(Folder *folder, bool create, int64_t now);
static Problem ring_check(Folder *folder);
static void sweep(Folder *folder);
static Problem ids_begin(Folder *folder);
static Problem folder_make(const char *path);
static Problem failed(const char *path);
static bool path_join(char out[PATH_ROOM], const char *folder, const char *name);

Problem folder_create(const char *data, const char *keys, int64_t now, Folder **out)
{
    char path[PATH_ROOM];
    Folder *folder = folder_new(data, keys);
    Problem wrong;

    *out = NULL;
    if (!folder)
        return failed(data);
    wrong = folder_make(folder->data);
    if (!wrong.code)
        wrong = folder_keys_apart(data, keys);
    if (!wrong.code && path_join(path, folder->data, "halfsky.db") && access(path, F_OK) == 0)
        wrong = is_unfinished(path, data);
    if (!wrong.code && path_join(path, folder->data, "files"))
        wrong = folder_make(path);
    if (!wrong.code)
        wrong = key_file_read(keys, &folder->keys);
    if (wrong.code == PROBLEM_KEYS_MISSING) {
        folder->keys = keys_new(&random_system, now);
        wrong = key_file_make(keys, folder->keys);
    }
    if (!wrong.code)
        wrong = begin(folder, true, now);
    if (wrong.code)
        folder_close(folder);
    else
        *out = folder;
    return wrong;
}

Problem folder_open(const char *data, const char *keys, int64_t now, Folder **out)
{
    Folder *folder = folder_new(data, keys);
    Problem wrong;

    *out = NULL;
    if (!folder)
        return failed(data);
    wrong = begin(folder, false, now);
    if (wrong.code)
        folder_close(folder);
    else
        *out = folder;
    return wrong;
}

void folder_close(Folder *folder)
{
    if (!folder)
        return;
    known_free(folder->known);
    db_close(folder->db);
    keys_free(folder->keys);
    if (folder->seat.file >= 0)
        seat_leave(&folder->seat);
    free(folder);
}

Db *folder_db(Folder *folder)
{
    return folder->db;
}

Keys *folder_keys(Folder *folder)
{
    return folder->keys;
}

const char *folder_path(const Folder *folder)
{
    return folder->data;
}

Work folder_work(Folder *folder, const halfsky_catalog *catalog, Arena *arena, int64_t now)
{
    return (Work){ .db = folder->db,
                   .keys = folder->keys,
                   .random = &random_system,
                   .folder = folder->data,
                   .catalog = catalog,
                   .ids = &folder->ids,
                   .seat = &folder->seat,
                   .arena = arena,
                   .known = folder->known,
                   .now = now };
}

Problem folder_save_keys(Folder *folder)
{
    return key_file_replace(folder->keys_path, folder->keys);
}

/* The own seat is given up first: all of them means that one, too. Its number stays that of the ids. */
Problem folder_alone(Folder *folder)
{
    seat_leave(&folder->seat);
    return seat_take_all(folder->data, &folder->seat);
}

/* The folder itself with links followed, or the nearest one above it that is there. */
static bool real_folder(const char *path, char out[PATH_MAX])
{
    char above[PATH_ROOM];

    if (!path_join(above, path, ""))
        return false;
    while (!realpath(above, out)) {
        char *slash = strrchr(above, '/');
        if (errno != ENOENT)
            return false;
        if (!slash)
            return realpath(".", out);
        slash[slash == above] = '\0';
    }
    return true;
}

Problem folder_keys_apart(const char *data, const char *keys)
{
    char outer[PATH_MAX], inner[PATH_MAX];
    size_t length;

    if (access(data, F_OK) != 0 || !real_folder(data, outer) || !real_folder(keys, inner))
        return OK;
    length = strlen(outer);
    if (strncmp(outer, inner, length) != 0 || (inner[length] && inner[length] != '/'))
        return OK;
    return problem_at(problem(PROBLEM_KEYS_INSIDE, text_of(data), TEXT(""), TEXT("")), text_of(keys), 0, TEXT(""));
}

/* NULL, with errno, when the paths are too long. */
static Folder *folder_new(const char *data, const char *keys)
{
    Folder *folder = calloc(1, sizeof *folder);

    if (!folder)
        abort();
    folder->seat.file = -1;
    folder->known = known_new();
    if (path_join(folder->data, data, "") && path_join(folder->keys_path, keys, ""))
        return folder;
    known_free(folder->known);
    free(folder);
    errno = ENAMETOOLONG;
    return NULL;
}

/* A database without a county is one whose making was cut off, and goes on. COUNTY_EXISTS for others. */
static Problem is_unfinished(const char *path, const char *data)
{
    bool county = false;
    Db *db = NULL;
    Problem wrong = db_open(&sqlite_driver, &(DbOptions){ .path = path, .create = true }, &db);

    if (!wrong.code)
        wrong = db_exists(db, "SELECT 1 FROM sqlite_schema WHERE name = 'county'", &county);
    if (!wrong.code && county)
        wrong = db_exists(db, "SELECT 1 FROM county", &county);
    if (!wrong.code && county)
        wrong = problem_at(problem(PROBLEM_COUNTY_EXISTS, text_of(data), TEXT(""), TEXT("")), text_of(path), 0,
                           TEXT(""));
    db_close(db);
    return wrong;
}

static Problem begin(Folder *folder, bool create, int64_t now)
{
    char path[PATH_ROOM];
    int applied;

    if (!path_join(path, folder->data, "halfsky.db"))
        return failed(folder->data);
    if (!create && access(path, F_OK) != 0)
        return problem_at(problem(PROBLEM_DATABASE_MISSING, TEXT(""), TEXT(""), TEXT("")), text_of(folder->data), 0,
                          TEXT(""));
    if (!folder->keys)
        TRY(key_file_read(folder->keys_path, &folder->keys));
    TRY(seat_take(folder->data, &folder->seat));
    folder->ids.node = folder->seat.number;
    TRY(db_open(&sqlite_driver, &(DbOptions){ .path = path, .create = create }, &folder->db));
    TRY(db_migrate(folder->db, store_migrations, now, &applied));
    TRY(ring_check(folder));
    sweep(folder);
    return ids_begin(folder);
}

/* A new database takes the ring it is opened with, for good. */
static Problem ring_check(Folder *folder)
{
    KeyedHash ring = keys_fingerprint(folder->keys);
    Statement *find = db_prepare(folder->db, "SELECT ring FROM key_ring");
    KeyedHash known;
    bool found = statement_next(find);
    bool same = found && keyed_hash_read(statement_blob(find, 0), &known) && keyed_hash_equal(&ring, &known);
    Statement *put;

    TRY(statement_end(find));
    if (found)
        return same ? OK
                    : problem_at(problem(PROBLEM_KEYS_OTHER, text_of(folder->data), TEXT(""), TEXT("")),
                                 text_of(folder->keys_path), 0, TEXT(""));
    put = db_prepare(folder->db, "INSERT INTO key_ring (ring) VALUES (?1)");
    statement_bind_blob(put, 1, keyed_hash_bytes(&ring));
    return statement_run(put);
}

Problem folder_last_step(Folder *folder, int64_t *out)
{
    return db_int(folder->db,
                  "SELECT max(at) FROM (SELECT at FROM audit ORDER BY county DESC, number DESC LIMIT 100) AS last",
                  0, out);
}

/* What cannot be swept now is left for the next time. */
static void sweep(Folder *folder)
{
    char files[PATH_ROOM];

    if (seat_finds_marks(&folder->seat) && path_join(files, folder->data, "files")
        && !sweep_files(folder->db, files).code && !sweep_keys(folder->keys_path).code)
        seat_wipe_marks(&folder->seat);
}

/* Every verb leaves an audit row, whose id is the last one it took. */
static Problem ids_of_county(Db *db, Id county, Id *out)
{
    Statement *largest = db_prepare(db, "SELECT max(id) FROM audit WHERE county = ?1");

    statement_bind_int(largest, 1, county);
    return statement_answer(largest, 0, out);
}

/* Ids rise above all that were ever given, also after the clock was set back. */
static Problem ids_begin(Folder *folder)
{
    Statement *last = db_prepare(folder->db, "SELECT county FROM county");
    Id largest = 0;

    while (statement_next(last)) {
        TRY(ids_of_county(folder->db, statement_int(last, 0), &largest));
        if (largest > folder->ids.last)
            folder->ids.last = largest;
    }
    return statement_end(last);
}

/* With the folders above it. One that is there stays as it is. */
static Problem folder_make(const char *path)
{
    char part[PATH_ROOM];

    for (size_t i = 1; path[i - 1]; i++) {
        if (path[i] != '/' && path[i])
            continue;
        memcpy(part, path, i);
        part[i] = 0;
        TRY(disk_make_folder(part));
    }
    return OK;
}

static Problem failed(const char *path)
{
    return problem_at(problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(errno), TEXT(""), TEXT("")), text_of(path), 0,
                      TEXT(""));
}

static bool path_join(char out[PATH_ROOM], const char *folder, const char *name)
{
    int length = snprintf(out, PATH_ROOM, name[0] ? "%s/%s" : "%s%s", folder, name);

    return length > 0 && length < PATH_ROOM;
}
