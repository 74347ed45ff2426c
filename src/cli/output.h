/* output.h - where results go: standard output, or a file that is whole or not there.
 *
 * A file is written under another name beside its place and renamed when all is
 * written and on the disk. Until then what stood there before stays. */
#ifndef HALFSKY_CLI_OUTPUT_H
#define HALFSKY_CLI_OUTPUT_H

#include "base/problem.h"

typedef struct Output Output;

/* `path` NULL or "-" is standard output. A path that leads to something else than a
 * regular file (/dev/null, a pipe) is written directly. `*out` is NULL on a Problem. */
Problem output_open(const char *path, Output **out);

bool output_is_terminal(const Output *output);

Problem output_write(Output *output, Text bytes);

/* Writes what is left and puts the file in its place. */
Problem output_commit(Output *output);

/* Takes the unfinished file away; nothing after output_commit. Any thread may call it
 * while another writes, who then must stop. */
void output_discard(Output *output);

/* Discards what was not committed. NULL is fine. */
void output_close(Output *output);

/* All of it at once. */
Problem output_save(const char *path, Text bytes);

#endif
