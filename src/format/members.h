/* members.h - the files in a zip file that somebody sent, in the child of extract.h.
 *
 * Folders, and what systems put there for themselves (__MACOSX, .DS_Store and other names with a dot in
 * front, ~$ locks, Thumbs.db), are passed over. A member that cannot be had carries its Problem. */
#ifndef HALFSKY_FORMAT_MEMBERS_H
#define HALFSKY_FORMAT_MEMBERS_H

#include "format/wire.h"

/* Of all members of one archive; those beyond are FILE_TOO_COMPLEX. */
#define MEMBERS_BYTES_MAX ((size_t)256 * 1024 * 1024)

/* Fills `out` with the members in the order of the archive. */
Problem members_read(Text bytes, Arena *arena, WireMessage *out);

/* A member whose name says that somebody wrote it. `name` with its folders, which stand between slashes. */
bool member_wanted(Text name);

#endif
