/* files.h - the files that a command line names, one after the other.
 *
 * A folder stands for the files in it and in the folders below whose names end as those
 * of reports do (.txt .docx .pdf .zip …, in whatever case), in the order of their names' bytes: the
 * same tree gives the same order everywhere. Other files, those whose names begin with a dot, and the
 * locks of Word (~$) are passed over. A file that is named itself is taken whatever it is
 * called; what it is is found by its content. Links are followed, except round in circles. */
#ifndef HALFSKY_CLI_FILES_H
#define HALFSKY_CLI_FILES_H

#include "base/buffer.h"
#include "base/problem.h"

typedef struct FileWalk FileWalk;

/* Walks over `paths`, which stay the caller's. */
FileWalk *files_walk(char *const *paths, size_t count);
void files_free(FileWalk *walk); /* NULL is fine */

/* The next file: its path in `*path`, valid until the next call; "-" is standard input.
 * Or, with `problem` filled, a place that cannot be walked. False at the end. */
bool files_next(FileWalk *walk, const char **path, Problem *problem);

/* True when the name, with or without its folders, is that of a report: what a folder or archive is searched for. */
bool file_name_wanted(Text name);

/* Adds the bytes of the file at `path` ("-": standard input) to `bytes`. More than
 * DECODE_BYTES_MAX are a Problem. */
Problem file_read(const char *path, Buffer *bytes);

/* `path` as UTF-8 for people: names written in GB18030 are converted. */
void file_name_shown(const char *path, Buffer *out);

#endif
