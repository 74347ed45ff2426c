/* sweep.h - what a program left behind that was killed, or lost its power, while it wrote files.
 *
 * A file is on the disk before the row that speaks of it. When the row never came the file is nobody's: it is removed
 * when the data is opened next, and so are files half written. The mark of seat.h says when to look. */
#ifndef HALFSKY_STORE_SWEEP_H
#define HALFSKY_STORE_SWEEP_H

#include "store/db.h"

/* Removes the files of `folder` that no row speaks of. Files come in within a transaction that writes: within the one
 * that this takes, none is on its way. */
Problem sweep_files(Db *db, const char *folder);
/* Removes what was half written beside halfsky.keys. */
Problem sweep_keys(const char *folder);

#endif
