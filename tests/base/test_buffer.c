/* test_buffer.c - bytes that grow. */
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_bytes(const Buffer *buffer, Text wanted)
{
    if (!text_equal(buffer_text(buffer), wanted))
        fail_msg("found \"%.*s\", wanted \"%.*s\"", TEXT_ARG(buffer_text(buffer)), TEXT_ARG(wanted));
}

static void a_zeroed_buffer_is_empty_and_ready(void **state)
{
    Buffer buffer = { 0 };

    (void)state;
    assert_int_equal(buffer_text(&buffer).len, 0);
    buffer_add(&buffer, (Text){ NULL, 0 });
    assert_non_null(buffer_reserve(&buffer, 0));
    assert_int_equal(buffer.len, 0);
    buffer_free(&buffer);
    buffer_free(&buffer);
    buffer_add(&buffer, TEXT("again"));
    assert_bytes(&buffer, TEXT("again"));
    buffer_free(&buffer);
}

static void what_is_added_stands_in_order(void **state)
{
    Buffer buffer = { 0 };

    (void)state;
    buffer_add(&buffer, TEXT("全县 "));
    buffer_add_int(&buffer, -120);
    buffer_add_char(&buffer, '\0');
    buffer_format(&buffer, "%s=%d", "x", 7);
    buffer_format(&buffer, "%s", "");
    assert_bytes(&buffer, TEXT("全县 -120\0x=7"));
    buffer_clear(&buffer);
    buffer_add_char(&buffer, 'y');
    assert_bytes(&buffer, TEXT("y"));
    buffer_free(&buffer);
}

static void integers_are_written_to_their_bounds(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        { .value = 0, .text = "0" },
        { .value = -1, .text = "-1" },
        { .value = 10, .text = "10" },
        { .value = INT64_MAX, .text = "9223372036854775807" },
        { .value = INT64_MIN, .text = "-9223372036854775808" },
    };
    Buffer buffer = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&buffer);
        buffer_add_int(&buffer, cases[i].value);
        assert_bytes(&buffer, text_of(cases[i].text));
    }
    buffer_free(&buffer);
}

static void it_grows_as_far_as_needed(void **state)
{
    Buffer buffer = { 0 };

    (void)state;
    for (int i = 0; i < 200000; i++)
        buffer_add(&buffer, TEXT("12345"));
    assert_int_equal(buffer.len, 1000000);
    assert_true(buffer.room < 4000000);
    for (size_t i = 0; i < buffer.len; i++)
        if (buffer.at[i] != (char)('1' + i % 5))
            fail_msg("byte %zu", i);
    buffer_format(&buffer, "%*d", 300000, 1);
    assert_int_equal(buffer.len, 1300000);
    buffer_free(&buffer);
}

static void reserved_room_is_the_callers_to_fill(void **state)
{
    Buffer buffer = { 0 };

    (void)state;
    buffer_add(&buffer, TEXT("ab"));
    memset(buffer_reserve(&buffer, 5000), 'c', 5000);
    assert_bytes(&buffer, TEXT("ab"));
    buffer.len += 1;
    assert_bytes(&buffer, TEXT("abc"));
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zeroed_buffer_is_empty_and_ready),   cmocka_unit_test(what_is_added_stands_in_order),
        cmocka_unit_test(integers_are_written_to_their_bounds), cmocka_unit_test(it_grows_as_far_as_needed),
        cmocka_unit_test(reserved_room_is_the_callers_to_fill),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
