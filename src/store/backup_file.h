/* backup_file.h - the table of sealed files in a backup, for backup.c. */
#ifndef HALFSKY_STORE_BACKUP_FILE_H
#define HALFSKY_STORE_BACKUP_FILE_H

#include "store/backup.h"

/* Adds every sealed file of `folder` to the tables of the backup `db`. */
Problem backup_add_files(Db *db, const char *folder, DataCounts *out);
/* Writes them into `folder`, each checked. */
Problem backup_take_files(Db *db, const char *folder, DataCounts *out);
/* How many sealed files `folder` holds, and their bytes. */
Problem backup_count_files(const char *folder, DataCounts *out);

#endif
