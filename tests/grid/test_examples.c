/* test_examples.c - the examples of docs/grid.md, by their numbers. */
#include "grid/indicator.h"
#include "grid/proposals.h"
#include "grid/query.h"
#include "grid/shelf.h"
#include "grid/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

enum { COUNTY = 1, DONGSHAN, XIHE, NANLING, FEDERATION, JUSTICE, TRANSPORT, STATISTICS, EDUCATION, CIVIL, SCHOOL };
enum {
    LEAFLETS = 1,
    GIRLS,
    PEOPLE,
    VISITS,
    TRAINED,
    LEFT_EDUCATION,
    LEFT_CIVIL,
    LEFT_FEDERATION,
    RATE,
    GIRLS_DUE,
    COURSES
};

/* clang-format off */
static const Slot slots[] = {
    { .number = LEAFLETS, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = GIRLS, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = PEOPLE, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = VISITS, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = TRAINED, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW },
    { .number = LEFT_EDUCATION, .measure = { "left", 4 }, .issuer = { "edu", 3 }, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = LEFT_CIVIL, .measure = { "left", 4 }, .issuer = { "civil", 5 }, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = LEFT_FEDERATION, .measure = { "left", 4 }, .issuer = { "women", 5 }, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = RATE, .nature = NATURE_STATE, .over_time = OVER_LAST },
    { .number = GIRLS_DUE, .nature = NATURE_STATE, .over_time = OVER_STOCK },
    { .number = COURSES, .nature = NATURE_ACTIVITY, .over_time = OVER_DISTINCT },
};
/* clang-format on */

/* A small county; each example begins with an empty grid of it. */
typedef struct {
    Arena *arena;
    Tree tree;
    Shelf *shelf;
    Grid *grid;
    Id last;
} County;

static void new_grid(County *county)
{
    county->grid = grid_new(county->arena, &county->tree, (Slots){ slots, sizeof slots / sizeof slots[0] },
                            &shelf_keeper, county->shelf);
}

static int county_new(void **state)
{
    static const struct {
        Id id;
        AgencyKind kind;
        Id parent;
    } rows[] = {
        { COUNTY, AGENCY_COUNTY, 0 },          { DONGSHAN, AGENCY_TOWN, COUNTY },
        { XIHE, AGENCY_TOWN, COUNTY },         { NANLING, AGENCY_TOWN, COUNTY },
        { FEDERATION, AGENCY_BUREAU, COUNTY }, { JUSTICE, AGENCY_BUREAU, COUNTY },
        { TRANSPORT, AGENCY_BUREAU, COUNTY },  { STATISTICS, AGENCY_BUREAU, COUNTY },
        { EDUCATION, AGENCY_BUREAU, COUNTY },  { CIVIL, AGENCY_BUREAU, COUNTY },
        { SCHOOL, AGENCY_SCHOOL, XIHE },
    };
    County *county = calloc(1, sizeof *county);

    assert_non_null(county);
    county->arena = arena_new();
    county->shelf = shelf_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Agency agency = { .id = rows[i].id, .kind = rows[i].kind, .first = { 2020, 1, 1 } };
        assert_int_equal(tree_found(county->arena, &county->tree, agency, rows[i].parent, TEXT("")).code, 0);
    }
    new_grid(county);
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

static Period period_of(const char *text)
{
    Period period;

    assert_true(period_read(text_of(text), &period));
    return period;
}

static Decimal number_of(const char *text)
{
    Decimal number;

    assert_true(decimal_read(text_of(text), &number));
    return number;
}

static Cell cell_of(Id subject, uint32_t slot, const char *period, Source source, const char *number)
{
    return (Cell){ .subject = subject,
                   .slot = slot,
                   .extent = EXTENT_ALL,
                   .period = period_of(period),
                   .source = source,
                   .value = value_of_fact(number_of(number), BOUND_EXACT),
                   .by = subject };
}

