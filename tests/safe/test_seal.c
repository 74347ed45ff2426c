/* test_seal.c - sealed texts, sealed files, keyed hashes. */
#include "safe/seal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fixed_random.h"
#include "safe/keyed_hash.h"
#include "safe/seal_stream.h"

typedef struct {
    uint64_t seed;
    Random random;
    Keys *keys;
    Arena *arena;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->random = (Random){ fixed_fill, &fixture->seed };
    fixture->keys = keys_new(&fixture->random, 1);
    fixture->arena = arena_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    keys_free(fixture->keys);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static const SealPlace here = { TEXT("person"), TEXT("name"), 330100, 42 };

static void what_is_sealed_comes_back(void **state)
{
    static const Text texts[] = { TEXT(""), TEXT("x"), TEXT("王某某，女，1990年生"), TEXT("\0\0\0") };
    Fixture *f = *state;
    Text plain;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Text sealed = seal(f->keys, &f->random, &here, texts[i], f->arena);
        assert_int_equal(sealed.len, texts[i].len + SEAL_EXTRA);
        if (texts[i].len > 3)
            assert_false(text_contains(sealed, texts[i]));
        assert_false(unseal(f->keys, &here, sealed, f->arena, &plain).code);
        assert_true(text_equal(plain, texts[i]));
        Text again = seal(f->keys, &f->random, &here, texts[i], f->arena);
        assert_false(text_equal(sealed, again));
    }
    assert_false(unseal(f->keys, &here, (Text){ NULL, 0 }, f->arena, &plain).code);
    assert_int_equal(plain.len, 0);
}

static void every_altered_bit_is_found(void **state)
{
    Fixture *f = *state;
    Text sealed = seal(f->keys, &f->random, &here, TEXT("secret"), f->arena), plain;
    char *bytes = (char *)arena_string(f->arena, sealed);
    Text altered = { bytes, sealed.len };

    for (size_t i = 0; i < sealed.len * 8; i++) {
        bytes[i / 8] ^= (char)(1 << i % 8);
        Problem failure = unseal(f->keys, &here, altered, f->arena, &plain);
        assert_true(failure.code == PROBLEM_SEALED_BROKEN || failure.code == PROBLEM_KEY_UNKNOWN);
        assert_int_equal(plain.len, 0);
        bytes[i / 8] ^= (char)(1 << i % 8);
    }
    for (size_t len = 1; len < sealed.len; len++)
        assert_int_equal(unseal(f->keys, &here, text_slice(sealed, 0, len), f->arena, &plain).code,
                         PROBLEM_SEALED_BROKEN);
}

static void it_opens_at_its_own_place_only(void **state)
{
    static const SealPlace others[] = {
        { TEXT("person"), TEXT("name"), 330100, 43 },  { TEXT("person"), TEXT("name"), 330101, 42 },
        { TEXT("person"), TEXT("phone"), 330100, 42 }, { TEXT("people"), TEXT("name"), 330100, 42 },
        { TEXT("persona"), TEXT("me"), 330100, 42 },   { TEXT("person"), TEXT("name"), 42, 330100 },
    };
    Fixture *f = *state;
    Text sealed = seal(f->keys, &f->random, &here, TEXT("secret"), f->arena), plain;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(unseal(f->keys, &others[i], sealed, f->arena, &plain).code, PROBLEM_SEALED_BROKEN);
    uint64_t seed = 77;
    Keys *other = keys_new(&(Random){ fixed_fill, &seed }, 1);
    assert_int_equal(unseal(other, &here, sealed, f->arena, &plain).code, PROBLEM_SEALED_BROKEN);
    keys_free(other);
}

