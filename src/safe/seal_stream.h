/* seal_stream.h - files, sealed piece by piece.
 *
 * A sealed file is STREAM_HEAD bytes and then pieces of STREAM_PIECE bytes (the last one may be
 * shorter, and is there even when empty), each STREAM_EXTRA longer than what it holds. Pieces
 * that are altered, missing, doubled or out of order, and an end that is cut off, are found. */
#ifndef HALFSKY_SAFE_SEAL_STREAM_H
#define HALFSKY_SAFE_SEAL_STREAM_H

#include "safe/keys.h"

enum { STREAM_HEAD = 27, STREAM_PIECE = 65536, STREAM_EXTRA = 17 };

typedef struct {
    _Alignas(16) uint8_t state[64];
    Text name; /* goes with the first piece */
} SealStream;

/* Begins a file under the newest key. `name` binds it to its place, as SealPlace does for texts;
 * borrowed until the first piece. */
void stream_seal(SealStream *stream, const Keys *keys, const Random *random, Text name, uint8_t head[STREAM_HEAD]);
/* Seals a piece of at most STREAM_PIECE bytes into `out`; all but the last have just that many.
 * Returns the sealed length. */
size_t stream_seal_piece(SealStream *stream, Text piece, bool last, uint8_t out[STREAM_PIECE + STREAM_EXTRA]);

Problem stream_unseal(SealStream *stream, const Keys *keys, Text name, const uint8_t head[STREAM_HEAD]);
/* Opens a sealed piece into `out`; `last`: nothing comes behind it. */
Problem stream_unseal_piece(SealStream *stream, Text sealed, bool last, uint8_t out[STREAM_PIECE], size_t *len);

void stream_forget(SealStream *stream); /* wipes it */
bool stream_is_old(const Keys *keys, const uint8_t head[STREAM_HEAD]);

#endif
