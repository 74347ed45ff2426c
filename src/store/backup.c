/* backup.c - all data in one file, and back. */
#include "store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/reasons.h"
#include "store/backup_file.h"
#include "store/check.h"
#include "store/disk.h"
#include "store/driver.h"
#include "store/sqlite_inside.h"

static Problem copy_database(Db *from, const char *to);
static Problem fill_backup(const char *db_path, const char *part, const char *files, int64_t now, Arena *arena,
                           DataCounts *out);
static Problem note(Db *db, Text name, int64_t value, Text hash);
static Problem note_counts(Db *db, const DataCounts *counts);
static Problem compare_counts(Db *db, const DataCounts *counts);
static Problem open_folder(const char *folder, char files[DISK_PATH_MAX], char database[DISK_PATH_MAX],
                           char part[DISK_PATH_MAX]);
static void empty_folder(const char *folder);
static Problem fill_folder(Db *backup, const char *files, const char *part, Arena *arena, DataCounts *out);
static Problem strip_backup(const char *part, Arena *arena, DataCounts *out);
static Text hash_of(const TableCount *table);
static void remove_database(const char *path);
static Problem at(Problem problem, const char *path);
static Problem broken(Text why);

// ---- making one -------------------------------------------------------------------------

Problem backup_make(const char *db_path, const char *files, const char *to, int64_t now, Arena *arena,
                    DataCounts *out)
{
    char part[DISK_PATH_MAX];

    *out = (DataCounts){ 0 };
    if (access(to, F_OK) == 0)
        return at(problem(PROBLEM_BACKUP_THERE, TEXT(""), TEXT(""), TEXT("")), to);
    if (snprintf(part, sizeof part, "%s.part", to) >= DISK_PATH_MAX)
        return at(problem(PROBLEM_DATABASE_UNREADABLE, reason_of(ENAMETOOLONG), TEXT(""), TEXT("")), to);
    remove_database(part);
    Problem failure = fill_backup(db_path, part, files, now, arena, out);
    if (!failure.code)
        failure = disk_settle(part, to);
    remove_database(part);
    if (failure.code)
        remove_database(to);
    return failure;
}

static Problem fill_backup(const char *db_path, const char *part, const char *files, int64_t now, Arena *arena,
                           DataCounts *out)
{
    Db *source = NULL, *db = NULL;

    TRY(db_open(&sqlite_driver, &(DbOptions){ .path = db_path, .read_only = true }, &source));
    Problem failure = copy_database(source, part);
    db_close(source);
    TRY(failure);
    TRY(db_open(&sqlite_driver, &(DbOptions){ .path = part }, &db));
    // The files are read after the database: those that its rows speak of were there before them.
    failure = db_begin(db);
    if (!failure.code)
        failure = db_end(db, data_counts(db, NULL, arena, out));
    if (!failure.code)
        failure = db_begin(db);
    if (!failure.code) {
        Problem filled = backup_add_files(db, files, out);
        if (!filled.code)
            filled = note_counts(db, out);
        if (!filled.code)
            filled = note(db, TEXT("made_at"), now, TEXT(""));
        failure = db_end(db, filled);
    }
    // One file: nothing stays in a log beside it.
    if (!failure.code && !db_driver(db)->run(db_connection(db), "PRAGMA journal_mode = DELETE"))
        failure = db_driver(db)->failure(db_connection(db));
    db_close(db);
    return failure;
}

/* All pages at one go: the source is read as it is at this moment, and is written to meanwhile. */
static Problem copy_database(Db *from, const char *to)
{
    sqlite3 *target = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

    TRY(sqlite_make_file(to));
    int code = sqlite3_open_v2(to, &target, flags, NULL);
    if (code == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(target, "main", sqlite_handle(db_connection(from)), "main");
        code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_extended_errcode(target);
        if (backup) {
            int finished = sqlite3_backup_finish(backup);
            code = code == SQLITE_DONE ? finished : code;
        }
    }
    Problem failure = code == SQLITE_OK ? OK : sqlite_problem(target, code, to);
    sqlite3_close_v2(target);
    return failure;
}

