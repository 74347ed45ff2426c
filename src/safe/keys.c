/* keys.c - the key ring.
 *
 * The text of a ring:
 *
 *     halfsky-keys 1
 *     root <base64 of 32 bytes>
 *     key 1 <made, ms> <base64 of 32 bytes>
 *     key 2 …
 *     check <hex of BLAKE2b-128 over the lines above>
 *
 * What is used is never these secrets themselves but subkeys of them (crypto_kdf), one for
 * each use, so that what is learned about one use says nothing of another. */
#include "safe/keys.h"

#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

_Static_assert(KEY_BYTES == crypto_kdf_KEYBYTES, "a secret is a master key of crypto_kdf");

enum { USES = 2, CHECK_BYTES = 16, LINE_MAX_BYTES = 128 };

typedef struct {
    int64_t made;
    uint8_t secret[KEY_BYTES];
    uint8_t uses[USES][KEY_BYTES];
} SealingKey;

struct Keys {
    int count;
    uint8_t root[KEY_BYTES];
    uint8_t purposes[KEY_PURPOSES][KEY_BYTES];
    SealingKey sealing[KEYS_MAX]; /* number 1 first */
};

static const char use_context[crypto_kdf_CONTEXTBYTES + 1] = "hs-seal-";
static const char purpose_context[crypto_kdf_CONTEXTBYTES + 1] = "hs-root-";

static Keys *ring_new(void);
static void set_root(Keys *keys, const uint8_t secret[KEY_BYTES]);
static void add_sealing(Keys *keys, const uint8_t secret[KEY_BYTES], int64_t made);
static void write_secret(Buffer *out, const uint8_t secret[KEY_BYTES]);
static bool read_ring(Text text, Keys *keys);
static bool read_secret(Text text, uint8_t secret[KEY_BYTES]);
static bool read_number(Text text, int64_t *out);
static void check_of(Text text, char hex[CHECK_BYTES * 2 + 1]);

Keys *keys_new(const Random *random, int64_t now)
{
    Keys *keys = ring_new();
    uint8_t secret[KEY_BYTES];

    random_fill(random, secret, sizeof secret);
    set_root(keys, secret);
    random_fill(random, secret, sizeof secret);
    add_sealing(keys, secret, now);
    sodium_memzero(secret, sizeof secret);
    return keys;
}

void keys_free(Keys *keys)
{
    sodium_free(keys);
}

Problem keys_add(Keys *keys, const Random *random, int64_t now)
{
    uint8_t secret[KEY_BYTES];

    if (keys->count == KEYS_MAX)
        return problem(PROBLEM_KEYS_FULL, TEXT(""), TEXT(""), TEXT(""));
    random_fill(random, secret, sizeof secret);
    add_sealing(keys, secret, now);
    sodium_memzero(secret, sizeof secret);
    return OK;
}

int keys_newest(const Keys *keys)
{
    return keys->count;
}

int64_t keys_made(const Keys *keys, int number)
{
    assert(number >= 1 && number <= keys->count);
    return keys->sealing[number - 1].made;
}

const uint8_t *keys_sealing(const Keys *keys, int number, KeyUse use)
{
    return number >= 1 && number <= keys->count ? keys->sealing[number - 1].uses[use - 1] : NULL;
}

const uint8_t *keys_purpose(const Keys *keys, int purpose)
{
    assert(purpose >= 0 && purpose < KEY_PURPOSES);
    return keys->purposes[purpose];
}

void buffer_forget(Buffer *buffer)
{
    if (buffer->at)
        sodium_memzero(buffer->at, buffer->room);
    buffer_free(buffer);
}

// ---- as text ----------------------------------------------------------------------------

void keys_write(const Keys *keys, Buffer *out)
{
    char check[CHECK_BYTES * 2 + 1];
    size_t start = out->len;

    // All room at once: a buffer that grows leaves its old bytes behind.
    buffer_reserve(out, (size_t)(keys->count + 3) * LINE_MAX_BYTES);
    buffer_add(out, TEXT("halfsky-keys 1\nroot "));
    write_secret(out, keys->root);
    for (int i = 0; i < keys->count; i++) {
        buffer_format(out, "key %d %" PRId64 " ", i + 1, keys->sealing[i].made);
        write_secret(out, keys->sealing[i].secret);
    }
    check_of(text_slice(buffer_text(out), start, out->len), check);
    buffer_format(out, "check %s\n", check);
}

