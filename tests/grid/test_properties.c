/* test_properties.c - random work on a grid gives what slow.h works out from the bare cells.
 *
 * Cells, corrections, voids, settlements, joint activities, and a tree that is founded, moved, merged and ended, in any order. After
 * every change some sheets are compared, at times all of them, and grid_verify and grid_rebuild agree.
 *
 *     HALFSKY_GRID_SEED=7 HALFSKY_GRID_STEPS=100000 build/asan/tests/grid/test_properties
 *
 * runs longer; a failure says the seed and the step. */
#include "slow.h"

#include "grid/periods.h"
#include "grid/shelf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

enum { STEPS = 400, FULL_EVERY = 200, AGENCIES_MOST = 26, SLOTS = 10 };

static const Slot slots[SLOTS] = {
    { .number = 1, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = 2, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = 3, .nature = NATURE_STATE, .over_time = OVER_LAST },
    { .number = 4, .nature = NATURE_ACTIVITY, .over_time = OVER_MAX },
    { .number = 5, .nature = NATURE_ACTIVITY, .over_time = OVER_DISTINCT },
    { .number = 6, .nature = NATURE_STATE, .over_time = OVER_FLOW },
    { .number = 7,
      .nature = NATURE_ACTIVITY,
      .over_time = OVER_FLOW,
      .order = { SOURCE_RECORD, SOURCE_CLAIM, SOURCE_CERTIFIED, SOURCE_RETURN } },
    { .number = 8, .nature = NATURE_ACTIVITY, .over_time = OVER_STOCK },
    { .number = 9, .nature = NATURE_STATE, .over_time = OVER_DISTINCT },
    { .number = 10, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
};

/* One run: the grid under test and the slow one beside it. */
typedef struct {
    uint64_t random;
    uint64_t seed;
    int step;
    Arena *arena; /* of the tree */
    Arena *grid_arena;
    Tree tree;
    Shelf *shelf;
    Grid *grid;
    Slow *slow;
    Id last_cell;
} Run;

static uint64_t next_random(Run *run)
{
    run->random ^= run->random << 13;
    run->random ^= run->random >> 7;
    run->random ^= run->random << 17;
    return run->random;
}

static int below(Run *run, int most)
{
    return (int)((next_random(run) >> 11) % (uint64_t)most);
}

static bool chance(Run *run, int percent)
{
    return below(run, 100) < percent;
}

static Date any_day(Run *run)
{
    return date_from_days(date_to_days((Date){ 2023, 1, 1 }) + below(run, 730));
}

/* Mostly of the one year, so that sums meet. */
static Period any_period(Run *run)
{
    int year = chance(run, 70) ? 2023 : 2024, kind = below(run, 100);

    if (kind < 14)
        return period_year(year);
    if (kind < 28)
        return period_half(year, 1 + below(run, 2));
    if (kind < 45)
        return period_quarter(year, 1 + below(run, 4));
    if (kind < 80)
        return period_month(year, 1 + below(run, 12));
    if (kind < 90)
        return period_day((Date){ year, 1 + below(run, 12), 1 + below(run, 28) });
    if (kind < 95)
        return period_school_year(year - below(run, 2));
    return period_window(period_month(year, 1), period_month(year, 7 + below(run, 5)));
}

static GridValue any_value(Run *run)
{
    Decimal number;

    assert_true(decimal_divide(decimal_int(below(run, 120)), decimal_int(chance(run, 90) ? 1 : 2), 1, &number));
    switch (below(run, 12)) {
    case 0:
        return value_blank();
    case 1:
        return value_not_applicable();
    case 2:
        return value_zero();
    case 3:
        return value_of_fact(number, BOUND_OVER);
    case 4:
        return value_of_fact(number, BOUND_UNDER);
    case 5:
        return value_of_fact(number, BOUND_ABOUT);
    default:
        return value_number(number);
    }
}

static Cell any_cell(Run *run)
{
    Cell cell = {
        .id = ++run->last_cell,
        .slot = (uint32_t)(1 + below(run, SLOTS)),
        .subject = slow_id(below(run, run->slow->agency_count)),
        .extent = chance(run, 45)   ? EXTENT_ALL
                  : chance(run, 85) ? EXTENT_OWN
                                    : EXTENT_STAFF,
        .period = any_period(run),
        .source = (Source)(SOURCE_CLAIM + below(run, 4)),
        .value = any_value(run),
        .by = slow_id(below(run, run->slow->agency_count)),
        .running = chance(run, 6),
        .partner = chance(run, 4),
        .complete = chance(run, 50),
        .settled = chance(run, 3),
    };
    if (chance(run, 30))
        cell.as_of = any_day(run);
    return cell;
}

static void keep(Run *run, const Cell *cell)
{
    shelf_add(run->shelf, cell);
    slow_add(run->slow, cell);
}

static void apply(Run *run, const Spot *spots, size_t count)
{
    Problem problem = grid_apply(run->grid, spots, count, NULL);

    if (problem.code)
        fail_msg("seed %llu, step %d: %s", (unsigned long long)run->seed, run->step, problem_id(problem.code).at);
    slow_forget(run->slow);
}

/* A few cells in one change, all over the tree. */
static void add_cells(Run *run)
{
    Spot spots[5];
    size_t count = 1 + (size_t)below(run, 5);

    for (size_t i = 0; i < count; i++) {
        Cell cell = any_cell(run);
        keep(run, &cell);
        spots[i] = (Spot){ cell.subject, cell.period };
    }
    apply(run, spots, count);
}

enum { PERSONS = 12, LIKELY = 5, LIKELY_FIRST = 70000 };

static Crowd crowd_of_group(Arena *arena, const SlowGroup *group)
{
    Ordinals sure = { 0 }, likely = { 0 };
    int64_t known;

    for (int i = PERSONS - 1; i >= 0; i--)
        if (group->sure >> i & 1)
            LIST_PUSH(arena, &sure, (uint32_t)i);
    for (int i = 0; i < LIKELY; i++)
        if (group->likely >> i & 1)
            LIST_PUSH(arena, &likely, LIKELY_FIRST + (uint32_t)i);
    known = (int64_t)(sure.count + likely.count);
    Crowd crowd = crowd_of_people(arena, &sure, &likely, known + group->unknown);
    if (value_is_given(group->rest)) {
        Crowd stated = crowd_of_value(group->rest);
        const Crowd *both[] = { &stated, &crowd };
        crowd = crowd_union(arena, both, 2);
    }
    return crowd;
}

/* An agency's entries of a period are counted again: other persons are behind them, perhaps as many. */
static void count_persons(Run *run)
{
    Slow *slow = run->slow;
    Arena *arena = arena_new();
    Id subject = slow_id(below(run, slow->agency_count));
    Period period = chance(run, 85) ? period_month(2023, 1 + below(run, 12)) : any_period(run);
    uint32_t slot = chance(run, 70) ? 5 : 9;
    Spot spot = { subject, period };
    SlowGroup group = { .sure = next_random(run) >> 9 & ((1u << PERSONS) - 1) & (next_random(run) >> 20) };
    CrowdRows rows = { 0 };

    if (chance(run, 20))
        group.likely = (next_random(run) >> 11) & ((1u << LIKELY) - 1);
    group.named = group.sure || group.likely;
    if (chance(run, 20))
        group.unknown = below(run, 20);
    group.least = slow_bits(group.sure) + slow_bits(group.likely) + group.unknown;
    if (chance(run, 20))
        group.rest = value_number(decimal_int(1 + below(run, 30)));
    for (size_t i = 0; i < slow->cell_count; i++) {
        Cell *old = &slow->cells[i];
        if (old->origin == ORIGIN_ENTRIES && old->subject == subject && old->slot == slot
            && period_equal(old->period, period) && !old->voided) {
            old->voided = true;
            assert_true(shelf_void(run->shelf, old->id));
        }
    }
    slow->counts[slow->count_count++] = (SlowCount){ subject, period, slot, group };
    for (uint32_t each = 5; each <= 9; each += 4) {
        SlowGroup counted = slow_counted(slow, (int)subject - 1, each, period);
        Crowd crowd = crowd_of_group(arena, &counted);
        if (counted.named)
            LIST_PUSH(arena, &rows, (CrowdRow){ sheet_key(each, EXTENT_OWN), true, crowd_write(arena, &crowd) });
    }
    shelf_count(run->shelf, spot, &rows);
    Cell cell = { .id = ++run->last_cell,
                  .slot = slot,
                  .subject = subject,
                  .extent = EXTENT_OWN,
                  .period = period,
                  .source = SOURCE_RECORD,
                  .origin = ORIGIN_ENTRIES,
                  .complete = chance(run, 50),
                  .value = slow_group_value(&group),
                  .by = subject };
    if (chance(run, 80))
        keep(run, &cell);
    if (chance(run, 40)) {
        cell.id = ++run->last_cell;
        cell.extent = EXTENT_ALL;
        keep(run, &cell);
    }
    apply(run, &spot, 1);
    arena_free(arena);
}

/* Voids one; a correction adds another in its place, a settlement one that stands before all. */
static void change_cell(Run *run)
{
    Slow *slow = run->slow;

    if (slow->cell_count == 0)
        return;
    Cell *old = &slow->cells[below(run, (int)slow->cell_count)];
    Cell new = *old;
    Spot spots[2] = { { old->subject, old->period }, { 0 } };
    size_t count = 1;
    int what = below(run, 3);

    if (what < 2) {
        old->voided = true;
        assert_true(shelf_void(run->shelf, old->id));
    }
    if (what > 0) {
        new.id = ++run->last_cell;
        new.value = any_value(run);
        new.settled = what == 2;
        new.voided = false;
        if (chance(run, 30))
            new.period = any_period(run);
        keep(run, &new);
        spots[count++] = (Spot){ new.subject, new.period };
    }
    apply(run, spots, count);
}

/* After a change of the tree: a grid of the new one, with what moved applied. */
static void tree_changed(Run *run, const Tree *before)
{
    Arena *arena = arena_new();
    Spots moved = { 0 };

    arena_reset(run->grid_arena);
    run->grid = grid_new(run->grid_arena, &run->tree, (Slots){ slots, SLOTS }, &shelf_keeper, run->shelf);
    assert_int_equal(grid_moved(run->grid, arena, before, &moved).code, PROBLEM_NONE);
    apply(run, moved.items, moved.count);
    Problem unsound = tree_check(arena, &run->tree);
    if (unsound.code)
        fail_msg("seed %llu, step %d: %s %s %s", (unsigned long long)run->seed, run->step,
                 problem_id(unsound.code).at, unsound.args[0], unsound.args[1]);
    arena_free(arena);
}

static Tree tree_copy(Arena *arena, const Tree *tree)
{
    Tree copy = { 0 };

    for (size_t i = 0; i < tree->agencies.count; i++)
        *LIST_ADD(arena, &copy.agencies) = tree->agencies.items[i];
    for (size_t i = 0; i < tree->edges.count; i++)
        *LIST_ADD(arena, &copy.edges) = tree->edges.items[i];
    for (size_t i = 0; i < tree->successions.count; i++)
        *LIST_ADD(arena, &copy.successions) = tree->successions.items[i];
    return copy;
}

static void found(Run *run, AgencyKind kind, int parent, Date day)
{
    Slow *slow = run->slow;
    int agency = slow->agency_count;
    Agency new = { .id = slow_id(agency), .kind = kind, .first = day };

    if (tree_found(run->arena, &run->tree, new, parent < 0 ? 0 : slow_id(parent), TEXT("")).code)
        return;
    slow->agencies[agency] = (SlowAgency){
        .region = kind <= AGENCY_VILLAGE, .first = slow_day(day), .last = SLOW_DAYS, .successor = -1
    };
    for (int d = 0; d < SLOW_DAYS; d++)
        slow->agencies[agency].parent[d] = parent;
    slow->agency_count++;
}

static void change_tree(Run *run)
{
    Slow *slow = run->slow;
    Arena *arena = arena_new();
    Tree before = tree_copy(arena, &run->tree);
    Date day = any_day(run);
    int one = below(run, slow->agency_count), other = below(run, slow->agency_count), what = below(run, 10);
    bool done = false;

    if (what < 5 && slow->agencies[one].parent[slow_day(day)] != other) {
        done = !tree_move(run->arena, &run->tree, slow_id(one), slow_id(other), day).code;
        if (done)
            slow_move(slow, one, other, slow_day(day));
    } else if (what == 5 && one > 0) {
        done = !tree_merge(run->arena, &run->tree, slow_id(one), slow_id(other), day).code;
        if (done)
            slow_end(slow, one, other, slow_day(day));
    } else if (what == 6 && one > 0) {
        done = !tree_end(&run->tree, slow_id(one), day).code;
        if (done)
            slow_end(slow, one, -1, slow_day(day));
    } else if (what > 6 && slow->agency_count < AGENCIES_MOST) {
        int known = slow->agency_count;
        found(run, (AgencyKind)(AGENCY_TOWN + below(run, 4)), other, day);
        done = slow->agency_count > known;
    }
    if (done)
        tree_changed(run, &before);
    arena_free(arena);
}

static void compare(Run *run, int agency, Period period, uint32_t slot)
{
    Text bytes;
    Sheet sheet;
    char text[PERIOD_TEXT_MAX], mine[VALUE_TEXT_MAX], slow_text[VALUE_TEXT_MAX];

    shelf_keeper.sheet(run->shelf, NULL, slow_id(agency), period, &bytes);
    assert_int_equal(sheet_open(bytes, &sheet).code, PROBLEM_NONE);
    for (FactExtent extent = EXTENT_OWN; extent <= EXTENT_STAFF; extent++) {
        Resolved kept, right = slow_resolve(run->slow, agency, slot, extent, period);
        sheet_find(sheet, sheet_key(slot, extent), &kept);
        if (resolved_equal(&kept, &right))
            continue;
        period_write(period, text);
        value_write(kept.value, LANGUAGE_EN, mine);
        value_write(right.value, LANGUAGE_EN, slow_text);
        fail_msg(
            "seed %llu, step %d: agency %d, %s, slot %u, extent %d: %s how %d source %d %d/%d flags %x, should be "
            "%s how %d source %d %d/%d flags %x",
            (unsigned long long)run->seed, run->step, agency + 1, text, (unsigned)slot, (int)extent, mine,
            (int)kept.how, (int)kept.source, kept.have, kept.due, kept.flags, slow_text, (int)right.how,
            (int)right.source, right.have, right.due, right.flags);
    }
}

static void compare_all(Run *run)
{
    static const PeriodKind kinds[] = { PERIOD_YEAR,  PERIOD_HALF,        PERIOD_QUARTER,
                                        PERIOD_MONTH, PERIOD_SCHOOL_YEAR, PERIOD_DAY };
    Arena *arena = arena_new();
    Period range = period_window(period_year(2022), period_year(2025));
    Flaws flaws = { 0 };
    SheetRows rows = { 0 };

    for (size_t k = 0; k < 5; k++) {
        for (Period period = period_from(kinds[k], range.first); period_contains(range, period);
             period = period_after(period)) {
            for (int agency = 0; agency < run->slow->agency_count; agency++)
                for (uint32_t slot = 1; slot <= SLOTS; slot++)
                    compare(run, agency, period, slot);
        }
    }
    assert_int_equal(grid_verify(run->grid, arena, &flaws, NULL).code, PROBLEM_NONE);
    if (flaws.count)
        fail_msg("seed %llu, step %d: %zu flaws", (unsigned long long)run->seed, run->step, flaws.count);

    /* made anew from the cells it is the same, byte for byte */
    shelf_keeper.rows(run->shelf, arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        shelf_keeper.sheet(run->shelf, arena, rows.items[i].spot.agency, rows.items[i].spot.period,
                           &rows.items[i].bytes);
        rows.items[i].bytes = arena_text(arena, rows.items[i].bytes);
    }
    assert_int_equal(grid_rebuild(run->grid, NULL).code, PROBLEM_NONE);
    for (size_t i = 0; i < rows.count; i++) {
        Text bytes;
        shelf_keeper.sheet(run->shelf, arena, rows.items[i].spot.agency, rows.items[i].spot.period, &bytes);
        assert_true(text_equal(bytes, rows.items[i].bytes));
    }
    arena_free(arena);
}

static void start(Run *run, uint64_t seed)
{
    *run = (Run){ .random = seed * 0x9E3779B97F4A7C15 | 1, .seed = seed };
    run->arena = arena_new();
    run->grid_arena = arena_new();
    run->shelf = shelf_new();
    run->slow = calloc(1, sizeof *run->slow);
    assert_non_null(run->slow);
    run->slow->slots = slots;
    run->slow->round = 1;
    found(run, AGENCY_COUNTY, -1, slow_start);
    for (int town = 0; town < 3; town++)
        found(run, AGENCY_TOWN, 0, slow_start);
    for (int village = 0; village < 6; village++)
        found(run, AGENCY_VILLAGE, 1 + village % 3, slow_start);
    found(run, AGENCY_BUREAU, 0, slow_start);
    found(run, AGENCY_SCHOOL, run->slow->agency_count - 1, slow_start);
    found(run, AGENCY_SCHOOL, 1, slow_start);
    run->grid = grid_new(run->grid_arena, &run->tree, (Slots){ slots, SLOTS }, &shelf_keeper, run->shelf);
}

static void finish(Run *run)
{
    shelf_free(run->shelf);
    arena_free(run->arena);
    arena_free(run->grid_arena);
    free(run->slow);
}

static void run_random(uint64_t seed, int steps)
{
    Run run;

    start(&run, seed);
    for (run.step = 1; run.step <= steps && run.slow->cell_count + 8 < SLOW_CELLS; run.step++) {
        int what = below(&run, 100);
        if (what < 50)
            add_cells(&run);
        else if (what < 62)
            count_persons(&run);
        else if (what < 92)
            change_cell(&run);
        else
            change_tree(&run);

        uint32_t slot = (uint32_t)(1 + below(&run, SLOTS));
        for (int i = 0; i < 4; i++)
            compare(&run, below(&run, run.slow->agency_count), any_period(&run), slot);
        if (run.step % FULL_EVERY == 0)
            compare_all(&run);
    }
    compare_all(&run);
    print_message("seed %llu: %d steps, %zu cells, %d agencies, %zu successions, %zu bytes of sheets\n",
                  (unsigned long long)seed, run.step - 1, run.slow->cell_count, run.slow->agency_count,
                  run.tree.successions.count, shelf_bytes(run.shelf));

    finish(&run);
}

/* What an agency does by itself is told in the year's figure, in those of halves, quarters, months or days, and never twice. */
static void tell_own(Run *run, const PeriodKind *kinds)
{
    int agency = below(run, run->slow->agency_count), year = 2023 + below(run, 2);
    Period period = period_day(date_from_days(date_to_days((Date){ year, 1, 1 }) + below(run, 365))),
           above[PERIOD_ABOVE_MAX];
    size_t count = period_above(period, above);

    for (size_t i = 0; i < count; i++) {
        if (above[i].kind != kinds[agency * 2 + year - 2023])
            continue;
        for (size_t k = 0; k < run->slow->cell_count; k++) { /* one for each period */
            if (run->slow->cells[k].subject == slow_id(agency)
                && period_equal(run->slow->cells[k].period, above[i]))
                return;
        }
        Cell cell = { .id = ++run->last_cell,
                      .slot = 1,
                      .subject = slow_id(agency),
                      .extent = EXTENT_OWN,
                      .period = above[i],
                      .source = SOURCE_RECORD,
                      .value = value_number(decimal_int(1 + below(run, 99))),
                      .by = slow_id(agency) };
        Spot spot = { cell.subject, cell.period };
        keep(run, &cell);
        apply(run, &spot, 1);
    }
}

/* The county has in every period what was told of it and of what lies in it, nothing lost, nothing twice; or, where some tell by the
 * year and others by the month, and some moved in between, it says so. */
static void county_has_all(Run *run, bool mixed)
{
    static const PeriodKind kinds[] = { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH };
    Period range = period_window(period_year(2023), period_year(2024));
    char text[PERIOD_TEXT_MAX], value[VALUE_TEXT_MAX];

    for (size_t k = 0; k < 4; k++) {
        for (Period period = period_from(kinds[k], range.first); period_contains(range, period);
             period = period_after(period)) {
            int64_t sum = 0;
            Text bytes;
            Sheet sheet;
            Resolved county;
            for (size_t i = 0; i < run->slow->cell_count; i++) {
                if (period_contains(period, run->slow->cells[i].period))
                    sum += run->slow->cells[i].value.low.coefficient;
            }
            shelf_keeper.sheet(run->shelf, NULL, slow_id(0), period, &bytes);
            assert_int_equal(sheet_open(bytes, &sheet).code, PROBLEM_NONE);
            sheet_find(sheet, sheet_key(1, EXTENT_ALL), &county);
            if (county.value.low.coefficient == sum || (mixed && (county.flags & RESOLVED_MOVED)))
                continue;
            period_write(period, text);
            value_write(county.value, LANGUAGE_EN, value);
            fail_msg("seed %llu, step %d: the county has %s in %s, not %lld", (unsigned long long)run->seed,
                     run->step, value, text, (long long)sum);
        }
    }
}

static void nothing_is_lost_and_nothing_counts_twice(bool mixed, bool moves)
{
    static const PeriodKind all_kinds[] = { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_DAY };
    const char *given = getenv("HALFSKY_GRID_SEED");
    uint64_t first = given ? strtoull(given, NULL, 10) : 1;

    for (uint64_t seed = first; seed < first + 4; seed++) {
        PeriodKind kinds[AGENCIES_MOST * 2];
        Run run;
        start(&run, seed);
        for (size_t i = 0; i < AGENCIES_MOST * 2; i++)
            kinds[i] = mixed ? all_kinds[below(&run, 5)] : PERIOD_MONTH;
        for (run.step = 1; run.step <= 200; run.step++) {
            if (!moves || chance(&run, 85))
                tell_own(&run, kinds);
            else
                change_tree(&run);
            if (run.step % 20 == 0)
                county_has_all(&run, mixed && moves);
        }
        finish(&run);
    }
}

static void random_work_gives_what_is_worked_out_slowly(void **state)
{
    (void)state;
    const char *seed = getenv("HALFSKY_GRID_SEED"), *steps = getenv("HALFSKY_GRID_STEPS");
    int count = steps ? (int)strtol(steps, NULL, 10) : STEPS;

    if (seed) {
        run_random(strtoull(seed, NULL, 10), count);
        return;
    }
    for (uint64_t fixed = 1; fixed <= 2; fixed++)
        run_random(fixed, count);
}

static void whatever_moves_months_count_once(void **state)
{
    (void)state;
    nothing_is_lost_and_nothing_counts_twice(false, true);
}

static void whatever_periods_are_told_each_counts_once(void **state)
{
    (void)state;
    nothing_is_lost_and_nothing_counts_twice(true, false);
}

static void where_both_come_together_it_is_said(void **state)
{
    (void)state;
    nothing_is_lost_and_nothing_counts_twice(true, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_work_gives_what_is_worked_out_slowly),
        cmocka_unit_test(whatever_moves_months_count_once),
        cmocka_unit_test(whatever_periods_are_told_each_counts_once),
        cmocka_unit_test(where_both_come_together_it_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
