/* test_grid.c - what a change touches, what verify finds, and questions at the edges. */
#include "grid/periods.h"
#include "grid/query.h"
#include "grid/shelf.h"
#include "grid/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

enum { COUNTY = 1, TOWN_A, TOWN_B, VILLAGE, BUREAU, VISITS = 1, GIRLS };

static const Slot slots[] = {
    { .number = VISITS, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = GIRLS, .nature = NATURE_STATE, .over_time = OVER_STOCK },
};

/* A shelf whose callbacks fail when `left` calls are used up. */
typedef struct {
    Shelf *shelf;
    int left; /* -1: never */
} Failing;

typedef struct {
    Arena *arena;
    Tree tree;
    Shelf *shelf;
    Grid *grid;
    Id last;
    Failing failing;
    Grid *failing_grid;
} County;

static Problem spend(Failing *failing)
{
    if (failing->left == 0)
        return problem(PROBLEM_FILE_BROKEN, TEXT("x"), TEXT("y"), TEXT(""));
    failing->left -= failing->left > 0;
    return OK;
}

static Problem cells(void *state, Arena *arena, Id subject, Period period, Cells *out)
{
    TRY(spend(state));
    return shelf_keeper.cells(((Failing *)state)->shelf, arena, subject, period, out);
}

static Problem sheet(void *state, Arena *arena, Id agency, Period period, Text *out)
{
    TRY(spend(state));
    return shelf_keeper.sheet(((Failing *)state)->shelf, arena, agency, period, out);
}

static Problem below(void *state, Arena *arena, Id parent, Period period, SheetRows *out)
{
    TRY(spend(state));
    return shelf_keeper.below(((Failing *)state)->shelf, arena, parent, period, out);
}

static Problem within(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out)
{
    TRY(spend(state));
    return shelf_keeper.within(((Failing *)state)->shelf, arena, agency, kind, outer, out);
}

static Problem crowds(void *state, Arena *arena, Id agency, Period period, CrowdRows *out)
{
    TRY(spend(state));
    return shelf_keeper.crowds(((Failing *)state)->shelf, arena, agency, period, out);
}

static Problem put(void *state, const SheetRow *row)
{
    TRY(spend(state));
    return shelf_keeper.put(((Failing *)state)->shelf, row);
}

static Problem spots(void *state, Arena *arena, Spots *out)
{
    TRY(spend(state));
    return shelf_keeper.spots(((Failing *)state)->shelf, arena, out);
}

static Problem rows(void *state, Arena *arena, SheetRows *out)
{
    TRY(spend(state));
    return shelf_keeper.rows(((Failing *)state)->shelf, arena, out);
}

static const GridKeeper failing_keeper = { cells, sheet, below, within, crowds, put, spots, rows };

static int county_new(void **state)
{
    static const struct {
        Id id, parent;
        AgencyKind kind;
    } agencies[] = { { COUNTY, 0, AGENCY_COUNTY },
                     { TOWN_A, COUNTY, AGENCY_TOWN },
                     { TOWN_B, COUNTY, AGENCY_TOWN },
                     { VILLAGE, TOWN_A, AGENCY_VILLAGE },
                     { BUREAU, COUNTY, AGENCY_BUREAU } };
    County *county = calloc(1, sizeof *county);

    assert_non_null(county);
    county->arena = arena_new();
    county->shelf = shelf_new();
    for (size_t i = 0; i < sizeof agencies / sizeof agencies[0]; i++) {
        Agency agency = { .id = agencies[i].id, .kind = agencies[i].kind, .first = { 2020, 1, 1 } };
        assert_int_equal(tree_found(county->arena, &county->tree, agency, agencies[i].parent, TEXT("")).code, 0);
    }
    county->grid = grid_new(county->arena, &county->tree, (Slots){ slots, 2 }, &shelf_keeper, county->shelf);
    county->failing = (Failing){ county->shelf, -1 };
    county->failing_grid =
        grid_new(county->arena, &county->tree, (Slots){ slots, 2 }, &failing_keeper, &county->failing);
    *state = county;
    return 0;
}

static int county_free(void **state)
{
    County *county = *state;

    shelf_free(county->shelf);
    arena_free(county->arena);
    free(county);
    return 0;
}

static Spot add(County *county, Id subject, uint32_t slot, Period period, int64_t number)
{
    Cell cell = { .id = ++county->last,
                  .slot = slot,
                  .subject = subject,
                  .extent = EXTENT_ALL,
                  .period = period,
                  .source = SOURCE_CLAIM,
                  .value = value_number(decimal_int(number)),
                  .by = subject };
    Spot spot = { subject, period };

    shelf_add(county->shelf, &cell);
    assert_int_equal(grid_apply(county->grid, &spot, 1, NULL).code, PROBLEM_NONE);
    return spot;
}

