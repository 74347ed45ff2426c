/* backup_file.c - the table of sealed files in a backup.
 *
 * Large files are cut into pieces, so that neither side ever holds one whole in memory. */
#include "store/backup_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/reasons.h"
#include "safe/keyed_hash.h"
#include "store/disk.h"

enum { PIECE = 1 << 20, HASH = 32 };

typedef Problem FileVisit(Db *db, const char *path, const char *name, DataCounts *out);

static Problem each_file(const char *folder, FileVisit *visit, Db *db, DataCounts *out);
static Problem add_file(Db *db, const char *path, const char *name, DataCounts *out);
static Problem count_file(Db *db, const char *path, const char *name, DataCounts *out);
static Problem write_pieces(Statement *pieces, const char *folder, DataCounts *out);
static Problem finish_file(int file, const char *path);
static bool is_name(Text name);
static void hash_of(Text bytes, uint8_t hash[HASH]);
static Problem unreadable(int error, const char *path);
static Problem broken(Text name);

Problem backup_add_files(Db *db, const char *folder, DataCounts *out)
{
    TRY(db_run(db, "CREATE TABLE backup_file (name TEXT NOT NULL, piece INTEGER NOT NULL, last INTEGER NOT NULL, "
                   "hash BLOB NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, piece))"));
    return folder ? each_file(folder, add_file, db, out) : OK;
}

Problem backup_count_files(const char *folder, DataCounts *out)
{
    return folder ? each_file(folder, count_file, NULL, out) : OK;
}

Problem backup_take_files(Db *db, const char *folder, DataCounts *out)
{
    Statement *pieces =
        db_prepare(db, "SELECT name, piece, last, hash, bytes FROM backup_file ORDER BY name, piece");
    Problem failure = write_pieces(pieces, folder, out);
    Problem ended = statement_end(pieces);

    if (failure.code || ended.code)
        return failure.code ? failure : ended;
    return disk_sync_folder(folder);
}

/* What is not named as a sealed file is no file of ours: what a crash left half written, too. */
static Problem each_file(const char *folder, FileVisit *visit, Db *db, DataCounts *out)
{
    char path[DISK_PATH_MAX];
    Problem failure = OK;
    DIR *entries = opendir(folder);

    if (!entries)
        return errno == ENOENT ? OK : unreadable(errno, folder);
    for (struct dirent *entry; !failure.code && (entry = readdir(entries));) {
        if (!is_name(text_of(entry->d_name)))
            continue;
        failure = disk_path(folder, entry->d_name, path);
        if (!failure.code)
            failure = visit(db, path, entry->d_name, out);
    }
    closedir(entries);
    return failure;
}

static Problem add_file(Db *db, const char *path, const char *name, DataCounts *out)
{
    Problem failure = OK;
    FILE *file = fopen(path, "rbe");
    char *bytes = malloc(PIECE);
    uint8_t hash[HASH];

    if (!file || !bytes) {
        failure = unreadable(file ? ENOMEM : errno, path);
        if (file)
            fclose(file);
        free(bytes);
        return failure;
    }
    for (int64_t piece = 0, last = 0; !failure.code && !last; piece++) {
        Text read = { bytes, fread(bytes, 1, PIECE, file) };
        int next = read.len == PIECE ? getc(file) : EOF;
        last = next == EOF;
        if (ferror(file)) {
            failure = unreadable(EIO, path);
            break;
        }
        if (!last)
            ungetc(next, file);
        hash_of(read, hash);
        Statement *add =
            db_prepare(db, "INSERT INTO backup_file (name, piece, last, hash, bytes) VALUES (?1, ?2, ?3, ?4, ?5)");
        statement_bind_text(add, 1, text_of(name));
        statement_bind_int(add, 2, piece);
        statement_bind_int(add, 3, last);
        statement_bind_blob(add, 4, (Text){ (const char *)hash, sizeof hash });
        statement_bind_blob(add, 5, read);
        failure = statement_run(add);
        out->file_bytes += (int64_t)read.len;
    }
    out->files++;
    free(bytes);
    fclose(file);
    return failure;
}

static Problem count_file(Db *db, const char *path, const char *name, DataCounts *out)
{
    struct stat about;

    (void)db;
    (void)name;
    if (stat(path, &about) != 0)
        return unreadable(errno, path);
    out->files++;
    out->file_bytes += about.st_size;
    return OK;
}

/* Pieces come in order; a file is opened at its first and finished at its last one. */
static Problem write_pieces(Statement *pieces, const char *folder, DataCounts *out)
{
    char path[DISK_PATH_MAX] = "", name[KEYED_HASH_HEX] = "";
    int file = -1;
    int64_t next = 0;
    Problem failure = OK;

    while (!failure.code && statement_next(pieces)) {
        Text own = statement_text(pieces, 0), bytes = statement_blob(pieces, 4);
        uint8_t hash[HASH];
        hash_of(bytes, hash);
        if (!is_name(own) || statement_int(pieces, 1) != next || (file >= 0 && !text_equal(own, text_of(name)))
            || !text_equal(statement_blob(pieces, 3), (Text){ (const char *)hash, sizeof hash })) {
            failure = broken(own);
            break;
        }
        if (file < 0) {
            snprintf(name, sizeof name, "%.*s", TEXT_ARG(own));
            failure = disk_path(folder, name, path);
            if (failure.code)
                break;
            file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        }
        ssize_t wrote = file < 0 ? -1 : write(file, bytes.at, bytes.len);
        if (wrote != (ssize_t)bytes.len) {
            failure = unreadable(wrote < 0 ? errno : ENOSPC, path);
            break;
        }
        out->file_bytes += (int64_t)bytes.len;
        next++;
        if (statement_int(pieces, 2)) {
            failure = finish_file(file, path);
            file = -1;
            next = 0;
            out->files++;
        }
    }
    if (file >= 0) {
        close(file);
        if (!failure.code)
            failure = broken(text_of(name));
    }
    return failure;
}

static Problem finish_file(int file, const char *path)
{
    int error = fsync(file) == 0 ? 0 : errno;

    if (close(file) != 0 && !error)
        error = errno;
    return error ? unreadable(error, path) : OK;
}

static bool is_name(Text name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!strchr("0123456789abcdef", name.at[i]))
            return false;
    return name.len == KEYED_HASH_HEX - 1;
}

static void hash_of(Text bytes, uint8_t hash[HASH])
{
    crypto_generichash(hash, HASH, (const uint8_t *)bytes.at, bytes.len, NULL, 0);
}

static Problem unreadable(int error, const char *path)
{
    ProblemCode code =
        error == ENOSPC || error == EDQUOT || error == EFBIG ? PROBLEM_DATABASE_FULL : PROBLEM_DATABASE_DISK;

    return problem_at(problem(code, reason_of(error), TEXT(""), TEXT("")), text_of(path), 0, TEXT(""));
}

static Problem broken(Text name)
{
    return problem(PROBLEM_BACKUP_BROKEN, name, TEXT(""), TEXT(""));
}
