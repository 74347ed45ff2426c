/* test_tree.c - the dated tree of agencies: what counts to what in which period, and what is refused. */
#include "model/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { COUNTY = 1, EAST, WEST, SOUTH, VILLAGE_A, VILLAGE_B, BUREAU, SCHOOL, UNKNOWN = 99 };

static Date day_of(const char *text)
{
    Date day;

    assert_true(date_read(text_of(text), &day));
    return day;
}

static Tree county(Arena *arena)
{
    static const struct {
        Id id, parent;
        AgencyKind kind;
        const char *name;
    } rows[] = {
        { COUNTY, 0, AGENCY_COUNTY, "县" },          { WEST, COUNTY, AGENCY_TOWN, "西乡" },
        { EAST, COUNTY, AGENCY_TOWN, "东镇" },       { SOUTH, COUNTY, AGENCY_TOWN, "南镇" },
        { VILLAGE_A, EAST, AGENCY_VILLAGE, "甲村" }, { VILLAGE_B, WEST, AGENCY_VILLAGE, "乙村" },
        { BUREAU, COUNTY, AGENCY_BUREAU, "教育局" }, { SCHOOL, BUREAU, AGENCY_SCHOOL, "中学" },
    };
    Tree tree = { 0 };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Agency agency = { .id = rows[i].id, .kind = rows[i].kind, .first = { 2020, 1, 1 } };
        assert_int_equal(tree_found(arena, &tree, agency, rows[i].parent, text_of(rows[i].name)).code,
                         PROBLEM_NONE);
    }
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_NONE);
    return tree;
}

static Id counts_to(Arena *arena, const Tree *tree, Id agency, const char *day)
{
    return view_parent(tree_view(arena, tree, day_of(day)), agency);
}

static void a_move_takes_effect_on_its_day(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);
    Id path[4];

    assert_int_equal(tree_move(arena, &tree, VILLAGE_A, WEST, day_of("2023-06-15")).code, PROBLEM_NONE);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-06-14"), EAST);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-06-15"), WEST);
    /* a move before it lasts until it */
    assert_int_equal(tree_move(arena, &tree, VILLAGE_A, SOUTH, day_of("2023-03-01")).code, PROBLEM_NONE);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-02-28"), EAST);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-06-14"), SOUTH);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2024-01-01"), WEST);
    /* another on the same day takes its place */
    assert_int_equal(tree_move(arena, &tree, VILLAGE_A, EAST, day_of("2023-06-15")).code, PROBLEM_NONE);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2024-01-01"), EAST);

    assert_int_equal(view_path(tree_view(arena, &tree, day_of("2023-04-01")), VILLAGE_A, path, 4), 3);
    assert_int_equal(path[1], SOUTH);
    assert_int_equal(path[2], COUNTY);
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_NONE);
    arena_free(arena);
}

static void what_was_merged_counts_to_its_successor(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);

    assert_int_equal(tree_merge(arena, &tree, EAST, WEST, day_of("2023-06-15")).code, PROBLEM_NONE);
    assert_int_equal(tree_successor(&tree, EAST), WEST);
    assert_int_equal(counts_to(arena, &tree, EAST, "2023-05-31"), COUNTY);
    assert_int_equal(counts_to(arena, &tree, EAST, "2023-12-31"), WEST);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-05-31"), EAST);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-12-31"), WEST);

    const TreeView *view = tree_view(arena, &tree, day_of("2023-12-31"));
    assert_int_equal(view->life[view_index(view, EAST)], LIFE_GONE);
    assert_int_equal(view->depth[view_index(view, EAST)], 2);

    /* and on, when the successor is merged too */
    assert_int_equal(tree_merge(arena, &tree, WEST, SOUTH, day_of("2023-09-01")).code, PROBLEM_NONE);
    assert_int_equal(counts_to(arena, &tree, EAST, "2023-12-31"), WEST);
    assert_int_equal(counts_to(arena, &tree, WEST, "2023-12-31"), SOUTH);
    assert_int_equal(counts_to(arena, &tree, VILLAGE_A, "2023-12-31"), SOUTH);
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_NONE);
    arena_free(arena);
}

static void what_was_split_stays_where_it_was(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);
    Id to[] = { EAST, WEST };

    assert_int_equal(tree_split(arena, &tree, SOUTH, to, 2, day_of("2023-06-15")).code, PROBLEM_NONE);
    assert_int_equal(tree_successor(&tree, SOUTH), 0);
    assert_int_equal(counts_to(arena, &tree, SOUTH, "2023-12-31"), COUNTY);
    assert_int_equal(tree_end(&tree, SCHOOL, day_of("2023-02-01")).code, PROBLEM_NONE);
    assert_int_equal(counts_to(arena, &tree, SCHOOL, "2023-12-31"), BUREAU);
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_NONE);
    arena_free(arena);
}

static void names_are_dated(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);

    assert_int_equal(tree_rename(arena, &tree, WEST, TEXT("西镇"), day_of("2022-05-01")).code, PROBLEM_NONE);
    assert_true(text_equal(tree_name(&tree, WEST, day_of("2022-04-30")), TEXT("西乡")));
    assert_true(text_equal(tree_name(&tree, WEST, day_of("2022-05-01")), TEXT("西镇")));
    assert_true(text_equal(tree_name(&tree, WEST, day_of("2010-05-01")), TEXT("西乡")));
    assert_int_equal(tree_name(&tree, UNKNOWN, day_of("2022-05-01")).len, 0);
    arena_free(arena);
}

