/* read_work.h - one file through reading: its bytes, its text, what the format writes of it.
 *
 * The work of the threads of read_files.h. An archive becomes the files in it, as archive.h has them. */
#ifndef HALFSKY_CLI_READ_WORK_H
#define HALFSKY_CLI_READ_WORK_H

#include "cli/copies.h"
#include "cli/progress.h"
#include "cli/read_formats.h"
#include "format/extract.h"

#include <pthread.h>

/* What became of one file. */
typedef struct FileResult FileResult;
struct FileResult {
    FileResult *next; /* an archive: its members follow */
    bool archive;     /* counts for nothing itself */
    Buffer out, index;
    Buffer name; /* for a file of its own */
    Buffer note; /* for copies */
    Problem problem;
    size_t documents, facts, findings, excepted;
};

/* What all threads share. */
typedef struct {
    const ReadFormat *format;
    const ReadSettings *settings;
    Extractor *extractor;
    Copies *copies; /* NULL: they are not looked for */
    Progress *progress;
    int threads;                            /* for the members of one archive */
    void (*flush)(void *sink, Buffer *out); /* as of ReadFile; NULL when files are read at once */
    void *sink;
    pthread_mutex_t lock; /* of `spare` */
    FileResult *spare;    /* used before: memory that the system need not clear again */
} ReadWork;

/* What one thread keeps from file to file. */
typedef struct ReadWorker ReadWorker;

ReadWorker *read_worker_new(ReadWork *work);
void read_worker_free(ReadWorker *worker);

/* Reads the file at `path`, the `number`th. The result goes back with read_result_spare or read_result_free, member by member. */
FileResult *read_work_file(ReadWork *work, ReadWorker *worker, const char *path, size_t number);

void read_result_spare(ReadWork *work, FileResult *result);
void read_result_free(FileResult *result); /* with those that follow */

#endif
