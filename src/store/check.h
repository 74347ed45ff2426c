/* check.h - whether what is stored is whole. */
#ifndef HALFSKY_STORE_CHECK_H
#define HALFSKY_STORE_CHECK_H

#include "base/list.h"
#include "store/db.h"
#include "store/files.h"

typedef enum {
    CHECK_DATABASE,     /* the database's own structure: what SQLite says of it */
    CHECK_REFERENCE,    /* a row that refers to one that is not there: its table */
    CHECK_FILE_MISSING, /* a file that a row speaks of: its name */
    CHECK_FILE_BROKEN,  /* a file that does not open, or holds something else: its name */
    CHECK_FILE_UNKNOWN, /* a file that no row speaks of: its name. Harmless */
} CheckKind;

typedef struct {
    CheckKind kind;
    Text what;
} CheckFinding;

typedef LIST(CheckFinding) CheckFindings;

/* At most this many are told of each kind. */
enum { CHECK_MOST = 100 };

/* The database: its pages and indexes, and what rows refer to. Adds to `findings`, in `arena`. */
Problem check_database(Db *db, Arena *arena, CheckFindings *findings);
/* The sealed files: all there, all whole. `count` tells how many rows speak of one. */
Problem check_files(Db *db, const Files *files, Arena *arena, CheckFindings *findings, int64_t *count);

#endif
