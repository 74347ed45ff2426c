/* test_id.c - ids rise, whatever the clock does, and read as they were written. */
#include "base/id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const int64_t day = 86400000;
static const int64_t today = 1795392000000; /* 2026-11-23 */

static void ids_rise(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t step; /* of the clock between two ids, in ms */
        int count;
    } rows[] = {
        { "a millisecond each", 1, 1000 },
        { "more than 4,096 in a millisecond", 0, 20000 },
        { "the clock runs back", -1000, 1000 },
        { "to before 2020", -60 * 86400000LL, 100 },
    };

    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        IdMaker maker = { .node = 1023 };
        int64_t now = today;
        Id last = 0;
        for (int i = 0; i < rows[r].count; i++, now += rows[r].step) {
            Id id = id_next(&maker, now);
            if (id <= last)
                fail_msg("%s: id %d does not rise", rows[r].name, i);
            last = id;
        }
    }
}

static void ids_of_two_nodes_differ(void **state)
{
    (void)state;
    IdMaker one = { .node = 1 }, two = { .node = 2 };
    Id a = id_next(&one, today), b = id_next(&two, today);

    assert_int_not_equal(a, b);
    assert_int_equal(id_time(a), today);
    /* a maker that goes on from an id of a larger node */
    one.last = b;
    assert_true(id_next(&one, today) > b);
    assert_true(id_next(&one, today - day) > b);
}

static void no_id_is_zero(void **state)
{
    (void)state;
    IdMaker maker = { 0 };

    assert_true(id_next(&maker, 0) > 0);
}

static void ids_are_decimal_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Id id; /* 0: is none */
    } rows[] = {
        { "1", 1 },
        { "9223372036854775807", INT64_MAX },
        { "9223372036854775808", 0 },
        { "0", 0 },
        { "01", 0 },
        { "", 0 },
        { "-1", 0 },
        { "12x", 0 },
        { " 12", 0 },
    };

    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        Id id = 0;
        char text[ID_TEXT_MAX];
        assert_int_equal(id_read(text_of(rows[r].text), &id), rows[r].id != 0);
        assert_int_equal(id, rows[r].id);
        if (rows[r].id) {
            assert_int_equal(id_write(id, text), strlen(rows[r].text));
            assert_string_equal(text, rows[r].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_rise),
        cmocka_unit_test(ids_of_two_nodes_differ),
        cmocka_unit_test(no_id_is_zero),
        cmocka_unit_test(ids_are_decimal_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
