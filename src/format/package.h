/* package.h - a zip file and its members, with limits (libzip).
 *
 * Hostile archives are why it is there: bombs (what a member unpacks to is counted as it unpacks,
 * against the ratio and the total), too many members, names that lie. Nothing is ever written to disk. */
#ifndef HALFSKY_FORMAT_PACKAGE_H
#define HALFSKY_FORMAT_PACKAGE_H

#include "base/arena.h"
#include "base/problem.h"

enum { PACKAGE_MEMBERS_MAX = 10000, PACKAGE_RATIO_MAX = 1000 };
#define PACKAGE_BYTES_MAX ((size_t)512 * 1024 * 1024) /* of all members that are read */

typedef struct Package Package;

/* Opens the zip file in `bytes`, which must stay. `format` is what messages call it: "DOCX". */
Problem package_open(Text bytes, const char *format, Package **out);
void package_close(Package *package); /* NULL is fine */

size_t package_count(const Package *package);
/* The name of a member as UTF-8: GB18030 is converted where the archive does not say UTF-8. In the package's memory. */
Text package_name(const Package *package, size_t index);

/* Unpacks a member into `arena`. FILE_ENCRYPTED, FILE_BROKEN, FILE_TOO_COMPLEX. */
Problem package_read(Package *package, size_t index, Arena *arena, Text *out);
/* The same by name, in whatever case; `*out` is empty, and all is well, when there is no such member. */
Problem package_read_named(Package *package, Text name, Arena *arena, Text *out);

/* A member as it lies in the archive, to be copied into another one. */
typedef struct {
    Text bytes;      /* packed */
    unsigned method; /* 0 stored, 8 deflated */
    uint32_t sum;    /* CRC-32 of what it unpacks to */
    size_t size;     /* and how many bytes these are */
} PackedMember;

Problem package_read_packed(Package *package, size_t index, Arena *arena, PackedMember *out);

#endif
