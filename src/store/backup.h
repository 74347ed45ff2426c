/* backup.h - all data in one file, and back.
 *
 * A backup is a SQLite database: the county's own tables as they were at one moment, and two
 * more, backup_note and backup_file, with the sealed files of files/. No key is in it: without
 * `halfsky key export` it cannot be read. Making one holds nobody up. */
#ifndef HALFSKY_STORE_BACKUP_H
#define HALFSKY_STORE_BACKUP_H

#include "base/list.h"
#include "store/db.h"

enum { TABLE_HASH = 32 };

/* A table, how many rows it has, and a hash over all of them. */
typedef struct {
    Text name;
    int64_t rows;
    uint8_t hash[TABLE_HASH];
} TableCount;

typedef struct {
    LIST(TableCount) tables; /* by name; texts in the caller's arena */
    int64_t files;
    int64_t file_bytes; /* as sealed */
} DataCounts;

/* Writes a backup of the database at `db_path` and the folder `files` (NULL or one that is not
 * there: no files) to the new file `to`. `now`: milliseconds since 1970. BACKUP_THERE when there
 * is such a file already. */
Problem backup_make(const char *db_path, const char *files, const char *to, int64_t now, Arena *arena,
                    DataCounts *out);
/* Restores a backup into `folder`, which is made or empty: halfsky.db and files/. Everything is
 * checked before it is put in place; a restore that was cut off begins again. BACKUP_BROKEN, FOLDER_NOT_EMPTY. */
Problem backup_restore(const char *from, const char *folder, Arena *arena, DataCounts *out);

/* What is in a database, read whole, and in a folder of sealed files. */
Problem data_counts(Db *db, const char *files, Arena *arena, DataCounts *out);

#endif
