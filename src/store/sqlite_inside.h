/* sqlite_inside.h - SQLite's own handle, for backup.c: only SQLite copies its pages. */
#ifndef HALFSKY_STORE_SQLITE_INSIDE_H
#define HALFSKY_STORE_SQLITE_INSIDE_H

#include <sqlite3.h>

#include "base/problem.h"

/* Of a connection of sqlite_driver. */
sqlite3 *sqlite_handle(void *connection);
/* Makes an empty file for its owner alone; one that is there is left as it is. */
Problem sqlite_make_file(const char *path);
/* What `code`, which `handle` (may be NULL) has just returned, means to people. */
Problem sqlite_problem(sqlite3 *handle, int code, const char *path);

#endif
