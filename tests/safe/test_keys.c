/* test_keys.c - the key ring, as text and under a passphrase. */
#include "safe/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fixed_random.h"
#include "safe/keyed_hash.h"
#include "safe/passphrase.h"

static const PassphraseCost cheap = { 1, 64 };

static Keys *ring(uint64_t seed, int keys)
{
    Random random = { fixed_fill, &seed };
    Keys *made = keys_new(&random, 1000);
    for (int i = 1; i < keys; i++)
        assert_false(keys_add(made, &random, 1000 + i).code);
    return made;
}

static void assert_same(const Keys *a, const Keys *b)
{
    assert_int_equal(keys_newest(a), keys_newest(b));
    for (int i = 1; i <= keys_newest(a); i++) {
        assert_true(keys_made(a, i) == keys_made(b, i));
        assert_memory_equal(keys_sealing(a, i, KEY_SEAL), keys_sealing(b, i, KEY_SEAL), KEY_BYTES);
        assert_memory_equal(keys_sealing(a, i, KEY_STREAM), keys_sealing(b, i, KEY_STREAM), KEY_BYTES);
    }
    for (int i = 0; i < KEY_PURPOSES; i++)
        assert_memory_equal(keys_purpose(a, i), keys_purpose(b, i), KEY_BYTES);
}

static void every_use_has_a_key_of_its_own(void **state)
{
    Keys *keys = ring(1, 3);
    const uint8_t *all[KEY_PURPOSES + 6];
    size_t count = 0;

    (void)state;
    for (int i = 0; i < KEY_PURPOSES; i++)
        all[count++] = keys_purpose(keys, i);
    for (int i = 1; i <= 3; i++) {
        all[count++] = keys_sealing(keys, i, KEY_SEAL);
        all[count++] = keys_sealing(keys, i, KEY_STREAM);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_memory_not_equal(all[i], all[k], KEY_BYTES);
    assert_null(keys_sealing(keys, 0, KEY_SEAL));
    assert_null(keys_sealing(keys, 4, KEY_SEAL));
    keys_free(keys);
    keys_free(NULL);
}

static void a_ring_comes_back_from_its_text(void **state)
{
    (void)state;
    for (int count = 1; count <= 3; count++) {
        Keys *keys = ring(7, count), *read = NULL;
        Buffer text = { 0 };
        buffer_add(&text, TEXT("before")); // a ring is added, not put at the start
        keys_write(keys, &text);
        assert_false(keys_read(text_slice(buffer_text(&text), 6, text.len), &read).code);
        assert_same(keys, read);
        keys_free(read);
        keys_free(keys);
        buffer_forget(&text);
        assert_null(text.at);
    }
}

/* Every byte altered, and every shorter text, is refused. */
static void a_damaged_ring_is_refused(void **state)
{
    Keys *keys = ring(7, 2), *read = NULL;
    Buffer text = { 0 };

    (void)state;
    keys_write(keys, &text);
    for (size_t i = 0; i < text.len; i++) {
        text.at[i] ^= 1;
        assert_int_equal(keys_read(buffer_text(&text), &read).code, PROBLEM_KEYS_BROKEN);
        assert_null(read);
        text.at[i] ^= 1;
        if (i + 1 < text.len) // the last line end is nothing lost
            assert_int_equal(keys_read(text_slice(buffer_text(&text), 0, i), &read).code, PROBLEM_KEYS_BROKEN);
    }
    assert_int_equal(keys_read((Text){ NULL, 0 }, &read).code, PROBLEM_KEYS_BROKEN);
    buffer_forget(&text);
    keys_free(keys);
}

static void a_new_key_leaves_the_old_ones_and_the_root(void **state)
{
    Keys *one = ring(3, 1), *two = ring(3, 1);
    uint64_t seed = 99;
    Random random = { fixed_fill, &seed };
    KeyedHash before = keys_fingerprint(two);

    (void)state;
    assert_false(keys_add(two, &random, 2).code);
    assert_int_equal(keys_newest(two), 2);
    assert_memory_equal(keys_sealing(one, 1, KEY_SEAL), keys_sealing(two, 1, KEY_SEAL), KEY_BYTES);
    KeyedHash after = keys_fingerprint(two);
    assert_true(keyed_hash_equal(&before, &after));
    while (keys_newest(two) < KEYS_MAX)
        assert_false(keys_add(two, &random, 2).code);
    assert_int_equal(keys_add(two, &random, 2).code, PROBLEM_KEYS_FULL);
    keys_free(one);
    keys_free(two);
}

static void the_systems_randomness_makes_other_rings(void **state)
{
    Keys *one = keys_new(&random_system, 1), *two = keys_new(&random_system, 1);

    (void)state;
    assert_memory_not_equal(keys_purpose(one, 0), keys_purpose(two, 0), KEY_BYTES);
    assert_memory_not_equal(keys_sealing(one, 1, KEY_SEAL), keys_sealing(two, 1, KEY_SEAL), KEY_BYTES);
    keys_free(one);
    keys_free(two);
}

static void a_passphrase_opens_an_export(void **state)
{
    static const Text phrases[] = { TEXT("correct horse battery"), TEXT("妇女能顶半边天，我们一起做") };
    uint64_t seed = 5;
    Random random = { fixed_fill, &seed };
    Keys *keys = ring(7, 2), *read = NULL;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        Buffer text = { 0 }, ends = { 0 };
        assert_false(keys_export(keys, phrases[i], &cheap, &random, &text).code);
        assert_int_equal(keys_import(buffer_text(&text), phrases[1 - i], &read).code, PROBLEM_PASSPHRASE_WRONG);
        assert_int_equal(keys_import(buffer_text(&text), TEXT(""), &read).code, PROBLEM_PASSPHRASE_WRONG);
        assert_null(read);
        assert_false(keys_import(buffer_text(&text), phrases[i], &read).code);
        assert_same(keys, read);
        keys_free(read);
        for (size_t k = 0; k < text.len; k++) { // as an editor may leave it
            if (text.at[k] == '\n')
                buffer_add_char(&ends, '\r');
            buffer_add_char(&ends, text.at[k]);
        }
        assert_false(keys_import(buffer_text(&ends), phrases[i], &read).code);
        keys_free(read);
        buffer_free(&text);
        buffer_free(&ends);
    }
    keys_free(keys);
}

