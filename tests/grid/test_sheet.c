/* test_sheet.c - a sheet gives back what was written, and refuses what is broken. */
#include "grid/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const Resolved rows[] = {
    { .value = { VALUE_NUMBER, false, false, false, { 1234, 0 }, { 1234, 0 } },
      .how = HOW_STATED,
      .source = SOURCE_RETURN,
      .by = INT64_MAX,
      .as_of = { 2023, 10, 31 },
      .flags = RESOLVED_SAME_PERIOD | RESOLVED_CONTESTED },
    { .value = { VALUE_INTERVAL, false, true, false, { -75, 1 }, { 0, 0 } },
      .how = HOW_SUMMED,
      .have = 11,
      .due = 13,
      .flags = RESOLVED_INCOMPLETE },
    { .value = { VALUE_INTERVAL, true, false, true, { 0, 0 }, { INT64_MAX, 18 } },
      .how = HOW_PERIODS,
      .have = 2,
      .due = 2 },
    { .value = { VALUE_ZERO, false, false, false, { 0, 0 }, { 0, 0 } },
      .how = HOW_SETTLED,
      .as_of = { 9999, 12, 31 } },
    { .value = { VALUE_BLANK, false, false, false, { 0, 0 }, { 0, 0 } }, .how = HOW_STATED, .as_of = { 1, 1, 1 } },
    { .value = { VALUE_NOT_APPLICABLE, false, false, false, { 0, 0 }, { 0, 0 } }, .how = HOW_STATED },
};
static const uint32_t keys[] = { 5, 6, 7, 4001, 1 << 20 | 1, UINT32_MAX };

enum { ROWS = sizeof rows / sizeof rows[0] };

static Text written(Arena *arena)
{
    SheetWriter writer = { 0 };

    for (size_t i = 0; i < ROWS; i++)
        sheet_write(arena, &writer, keys[i], &rows[i]);
    return sheet_written(&writer);
}

static void a_sheet_gives_back_what_was_written(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Sheet sheet;
    Resolved found;

    assert_int_equal(sheet_open(written(arena), &sheet).code, PROBLEM_NONE);
    assert_int_equal(sheet.count, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(sheet_key_at(sheet, i), keys[i]);
        assert_true(sheet_find(sheet, keys[i], &found));
        assert_true(resolved_equal(&found, &rows[i]));
    }
    assert_false(sheet_find(sheet, 4000, &found));
    assert_int_equal(found.how, HOW_NONE);
    assert_int_equal(sheet_lower(sheet, 8), 3);
    arena_free(arena);
}

static void no_bytes_are_an_empty_sheet(void **state)
{
    (void)state;
    SheetWriter writer = { 0 };
    Sheet sheet;
    Resolved found;

    assert_int_equal(sheet_written(&writer).len, 0);
    assert_int_equal(sheet_open((Text){ 0 }, &sheet).code, PROBLEM_NONE);
    assert_false(sheet_find(sheet, 5, &found));
}

static void every_flipped_bit_and_every_cut_shows(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Text good = written(arena);
    Sheet sheet;

    for (size_t i = 0; i < good.len * 8; i++) {
        Text bad = arena_text(arena, good);
        ((char *)bad.at)[i / 8] ^= (char)(1 << i % 8);
        assert_int_equal(sheet_open(bad, &sheet).code, PROBLEM_SHEET_BROKEN);
        assert_int_equal(sheet.count, 0);
    }
    for (size_t length = 1; length < good.len; length++)
        assert_int_equal(sheet_open((Text){ good.at, length }, &sheet).code, PROBLEM_SHEET_BROKEN);
    arena_free(arena);
}

static void more_parts_than_a_record_holds_are_the_most_it_holds(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    SheetWriter writer = { 0 };
    Sheet sheet;
    Resolved many = rows[1];

    many.have = 70000;
    many.due = 70001;
    sheet_write(arena, &writer, 5, &many);
    assert_int_equal(sheet_open(sheet_written(&writer), &sheet).code, PROBLEM_NONE);
    assert_int_equal(sheet_at(sheet, 0).have, 65535);
    assert_int_equal(sheet_at(sheet, 0).due, 65535);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_gives_back_what_was_written),
        cmocka_unit_test(no_bytes_are_an_empty_sheet),
        cmocka_unit_test(every_flipped_bit_and_every_cut_shows),
        cmocka_unit_test(more_parts_than_a_record_holds_are_the_most_it_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