static Problem note(Db *db, Text name, int64_t value, Text hash)
{
    Statement *add = db_prepare(db, "INSERT INTO backup_note (name, value, hash) VALUES (?1, ?2, ?3)");

    statement_bind_text(add, 1, name);
    statement_bind_int(add, 2, value);
    statement_bind_blob(add, 3, hash);
    return statement_run(add);
}

/* What the backup holds, so that a restore can tell whether it has all of it. */
static Problem note_counts(Db *db, const DataCounts *counts)
{
    TRY(db_run(db, "CREATE TABLE backup_note (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL, "
                   "hash BLOB NOT NULL)"));
    for (size_t i = 0; i < counts->tables.count; i++) {
        char name[128];
        snprintf(name, sizeof name, "rows of %.*s", TEXT_ARG(counts->tables.items[i].name));
        TRY(note(db, text_of(name), counts->tables.items[i].rows, hash_of(&counts->tables.items[i])));
    }
    TRY(note(db, TEXT("files"), counts->files, TEXT("")));
    return note(db, TEXT("file_bytes"), counts->file_bytes, TEXT(""));
}

// ---- restoring --------------------------------------------------------------------------

Problem backup_restore(const char *from, const char *folder, Arena *arena, DataCounts *out)
{
    char files[DISK_PATH_MAX], database[DISK_PATH_MAX], part[DISK_PATH_MAX];
    Db *backup = NULL;
    bool is_backup = false;

    *out = (DataCounts){ 0 };
    Problem failure = db_open(&sqlite_driver, &(DbOptions){ .path = from, .read_only = true }, &backup);
    if (failure.code == PROBLEM_DATABASE_MISSING)
        failure = problem(PROBLEM_FILE_MISSING, TEXT(""), TEXT(""), TEXT(""));
    if (failure.code == PROBLEM_DATABASE_FOREIGN || failure.code == PROBLEM_DATABASE_BROKEN)
        failure = broken(TEXT("SQLite"));
    if (!failure.code)
        failure = db_exists(backup, "SELECT 1 FROM sqlite_schema WHERE name = 'backup_note'", &is_backup);
    if (!failure.code && !is_backup)
        failure = broken(TEXT("backup_note"));
    if (!failure.code)
        failure = open_folder(folder, files, database, part);
    if (failure.code) {
        db_close(backup);
        return at(failure, from);
    }
    failure = fill_folder(backup, files, part, arena, out);
    if (!failure.code)
        failure = disk_settle(part, database);
    db_close(backup);
    if (failure.code)
        empty_folder(files);
    if (!failure.code || rmdir(files) == 0 || errno == ENOENT)
        remove_database(part);
    return failure.code == PROBLEM_DATABASE_BROKEN || failure.code == PROBLEM_BACKUP_BROKEN ? at(failure, from)
                                                                                            : failure;
}

static Problem fill_folder(Db *backup, const char *files, const char *part, Arena *arena, DataCounts *out)
{
    DataCounts taken = { 0 };

    TRY(disk_make_folder(files));
    Problem failure = backup_take_files(backup, files, &taken);
    TRY(failure.code == PROBLEM_DATABASE_BROKEN ? broken(TEXT("backup_file")) : failure);
    TRY(copy_database(backup, part));
    TRY(strip_backup(part, arena, out));
    out->files = taken.files;
    out->file_bytes = taken.file_bytes;
    return compare_counts(backup, out);
}

/* Takes the tables of the backup out of the copy, and makes sure of the rest. */
static Problem strip_backup(const char *part, Arena *arena, DataCounts *out)
{
    Db *db = NULL;
    CheckFindings findings = { 0 };

    TRY(db_open(&sqlite_driver, &(DbOptions){ .path = part }, &db));
    Problem failure = db_run(db, "DROP TABLE backup_file");
    if (!failure.code)
        failure = db_run(db, "DROP TABLE backup_note");
    if (!failure.code)
        failure = db_run(db, "VACUUM");
    if (!failure.code)
        failure = check_database(db, arena, &findings);
    if (!failure.code && findings.count)
        failure = broken(findings.items[0].what);
    if (!failure.code)
        failure = data_counts(db, NULL, arena, out);
    if (!failure.code && !db_driver(db)->run(db_connection(db), "PRAGMA wal_checkpoint(TRUNCATE)"))
        failure = db_driver(db)->failure(db_connection(db));
    db_close(db);
    return failure;
}