/* Adds the cell and makes the sheets that depend on it. */
static Id add(County *county, Cell cell)
{
    cell.id = ++county->last;
    shelf_add(county->shelf, &cell);
    assert_int_equal(grid_apply(county->grid, &(Spot){ cell.subject, cell.period }, 1, NULL).code, PROBLEM_NONE);
    return cell.id;
}

static Id claim(County *county, Id subject, uint32_t slot, const char *period, const char *number)
{
    return add(county, cell_of(subject, slot, period, SOURCE_CLAIM, number));
}

static Id void_cell(County *county, Id cell)
{
    const Cell *found = shelf_cell(county->shelf, cell);
    Spot spot = { found->subject, found->period };

    assert_true(shelf_void(county->shelf, cell));
    assert_int_equal(grid_apply(county->grid, &spot, 1, NULL).code, PROBLEM_NONE);
    return cell;
}

static Resolved value_at(County *county, Id agency, uint32_t slot, FactExtent extent, const char *period)
{
    DashboardRow *rows;
    size_t count;

    assert_int_equal(query_dashboard(county->grid, county->arena, (Spot){ agency, period_of(period) }, extent,
                                     &slot, 1, &rows, &count)
                         .code,
                     PROBLEM_NONE);
    return rows[0].now;
}

/* What is shown to people, as "200 (2/3)". */
static void shows(County *county, Id agency, uint32_t slot, const char *period, const char *expected)
{
    Resolved now = value_at(county, agency, slot, EXTENT_ALL, period);
    char value[VALUE_TEXT_MAX];

    value_write(now.value, LANGUAGE_EN, value);
    Text text = now.due ? arena_format(county->arena, "%s (%d/%d)", value, now.have, now.due)
                        : arena_format(county->arena, "%s", value);
    assert_string_equal(arena_string(county->arena, text), expected);
}

static Candidates candidates(County *county, Id agency, uint32_t slot, const char *period)
{
    Candidates found;

    assert_int_equal(
        trace_candidates(county->grid, county->arena, (Spot){ agency, period_of(period) }, slot, EXTENT_ALL, &found)
            .code,
        PROBLEM_NONE);
    return found;
}

static void is_number(GridValue value, const char *number)
{
    assert_true(value_equal(value, value_number(number_of(number))));
}

static void example_1_a_total_beside_the_towns(void **state)
{
    County *county = *state;
    claim(county, DONGSHAN, LEAFLETS, "2023", "120");
    claim(county, XIHE, LEAFLETS, "2023", "80");
    shows(county, COUNTY, LEAFLETS, "2023", "200 (2/3)");

    Cell total = cell_of(COUNTY, LEAFLETS, "2023", SOURCE_CLAIM, "260");
    total.by = FEDERATION;
    add(county, total);
    shows(county, COUNTY, LEAFLETS, "2023", "260");
    Resolved now = value_at(county, COUNTY, LEAFLETS, EXTENT_ALL, "2023");
    assert_int_equal(now.by, FEDERATION);
    assert_int_equal(now.flags & RESOLVED_DIFFERS, 0);
    is_number(candidates(county, COUNTY, LEAFLETS, "2023").below.value, "200");

    claim(county, NANLING, LEAFLETS, "2023", "90");
    shows(county, COUNTY, LEAFLETS, "2023", "260");
    Candidates beside = candidates(county, COUNTY, LEAFLETS, "2023");
    assert_true(beside.now.flags & RESOLVED_DIFFERS);
    is_number(beside.below.value, "290");
    is_number(beside.below.difference, "30");
    assert_false(beside.below.agrees);
}

static void example_2_a_school_speaks_for_a_town(void **state)
{
    County *county = *state;
    Cell girls = cell_of(XIHE, GIRLS, "2023", SOURCE_CLAIM, "412");
    girls.by = SCHOOL;
    add(county, girls);
    claim(county, DONGSHAN, GIRLS, "2023", "388");
    shows(county, XIHE, GIRLS, "2023", "412");
    assert_int_equal(value_at(county, XIHE, GIRLS, EXTENT_ALL, "2023").by, SCHOOL);
    shows(county, COUNTY, GIRLS, "2023", "800 (2/3)");
    assert_int_equal(value_at(county, SCHOOL, GIRLS, EXTENT_ALL, "2023").how, HOW_NONE);
}

