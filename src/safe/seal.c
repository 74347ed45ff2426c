/* seal.c - texts that nobody reads, and nobody moves, without the key ring. */
#include "safe/seal.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>

#include "base/memory.h"

enum {
    VERSION = 1,
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES
};
_Static_assert(SEAL_EXTRA == SEAL_HEAD + NONCE + TAG, "what a sealed text adds");

static Text bound_to(const SealPlace *place, const uint8_t head[SEAL_HEAD], Arena *arena);
static void write_int(char *at, uint64_t value);

Text seal(const Keys *keys, const Random *random, const SealPlace *place, Text plain, Arena *arena)
{
    uint8_t *out = arena_alloc_raw(arena, memory_plus(plain.len, SEAL_EXTRA));
    uint8_t *nonce = out + SEAL_HEAD, *sealed = nonce + NONCE;

    seal_head(keys, out);
    random_fill(random, nonce, NONCE);
    Text bound = bound_to(place, out, arena);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, NULL, (const uint8_t *)plain.at, plain.len,
                                               (const uint8_t *)bound.at, bound.len, NULL, nonce,
                                               keys_sealing(keys, keys_newest(keys), KEY_SEAL));
    return (Text){ (const char *)out, plain.len + SEAL_EXTRA };
}

Problem unseal(const Keys *keys, const SealPlace *place, Text sealed, Arena *arena, Text *plain)
{
    const uint8_t *head = (const uint8_t *)sealed.at;

    *plain = (Text){ NULL, 0 };
    if (sealed.len == 0)
        return OK;
    if (sealed.len < SEAL_EXTRA || head[0] != VERSION)
        return problem(PROBLEM_SEALED_BROKEN, place->table, place->column, TEXT(""));
    int number = head[1] << 8 | head[2];
    const uint8_t *key = keys_sealing(keys, number, KEY_SEAL);
    if (!key) {
        char digits[16];
        snprintf(digits, sizeof digits, "%d", number);
        return problem(PROBLEM_KEY_UNKNOWN, text_of(digits), TEXT(""), TEXT(""));
    }
    size_t len = sealed.len - SEAL_EXTRA;
    uint8_t *out = arena_alloc_raw(arena, len);
    Text bound = bound_to(place, head, arena);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, head + SEAL_HEAD + NONCE, len + TAG,
                                                   (const uint8_t *)bound.at, bound.len, head + SEAL_HEAD, key)
        != 0)
        return problem(PROBLEM_SEALED_BROKEN, place->table, place->column, TEXT(""));
    *plain = (Text){ (const char *)out, len };
    return OK;
}

void seal_head(const Keys *keys, uint8_t out[SEAL_HEAD])
{
    int newest = keys_newest(keys);

    assert(newest <= 0xFFFF);
    out[0] = VERSION;
    out[1] = (uint8_t)(newest >> 8);
    out[2] = (uint8_t)newest;
}

bool seal_is_old(const Keys *keys, Text sealed)
{
    uint8_t head[SEAL_HEAD];

    seal_head(keys, head);
    return sealed.len > 0 && !text_starts(sealed, (Text){ (const char *)head, sizeof head });
}

/* The place and the head as bytes that no other place and head give. */
static Text bound_to(const SealPlace *place, const uint8_t head[SEAL_HEAD], Arena *arena)
{
    size_t len = SEAL_HEAD + 4 * 8 + place->table.len + place->column.len;
    char *bytes = arena_alloc_raw(arena, len), *at = bytes + SEAL_HEAD;

    memcpy(bytes, head, SEAL_HEAD);
    write_int(at, (uint64_t)place->county);
    write_int(at + 8, (uint64_t)place->id);
    write_int(at + 16, place->table.len);
    write_int(at + 24, place->column.len);
    at += 32;
    memcpy(at, place->table.at, place->table.len);
    memcpy(at + place->table.len, place->column.at, place->column.len);
    return (Text){ bytes, len };
}

static void write_int(char *at, uint64_t value)
{
    for (int i = 0; i < 8; i++)
        at[i] = (char)(value >> (8 * i) & 0xFF);
}
