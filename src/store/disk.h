/* disk.h - files that are whole or not there, and on the disk when the call returns. */
#ifndef HALFSKY_STORE_DISK_H
#define HALFSKY_STORE_DISK_H

#include "base/buffer.h"
#include "base/problem.h"

enum { DISK_PATH_MAX = 4096 };

/* "folder/name" with its NUL; DATABASE_UNREADABLE when it is too long. */
Problem disk_path(const char *folder, const char *name, char out[DISK_PATH_MAX]);

/* Makes a folder for its owner alone; one that is there is fine. */
Problem disk_make_folder(const char *path);

typedef enum { DISK_NEW, DISK_REPLACE } DiskMode;

/* Writes a file for its owner alone: beside its place, then synced, then put there at once. With
 * DISK_NEW a file that is there already is left alone and *there is set. */
Problem disk_write(const char *path, Text bytes, DiskMode mode, bool *there);
/* Puts a file that somebody else wrote in its place: syncs it, renames it, syncs the folder. */
Problem disk_settle(const char *from, const char *to);
/* The names in a folder are on the disk when this returns. */
Problem disk_sync_folder(const char *folder);
/* Adds the bytes of a file to `out`; `missing` is the Problem when it is not there. */
Problem disk_read(const char *path, ProblemCode missing, Buffer *out);

#endif