static void example_3_one_activity_two_reports(void **state)
{
    County *county = *state;
    Cell told[2] = { cell_of(FEDERATION, PEOPLE, "2023-03-08", SOURCE_CLAIM, "150"),
                     cell_of(JUSTICE, PEOPLE, "2023-03-08", SOURCE_CLAIM, "150") };
    told[0].id = add(county, told[0]);
    told[1].id = add(county, told[1]);
    shows(county, COUNTY, PEOPLE, "2023-03-08", "300 (2/5)"); /* until somebody sees it */

    Text places[2] = { TEXT("文化馆"), TEXT("文化馆") };
    Slots all = { slots, sizeof slots / sizeof slots[0] };
    JointProposals proposals = { 0 };
    propose_joint(county->arena, (Cells){ told, 2 }, places, all, &proposals);
    assert_int_equal(proposals.count, 1);
    assert_ptr_equal(proposals.items[0].host, &told[0]);
    assert_ptr_equal(proposals.items[0].partner, &told[1]);
    places[1] = TEXT("广场");
    propose_joint(county->arena, (Cells){ told, 2 }, places, all, &proposals);
    assert_int_equal(proposals.count, 1); /* elsewhere it is another one */

    void_cell(county, told[1].id);
    told[1].joint = told[0].id;
    told[1].partner = true;
    add(county, told[1]);
    is_number(value_at(county, COUNTY, PEOPLE, EXTENT_ALL, "2023-03-08").value, "150");
    is_number(value_at(county, COUNTY, PEOPLE, EXTENT_ALL, "2023").value, "150");

    Trace *trace;
    assert_int_equal(trace_value(county->grid, county->arena, (Spot){ JUSTICE, period_of("2023-03-08") }, PEOPLE,
                                 EXTENT_ALL, 1, false, &trace)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(trace->cell_count, 2);
    assert_int_equal(trace->cells[0].standing, STANDING_ATTACHED);
    assert_int_equal(trace->cells[1].standing, STANDING_VOIDED);
}

static void example_4_staff_only(void **state)
{
    County *county = *state;
    Cell staff = cell_of(TRANSPORT, VISITS, "2023", SOURCE_CLAIM, "35");
    staff.extent = EXTENT_STAFF;
    add(county, staff);
    claim(county, DONGSHAN, VISITS, "2023", "60");
    is_number(value_at(county, TRANSPORT, VISITS, EXTENT_STAFF, "2023").value, "35");
    assert_int_equal(value_at(county, TRANSPORT, VISITS, EXTENT_ALL, "2023").how, HOW_NONE);
    assert_int_equal(value_at(county, COUNTY, VISITS, EXTENT_STAFF, "2023").how, HOW_NONE);
    shows(county, COUNTY, VISITS, "2023", "60 (1/3)");
}

static void example_5_january_to_october(void **state)
{
    County *county = *state;
    claim(county, DONGSHAN, VISITS, "2023-01..2023-10", "95");
    claim(county, DONGSHAN, VISITS, "2022-01..2022-10", "90");
    shows(county, DONGSHAN, VISITS, "2023", "blank");

    Cell ledger = cell_of(DONGSHAN, VISITS, "2023", SOURCE_RECORD, "120");
    ledger.complete = true;
    add(county, ledger);
    shows(county, DONGSHAN, VISITS, "2023", "120");
    shows(county, COUNTY, VISITS, "2023", "120 (1/3)");
    shows(county, DONGSHAN, VISITS, "2023-01..2023-10", "95");
    Candidates window = candidates(county, DONGSHAN, VISITS, "2023-01..2023-10");
    is_number(window.last_year.value, "90"); /* like with like */
    is_number(window.growth, "5");
}

static void example_6_two_running_totals(void **state)
{
    County *county = *state;
    Cell totals[2] = { cell_of(DONGSHAN, TRAINED, "2023", SOURCE_CLAIM, "300"),
                       cell_of(DONGSHAN, TRAINED, "2023", SOURCE_CLAIM, "420") };
    totals[0].running = totals[1].running = true;
    totals[0].as_of = (Date){ 2023, 6, 30 };
    totals[1].as_of = (Date){ 2023, 12, 31 };
    totals[0].id = add(county, totals[0]);
    totals[1].id = add(county, totals[1]);
    assert_int_equal(value_at(county, DONGSHAN, TRAINED, EXTENT_ALL, "2023").how, HOW_NONE);

    DifferenceProposals proposals = { 0 };
    propose_differences(county->arena, (Cells){ totals, 2 }, &proposals);
    assert_int_equal(proposals.count, 1);
    is_number(proposals.items[0].value, "120");
    assert_true(period_equal(proposals.items[0].period, period_of("2023-S2")));
}

static void example_7_a_half_inside_the_year(void **state)
{
    County *county = *state;
    Id half = claim(county, XIHE, VISITS, "2023-S1", "70");
    Id year = claim(county, XIHE, VISITS, "2023", "150");
    shows(county, XIHE, VISITS, "2023", "150");

    void_cell(county, year);
    claim(county, XIHE, VISITS, "2023-S2", "60");
    shows(county, XIHE, VISITS, "2023", "130 (2/2)");

    void_cell(county, half);
    claim(county, XIHE, VISITS, "2023-S1", "160");
    claim(county, XIHE, VISITS, "2023", "150");
    shows(county, XIHE, VISITS, "2023", "150");
    assert_true(value_at(county, XIHE, VISITS, EXTENT_ALL, "2023").flags & RESOLVED_DIFFERS_TIME);
}

static void example_8_three_definitions(void **state)
{
    County *county = *state;
    static const struct {
        uint32_t slot;
        Id by;
        const char *number;
    } rows[] = { { LEFT_EDUCATION, EDUCATION, "310" },
                 { LEFT_CIVIL, CIVIL, "275" },
                 { LEFT_FEDERATION, FEDERATION, "340" } };
    DashboardRow *beside;
    size_t count;

    for (size_t i = 0; i < 3; i++) {
        Cell cell = cell_of(COUNTY, rows[i].slot, "2023", SOURCE_CLAIM, rows[i].number);
        cell.by = rows[i].by;
        add(county, cell);
    }
    assert_int_equal(query_variants(county->grid, county->arena, (Spot){ COUNTY, period_of("2023") }, LEFT_CIVIL,
                                    EXTENT_ALL, &beside, &count)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(beside[i].slot, rows[i].slot);
        assert_int_equal(beside[i].now.by, rows[i].by);
        is_number(beside[i].now.value, rows[i].number);
    }
}

static void example_9_a_rate_that_was_issued(void **state)
{
    County *county = *state;
    Cell issued = cell_of(COUNTY, RATE, "2023", SOURCE_CERTIFIED, "99.1");
    issued.by = STATISTICS;
    issued.origin = ORIGIN_ISSUED;
    Id certified = add(county, issued);
    claim(county, DONGSHAN, RATE, "2023", "98");
    claim(county, XIHE, RATE, "2023", "100");
    shows(county, COUNTY, RATE, "2023", "99.1");
    assert_int_equal(value_at(county, COUNTY, RATE, EXTENT_ALL, "2023").source, SOURCE_CERTIFIED);
    void_cell(county, certified);
    assert_int_equal(value_at(county, COUNTY, RATE, EXTENT_ALL, "2023").how, HOW_NONE);
    shows(county, DONGSHAN, RATE, "2023", "98");
}

static void example_10_a_blank_a_zero_and_more_than(void **state)
{
    County *county = *state;
    Cell blank = cell_of(DONGSHAN, VISITS, "2023", SOURCE_RETURN, "0");
    Cell more = cell_of(NANLING, VISITS, "2023", SOURCE_CLAIM, "30");
    blank.value = value_blank();
    more.value = value_of_fact(number_of("30"), BOUND_OVER);
    add(county, blank);
    claim(county, XIHE, VISITS, "2023", "0");
    add(county, more);
    shows(county, COUNTY, VISITS, "2023", "at least 30 (2/3)");
    shows(county, DONGSHAN, VISITS, "2023", "blank");
    shows(county, XIHE, VISITS, "2023", "0 (reported)");

    RankingRow *rows;
    size_t count;
    assert_int_equal(query_ranking(county->grid, county->arena, COUNTY, period_of("2023"), VISITS, EXTENT_ALL,
                                   false, &rows, &count)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(count, 3);
    assert_int_equal(rows[0].agency, NANLING);
    assert_int_equal(rows[1].agency, XIHE);
    assert_int_equal(rows[1].rank, 2);
    assert_int_equal(rows[2].agency, DONGSHAN);
    assert_int_equal(rows[2].rank, 0);
}

static void example_11_a_town_merged_in_june(void **state)
{
    County *county = *state;
    Spots moved = { 0 };
    Tree before = { 0 };
    char month[8] = "2023-00";

    for (int i = 1; i <= 12; i++) {
        month[5] = (char)('0' + i / 10);
        month[6] = (char)('0' + i % 10);
        claim(county, XIHE, VISITS, month, "20");
        if (i <= 5)
            claim(county, NANLING, VISITS, month, "10");
    }
    shows(county, XIHE, VISITS, "2023", "240 (2/2)");

    for (size_t i = 0; i < county->tree.agencies.count; i++)
        *LIST_ADD(county->arena, &before.agencies) = county->tree.agencies.items[i];
    for (size_t i = 0; i < county->tree.edges.count; i++)
        *LIST_ADD(county->arena, &before.edges) = county->tree.edges.items[i];
    assert_int_equal(tree_merge(county->arena, &county->tree, NANLING, XIHE, (Date){ 2023, 6, 15 }).code, 0);
    new_grid(county);
    assert_int_equal(grid_moved(county->grid, county->arena, &before, &moved).code, PROBLEM_NONE);
    assert_int_equal(grid_apply(county->grid, moved.items, moved.count, NULL).code, PROBLEM_NONE);

    is_number(value_at(county, XIHE, VISITS, EXTENT_ALL, "2023-05").value, "20");
    is_number(value_at(county, COUNTY, VISITS, EXTENT_ALL, "2023-05").value, "30");
    is_number(value_at(county, XIHE, VISITS, EXTENT_ALL, "2023").value, "290");
    is_number(value_at(county, COUNTY, VISITS, EXTENT_ALL, "2023").value, "290");

    RankingRow *rows;
    size_t count;
    assert_int_equal(query_ranking(county->grid, county->arena, COUNTY, period_of("2023"), VISITS, EXTENT_ALL,
                                   false, &rows, &count)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(count, 2); /* Nanling is no town of the year any more */
    is_number(rows[0].now.value, "290");

    /* down to the cells: 12 of Xihe, 5 of Nanling */
    Trace *trace;
    assert_int_equal(trace_value(county->grid, county->arena, (Spot){ XIHE, period_of("2023") }, VISITS, EXTENT_ALL,
                                 9, false, &trace)
                         .code,
                     PROBLEM_NONE);
    size_t cells = 0;
    Trace *open[64] = { trace };
    for (size_t todo = 1; todo > 0;) {
        Trace *next = open[--todo];
        cells += next->found.cell != NULL;
        for (size_t i = 0; i < next->part_count; i++)
            open[todo++] = next->parts[i];
    }
    assert_int_equal(cells, 17);

    SeriesRow *series;
    assert_int_equal(query_series(county->grid, county->arena, COUNTY, VISITS, EXTENT_ALL, PERIOD_MONTH,
                                  period_of("2023"), &series, &count)
                         .code,
                     PROBLEM_NONE);
    assert_int_equal(count, 12);
    is_number(series[4].now.value, "30");
    is_number(series[5].now.value, "20");
}

static void example_12_a_rate_from_sums(void **state)
{
    County *county = *state;
    claim(county, DONGSHAN, GIRLS, "2023", "8");
    claim(county, DONGSHAN, GIRLS_DUE, "2023", "10");
    claim(county, XIHE, GIRLS, "2023", "90");
    claim(county, XIHE, GIRLS_DUE, "2023", "190");

    PivotQuery query = { .agencies = (Id[]){ COUNTY, DONGSHAN, XIHE },
                         .agency_count = 3,
                         .periods = (Period[]){ period_of("2023") },
                         .period_count = 1,
                         .slots = (uint32_t[]){ GIRLS, GIRLS_DUE },
                         .slot_count = 2,
                         .extent = EXTENT_ALL };
    static const char *const rates[] = { "49", "80", "47.4" };
    Resolved *cells;
    assert_int_equal(query_pivot(county->grid, county->arena, &query, &cells).code, PROBLEM_NONE);
    for (size_t i = 0; i < 3; i++)
        is_number(indicator_value(cells[i * 2].value, cells[i * 2 + 1].value, 100, 1), rates[i]);
}

static void example_13_which_source_counts(void **state)
{
    County *county = *state;
    Cell record = cell_of(XIHE, VISITS, "2023", SOURCE_RECORD, "36");
    claim(county, XIHE, VISITS, "2023", "40");
    Id returned = add(county, cell_of(XIHE, VISITS, "2023", SOURCE_RETURN, "38"));
    Id open = add(county, record);
    shows(county, XIHE, VISITS, "2023", "38");
    assert_true(value_at(county, XIHE, VISITS, EXTENT_ALL, "2023").flags & RESOLVED_CONTESTED);
    void_cell(county, returned);
    shows(county, XIHE, VISITS, "2023", "40");

    void_cell(county, open);
    record.complete = true;
    add(county, record);
    shows(county, XIHE, VISITS, "2023", "36");

    Cell settled = cell_of(XIHE, VISITS, "2023", SOURCE_CLAIM, "37");
    settled.settled = true;
    add(county, settled);
    shows(county, XIHE, VISITS, "2023", "37");
    Candidates beside = candidates(county, XIHE, VISITS, "2023");
    assert_true(beside.sources[SOURCE_NONE].given);
    is_number(beside.sources[SOURCE_CLAIM].value, "40");
    is_number(beside.sources[SOURCE_RECORD].value, "36");
    is_number(beside.sources[SOURCE_CLAIM].difference, "3");
    assert_false(beside.sources[SOURCE_RETURN].given);
}

/* The ledger of an agency names women `first` to `last` as trained in a month; in place of what it named before. */
static void train(County *county, Id agency, const char *month, uint32_t first, uint32_t last, bool by_number)
{
    Ordinals women = { 0 };
    Cells known;
    Spot spot = { agency, period_of(month) };
    CrowdRows rows = { 0 };
    Cell cell = cell_of(agency, COURSES, month, SOURCE_RECORD, "0");

    for (uint32_t i = first; i <= last; i++)
        LIST_PUSH(county->arena, &women, i);
    Crowd crowd = crowd_of_people(county->arena, by_number ? &women : NULL, by_number ? NULL : &women, 0);
    LIST_PUSH(county->arena, &rows,
              (CrowdRow){ sheet_key(COURSES, EXTENT_OWN), true, crowd_write(county->arena, &crowd) });
    shelf_count(county->shelf, spot, &rows);
    assert_int_equal(shelf_keeper.cells(county->shelf, county->arena, agency, spot.period, &known).code, 0);
    for (size_t i = 0; i < known.count; i++)
        shelf_void(county->shelf, known.items[i].id);
    cell.extent = EXTENT_OWN;
    cell.origin = ORIGIN_ENTRIES;
    cell.value = crowd_value(&crowd);
    add(county, cell);
}

static void example_14_the_same_woman_in_two_courses(void **state)
{
    County *county = *state;
    train(county, DONGSHAN, "2023-03", 1, 40, true);
    train(county, DONGSHAN, "2023-06", 31, 60, true);
    shows(county, DONGSHAN, COURSES, "2023-S1", "60 (2/2)");
    train(county, XIHE, "2023-06", 36, 55, true);
    shows(county, COUNTY, COURSES, "2023-06", "30 (2/3)"); /* all of Xihe's came to Dongshan too */
    train(county, XIHE, "2023-06", 56, 75, true);
    shows(county, COUNTY, COURSES, "2023-06", "45 (2/3)");
    shows(county, COUNTY, COURSES, "2023", "75 (1/2)");

    Id stated = claim(county, NANLING, COURSES, "2023", "25");
    shows(county, COUNTY, COURSES, "2023", "75—100 (3/3)");
    assert_int_equal(value_at(county, COUNTY, COURSES, EXTENT_ALL, "2023").flags & RESOLVED_DIFFERS_TIME, 0);
    void_cell(county, stated);
    shows(county, COUNTY, COURSES, "2023", "75 (1/2)");

    train(county, NANLING, "2023-09", 100, 109, false);
    shows(county, NANLING, COURSES, "2023", "about 10 (1/2)");
    shows(county, COUNTY, COURSES, "2023", "about 75—85 (2/2)");
    train(county, NANLING, "2023-09", 66, 75, true);
    shows(county, COUNTY, COURSES, "2023", "75 (2/2)");

    /* Xihe joins Dongshan: whoever was trained by both still counts once */
    Tree before = county->tree;
    assert_int_equal(tree_merge(county->arena, &county->tree, XIHE, DONGSHAN, (Date){ 2023, 10, 1 }).code, 0);
    Spots moved = { 0 };
    new_grid(county);
    assert_int_equal(grid_moved(county->grid, county->arena, &before, &moved).code, PROBLEM_NONE);
    assert_int_equal(grid_apply(county->grid, moved.items, moved.count, NULL).code, PROBLEM_NONE);
    shows(county, DONGSHAN, COURSES, "2023", "75 (1/2)");
    shows(county, COUNTY, COURSES, "2023", "75 (2/2)");
    Flaws flaws = { 0 };
    assert_int_equal(grid_verify(county->grid, county->arena, &flaws, NULL).code, PROBLEM_NONE);
    assert_int_equal(flaws.count, 0);

    /* other persons behind the same figures are a flaw */
    Ordinals others = { 0 };
    CrowdRows rows = { 0 };
    for (uint32_t i = 0; i < 10; i++)
        LIST_PUSH(county->arena, &others, 200 + i);
    Crowd crowd = crowd_of_people(county->arena, &others, NULL, 0);
    LIST_PUSH(county->arena, &rows,
              (CrowdRow){ sheet_key(COURSES, EXTENT_OWN), true, crowd_write(county->arena, &crowd) });
    shelf_count(county->shelf, (Spot){ NANLING, period_of("2023-09") }, &rows);
    assert_int_equal(grid_verify(county->grid, county->arena, &flaws, NULL).code, PROBLEM_NONE);
    assert_true(flaws.count > 0);
    assert_int_equal(flaws.items[0].kind, FLAW_PERSONS);
}

int main(void)
{
#define EXAMPLE(test) cmocka_unit_test_setup_teardown(test, county_new, county_free)
    const struct CMUnitTest tests[] = {
        EXAMPLE(example_1_a_total_beside_the_towns), EXAMPLE(example_2_a_school_speaks_for_a_town),
        EXAMPLE(example_3_one_activity_two_reports), EXAMPLE(example_4_staff_only),
        EXAMPLE(example_5_january_to_october),       EXAMPLE(example_6_two_running_totals),
        EXAMPLE(example_7_a_half_inside_the_year),   EXAMPLE(example_8_three_definitions),
        EXAMPLE(example_9_a_rate_that_was_issued),   EXAMPLE(example_10_a_blank_a_zero_and_more_than),
        EXAMPLE(example_11_a_town_merged_in_june),   EXAMPLE(example_12_a_rate_from_sums),
        EXAMPLE(example_13_which_source_counts),     EXAMPLE(example_14_the_same_woman_in_two_courses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
