/* key_file.h - the key ring on the disk: DIR/halfsky.keys, in a folder of its own.
 *
 * The folder is not the data folder: whoever copies one has not copied the other. */
#ifndef HALFSKY_STORE_KEY_FILE_H
#define HALFSKY_STORE_KEY_FILE_H

#include "safe/keys.h"

/* Writes a new ring; the folder is made. KEYS_THERE when there is one: none is ever overwritten. */
Problem key_file_make(const char *folder, const Keys *keys);
/* Reads the ring. KEYS_MISSING, KEYS_BROKEN, or KEYS_EXPOSED when others than the owner may read it. */
Problem key_file_read(const char *folder, Keys **keys);
/* Puts a ring that has grown in place of what is there; only after that may it seal anything. */
Problem key_file_replace(const char *folder, const Keys *keys);

#endif
