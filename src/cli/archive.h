/* archive.h - the files in an archive and in those inside it.
 *
 * They are named bundle.zip/inner/report.docx and stand in the order of their names' bytes; archives in it are opened too,
 * as deep as ARCHIVE_DEPTH_MAX. What systems put into archives for themselves (__MACOSX, .DS_Store, ~$ locks, hidden
 * files) is passed over. */
#ifndef HALFSKY_CLI_ARCHIVE_H
#define HALFSKY_CLI_ARCHIVE_H

#include "base/list.h"
#include "base/problem.h"
#include "format/extract.h"

enum { ARCHIVE_DEPTH_MAX = 3, ARCHIVE_FILES_MAX = 10000 };
#define ARCHIVE_BYTES_MAX ((size_t)1024 * 1024 * 1024)

/* A file, or why it cannot be had: an archive in it that cannot be opened or holds nothing is one, too. */
typedef struct {
    Text name, bytes;
    Problem problem;
} ArchiveFile;

typedef LIST(ArchiveFile) ArchiveFiles;

/* All of them, in `arena`; never none. */
void archive_open(Extractor *extractor, Arena *arena, Text name, Text bytes, ArchiveFiles *out);

#endif