static void old_keys_open_and_new_ones_seal(void **state)
{
    Fixture *f = *state;
    Text old = seal(f->keys, &f->random, &here, TEXT("old"), f->arena), plain;
    Buffer text = { 0 };
    Keys *before = NULL;

    keys_write(f->keys, &text);
    assert_false(keys_read(buffer_text(&text), &before).code);
    buffer_forget(&text);
    assert_false(seal_is_old(f->keys, old));
    assert_false(keys_add(f->keys, &f->random, 2).code);
    assert_true(seal_is_old(f->keys, old));
    assert_false(unseal(f->keys, &here, old, f->arena, &plain).code);
    assert_true(text_equal(plain, TEXT("old")));
    Text new = seal(f->keys, &f->random, &here, plain, f->arena);
    assert_false(seal_is_old(f->keys, new));
    Problem failure = unseal(before, &here, new, f->arena, &plain);
    assert_int_equal(failure.code, PROBLEM_KEY_UNKNOWN);
    assert_string_equal(failure.args[0], "2");
    keys_free(before);
}

/* The sealed file of `plain` in the arena. */
static Text seal_file(Fixture *f, Text name, Text plain)
{
    SealStream stream;
    size_t pieces = plain.len / STREAM_PIECE + 1, len = STREAM_HEAD;
    uint8_t *out = arena_alloc(f->arena, STREAM_HEAD + plain.len + pieces * STREAM_EXTRA);

    stream_seal(&stream, f->keys, &f->random, name, out);
    for (size_t i = 0; i < pieces; i++)
        len += stream_seal_piece(&stream, text_slice(plain, i * STREAM_PIECE, (i + 1) * STREAM_PIECE),
                                 i + 1 == pieces, out + len);
    stream_forget(&stream);
    return (Text){ (const char *)out, len };
}

static Problem unseal_file(Fixture *f, Text name, Text sealed, Text *plain)
{
    SealStream stream;
    uint8_t *out = arena_alloc(f->arena, sealed.len + STREAM_PIECE);
    size_t at = STREAM_HEAD, len = 0, whole = STREAM_PIECE + STREAM_EXTRA;

    *plain = (Text){ NULL, 0 };
    if (sealed.len < STREAM_HEAD)
        return problem(PROBLEM_SEALED_BROKEN, TEXT(""), TEXT(""), TEXT(""));
    TRY(stream_unseal(&stream, f->keys, name, (const uint8_t *)sealed.at));
    do {
        size_t opened = 0;
        Text piece = text_slice(sealed, at, at + whole);
        at += piece.len;
        TRY(stream_unseal_piece(&stream, piece, at == sealed.len, out + len, &opened));
        len += opened;
    } while (at < sealed.len);
    *plain = (Text){ (const char *)out, len };
    return OK;
}

static void files_of_every_length_come_back(void **state)
{
    static const size_t lengths[] = { 0,     1, STREAM_PIECE - 1, STREAM_PIECE, STREAM_PIECE + 1, 3 * STREAM_PIECE,
                                      200001 };
    Fixture *f = *state;
    char *bytes = arena_alloc(f->arena, 200001);
    Text back;

    fixed_fill(&f->seed, bytes, 200001);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        Text plain = { bytes, lengths[i] }, sealed = seal_file(f, TEXT("a"), plain);
        assert_false(unseal_file(f, TEXT("a"), sealed, &back).code);
        assert_true(text_equal(back, plain));
        assert_int_equal(unseal_file(f, TEXT("b"), sealed, &back).code, PROBLEM_SEALED_BROKEN);
    }
}

static void a_damaged_file_is_refused(void **state)
{
    Fixture *f = *state;
    size_t whole = STREAM_PIECE + STREAM_EXTRA;
    char *bytes = arena_alloc(f->arena, 3 * STREAM_PIECE);
    fixed_fill(&f->seed, bytes, 3 * STREAM_PIECE);
    Text sealed = seal_file(f, TEXT("a"), (Text){ bytes, 3 * STREAM_PIECE - 5 }), back;
    char *altered = (char *)arena_string(f->arena, sealed);
    Text other = { altered, sealed.len };

    for (size_t at = 0; at < sealed.len; at += 997) {
        altered[at] ^= 4;
        assert_true(unseal_file(f, TEXT("a"), other, &back).code);
        altered[at] ^= 4;
    }
    static const int orders[][4] = { { 1, 0, 2 }, { 0, 1, -1 }, { 0, 2, -1 }, { 0, 0, 2 }, { 1, 2, -1 } };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        size_t len = STREAM_HEAD;
        for (int k = 0; k < 3 && orders[i][k] >= 0; k++) {
            Text piece = text_slice(sealed, STREAM_HEAD + (size_t)orders[i][k] * whole,
                                    STREAM_HEAD + ((size_t)orders[i][k] + 1) * whole);
            memcpy(altered + len, piece.at, piece.len);
            len += piece.len;
        }
        assert_int_equal(unseal_file(f, TEXT("a"), (Text){ altered, len }, &back).code, PROBLEM_SEALED_BROKEN);
    }
    assert_int_equal(unseal_file(f, TEXT("a"), text_slice(sealed, 0, STREAM_HEAD), &back).code,
                     PROBLEM_SEALED_BROKEN);
}