static Problem compare_counts(Db *db, const DataCounts *counts)
{
    Statement *notes = db_prepare(db, "SELECT name, value, hash FROM backup_note ORDER BY name");
    Problem failure = OK;
    size_t tables = 0;

    while (!failure.code && statement_next(notes)) {
        Text name = statement_text(notes, 0);
        int64_t value = statement_int(notes, 1), here = -1;
        Text rows = TEXT("rows of ");
        if (text_starts(name, rows)) {
            tables++;
            for (size_t i = 0; i < counts->tables.count; i++)
                if (text_equal(counts->tables.items[i].name, text_slice(name, rows.len, name.len))
                    && text_equal(hash_of(&counts->tables.items[i]), statement_blob(notes, 2)))
                    here = counts->tables.items[i].rows;
        } else {
            here = text_equal(name, TEXT("files"))        ? counts->files
                   : text_equal(name, TEXT("file_bytes")) ? counts->file_bytes
                                                          : value;
        }
        if (here != value)
            failure = broken(name);
    }
    TRY(statement_end(notes));
    TRY(failure);
    return tables == counts->tables.count ? OK : broken(TEXT("tables"));
}

static Problem open_folder(const char *folder, char files[DISK_PATH_MAX], char database[DISK_PATH_MAX],
                           char part[DISK_PATH_MAX])
{
    bool empty = true, unfinished, only_ours;

    TRY(disk_make_folder(folder));
    TRY(disk_path(folder, "files", files));
    TRY(disk_path(folder, "halfsky.db", database));
    TRY(disk_path(folder, "halfsky.db.part", part));
    unfinished = only_ours = access(part, F_OK) == 0;
    DIR *entries = opendir(folder);
    if (!entries)
        return at(problem(PROBLEM_DATABASE_UNREADABLE, reason_of(errno), TEXT(""), TEXT("")), folder);
    for (struct dirent *entry; (empty || only_ours) && (entry = readdir(entries));) {
        Text name = text_of(entry->d_name);
        if (text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")) || text_equal(name, TEXT("halfsky.lock")))
            continue;
        empty = false;
        only_ours = only_ours && (text_equal(name, TEXT("files")) || text_starts(name, TEXT("halfsky.db.part")));
    }
    closedir(entries);
    if (!empty && !only_ours)
        return at(problem(PROBLEM_FOLDER_NOT_EMPTY, TEXT(""), TEXT(""), TEXT("")), folder);
    if (unfinished)
        empty_folder(files);
    // Stands there first and goes last: a restore that was cut off is known by it, and begins again.
    TRY(sqlite_make_file(part));
    return disk_sync_folder(folder);
}

/* Of what a restore that was cut off had put there. */
static void empty_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    char path[DISK_PATH_MAX];

    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (entry->d_name[0] != '.' && !disk_path(folder, entry->d_name, path).code)
            unlink(path);
    if (entries)
        closedir(entries);
}

// ---- inside -----------------------------------------------------------------------------

static Text hash_of(const TableCount *table)
{
    return (Text){ (const char *)table->hash, sizeof table->hash };
}

static void remove_database(const char *path)
{
    static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
    char name[DISK_PATH_MAX + 16];

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(name, sizeof name, "%s%s", path, parts[i]);
        unlink(name);
    }
}

static Problem at(Problem problem, const char *path)
{
    return problem.path[0] ? problem : problem_at(problem, text_of(path), 0, TEXT(""));
}

static Problem broken(Text why)
{
    return problem(PROBLEM_BACKUP_BROKEN, why, TEXT(""), TEXT(""));
}
