/* check_copies.h - how the formats of `check` write copies, each as ReadFormat.copies. */
#ifndef HALFSKY_CLI_CHECK_COPIES_H
#define HALFSKY_CLI_CHECK_COPIES_H

#include "cli/read_formats.h"

void check_copies_text(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                       Buffer *out);
/* A finding for each document of each pair, with the keys of docs/cli.md. */
void check_copies_jsonl(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                        Buffer *out);

#endif
