/* scratch.h - a folder for one test, and a database in it. */
#ifndef HALFSKY_TESTS_STORE_SCRATCH_H
#define HALFSKY_TESTS_STORE_SCRATCH_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"

typedef struct {
    char folder[64];
    char path[96]; /* of its database */
} Scratch;

static inline Scratch scratch_new(void)
{
    Scratch scratch = { .folder = "/tmp/halfsky-store-XXXXXX" };
    if (!mkdtemp(scratch.folder))
        abort();
    snprintf(scratch.path, sizeof scratch.path, "%s/halfsky.db", scratch.folder);
    return scratch;
}

static inline void scratch_free(const Scratch *scratch)
{
    char command[256];
    snprintf(command, sizeof command, "chmod -R u+w %s && rm -rf %s", scratch->folder, scratch->folder);
    if (system(command) != 0)
        abort();
}

static inline Problem scratch_open(const Scratch *scratch, Db **db)
{
    return db_open(&sqlite_driver, &(DbOptions){ .path = scratch->path, .create = true, .wait_ms = 50 }, db);
}

/* A program whose problem the test does not expect ends with its code and words. */
static inline void must(Problem problem)
{
    if (problem.code) {
        fprintf(stderr, "%.*s: %s %s\n", TEXT_ARG(problem_id(problem.code)), problem.args[0], problem.path);
        abort();
    }
}

#endif
