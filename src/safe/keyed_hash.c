/* keyed_hash.c - what stands for a text without telling it. */
#include "safe/keyed_hash.h"

#include <sodium.h>

_Static_assert(sizeof(crypto_generichash_state) <= sizeof(HashStream), "a HashStream holds the state");
_Static_assert(_Alignof(crypto_generichash_state) <= _Alignof(HashStream), "a HashStream holds the state");
_Static_assert((int)HASH_PERSON < (int)KEY_PURPOSES, "each purpose has a key");

static crypto_generichash_state *state_of(HashStream *stream)
{
    /* cppcheck-suppress ctuuninitvar ; the address alone is taken, the library fills it */
    return (crypto_generichash_state *)stream->state;
}

KeyedHash keyed_hash(const Keys *keys, HashPurpose purpose, Text field, Text bytes)
{
    HashStream stream;

    hash_stream_begin(&stream, keys, purpose, field);
    hash_stream_add(&stream, bytes);
    return hash_stream_end(&stream);
}

void hash_stream_begin(HashStream *stream, const Keys *keys, HashPurpose purpose, Text field)
{
    crypto_generichash_init(state_of(stream), keys_purpose(keys, (int)purpose), KEY_BYTES, KEYED_HASH_BYTES);
    hash_stream_add_field(stream, field);
}

void hash_stream_add(HashStream *stream, Text bytes)
{
    if (bytes.len)
        crypto_generichash_update(state_of(stream), (const uint8_t *)bytes.at, bytes.len);
}

void hash_stream_add_field(HashStream *stream, Text bytes)
{
    hash_stream_add_int(stream, (int64_t)bytes.len);
    hash_stream_add(stream, bytes);
}

void hash_stream_add_int(HashStream *stream, int64_t value)
{
    char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (char)((uint64_t)value >> (8 * i) & 0xFF);
    hash_stream_add(stream, (Text){ bytes, sizeof bytes });
}

KeyedHash hash_stream_end(HashStream *stream)
{
    KeyedHash hash;

    crypto_generichash_final(state_of(stream), hash.at, sizeof hash.at);
    sodium_memzero(stream, sizeof *stream);
    return hash;
}

bool keyed_hash_equal(const KeyedHash *a, const KeyedHash *b)
{
    return sodium_memcmp(a->at, b->at, sizeof a->at) == 0;
}

Text keyed_hash_bytes(const KeyedHash *hash)
{
    return (Text){ (const char *)hash->at, sizeof hash->at };
}

bool keyed_hash_read(Text bytes, KeyedHash *out)
{
    if (bytes.len != sizeof out->at)
        return false;
    memcpy(out->at, bytes.at, sizeof out->at);
    return true;
}

void keyed_hash_hex(const KeyedHash *hash, char out[KEYED_HASH_HEX])
{
    sodium_bin2hex(out, KEYED_HASH_HEX, hash->at, sizeof hash->at);
}

KeyedHash keys_fingerprint(const Keys *keys)
{
    return keyed_hash(keys, HASH_RING, TEXT("ring"), TEXT(""));
}