/* Each is refused, and leaves the tree as it was. */
static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);
    Agency new = { .id = 20, .kind = AGENCY_TOWN, .first = day_of("2021-01-01") };
    Agency known = { .id = WEST, .kind = AGENCY_TOWN, .first = day_of("2021-01-01") };
    Agency backwards = { .id = 21, .first = day_of("2021-01-01"), .last = day_of("2020-12-31") };
    Date day = day_of("2023-06-15"), early = day_of("2019-01-01");

    assert_int_equal(tree_move(arena, &tree, EAST, VILLAGE_A, day).code, PROBLEM_TREE_CIRCLE);
    assert_int_equal(tree_move(arena, &tree, EAST, EAST, day).code, PROBLEM_TREE_CIRCLE);
    assert_int_equal(tree_move(arena, &tree, UNKNOWN, EAST, day).code, PROBLEM_AGENCY_NOT_IN_TREE);
    assert_int_equal(tree_move(arena, &tree, EAST, UNKNOWN, day).code, PROBLEM_AGENCY_NOT_IN_TREE);
    assert_int_equal(tree_move(arena, &tree, EAST, WEST, early).code, PROBLEM_AGENCY_NOT_THERE);
    assert_int_equal(tree_merge(arena, &tree, EAST, VILLAGE_A, day).code, PROBLEM_TREE_CIRCLE);
    assert_int_equal(tree_merge(arena, &tree, EAST, WEST, day_of("2020-01-01")).code, PROBLEM_TREE_DAYS);
    assert_int_equal(tree_end(&tree, EAST, day).code, PROBLEM_AGENCY_HAS_CHILDREN);
    assert_int_equal(tree_split(arena, &tree, EAST, &(Id){ WEST }, 1, day).code, PROBLEM_AGENCY_HAS_CHILDREN);
    assert_int_equal(tree_split(arena, &tree, SOUTH, &(Id){ UNKNOWN }, 1, day).code, PROBLEM_AGENCY_NOT_IN_TREE);
    assert_int_equal(tree_found(arena, &tree, new, UNKNOWN, TEXT("")).code, PROBLEM_AGENCY_NOT_IN_TREE);
    assert_int_equal(tree_found(arena, &tree, known, COUNTY, TEXT("")).code, PROBLEM_AGENCY_DUPLICATE);
    assert_int_equal(tree_found(arena, &tree, backwards, COUNTY, TEXT("")).code, PROBLEM_TREE_DAYS);
    assert_int_equal(tree.edges.count, 7);
    assert_int_equal(tree.agencies.count, 8);
    assert_int_equal(tree.successions.count, 0);

    /* a move that would meet a later one */
    assert_int_equal(tree_move(arena, &tree, WEST, EAST, day_of("2024-01-01")).code, PROBLEM_NONE);
    assert_int_equal(tree_move(arena, &tree, EAST, WEST, day_of("2023-01-01")).code, PROBLEM_TREE_CIRCLE);
    /* below one that will have ended */
    assert_int_equal(tree_end(&tree, SOUTH, day_of("2024-06-01")).code, PROBLEM_NONE);
    assert_int_equal(tree_move(arena, &tree, VILLAGE_A, SOUTH, day).code, PROBLEM_AGENCY_NOT_THERE);
    /* ended before it takes over another */
    assert_int_equal(tree_merge(arena, &tree, SCHOOL, VILLAGE_B, day_of("2025-01-01")).code, PROBLEM_NONE);
    assert_int_equal(tree_end(&tree, VILLAGE_B, day_of("2024-09-01")).code, PROBLEM_AGENCY_NOT_THERE);
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_NONE);
    arena_free(arena);
}

static void broken_rows_are_found(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Tree tree = county(arena);
    size_t edges = tree.edges.count;

    *LIST_ADD(arena, &tree.edges) = (AgencyEdge){ COUNTY, VILLAGE_B, day_of("2023-01-01"), day_of("2023-01-31") };
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_TREE_CIRCLE);
    /* and whoever asks all the same gets an answer */
    assert_non_null(tree_view(arena, &tree, day_of("2023-01-15")));
    tree.edges.items[edges] = (AgencyEdge){ VILLAGE_A, WEST, day_of("2023-01-01"), { 0 } };
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_TREE_OVERLAP);
    tree.edges.items[edges] = (AgencyEdge){ VILLAGE_A, UNKNOWN, day_of("2019-01-01"), day_of("2019-12-31") };
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_AGENCY_NOT_IN_TREE);
    tree.edges.count = edges;
    tree.agencies.items[1].id = COUNTY;
    assert_int_equal(tree_check(arena, &tree).code, PROBLEM_AGENCY_DUPLICATE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_move_takes_effect_on_its_day),
        cmocka_unit_test(what_was_merged_counts_to_its_successor),
        cmocka_unit_test(what_was_split_stays_where_it_was),
        cmocka_unit_test(names_are_dated),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(broken_rows_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
