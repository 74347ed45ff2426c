/* files.h - files as received, sealed, in the folder files/ of the data folder.
 *
 * A file is named by the keyed hash of its bytes: the same bytes sent twice are one file, and a
 * name tells nothing. It is on the disk before the row that speaks of it; what a crash in
 * between leaves is removed by sweep.h. */
#ifndef HALFSKY_STORE_FILES_H
#define HALFSKY_STORE_FILES_H

#include "base/buffer.h"
#include "safe/keyed_hash.h"

typedef struct {
    const char *folder; /* …/files */
    const Keys *keys;
    const Random *random;
} Files;

enum { FILE_NAME_MAX = KEYED_HASH_HEX };

/* The name that `bytes` have or would have. */
void files_name(const Files *files, Text bytes, char name[FILE_NAME_MAX]);
/* Keeps `bytes` and gives their name; in place of a file of that name that was damaged. The folder is made. */
Problem files_put(const Files *files, Text bytes, char name[FILE_NAME_MAX]);
/* Adds the bytes of a file to `out`, opened and checked against its name. FILE_SEALED_MISSING,
 * SEALED_BROKEN, KEY_UNKNOWN. */
Problem files_get(const Files *files, Text name, Buffer *out);
/* Seals a file again if it is not under the newest key; tells whether it was. */
Problem files_renew(const Files *files, Text name, bool *renewed);

#endif
