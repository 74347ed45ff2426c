/* seal_stream.c - files, sealed piece by piece (libsodium's secretstream). */
#include "safe/seal_stream.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>

enum { VERSION = 2 }; /* a text's is 1 */

typedef crypto_secretstream_xchacha20poly1305_state State;

_Static_assert(sizeof(State) <= sizeof(((SealStream *)0)->state), "a SealStream holds the state");
_Static_assert(STREAM_HEAD == 3 + crypto_secretstream_xchacha20poly1305_HEADERBYTES, "a file's head");
_Static_assert(STREAM_EXTRA == crypto_secretstream_xchacha20poly1305_ABYTES, "what a piece adds");

static State *state_of(SealStream *stream)
{
    /* cppcheck-suppress ctuuninitvar ; the address alone is taken, the library fills it */
    return (State *)stream->state;
}

static Problem broken(void)
{
    return problem(PROBLEM_SEALED_BROKEN, TEXT("file"), TEXT(""), TEXT(""));
}

void stream_seal(SealStream *stream, const Keys *keys, const Random *random, Text name, uint8_t head[STREAM_HEAD])
{
    int newest = keys_newest(keys);

    head[0] = VERSION;
    head[1] = (uint8_t)(newest >> 8);
    head[2] = (uint8_t)newest;
    random_fill(random, head + 3, STREAM_HEAD - 3);
    // As init_push, whose header cannot be given: both ends begin in the same state.
    crypto_secretstream_xchacha20poly1305_init_pull(state_of(stream), head + 3,
                                                    keys_sealing(keys, newest, KEY_STREAM));
    stream->name = name;
}

size_t stream_seal_piece(SealStream *stream, Text piece, bool last, uint8_t out[STREAM_PIECE + STREAM_EXTRA])
{
    unsigned long long len = 0;

    assert(piece.len == STREAM_PIECE || (last && piece.len < STREAM_PIECE));
    crypto_secretstream_xchacha20poly1305_push(state_of(stream), out, &len, (const uint8_t *)piece.at, piece.len,
                                               (const uint8_t *)stream->name.at, stream->name.len,
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    stream->name = (Text){ NULL, 0 };
    return (size_t)len;
}

Problem stream_unseal(SealStream *stream, const Keys *keys, Text name, const uint8_t head[STREAM_HEAD])
{
    if (head[0] != VERSION)
        return broken();
    int number = head[1] << 8 | head[2];
    const uint8_t *key = keys_sealing(keys, number, KEY_STREAM);
    if (!key) {
        char digits[16];
        snprintf(digits, sizeof digits, "%d", number);
        return problem(PROBLEM_KEY_UNKNOWN, text_of(digits), TEXT(""), TEXT(""));
    }
    crypto_secretstream_xchacha20poly1305_init_pull(state_of(stream), head + 3, key);
    stream->name = name;
    return OK;
}

Problem stream_unseal_piece(SealStream *stream, Text sealed, bool last, uint8_t out[STREAM_PIECE], size_t *len)
{
    unsigned long long opened = 0;
    unsigned char tag = 0;

    *len = 0;
    if (sealed.len < STREAM_EXTRA || sealed.len > STREAM_PIECE + STREAM_EXTRA
        || crypto_secretstream_xchacha20poly1305_pull(state_of(stream), out, &opened, &tag,
                                                      (const uint8_t *)sealed.at, sealed.len,
                                                      (const uint8_t *)stream->name.at, stream->name.len)
               != 0
        || (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != last)
        return broken();
    stream->name = (Text){ NULL, 0 };
    *len = (size_t)opened;
    return OK;
}

void stream_forget(SealStream *stream)
{
    sodium_memzero(stream, sizeof *stream);
}

bool stream_is_old(const Keys *keys, const uint8_t head[STREAM_HEAD])
{
    return (head[1] << 8 | head[2]) != keys_newest(keys);
}
