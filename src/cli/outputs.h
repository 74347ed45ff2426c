/* outputs.h - where the results of many files go: one stream for all, or a file for each.
 *
 * With a file for each, OUT is a folder unless there is but one file. Results keep their
 * folders below the one that was named: of `reports`, reports/town/a.txt becomes OUT/town/a with
 * the ending of the format. No result leads out of OUT, and none replaces another of the
 * same run: the second of a name gets -2. */
#ifndef HALFSKY_CLI_OUTPUTS_H
#define HALFSKY_CLI_OUTPUTS_H

#include "cli/output.h"

typedef struct Outputs Outputs;

/* One stream; `path` as of output_open. `*out` is NULL on a Problem. */
Problem outputs_open(const char *path, Outputs **out);

/* A file for each file that the `count` inputs give; `path` NULL is standard output, which takes one
 * file only. `binary`: nothing for a terminal. The inputs stay the caller's. */
Problem outputs_open_each(const char *path, char *const *inputs, size_t count, bool binary, Outputs **out);

/* True: the results are lines on a terminal. */
bool outputs_is_terminal(const Outputs *outputs);

/* To the one stream. */
Problem outputs_write(Outputs *outputs, Text bytes);
/* What became of the file `name` (as shown to people), whole: put in its place at once. */
Problem outputs_write_file(Outputs *outputs, Text name, Text ending, Text bytes);

/* Puts the one stream in its place. */
Problem outputs_commit(Outputs *outputs);

/* As output_discard: takes what is unfinished away, on any thread. */
void outputs_discard(Outputs *outputs);

/* Discards what was not committed. NULL is fine. */
void outputs_close(Outputs *outputs);

#endif
