/* test_crowd.c - the persons behind a figure. */
#include "grid/crowd.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

/* Persons `first` to `last`, for sure or likely, of `total`. */
static Crowd crowd_between(Arena *arena, uint32_t first, uint32_t last, bool likely, int64_t total)
{
    Ordinals all = { 0 };

    for (uint32_t i = last; i + 1 > first; i--)
        LIST_PUSH(arena, &all, i);
    return crowd_of_people(arena, likely ? NULL : &all, likely ? &all : NULL, total);
}

static const char *shown(Arena *arena, const Crowd *crowd)
{
    char *out = arena_alloc(arena, VALUE_TEXT_MAX);

    value_write(crowd_value(crowd), LANGUAGE_EN, out);
    return out;
}

static const char *together(Arena *arena, const Crowd *a, const Crowd *b)
{
    const Crowd *both[] = { a, b };
    Crowd all = crowd_union(arena, both, 2);

    return shown(arena, &all);
}

static void known_persons_count_once(void **state)
{
    Crowd a = crowd_between(*state, 1, 40, false, 0), b = crowd_between(*state, 21, 70, false, 0);

    assert_string_equal(shown(*state, &a), "40");
    assert_string_equal(together(*state, &a, &b), "70");
    assert_string_equal(together(*state, &a, &a), "40");
}

static void of_others_nobody_knows(void **state)
{
    /* 40 known, 35 known of 50, 120 stated, 30 likely */
    Crowd known = crowd_between(*state, 1, 40, false, 0), some = crowd_between(*state, 21, 55, false, 50);
    Crowd stated = crowd_of_value(value_number(decimal_int(120)));
    Crowd likely = crowd_between(*state, 101, 130, true, 0), none = crowd_of_value(value_zero());

    assert_string_equal(shown(*state, &some), "50");
    assert_string_equal(together(*state, &known, &some), "55—70");
    assert_string_equal(together(*state, &known, &stated), "120—160");
    assert_string_equal(together(*state, &stated, &stated), "120—240");
    assert_string_equal(shown(*state, &likely), "about 30");
    assert_string_equal(together(*state, &known, &likely), "about 40—70");
    assert_string_equal(together(*state, &known, &none), "40");
    Crowd over = crowd_of_value(value_of_fact(decimal_int(50), BOUND_OVER));
    assert_string_equal(together(*state, &known, &over), "at least 50");
}

static void the_same_persons_are_the_same_bytes(void **state)
{
    /* in any order, over the forms that a bitmap may take */
    enum { MANY = 100000 };
    Ordinals odd = { 0 }, even = { 0 };
    Crowd back;

    for (uint32_t i = 0; i < MANY; i += 2) {
        LIST_PUSH(*state, &even, i);
        LIST_PUSH(*state, &odd, i + 1);
    }
    Crowd a = crowd_of_people(*state, &odd, NULL, 0), b = crowd_of_people(*state, &even, NULL, 0);
    Crowd whole = crowd_between(*state, 0, MANY - 1, false, 0);
    const Crowd *one[] = { &a, &b, &whole }, *other[] = { &b, &b, &a };
    Crowd first = crowd_union(*state, one, 3), second = crowd_union(*state, other, 3);
    first.least = second.least = whole.least;
    first.unknown = second.unknown = 0;
    assert_true(text_equal(crowd_write(*state, &first), crowd_write(*state, &second)));
    assert_true(text_equal(crowd_write(*state, &first), crowd_write(*state, &whole)));
    assert_int_equal(crowd_open(crowd_write(*state, &first), &back).code, PROBLEM_NONE);
    assert_int_equal(back.sure_count, MANY);
    assert_string_equal(shown(*state, &back), "100,000");
}

static void broken_bytes_are_refused(void **state)
{
    Crowd crowd = crowd_between(*state, 1, 5000, false, 6000), back;
    Text bytes;

    crowd.rest = value_number(decimal_int(12));
    bytes = crowd_write(*state, &crowd);
    for (size_t length = 0; length < bytes.len; length++)
        assert_int_not_equal(crowd_open((Text){ bytes.at, length }, &back).code, PROBLEM_NONE);
    for (size_t i = 0; i < bytes.len; i++) {
        char *spoilt = arena_alloc(*state, bytes.len);
        memcpy(spoilt, bytes.at, bytes.len);
        spoilt[i] ^= 0x55;
        assert_int_equal(crowd_open((Text){ spoilt, bytes.len }, &back).code, PROBLEM_SHEET_BROKEN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(known_persons_count_once, setup, teardown),
        cmocka_unit_test_setup_teardown(of_others_nobody_knows, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_persons_are_the_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_bytes_are_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
