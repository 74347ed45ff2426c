/* progress.h - what a long command shows, and how it ends when interrupted.
 *
 * One thread of its own waits for SIGINT, SIGTERM and SIGHUP, which are blocked in
 * all others: nothing has to be safe inside a signal handler, and the answer is
 * immediate whatever the others do. An interrupt takes the unfinished output away, says so and
 * ends the process with 128 + the signal's number. Between, after a second's work, the
 * thread keeps the progress line of a terminal up to date. */
#ifndef HALFSKY_CLI_PROGRESS_H
#define HALFSKY_CLI_PROGRESS_H

#include "cli/console.h"
#include "cli/outputs.h"
#include "format/extract.h"

typedef struct Progress Progress;

/* Blocks the signals. Call before there is an output file or another thread.
 * `milliseconds` is the clock. */
Progress *progress_new(Console *console, Language language, int64_t (*milliseconds)(void));

/* Starts the thread, which will end what `extractor` runs and discard what is unfinished of `outputs` when interrupted. */
void progress_start(Progress *progress, Outputs *outputs, Extractor *extractor);

/* How many files there are, once that is known. */
void progress_expect(Progress *progress, size_t files);
/* So many more than was known: those in an archive. Any thread. */
void progress_more(Progress *progress, size_t files);
/* One file of so many bytes is done. Any thread. */
void progress_add(Progress *progress, size_t bytes);

/* Ends the thread and takes the line away. Call before the outputs are closed. */
void progress_free(Progress *progress);

#endif
