/* extract.h - a foreign format read by a process of its own: bytes in, a Doc out.
 *
 * Each file gets a process (halfsky-extract), which locks itself in (sandbox.h), reads the bytes and
 * answers with a message (wire.h). One that dies, hangs or answers nonsense costs its own file and nothing else:
 * the Problem is FILE_BROKEN or FILE_TOO_COMPLEX. No process outlives its call. All functions but new and free may
 * be called by several threads at once. */
#ifndef HALFSKY_FORMAT_EXTRACT_H
#define HALFSKY_FORMAT_EXTRACT_H

#include "base/doc.h"
#include "base/problem.h"
#include "format/detect.h"
#include "format/fill.h"
#include "format/wire.h"

/* Larger files of foreign formats are FILE_TOO_LARGE. */
#define EXTRACT_BYTES_MAX ((size_t)256 * 1024 * 1024)
#define EXTRACT_BYTES_WORDS "256 MiB"

typedef struct Extractor Extractor;

/* `milliseconds` is the clock. Starts nothing yet. */
Extractor *extractor_new(int64_t (*milliseconds)(void));
void extractor_free(Extractor *extractor); /* NULL is fine; not while a call is under way */

/* The Doc of a file, or the members of a FORMAT_ZIP. The message lies in `arena`. */
Problem extract(Extractor *extractor, Format format, Text bytes, Arena *arena, WireMessage *out);

/* The file with cells filled: fates and file of the message, which lies in `arena`. FORMAT_XLSX only. */
Problem extract_fill(Extractor *extractor, Format format, Text bytes, const CellFills *fills, Arena *arena,
                     WireMessage *out);

/* Before the name of the format on the command line of a process that fills. */
#define FILL_LEAD "fill-"

/* Ends every process that is at work and starts no more: for an interrupt. Any thread. */
void extractor_stop(Extractor *extractor);

#endif