static void exports_tell_nothing_and_never_repeat(void **state)
{
    uint64_t seed = 5;
    Random random = { fixed_fill, &seed };
    Keys *keys = ring(7, 1);
    Buffer one = { 0 }, two = { 0 }, plain = { 0 };

    (void)state;
    assert_false(keys_export(keys, TEXT("a long passphrase"), &cheap, &random, &one).code);
    assert_false(keys_export(keys, TEXT("a long passphrase"), &cheap, &random, &two).code);
    assert_false(text_equal(buffer_text(&one), buffer_text(&two)));
    keys_write(keys, &plain);
    Text rest = buffer_text(&plain), line, word;
    text_cut(&rest, '\n', &line);
    text_cut(&rest, '\n', &line);
    text_cut(&line, ' ', &word);
    assert_true(line.len == 44 && text_contains(buffer_text(&plain), line));
    assert_false(text_contains(buffer_text(&one), line));
    assert_int_equal(keys_export(keys, TEXT("九个字的口令太短了"), &cheap, &random, &one).code,
                     PROBLEM_PASSPHRASE_SHORT);
    buffer_free(&one);
    buffer_free(&two);
    buffer_forget(&plain);
    keys_free(keys);
}

/* Each byte altered: refused, and never with more work than a file may ask for. */
static void a_damaged_export_is_refused(void **state)
{
    uint64_t seed = 5;
    Random random = { fixed_fill, &seed };
    Keys *keys = ring(7, 1), *read = NULL;
    Buffer text = { 0 };

    (void)state;
    assert_false(keys_export(keys, TEXT("a long passphrase"), &cheap, &random, &text).code);
    for (size_t i = 0; i < text.len; i += 3) {
        char was = text.at[i];
        text.at[i] = was == 'A' ? 'B' : 'A';
        Problem failure = keys_import(buffer_text(&text), TEXT("a long passphrase"), &read);
        assert_true(failure.code == PROBLEM_KEYS_BROKEN || failure.code == PROBLEM_PASSPHRASE_WRONG);
        text.at[i] = was;
    }
    static const Text greedy = TEXT("halfsky-keys-export 1 1 99999999 AAAAAAAAAAAAAAAAAAAAAA== "
                                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAA\n");
    assert_int_equal(keys_import(greedy, TEXT("x"), &read).code, PROBLEM_KEYS_BROKEN);
    assert_int_equal(keys_import(TEXT("\n"), TEXT("x"), &read).code, PROBLEM_KEYS_BROKEN);
    buffer_free(&text);
    keys_free(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_use_has_a_key_of_its_own),
        cmocka_unit_test(a_ring_comes_back_from_its_text),
        cmocka_unit_test(a_damaged_ring_is_refused),
        cmocka_unit_test(a_new_key_leaves_the_old_ones_and_the_root),
        cmocka_unit_test(the_systems_randomness_makes_other_rings),
        cmocka_unit_test(a_passphrase_opens_an_export),
        cmocka_unit_test(exports_tell_nothing_and_never_repeat),
        cmocka_unit_test(a_damaged_export_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
