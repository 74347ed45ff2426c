/* load.h - one file as a Doc, for commands that work on a single file or table. */
#ifndef HALFSKY_CLI_LOAD_H
#define HALFSKY_CLI_LOAD_H

#include "base/arena.h"
#include "base/doc.h"
#include "cli/command.h"

/* Reads the file at `path`, "-" for standard input, whatever its format; archives are none here. All of the Doc
 * lies in `arena`. The Problem names the path. */
Problem load_doc(const Session *session, const char *path, Arena *arena, Doc *out);

#endif
