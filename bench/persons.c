/* persons.c - what it costs to count each person of a county once.
 *
 *     persons [PERSONS]
 *
 * 13 towns name persons in each of 12 months, 100,000 of them in all, most in several months and some in several towns, for one
 * measure. Then one more person is named in one month of one town, many times over: the sheets of the town's and
 * the county's month, quarter, half-year, year and school year are made again, with their bitmaps, in memory. At the end
 * the county's year is compared with the number of persons that were named. */
#include "grid/grid.h"
#include "grid/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TOWNS = 13, MONTHS = 12, CHANGES = 400, SLOT = 1 };

static const Slot slots[] = { { .number = SLOT, .nature = NATURE_ACTIVITY, .over_time = OVER_DISTINCT } };

typedef struct {
    Arena *arena, *scratch;
    Tree tree;
    Shelf *shelf;
    Grid *grid;
    Ordinals named[TOWNS][MONTHS];
    uint64_t random;
    size_t built;
} Bench;

static double clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t any(Bench *bench, uint32_t most)
{
    bench->random ^= bench->random << 13;
    bench->random ^= bench->random >> 7;
    bench->random ^= bench->random << 17;
    return (uint32_t)((bench->random >> 11) % most);
}

static void must(Problem wrong)
{
    if (!wrong.code)
        return;
    fprintf(stderr, "persons: %.*s\n", TEXT_ARG(problem_id(wrong.code)));
    exit(1);
}

/* The month's people as they are now, and all sheets that hang on them. */
static void count_month(Bench *bench, int town, int month)
{
    Spot spot = { 2 + town, period_month(2024, 1 + month) };
    Cell cell = { .id = 1 + town * MONTHS + month,
                  .slot = SLOT,
                  .subject = spot.agency,
                  .extent = EXTENT_OWN,
                  .period = spot.period,
                  .source = SOURCE_RECORD,
                  .origin = ORIGIN_ENTRIES,
                  .by = spot.agency };
    CrowdRows rows = { 0 };

    arena_reset(bench->scratch);
    Crowd crowd = crowd_of_people(bench->scratch, &bench->named[town][month], NULL, 0);
    LIST_PUSH(bench->scratch, &rows,
              (CrowdRow){ sheet_key(SLOT, EXTENT_OWN), true, crowd_write(bench->scratch, &crowd) });
    shelf_count(bench->shelf, spot, &rows);
    cell.value = crowd_value(&crowd);
    shelf_add(bench->shelf, &cell);
    must(grid_apply(bench->grid, &spot, 1, &bench->built));
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void found(Bench *bench)
{
    must(tree_found(bench->arena, &bench->tree, (Agency){ .id = 1, .kind = AGENCY_COUNTY, .first = { 2020, 1, 1 } },
                    0, TEXT("")));
    for (int town = 0; town < TOWNS; town++)
        must(tree_found(bench->arena, &bench->tree,
                        (Agency){ .id = 2 + town, .kind = AGENCY_TOWN, .first = { 2020, 1, 1 } }, 1, TEXT("")));
    bench->grid = grid_new(bench->arena, &bench->tree, (Slots){ slots, 1 }, &shelf_keeper, bench->shelf);
}

int main(int argc, char **argv)
{
    uint32_t persons = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 100000;
    Bench bench = { .arena = arena_new(), .scratch = arena_new(), .shelf = shelf_new(), .random = 42 };
    double times[CHANGES], start;
    size_t mentions = 0, met = 0;
    bool *seen = calloc(persons, sizeof *seen);
    char value[VALUE_TEXT_MAX];
    Resolved year;
    Text bytes;
    Sheet sheet;

    found(&bench);
    for (uint32_t person = 0; seen && person < persons; person++) {
        int town = (int)any(&bench, TOWNS);
        for (uint32_t times_named = 1 + any(&bench, 3); times_named > 0; times_named--, mentions++) {
            int where = any(&bench, 10) ? town : (int)any(&bench, TOWNS), when = (int)any(&bench, MONTHS);
            LIST_PUSH(bench.arena, &bench.named[where][when], person);
            met += !seen[person];
            seen[person] = true;
        }
    }
    start = clock_now();
    for (int town = 0; town < TOWNS; town++)
        for (int month = 0; month < MONTHS; month++)
            count_month(&bench, town, month);
    printf("%u persons, %zu mentions, %d towns x %d months: counted in %.0f ms\n", persons, mentions, TOWNS, MONTHS,
           (clock_now() - start) * 1e3);
    for (int i = 0; i < CHANGES; i++) {
        int town = (int)any(&bench, TOWNS), month = (int)any(&bench, MONTHS);
        LIST_PUSH(bench.arena, &bench.named[town][month], any(&bench, persons));
        start = clock_now();
        count_month(&bench, town, month);
        times[i] = clock_now() - start;
    }
    qsort(times, CHANGES, sizeof *times, by_time);
    printf("one more person in a month, %zu sheets made again: p50 %.2f ms, p99 %.2f ms\n", bench.built,
           times[CHANGES / 2] * 1e3, times[CHANGES * 99 / 100] * 1e3);

    must(shelf_keeper.sheet(bench.shelf, bench.scratch, 1, period_year(2024), &bytes));
    must(sheet_open(bytes, &sheet));
    sheet_find(sheet, sheet_key(SLOT, EXTENT_ALL), &year);
    value_write(year.value, LANGUAGE_EN, value);
    printf("the county's year: %s, %zu persons were named\n", value, met);
    bool right = value_equal(year.value, value_number(decimal_int((int64_t)met)));
    shelf_free(bench.shelf);
    arena_free(bench.scratch);
    arena_free(bench.arena);
    free(seen);
    return right ? 0 : 1;
}
