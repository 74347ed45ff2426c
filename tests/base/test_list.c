/* test_list.c - a growing array of one type. */
#include "base/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    int number;
    char more[61]; /* an odd size */
} Item;

static void items_keep_order_and_value(void **state)
{
    Arena *arena = arena_new();
    LIST(int) list = { 0 };

    (void)state;
    for (int i = 0; i < 100000; i++)
        *LIST_ADD(arena, &list) = i;
    assert_int_equal(list.count, 100000);
    assert_true(list.room >= list.count);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(list.items[i], i);
    arena_free(arena);
}

static void a_new_item_is_zeroed(void **state)
{
    Arena *arena = arena_new();
    LIST(Item) list = { 0 };
    static const Item zero;

    (void)state;
    memset(arena_alloc_raw(arena, 32 * 1024), 0xFF, 32 * 1024);
    arena_reset(arena); /* what comes next is not fresh from the system */
    for (int i = 0; i < 300; i++) {
        Item *item = LIST_ADD(arena, &list);
        assert_memory_equal(item, &zero, sizeof zero);
        memset(item, 0xFF, sizeof *item);
    }
    arena_free(arena);
}

static void lists_may_grow_side_by_side(void **state)
{
    Arena *arena = arena_new();
    LIST(Item) items = { 0 };
    LIST(char) letters = { 0 };

    (void)state;
    for (int i = 0; i < 1000; i++) {
        LIST_ADD(arena, &items)->number = i;
        *LIST_ADD(arena, &letters) = (char)('a' + i % 26);
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(items.items[i].number, i);
        assert_int_equal(letters.items[i], 'a' + i % 26);
    }
    arena_free(arena);
}

static void an_emptied_list_is_used_again(void **state)
{
    Arena *arena = arena_new();
    LIST(int) list = { 0 };

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 20; i++)
            *LIST_ADD(arena, &list) = round;
        assert_int_equal(list.items[0], round);
        assert_int_equal(list.count, 20);
        list.count = 0;
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_keep_order_and_value),
        cmocka_unit_test(a_new_item_is_zeroed),
        cmocka_unit_test(lists_may_grow_side_by_side),
        cmocka_unit_test(an_emptied_list_is_used_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