static void a_change_dirties_the_path_and_the_periods_above(void **state)
{
    County *county = *state;
    static const struct {
        Id agency;
        const char *period;
    } expected[] = {
        { VILLAGE, "2023-02" }, { TOWN_A, "2023-02" }, { COUNTY, "2023-02" },  { VILLAGE, "2023-Q1" },
        { TOWN_A, "2023-Q1" },  { COUNTY, "2023-Q1" }, { VILLAGE, "2023-S1" }, { TOWN_A, "2023-S1" },
        { COUNTY, "2023-S1" },  { VILLAGE, "2022-A" }, { VILLAGE, "2023" },    { TOWN_A, "2022-A" },
        { TOWN_A, "2023" },     { COUNTY, "2022-A" },  { COUNTY, "2023" },
    };
    Spot changed[] = { { VILLAGE, period_month(2023, 2) }, { VILLAGE, period_month(2023, 2) } };
    Spots dirty = { 0 };
    char text[PERIOD_TEXT_MAX];

    assert_int_equal(grid_dirty(county->grid, county->arena, changed, 2, &dirty).code, PROBLEM_NONE);
    assert_int_equal(dirty.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < dirty.count; i++) {
        period_write(dirty.items[i].period, text);
        assert_string_equal(text, expected[i].period);
        assert_int_equal(dirty.items[i].agency, expected[i].agency);
    }
    changed[0].agency = 99;
    assert_int_equal(grid_dirty(county->grid, county->arena, changed, 1, &dirty).code, PROBLEM_AGENCY_NOT_IN_TREE);
}

static void flaw(County *county, FlawKind kind, Id agency, Period period, size_t count)
{
    Flaws flaws = { 0 };

    assert_int_equal(grid_verify(county->grid, county->arena, &flaws, NULL).code, PROBLEM_NONE);
    assert_int_equal(flaws.count, count);
    for (size_t i = 0; i < flaws.count; i++) {
        if (flaws.items[i].kind == kind && flaws.items[i].spot.agency == agency
            && period_equal(flaws.items[i].spot.period, period))
            return;
    }
    fail_msg("the flaw was not found");
}

static void verify_finds_what_was_tampered_with(void **state)
{
    County *county = *state;
    Period year = period_year(2023);
    Text kept;
    Flaws flaws = { 0 };
    size_t checked;

    add(county, TOWN_A, VISITS, year, 5);
    add(county, TOWN_B, VISITS, year, 7);
    assert_int_equal(grid_verify(county->grid, county->arena, &flaws, &checked).code, PROBLEM_NONE);
    assert_int_equal(flaws.count, 0);
    assert_int_equal(checked, 3);

    shelf_keeper.sheet(county->shelf, county->arena, TOWN_A, year, &kept);
    Text town = arena_text(county->arena, kept);
    shelf_keeper.put(county->shelf, &(SheetRow){ .spot = { TOWN_B, year }, .parent = COUNTY, .bytes = town });
    flaw(county, FLAW_VALUE, TOWN_B, year, 2); /* and the county, which is now another sum */
    shelf_keeper.put(county->shelf, &(SheetRow){ .spot = { TOWN_B, year }, .parent = COUNTY, .bytes = { 0 } });
    flaw(county, FLAW_MISSING, TOWN_B, year, 2);
    assert_int_equal(grid_rebuild(county->grid, NULL).code, PROBLEM_NONE);

    shelf_keeper.put(county->shelf, &(SheetRow){ .spot = { BUREAU, year }, .parent = COUNTY, .bytes = town });
    flaw(county, FLAW_SURPLUS, BUREAU, year, 2);
    assert_int_equal(grid_rebuild(county->grid, NULL).code, PROBLEM_NONE);
    shelf_keeper.put(county->shelf, &(SheetRow){ .spot = { TOWN_A, year }, .parent = TOWN_B, .bytes = town });
    flaw(county, FLAW_PARENT, TOWN_A, year, 2); /* the county misses it; nobody else has it */
    assert_int_equal(grid_rebuild(county->grid, NULL).code, PROBLEM_NONE);

    ((char *)town.at)[30] ^= 1;
    shelf_keeper.put(county->shelf, &(SheetRow){ .spot = { TOWN_A, year }, .parent = COUNTY, .bytes = town });
    flaw(county, FLAW_BROKEN, TOWN_A, year, 1);
    DashboardRow *found;
    size_t count;
    assert_int_equal(
        query_dashboard(county->grid, county->arena, (Spot){ TOWN_A, year }, EXTENT_ALL, NULL, 0, &found, &count)
            .code,
        PROBLEM_SHEET_BROKEN);
    assert_int_equal(grid_rebuild(county->grid, NULL).code, PROBLEM_NONE);
    assert_int_equal(grid_verify(county->grid, county->arena, &flaws, NULL).code, PROBLEM_NONE);
    assert_int_equal(flaws.count, 0);
}

