/* test_arena.c - memory that is freed whole. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { KIB = 1024, MIB = 1024 * 1024 };

static int arena_setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int arena_teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static bool all_bytes(const char *bytes, size_t count, char value)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

static void allocations_are_zeroed_aligned_and_apart(void **state)
{
    Arena *arena = *state;
    char *given[200];

    for (size_t i = 0; i < 200; i++) {
        size_t size = i * 37;
        given[i] = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)given[i] % _Alignof(max_align_t), 0);
        assert_true(all_bytes(given[i], size, 0));
        memset(given[i], (int)i, size);
    }
    for (size_t i = 0; i < 200; i++)
        assert_true(all_bytes(given[i], i * 37, (char)i));
}

static void size_zero_gives_a_unique_pointer(void **state)
{
    void *a = arena_alloc(*state, 0), *b = arena_alloc(*state, 0), *c = arena_array(*state, 0, 8);

    assert_non_null(a);
    assert_ptr_not_equal(a, b);
    assert_ptr_not_equal(b, c);
}

static void memory_is_zeroed_again_after_reset(void **state)
{
    Arena *arena = *state;

    for (int round = 0; round < 3; round++) {
        char *bytes = arena_alloc(arena, 10 * KIB);
        assert_true(all_bytes(bytes, 10 * KIB, 0));
        memset(bytes, 0xFF, 10 * KIB);
        arena_reset(arena);
    }
}

static void reset_keeps_the_largest_block(void **state)
{
    Arena *arena = *state;

    for (int i = 0; i < 50; i++)
        arena_alloc_raw(arena, 20 * KIB);
    arena_alloc_raw(arena, 3 * MIB);
    for (int i = 0; i < 50; i++)
        arena_alloc_raw(arena, 20 * KIB);
    arena_reset(arena);

    size_t held = arena_held(arena);
    assert_in_range(held, 3 * MIB, 4 * MIB + 4 * KIB);
    memset(arena_alloc_raw(arena, 2 * MIB), 1, 2 * MIB);
    assert_int_equal(arena_held(arena), held);
    arena_reset(arena);
    arena_reset(arena);
    assert_int_equal(arena_held(arena), held);
}

static void a_new_arena_holds_nearly_nothing(void **state)
{
    assert_true(arena_held(*state) < 256);
    arena_reset(*state);
    assert_true(arena_held(*state) < 256);
    arena_alloc(*state, 1);
    assert_in_range(arena_held(*state), 64 * KIB, 65 * KIB);
}

static void many_small_allocations_waste_little(void **state)
{
    Arena *arena = *state;
    size_t asked = 0;

    while (asked < 20 * MIB) {
        arena_alloc_raw(arena, 4 * KIB);
        asked += 4 * KIB;
    }
    assert_true(arena_held(arena) < 32 * MIB);
}

static void a_large_allocation_leaves_the_open_block_in_use(void **state)
{
    Arena *arena = *state;

    arena_alloc_raw(arena, 1);
    arena_alloc_raw(arena, 9 * MIB);
    size_t held = arena_held(arena);
    memset(arena_alloc_raw(arena, 32 * KIB), 1, 32 * KIB);
    assert_int_equal(arena_held(arena), held);
}

static void the_last_allocation_grows_in_place(void **state)
{
    Arena *arena = *state;
    char *bytes = arena_alloc(arena, 10);

    memset(bytes, 'a', 10);
    char *grown = arena_grow(arena, bytes, 10, 1000);
    assert_ptr_equal(grown, bytes);
    memset(grown + 10, 'b', 990);
    assert_true(all_bytes(grown, 10, 'a'));

    char *next = arena_alloc(arena, 10);
    assert_true(next >= grown + 1000);
    assert_true(all_bytes(next, 10, 0));
}

static void what_is_not_last_moves_with_its_bytes(void **state)
{
    Arena *arena = *state;
    char *first = arena_alloc(arena, 100);
    char *second = arena_alloc(arena, 100);

    memset(first, 'a', 100);
    memset(second, 'b', 100);
    char *grown = arena_grow(arena, first, 100, 200);
    assert_ptr_not_equal(grown, first);
    memset(grown + 100, 'c', 100);
    assert_true(all_bytes(grown, 100, 'a'));
    assert_true(all_bytes(second, 100, 'b'));
    assert_ptr_equal(arena_grow(arena, second, 100, 50), second); /* less needs no move */
}

static void growing_past_the_block_keeps_the_bytes(void **state)
{
    Arena *arena = *state;
    size_t size = 1 * KIB;
    char *bytes = arena_grow(arena, NULL, 0, size);

    memset(bytes, 'x', size);
    while (size < 16 * MIB) {
        bytes = arena_grow(arena, bytes, size, size * 2);
        memset(bytes + size, 'x', size);
        size *= 2;
    }
    assert_true(all_bytes(bytes, size, 'x'));
}

static void texts_and_strings_are_copies(void **state)
{
    Arena *arena = *state;
    char bytes[] = "妇女";
    Text text = arena_text(arena, text_of(bytes));
    const char *string = arena_string(arena, text_of(bytes));

    bytes[0] = 'x';
    assert_true(text_equal(text, TEXT("妇女")));
    assert_string_equal(string, "妇女");
    assert_string_equal(arena_string(arena, (Text){ NULL, 0 }), "");
    assert_int_equal(arena_text(arena, (Text){ NULL, 0 }).len, 0);
    assert_string_equal(arena_string(arena, text_slice(TEXT("abc"), 1, 2)), "b");
}

static void formatted_text_has_any_length(void **state)
{
    Arena *arena = *state;
    Text text = arena_format(arena, "%.*s: %d", TEXT_ARG(TEXT("人数")), 42);

    assert_true(text_equal(text, TEXT("人数: 42")));
    assert_int_equal(arena_format(arena, "%s", "").len, 0);
    assert_int_equal(arena_format(arena, "%*d", 100000, 1).len, 100000);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, arena_setup, arena_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(allocations_are_zeroed_aligned_and_apart),
        TEST(size_zero_gives_a_unique_pointer),
        TEST(memory_is_zeroed_again_after_reset),
        TEST(reset_keeps_the_largest_block),
        TEST(a_new_arena_holds_nearly_nothing),
        TEST(many_small_allocations_waste_little),
        TEST(a_large_allocation_leaves_the_open_block_in_use),
        TEST(the_last_allocation_grows_in_place),
        TEST(what_is_not_last_moves_with_its_bytes),
        TEST(growing_past_the_block_keeps_the_bytes),
        TEST(texts_and_strings_are_copies),
        TEST(formatted_text_has_any_length),
        cmocka_unit_test(freeing_nothing_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
