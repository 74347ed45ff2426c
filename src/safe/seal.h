/* seal.h - texts that nobody reads, and nobody moves, without the key ring.
 *
 * XChaCha20-Poly1305. A sealed text is bound to its place in the database: put into another
 * row, column or county it does not open. It is 43 bytes longer than what it holds:
 *
 *     1 version (1) | 2 number of the sealing key | 24 nonce | ciphertext and tag (+16) */
#ifndef HALFSKY_SAFE_SEAL_H
#define HALFSKY_SAFE_SEAL_H

#include "base/arena.h"
#include "safe/keys.h"

enum { SEAL_EXTRA = 43, SEAL_HEAD = 3 };

typedef struct {
    Text table, column;
    int64_t county, id; /* of the row */
} SealPlace;

/* `plain` sealed under the newest key. */
Text seal(const Keys *keys, const Random *random, const SealPlace *place, Text plain, Arena *arena);
/* What was sealed. Refused when it was altered or moved, or when the ring lacks its key. An
 * empty blob (nothing was ever sealed) gives the empty text. */
Problem unseal(const Keys *keys, const SealPlace *place, Text sealed, Arena *arena, Text *plain);

/* What sealed texts of the newest key begin with, SEAL_HEAD bytes: those that begin otherwise are
 * to be sealed again ("WHERE substr(name, 1, 3) <> ?1"). */
void seal_head(const Keys *keys, uint8_t out[SEAL_HEAD]);
bool seal_is_old(const Keys *keys, Text sealed);

#endif
