/* passphrase.c - a key ring under a passphrase.
 *
 * The text of an export:
 *
 *     halfsky-keys-export 1 <passes> <memory, KiB> <base64 of the salt> <base64 of the nonce>
 *     <base64 of the sealed text of the ring, in lines of 76>
 *
 * The first line is bound to what is sealed. */
#include "safe/passphrase.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    SALT = crypto_pwhash_argon2id_SALTBYTES,
    NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    LINE = 76,
    MAX_PASSES = 64,
    MAX_MEMORY_KB = 1 << 20, /* what a foreign file may ask for */
    MAX_EXPORT = 1 << 17,
};
#define BASE64 sodium_base64_VARIANT_ORIGINAL

const PassphraseCost passphrase_cost = { 4, 131072 };

typedef struct {
    PassphraseCost cost;
    uint8_t salt[SALT], nonce[NONCE];
} Head;

static bool key_of(Text passphrase, const Head *head, uint8_t key[KEY_BYTES]);
static size_t count_characters(Text text);
static void write_head(const Head *head, Buffer *out);
static bool read_head(Text line, Head *head);
static bool read_base64(Text text, uint8_t *out, size_t len);
static Problem broken(void);

Problem keys_export(const Keys *keys, Text passphrase, const PassphraseCost *cost, const Random *random,
                    Buffer *out)
{
    Head head = { .cost = *cost };
    uint8_t key[KEY_BYTES];
    Buffer ring = { 0 }, first = { 0 };

    if (sodium_init() < 0)
        abort();
    if (count_characters(passphrase) < PASSPHRASE_MIN) {
        char least[16];
        snprintf(least, sizeof least, "%d", PASSPHRASE_MIN);
        return problem(PROBLEM_PASSPHRASE_SHORT, text_of(least), TEXT(""), TEXT(""));
    }
    random_fill(random, head.salt, sizeof head.salt);
    random_fill(random, head.nonce, sizeof head.nonce);
    if (!key_of(passphrase, &head, key))
        return problem(PROBLEM_PASSPHRASE_MEMORY, TEXT(""), TEXT(""), TEXT(""));
    keys_write(keys, &ring);
    write_head(&head, &first);

    size_t len = ring.len + TAG, room = sodium_base64_ENCODED_LEN(len, BASE64);
    uint8_t *sealed = malloc(len);
    char *text = malloc(room);
    if (!sealed || !text)
        abort();
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, NULL, (const uint8_t *)ring.at, ring.len,
                                               (const uint8_t *)first.at, first.len, NULL, head.nonce, key);
    sodium_bin2base64(text, room, sealed, len, BASE64);
    buffer_add(out, buffer_text(&first));
    buffer_add_char(out, '\n');
    for (Text rest = text_of(text); rest.len; rest = text_slice(rest, LINE, rest.len)) {
        buffer_add(out, text_slice(rest, 0, LINE));
        buffer_add_char(out, '\n');
    }
    sodium_memzero(key, sizeof key);
    buffer_forget(&ring);
    buffer_free(&first);
    free(sealed);
    free(text);
    return OK;
}

Problem keys_import(Text text, Text passphrase, Keys **keys)
{
    Head head = { 0 };
    Text rest = text, first;
    uint8_t key[KEY_BYTES];
    size_t len = 0;

    *keys = NULL;
    if (sodium_init() < 0)
        abort();
    if (text.len > MAX_EXPORT || !text_cut(&rest, '\n', &first))
        return broken();
    first = text_trim(first); // a file that went through an editor may end its lines otherwise
    if (!read_head(first, &head))
        return broken();
    uint8_t *sealed = malloc(rest.len + 1), *ring = malloc(rest.len + 1);
    if (!sealed || !ring)
        abort();
    Problem failure;
    if (sodium_base642bin(sealed, rest.len, rest.at, rest.len, " \t\r\n", &len, NULL, BASE64) != 0 || len < TAG)
        failure = broken();
    else if (!key_of(passphrase, &head, key))
        failure = problem(PROBLEM_PASSPHRASE_MEMORY, TEXT(""), TEXT(""), TEXT(""));
    else if (crypto_aead_xchacha20poly1305_ietf_decrypt(ring, NULL, NULL, sealed, len, (const uint8_t *)first.at,
                                                        first.len, head.nonce, key)
             != 0)
        failure = problem(PROBLEM_PASSPHRASE_WRONG, TEXT(""), TEXT(""), TEXT(""));
    else
        failure = keys_read((Text){ (const char *)ring, len - TAG }, keys);
    sodium_memzero(key, sizeof key);
    sodium_memzero(ring, rest.len + 1);
    free(sealed);
    free(ring);
    return failure;
}

static bool key_of(Text passphrase, const Head *head, uint8_t key[KEY_BYTES])
{
    return crypto_pwhash(key, KEY_BYTES, passphrase.at ? passphrase.at : "", passphrase.len, head->salt,
                         head->cost.passes, (size_t)head->cost.memory_kb * 1024, crypto_pwhash_ALG_ARGON2ID13)
           == 0;
}

static size_t count_characters(Text text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += ((uint8_t)text.at[i] & 0xC0) != 0x80;
    return count;
}

static void write_head(const Head *head, Buffer *out)
{
    char salt[sodium_base64_ENCODED_LEN(SALT, BASE64)], nonce[sodium_base64_ENCODED_LEN(NONCE, BASE64)];

    sodium_bin2base64(salt, sizeof salt, head->salt, SALT, BASE64);
    sodium_bin2base64(nonce, sizeof nonce, head->nonce, NONCE, BASE64);
    buffer_format(out, "halfsky-keys-export 1 %u %u %s %s", head->cost.passes, head->cost.memory_kb, salt, nonce);
}

/* A number of up to eight digits. */
static bool read_number(Text word, unsigned *out)
{
    *out = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (i == 8 || word.at[i] < '0' || word.at[i] > '9')
            return false;
        *out = *out * 10 + (unsigned)(word.at[i] - '0');
    }
    return word.len > 0;
}

static bool read_head(Text line, Head *head)
{
    Text word[6];

    for (int i = 0; i < 6; i++)
        if (!text_cut(&line, ' ', &word[i]))
            return false;
    return line.at == NULL && text_equal(word[0], TEXT("halfsky-keys-export")) && text_equal(word[1], TEXT("1"))
           && read_number(word[2], &head->cost.passes) && read_number(word[3], &head->cost.memory_kb)
           && head->cost.passes >= 1 && head->cost.passes <= MAX_PASSES && head->cost.memory_kb >= 8
           && head->cost.memory_kb <= MAX_MEMORY_KB && read_base64(word[4], head->salt, SALT)
           && read_base64(word[5], head->nonce, NONCE);
}

static bool read_base64(Text text, uint8_t *out, size_t len)
{
    size_t got = 0;

    return sodium_base642bin(out, len, text.at, text.len, NULL, &got, NULL, BASE64) == 0 && got == len;
}

static Problem broken(void)
{
    return problem(PROBLEM_KEYS_BROKEN, TEXT(""), TEXT(""), TEXT(""));
}
