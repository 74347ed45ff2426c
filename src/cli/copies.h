/* copies.h - copies among all documents of a run: what `check` finds by looking at several at once.
 *
 * While files are read, each leaves its documents' sketches here and its text in a spool; memory grows by about a sixth
 * of the texts' bytes, and as much again while they are sorted. When all are read, those that may share passages are
 * compared, on several threads, and the closest ones are given to the format. */
#ifndef HALFSKY_CLI_COPIES_H
#define HALFSKY_CLI_COPIES_H

#include "base/problem.h"
#include "cli/read_formats.h"

typedef struct Copies Copies;

Problem copies_open(const ReadSettings *settings, Copies **out);
void copies_close(Copies *copies); /* NULL is fine */

/* Appends to `note` what is to be kept of a file that was read. Any thread, with a copier of its own. */
void copies_note(Copies *copies, halfsky_copier *copier, const ReadFile *file, Buffer *note);

/* Takes the notes, in the order of the files, on one thread. */
void copies_take(Copies *copies, Text note);

/* Compares them, and has `format` write what is found. `findings` is how many documents are objected to, `excepted`
 * how many would be but for the settings' exceptions. */
Problem copies_find(Copies *copies, const ReadFormat *format, int threads, Buffer *index, Buffer *out,
                    size_t *findings, size_t *excepted);

#endif