/* The n-th call fails, for every n: the Problem comes out, nothing is lost, and after a second try all is right. */
static void a_keeper_that_fails_is_heard(void **state)
{
    County *county = *state;
    Spot spot = add(county, VILLAGE, VISITS, period_month(2023, 2), 5);
    int n = 0;

    for (;; n++) {
        county->failing.left = n;
        Problem problem = grid_apply(county->failing_grid, &spot, 1, NULL);
        if (!problem.code)
            break;
        assert_int_equal(problem.code, PROBLEM_FILE_BROKEN);
    }
    assert_true(n > 15 * 2);
    county->failing.left = 3;
    Flaws flaws = { 0 };
    assert_int_equal(grid_verify(county->failing_grid, county->arena, &flaws, NULL).code, PROBLEM_FILE_BROKEN);
    county->failing.left = -1;
    assert_int_equal(grid_verify(county->failing_grid, county->arena, &flaws, NULL).code, PROBLEM_NONE);
    assert_int_equal(flaws.count, 0);
}

static void questions_at_the_edges(void **state)
{
    County *county = *state;
    Period year = period_year(2023);
    RankingRow *ranking;
    SeriesRow *series;
    Trace *trace;
    size_t count;

    add(county, TOWN_A, VISITS, year, 5);
    add(county, TOWN_B, VISITS, year, 5);
    add(county, BUREAU, VISITS, year, 9);
    assert_int_equal(
        query_ranking(county->grid, county->arena, COUNTY, year, VISITS, EXTENT_ALL, true, &ranking, &count).code,
        PROBLEM_NONE);
    assert_int_equal(count, 3);
    assert_int_equal(ranking[0].rank, 1);
    assert_int_equal(ranking[1].rank, 1);
    assert_int_equal(ranking[2].rank, 3);
    assert_int_equal(ranking[2].agency, BUREAU);
    /* a bureau is expected to say nothing: it is left out */
    query_ranking(county->grid, county->arena, COUNTY, year, GIRLS, EXTENT_ALL, false, &ranking, &count);
    assert_int_equal(count, 2);
    assert_int_equal(
        query_ranking(county->grid, county->arena, 99, year, GIRLS, EXTENT_ALL, false, &ranking, &count).code,
        PROBLEM_AGENCY_NOT_IN_TREE);

    assert_int_equal(query_series(county->grid, county->arena, COUNTY, VISITS, EXTENT_ALL, PERIOD_YEAR,
                                  period_window(period_year(2022), period_year(2024)), &series, &count)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(count, 3);
    assert_int_equal(series[0].now.how, HOW_NONE);
    assert_true(value_equal(series[1].now.value, value_number(decimal_int(19))));
    assert_int_equal(query_series(county->grid, county->arena, COUNTY, VISITS, EXTENT_ALL, PERIOD_DAY,
                                  period_window(period_year(1900), period_year(2024)), &series, &count)
                         .code,
                     PROBLEM_SERIES_TOO_LONG);

    /* a stock of the year is that of its last month that is known, and of no other */
    add(county, VILLAGE, GIRLS, period_month(2023, 10), 40);
    add(county, VILLAGE, GIRLS, period_month(2023, 11), 41);
    assert_int_equal(trace_value(county->grid, county->arena, (Spot){ VILLAGE, period_quarter(2023, 4) }, GIRLS,
                                 EXTENT_ALL, 1, false, &trace)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(trace->part_count, 1);
    assert_true(period_equal(trace->parts[0]->spot.period, period_month(2023, 11)));
    assert_true(value_equal(trace->found.resolved.value, value_number(decimal_int(41))));

    /* parts of what was stated are shown when asked for; no depth, no parts */
    add(county, COUNTY, VISITS, year, 20);
    Spot spot = { COUNTY, year };
    assert_int_equal(trace_value(county->grid, county->arena, spot, VISITS, EXTENT_ALL, 3, false, &trace).code, 0);
    assert_int_equal(trace->part_count, 0);
    assert_int_equal(trace->cell_count, 1);
    assert_int_equal(trace_value(county->grid, county->arena, spot, VISITS, EXTENT_ALL, 3, true, &trace).code, 0);
    assert_int_equal(trace->part_count, 3);
    assert_int_equal(trace_value(county->grid, county->arena, spot, VISITS, EXTENT_ALL, 0, true, &trace).code, 0);
    assert_int_equal(trace->part_count, 0);
    assert_int_equal(trace_value(county->grid, county->arena, spot, 77, EXTENT_ALL, 0, true, &trace).code,
                     PROBLEM_SLOT_UNKNOWN);
}

int main(void)
{
#define COUNTY_TEST(test) cmocka_unit_test_setup_teardown(test, county_new, county_free)
    const struct CMUnitTest tests[] = {
        COUNTY_TEST(a_change_dirties_the_path_and_the_periods_above),
        COUNTY_TEST(verify_finds_what_was_tampered_with),
        COUNTY_TEST(a_keeper_that_fails_is_heard),
        COUNTY_TEST(questions_at_the_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
