/* test_text.c - views of bytes: comparing, finding, cutting, trimming. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NOTHING ((Text){ NULL, 0 })

static void assert_text(Text found, Text wanted)
{
    if (!text_equal(found, wanted))
        fail_msg("found \"%.*s\", wanted \"%.*s\"", TEXT_ARG(found), TEXT_ARG(wanted));
}

static void text_of_null_is_empty(void **state)
{
    (void)state;
    assert_int_equal(text_of(NULL).len, 0);
    assert_text(text_of("妇联"), TEXT("妇联"));
    assert_int_equal(TEXT("a\0b").len, 3);
}

static void order_is_by_bytes_and_a_prefix_is_less(void **state)
{
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        { .a = "", .b = "", .order = 0 },       { .a = "", .b = "a", .order = -1 },
        { .a = "ab", .b = "a", .order = 1 },    { .a = "abc", .b = "abd", .order = -1 },
        { .a = "b", .b = "abc", .order = 1 },   { .a = "z", .b = "妇", .order = -1 },
        { .a = "妇联", .b = "妇", .order = 1 }, { .a = "儿童", .b = "儿童", .order = 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Text a = text_of(cases[i].a), b = text_of(cases[i].b);
        int order = text_compare(a, b);

        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        order = text_compare(b, a);
        assert_int_equal((order > 0) - (order < 0), -cases[i].order);
        assert_int_equal(text_equal(a, b), cases[i].order == 0);
    }
    assert_true(text_equal(NOTHING, TEXT("")));
    assert_int_equal(text_compare(NOTHING, TEXT("")), 0);
}

static void prefix_and_suffix_are_seen(void **state)
{
    (void)state;
    assert_true(text_starts(TEXT("近6000余元"), TEXT("近")));
    assert_true(text_ends(TEXT("近6000余元"), TEXT("余元")));
    assert_true(text_starts(TEXT("a"), TEXT("")));
    assert_true(text_ends(TEXT("a"), TEXT("")));
    assert_true(text_starts(NOTHING, NOTHING));
    assert_true(text_ends(NOTHING, NOTHING));
    assert_false(text_starts(TEXT("a"), TEXT("ab")));
    assert_false(text_ends(TEXT("a"), TEXT("ba")));
    assert_false(text_starts(NOTHING, TEXT("a")));
    assert_false(text_ends(TEXT("ab"), TEXT("a")));
}

static void the_first_place_is_found(void **state)
{
    static const struct {
        const char *text, *needle;
        size_t at;
        bool contained;
    } cases[] = {
        { .text = "", .needle = "", .at = 0, .contained = true },
        { .text = "abc", .needle = "", .at = 0, .contained = true },
        { .text = "", .needle = "a", .at = 0 },
        { .text = "abcabc", .needle = "c", .at = 2, .contained = true },
        { .text = "abcabc", .needle = "ca", .at = 2, .contained = true },
        { .text = "aaab", .needle = "aab", .at = 1, .contained = true },
        { .text = "abc", .needle = "abc", .at = 0, .contained = true },
        { .text = "abc", .needle = "abcd", .at = 3 },
        { .text = "abc", .needle = "x", .at = 3 },
        { .text = "全县妇女儿童", .needle = "儿童", .at = 12, .contained = true },
        { .text = "全县妇女", .needle = "妇儿", .at = 12 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Text text = text_of(cases[i].text), needle = text_of(cases[i].needle);

        assert_int_equal(text_find(text, needle), cases[i].at);
        assert_int_equal(text_contains(text, needle), cases[i].contained);
    }
    assert_int_equal(text_find(NOTHING, TEXT("a")), 0);
    assert_int_equal(text_find(TEXT("a\0b"), TEXT("\0b")), 1);
}

static void a_slice_stays_inside(void **state)
{
    (void)state;
    assert_text(text_slice(TEXT("abcdef"), 2, 4), TEXT("cd"));
    assert_text(text_slice(TEXT("abcdef"), 0, SIZE_MAX), TEXT("abcdef"));
    assert_text(text_slice(TEXT("abcdef"), 4, 2), TEXT(""));
    assert_text(text_slice(TEXT("abcdef"), 9, 12), TEXT(""));
    assert_text(text_slice(TEXT("abcdef"), SIZE_MAX, SIZE_MAX), TEXT(""));
    assert_text(text_slice(NOTHING, 3, 5), TEXT(""));
}

static void blanks_go_at_both_ends_only(void **state)
{
    static const struct {
        const char *text, *trimmed;
    } cases[] = {
        { .text = "", .trimmed = "" },
        { .text = " \t\r\n　", .trimmed = "" },
        { .text = "　　全县 妇女　儿童　\r\n", .trimmed = "全县 妇女　儿童" },
        { .text = "a", .trimmed = "a" },
        { .text = "\xC2\xA0x", .trimmed = "\xC2\xA0x" }, /* a no-break space is no blank here */
        { .text = "\x80\x80", .trimmed = "\x80\x80" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_text(text_trim(text_of(cases[i].text)), text_of(cases[i].trimmed));
    assert_text(text_trim(NOTHING), TEXT(""));
}

static void n_separators_make_n_and_one_parts(void **state)
{
    static const struct {
        const char *text;
        const char *parts[5];
    } cases[] = {
        { .text = "a,,b", .parts = { "a", "", "b" } },
        { .text = "a", .parts = { "a" } },
        { .text = "a,", .parts = { "a", "" } },
        { .text = ",", .parts = { "", "" } },
        { .text = ",a", .parts = { "", "a" } },
        { .text = "", .parts = { "" } },
        { .text = "甲,乙,丙", .parts = { "甲", "乙", "丙" } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Text rest = text_of(cases[i].text);
        Text part;
        size_t n = 0;

        while (text_cut(&rest, ',', &part)) {
            assert_non_null(cases[i].parts[n]);
            assert_text(part, text_of(cases[i].parts[n++]));
        }
        assert_null(cases[i].parts[n]);
        assert_false(text_cut(&rest, ',', &part));
    }
}

static void nothing_has_no_parts(void **state)
{
    Text rest = NOTHING, part;

    (void)state;
    assert_false(text_cut(&rest, ',', &part));
}

static void the_hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_true(text_hash(NOTHING) == 0xcbf29ce484222325u);
    assert_true(text_hash(TEXT("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(text_hash(TEXT("foobar")) == 0x85944171f73967e8u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_of_null_is_empty),
        cmocka_unit_test(order_is_by_bytes_and_a_prefix_is_less),
        cmocka_unit_test(prefix_and_suffix_are_seen),
        cmocka_unit_test(the_first_place_is_found),
        cmocka_unit_test(a_slice_stays_inside),
        cmocka_unit_test(blanks_go_at_both_ends_only),
        cmocka_unit_test(n_separators_make_n_and_one_parts),
        cmocka_unit_test(nothing_has_no_parts),
        cmocka_unit_test(the_hash_is_fnv_1a),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