Problem keys_read(Text text, Keys **keys)
{
    *keys = ring_new();
    if (read_ring(text, *keys))
        return OK;
    keys_free(*keys);
    *keys = NULL;
    return problem(PROBLEM_KEYS_BROKEN, TEXT(""), TEXT(""), TEXT(""));
}

static bool read_ring(Text text, Keys *keys)
{
    Text rest = text, line, word;
    uint8_t secret[KEY_BYTES] = { 0 };
    bool good = text_cut(&rest, '\n', &line) && text_equal(line, TEXT("halfsky-keys 1"))
                && text_cut(&rest, '\n', &line) && text_cut(&line, ' ', &word) && text_equal(word, TEXT("root"))
                && read_secret(line, secret);

    if (good)
        set_root(keys, secret);
    for (size_t before = 0; good;) {
        before = text.len - rest.len;
        if (!text_cut(&rest, '\n', &line) || !text_cut(&line, ' ', &word)) {
            good = false;
        } else if (text_equal(word, TEXT("check"))) {
            char check[CHECK_BYTES * 2 + 1];
            check_of(text_slice(text, 0, before), check);
            good = text_equal(line, text_of(check)) && rest.len == 0;
            break;
        } else {
            int64_t number = 0, made = 0;
            good = text_equal(word, TEXT("key")) && text_cut(&line, ' ', &word) && read_number(word, &number)
                   && number == keys->count + 1 && number <= KEYS_MAX && text_cut(&line, ' ', &word)
                   && read_number(word, &made) && read_secret(line, secret);
            if (good)
                add_sealing(keys, secret, made);
        }
    }
    sodium_memzero(secret, sizeof secret);
    return good && keys->count > 0;
}

static void write_secret(Buffer *out, const uint8_t secret[KEY_BYTES])
{
    char text[sodium_base64_ENCODED_LEN(KEY_BYTES, sodium_base64_VARIANT_ORIGINAL)];

    sodium_bin2base64(text, sizeof text, secret, KEY_BYTES, sodium_base64_VARIANT_ORIGINAL);
    buffer_add(out, text_of(text));
    buffer_add_char(out, '\n');
    sodium_memzero(text, sizeof text);
}

static bool read_secret(Text text, uint8_t secret[KEY_BYTES])
{
    size_t len = 0;

    return sodium_base642bin(secret, KEY_BYTES, text.at, text.len, NULL, &len, NULL, sodium_base64_VARIANT_ORIGINAL)
               == 0
           && len == KEY_BYTES;
}

static bool read_number(Text text, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    return text.len > 0 && text.len <= 15;
}

static void check_of(Text text, char hex[CHECK_BYTES * 2 + 1])
{
    uint8_t hash[CHECK_BYTES];

    crypto_generichash(hash, sizeof hash, (const uint8_t *)text.at, text.len, NULL, 0);
    sodium_bin2hex(hex, CHECK_BYTES * 2 + 1, hash, sizeof hash);
}

// ---- inside -----------------------------------------------------------------------------

static Keys *ring_new(void)
{
    Keys *keys = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *keys);

    if (!keys) {
        fprintf(stderr, "halfsky: no memory for keys\n");
        abort();
    }
    sodium_memzero(keys, sizeof *keys);
    return keys;
}

static void set_root(Keys *keys, const uint8_t secret[KEY_BYTES])
{
    memcpy(keys->root, secret, KEY_BYTES);
    for (int i = 0; i < KEY_PURPOSES; i++)
        crypto_kdf_derive_from_key(keys->purposes[i], KEY_BYTES, (uint64_t)i + 1, purpose_context, keys->root);
}

static void add_sealing(Keys *keys, const uint8_t secret[KEY_BYTES], int64_t made)
{
    SealingKey *key = &keys->sealing[keys->count++];

    key->made = made;
    memcpy(key->secret, secret, KEY_BYTES);
    for (int i = 0; i < USES; i++)
        crypto_kdf_derive_from_key(key->uses[i], KEY_BYTES, (uint64_t)i + 1, use_context, key->secret);
}
