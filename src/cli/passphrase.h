/* passphrase.h - a passphrase from who sits there, or from a file. Never from the command line,
 * which everybody on the machine can see. */
#ifndef HALFSKY_CLI_PASSPHRASE_H
#define HALFSKY_CLI_PASSPHRASE_H

#include "base/buffer.h"
#include "cli/command.h"

/* Reads a passphrase into `out`, which the caller wipes with passphrase_forget: the first line of `file`
 * ("-": standard input); or, with NULL, from the terminal, unseen, and twice when `twice`. */
Problem passphrase_read(const Session *session, const char *file, bool twice, Buffer *out);
void passphrase_forget(Buffer *passphrase); /* wipes and frees it */

#endif
