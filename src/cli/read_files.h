/* read_files.h - the way of files through reading, which the commands on reports share. */
#ifndef HALFSKY_CLI_READ_FILES_H
#define HALFSKY_CLI_READ_FILES_H

#include "cli/command.h"
#include "cli/read_formats.h"

typedef struct {
    const ReadFormat *format;
    ReadSettings settings;
    int threads;     /* 0: as many as there are cores */
    const char *out; /* NULL: standard output; else the file is replaced when all is written, or the folder of
                        a format that writes a file for each */
} ReadRequest;

enum { EXIT_SOME_NOT_READ = 2 };

/* Reads files and folders, standard input when `count` is 0, and writes them in the request's format.
 * What cannot be read is said to the user, and the rest goes on. Returns the exit status: 0 all
 * read, 2 some not, or that of the Problem that ended it. `totals` gets no texts. */
int read_files(const Session *session, const ReadRequest *request, char *const *paths, size_t count,
               ReadTotals *totals);

#endif
