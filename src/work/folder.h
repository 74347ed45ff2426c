/* folder.h - the data folder of a county, and the folder of its keys.
 *
 *     DATA/halfsky.db     the database
 *     DATA/files/         files as received, sealed
 *     KEYS/halfsky.keys   the key ring, never inside DATA: a copy of DATA alone tells nobody anything
 *
 * Folders are made for their owner alone (0700), files too (0600). */
#ifndef HALFSKY_WORK_FOLDER_H
#define HALFSKY_WORK_FOLDER_H

#include "work/work.h"

typedef struct Folder Folder;

/* Makes a data folder with an empty database and a new key ring. COUNTY_EXISTS when there is a county in it
 * already; a making that was cut off goes on. A key ring that is there is used. */
Problem folder_create(const char *data, const char *keys, int64_t now, Folder **out);
/* KEYS_INSIDE when the folder of keys is in the data folder or is it, links followed; so folder_create refuses it. */
Problem folder_keys_apart(const char *data, const char *keys);
/* DATABASE_MISSING, KEYS_MISSING, KEYS_OTHER when the ring is of another database; migrates when it has to. */
Problem folder_open(const char *data, const char *keys, int64_t now, Folder **out);
void folder_close(Folder *folder); /* NULL is fine; wipes the keys */

Db *folder_db(Folder *folder);
Keys *folder_keys(Folder *folder);
const char *folder_path(const Folder *folder);
/* The key ring as it is now, in place of the file. */
Problem folder_save_keys(Folder *folder);
/* Takes the data for this program alone, until it is closed; DATABASE_IN_USE when others work on it. */
Problem folder_alone(Folder *folder);
/* The latest time, in milliseconds since 1970, of the last steps in the audit log: 0 without any. A clock that is
 * behind it was set back. */
Problem folder_last_step(Folder *folder, int64_t *out);
/* A Work over the folder without county and actor; it lives no longer than the folder. */
Work folder_work(Folder *folder, const halfsky_catalog *catalog, Arena *arena, int64_t now);

#endif
