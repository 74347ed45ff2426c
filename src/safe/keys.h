/* keys.h - the key ring.
 *
 * It holds a *root*, from which the keys of hashes and of the audit chain are derived and which
 * never changes, and one or more numbered *sealing keys*. What is new is sealed under the newest;
 * the older ones are kept for what was sealed under them, until it has been sealed again.
 *
 * A ring lies in memory that is locked where the system allows it, guarded at both ends, and
 * wiped when freed. It is read by any number of threads; keys_add needs it alone. */
#ifndef HALFSKY_SAFE_KEYS_H
#define HALFSKY_SAFE_KEYS_H

#include "base/buffer.h"
#include "base/problem.h"
#include "safe/random.h"

enum { KEYS_MAX = 256, KEY_BYTES = 32 };

typedef struct Keys Keys;

/* A ring with a new root and sealing key 1. `now`: milliseconds since 1970. */
Keys *keys_new(const Random *random, int64_t now);
void keys_free(Keys *keys); /* wipes it; NULL is fine */

/* Adds a sealing key, which is the newest from now on. Refused when the ring is full. */
Problem keys_add(Keys *keys, const Random *random, int64_t now);
int keys_newest(const Keys *keys); /* numbers go from 1 without gaps */
/* When a key was made, in milliseconds since 1970. */
int64_t keys_made(const Keys *keys, int number);

/* The ring as the text of a key file, secrets and all, with a check against slips of the disk. */
void keys_write(const Keys *keys, Buffer *out);
Problem keys_read(Text text, Keys **keys);

/* Zeroes a Buffer's bytes and frees it. */
void buffer_forget(Buffer *buffer);

/* ---- for the files of this room ----------------------------------------------------- */

typedef enum { KEY_SEAL = 1, KEY_STREAM = 2 } KeyUse;

/* The key of one use derived from sealing key `number`; NULL if the ring lacks it. */
const uint8_t *keys_sealing(const Keys *keys, int number, KeyUse use);
/* The key of one purpose (from 0, below KEY_PURPOSES) derived from the root. */
enum { KEY_PURPOSES = 8 };
const uint8_t *keys_purpose(const Keys *keys, int purpose);

#endif