static void hashes_differ_by_ring_purpose_and_field(void **state)
{
    Fixture *f = *state;
    uint64_t seed = 77;
    Keys *other = keys_new(&(Random){ fixed_fill, &seed }, 1);
    KeyedHash hashes[] = {
        keyed_hash(f->keys, HASH_SEARCH, TEXT("name"), TEXT("王")),
        keyed_hash(other, HASH_SEARCH, TEXT("name"), TEXT("王")),
        keyed_hash(f->keys, HASH_FILES, TEXT("name"), TEXT("王")),
        keyed_hash(f->keys, HASH_SEARCH, TEXT("phone"), TEXT("王")),
        keyed_hash(f->keys, HASH_SEARCH, TEXT("name"), TEXT("李")),
        keyed_hash(f->keys, HASH_SEARCH, TEXT("nam"), TEXT("e王")),
        keys_fingerprint(f->keys),
        keys_fingerprint(other),
    };
    size_t count = sizeof hashes / sizeof *hashes;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            assert_int_equal(keyed_hash_equal(&hashes[i], &hashes[k]), i == k);
    KeyedHash again = keyed_hash(f->keys, HASH_SEARCH, TEXT("name"), TEXT("王")), read;
    assert_true(keyed_hash_equal(&again, &hashes[0]));
    assert_true(keyed_hash_read(keyed_hash_bytes(&again), &read));
    assert_true(keyed_hash_equal(&again, &read));
    assert_false(keyed_hash_read(TEXT("short"), &read));
    keys_free(other);
}

static void a_hash_made_in_pieces_is_the_same(void **state)
{
    Fixture *f = *state;
    HashStream stream;
    char hex[KEYED_HASH_HEX];

    KeyedHash whole = keyed_hash(f->keys, HASH_FILES, TEXT(""), TEXT("abcdef"));
    hash_stream_begin(&stream, f->keys, HASH_FILES, TEXT(""));
    hash_stream_add(&stream, TEXT("ab"));
    hash_stream_add(&stream, TEXT(""));
    hash_stream_add(&stream, TEXT("cdef"));
    KeyedHash pieces = hash_stream_end(&stream);
    assert_true(keyed_hash_equal(&whole, &pieces));
    keyed_hash_hex(&whole, hex);
    assert_int_equal(strlen(hex), 64);

    KeyedHash parted[2];
    for (int i = 0; i < 2; i++) {
        hash_stream_begin(&stream, f->keys, HASH_FILES, TEXT(""));
        hash_stream_add_field(&stream, i ? TEXT("ab") : TEXT("a"));
        hash_stream_add_field(&stream, i ? TEXT("c") : TEXT("bc"));
        parted[i] = hash_stream_end(&stream);
    }
    assert_false(keyed_hash_equal(&parted[0], &parted[1]));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_sealed_comes_back),
        TEST(every_altered_bit_is_found),
        TEST(it_opens_at_its_own_place_only),
        TEST(old_keys_open_and_new_ones_seal),
        TEST(files_of_every_length_come_back),
        TEST(a_damaged_file_is_refused),
        TEST(hashes_differ_by_ring_purpose_and_field),
        TEST(a_hash_made_in_pieces_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
