/* load.h - one file as a Doc. */
#ifndef HALFSKY_CLI_LOAD_H
#define HALFSKY_CLI_LOAD_H

#include "base/arena.h"
#include "base/doc.h"
#include "cli/command.h"
#include "format/extract.h"

/* The bytes of a file that is called `name` as a Doc: plain text here, everything else by a process of its own. An empty
 * text is a text; an empty Word document was lost on its way. */
Problem load_bytes(Extractor *extractor, Text name, Text bytes, Arena *arena, Doc *out);

/* Reads the file at `path`, "-" for standard input, whatever its format; archives are none here. All of the Doc
 * lies in `arena`. The Problem names the path. */
Problem load_doc(const Session *session, const char *path, Arena *arena, Doc *out);

#endif
