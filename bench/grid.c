/* Measures the grid in memory: how fast sheets are made, and how long questions and one report take.
 *
 *     grid [county|towns]
 *
 * county: 100 agencies, 5 years, every town, village and school with 60 figures a month.
 * towns: 1,000 towns of 50 counties with 167 figures in each of 60 months, 10 million town-month values.
 * Cells are made up by a rule when they are asked for, so that what is measured is sheets. Prints one line a figure. */
#include "grid/periods.h"
#include "grid/query.h"
#include "grid/shelf.h"

#include "measuring.h"

enum { QUESTIONS = 20000, REPORTS = 2000, DASHBOARD_SLOTS = 120, REPORT_VALUES = 120, YEAR_FIRST = 2019 };

typedef struct {
    const char *name;
    int counties, towns, below, bureaus; /* towns of a county, villages of a town, bureaus of a county */
    int years, slots;
} Size;

/* Sheets on a shelf; cells by rule: every agency without others below has every slot in every month. */
typedef struct {
    Shelf *shelf;
    const Tree *tree;
    const TreeView *view;
    const Size *size;
    Id reporter; /* whose report of a year is on the shelf as cells */
} Made;

/* ---- what keeps the cells ---- */

static bool reports_months(const Made *made, Id agency)
{
    int32_t index = view_index(made->view, agency);

    return index >= 0 && made->view->first[index] < 0;
}

static Problem cells(void *state, Arena *arena, Id subject, Period period, Cells *out)
{
    const Made *made = state;

    *out = (Cells){ 0 };
    if (period.kind != PERIOD_MONTH || !reports_months(made, subject))
        return shelf_keeper.cells(made->shelf, arena, subject, period, out);
    Cell *made_up = arena_alloc_raw(arena, (size_t)made->size->slots * sizeof *made_up);
    for (int slot = 0; slot < made->size->slots; slot++) {
        int64_t number = (subject * 31 + slot * 17 + period.first.month) % 1000;
        made_up[slot] = (Cell){ .id = slot + 1,
                                .slot = (uint32_t)slot + 1,
                                .subject = subject,
                                .extent = EXTENT_ALL,
                                .period = period,
                                .source = SOURCE_RETURN,
                                .by = subject,
                                .value = value_number(decimal_int(number + 1)) };
    }
    *out = (Cells){ made_up, (size_t)made->size->slots };
    return OK;
}

static Problem sheet(void *state, Arena *arena, Id agency, Period period, Text *out)
{
    return shelf_keeper.sheet(((Made *)state)->shelf, arena, agency, period, out);
}

static Problem below(void *state, Arena *arena, Id parent, Period period, SheetRows *out)
{
    return shelf_keeper.below(((Made *)state)->shelf, arena, parent, period, out);
}

static Problem within(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out)
{
    return shelf_keeper.within(((Made *)state)->shelf, arena, agency, kind, outer, out);
}

static Problem crowds(void *state, Arena *arena, Id agency, Period period, CrowdRows *out)
{
    return shelf_keeper.crowds(((Made *)state)->shelf, arena, agency, period, out);
}

static Problem put(void *state, const SheetRow *row)
{
    return shelf_keeper.put(((Made *)state)->shelf, row);
}

static Problem spots(void *state, Arena *arena, Spots *out)
{
    const Made *made = state;

    for (size_t i = 0; i < made->tree->agencies.count; i++) {
        Id agency = made->tree->agencies.items[i].id;
        if (!reports_months(made, agency))
            continue;
        for (int month = 0; month < made->size->years * 12; month++)
            *LIST_ADD(arena, out) = (Spot){ agency, period_month(YEAR_FIRST + month / 12, month % 12 + 1) };
    }
    return OK;
}

static Problem rows(void *state, Arena *arena, SheetRows *out)
{
    return shelf_keeper.rows(((Made *)state)->shelf, arena, out);
}

static const GridKeeper made_keeper = { cells, sheet, below, within, crowds, put, spots, rows };

/* ---- the tree ---- */

static Id found(Arena *arena, Tree *tree, AgencyKind kind, Id parent)
{
    Agency agency = { .id = (Id)tree->agencies.count + 1, .kind = kind, .first = { 2010, 1, 1 } };

    must(tree_found(arena, tree, agency, parent, TEXT("")));
    return agency.id;
}

static void make_tree(Arena *arena, const Size *size, Tree *tree)
{
    Id province = found(arena, tree, AGENCY_PROVINCE, 0);

    for (int c = 0; c < size->counties; c++) {
        Id county = found(arena, tree, AGENCY_COUNTY, province);
        for (int t = 0; t < size->towns; t++) {
            Id town = found(arena, tree, AGENCY_TOWN, county);
            for (int v = 0; v < size->below; v++)
                found(arena, tree, v % 3 ? AGENCY_VILLAGE : AGENCY_SCHOOL, town);
        }
        for (int b = 0; b < size->bureaus; b++)
            found(arena, tree, AGENCY_BUREAU, county);
    }
}

/* ---- measuring ---- */

static void ask(Grid *grid, const Size *size, const Tree *tree)
{
    Arena *arena = arena_new();
    double *times = malloc(QUESTIONS * sizeof *times);
    uint32_t slots[DASHBOARD_SLOTS];
    uint64_t random = 88172645463325252;
    size_t agencies = tree->agencies.count, found_rows = 0;

    for (uint32_t i = 0; i < DASHBOARD_SLOTS; i++)
        slots[i] = i % (uint32_t)size->slots + 1;
    for (int question = 0; question < 3; question++) {
        static const char *const names[] = { "dashboard, 120 values", "ranking of the children",
                                             "series, 24 months" };
        for (int i = 0; i < QUESTIONS; i++) {
            Id agency = (Id)(next_random(&random) % agencies) + 1;
            Period year = period_year(YEAR_FIRST + (int)(next_random(&random) % (uint64_t)size->years));
            Period month = period_month(year.first.year, (int)(next_random(&random) % 12) + 1);
            uint32_t slot = (uint32_t)(next_random(&random) % (uint64_t)size->slots) + 1;
            Period two_years = period_window(period_year(YEAR_FIRST + 1), period_year(YEAR_FIRST + 2));
            DashboardRow *dashboard;
            RankingRow *ranking;
            SeriesRow *series;
            size_t count = 0;

            if (question == 1) /* whoever has children */
                agency = tree->edges.items[next_random(&random) % tree->edges.count].parent;
            arena_reset(arena);
            double start = cpu_now();
            if (question == 0)
                must(query_dashboard(grid, arena, (Spot){ agency, month }, EXTENT_ALL, slots, DASHBOARD_SLOTS,
                                     &dashboard, &count));
            else if (question == 1)
                must(query_ranking(grid, arena, agency, year, slot, EXTENT_ALL, false, &ranking, &count));
            else
                must(query_series(grid, arena, agency, slot, EXTENT_ALL, PERIOD_MONTH, two_years, &series, &count));
            times[i] = cpu_now() - start;
            found_rows += count;
        }
        print_times(size->name, names[question], times, QUESTIONS);
    }
    if (!found_rows)
        exit(1);
    free(times);
    arena_free(arena);
}

/* A town's figures of a year come in, one report at a time: its sheets and those above are made again. */
static void report(Grid *grid, Made *made, const Size *size, const Tree *tree)
{
    double *times = malloc(REPORTS * sizeof *times);
    uint64_t random = 2463534242;
    Id id = 1000000, towns[1000];
    size_t town_count = 0, sheets = 0;

    for (size_t i = 0; i < tree->agencies.count && town_count < 1000; i++) {
        if (tree->agencies.items[i].kind == AGENCY_TOWN)
            towns[town_count++] = tree->agencies.items[i].id;
    }
    if (town_count == 0)
        exit(1);
    double begin = cpu_now();
    for (int i = 0; i < REPORTS; i++) {
        Spot spot = { towns[next_random(&random) % town_count],
                      period_year(YEAR_FIRST + (int)(next_random(&random) % (uint64_t)size->years)) };
        size_t built = 0;
        double start = cpu_now();
        for (uint32_t slot = 1; slot <= REPORT_VALUES; slot++) {
            Cell cell = { .id = id++,
                          .slot = (slot - 1) % (uint32_t)size->slots + 1,
                          .subject = spot.agency,
                          .extent = EXTENT_ALL,
                          .period = spot.period,
                          .source = SOURCE_CLAIM,
                          .value = value_number(decimal_int(i + 1)),
                          .by = spot.agency };
            /* a report takes the place of the one before it: the cells of a town and year keep their ids */
            cell.id = (spot.agency * 100 + spot.period.first.year - YEAR_FIRST) * 1000 + slot;
            shelf_add(made->shelf, &cell);
        }
        must(grid_apply(grid, &spot, 1, &built));
        times[i] = cpu_now() - start;
        sheets += built;
    }
    double spent = cpu_now() - begin;
    printf("%s\treports of %d values\t%.0f a second, %.1f sheets each\n", size->name, REPORT_VALUES,
           REPORTS / spent, (double)sheets / REPORTS);
    print_times(size->name, "a report", times, REPORTS);
    free(times);
}

static void measure(const Size *size)
{
    Arena *arena = arena_new();
    Tree tree = { 0 };
    Slot *slots = ARENA_ARRAY(arena, (size_t)size->slots, Slot);
    Made made = { .shelf = shelf_new(), .tree = &tree, .size = size };
    size_t built = 0;

    make_tree(arena, size, &tree);
    for (int i = 0; i < size->slots; i++)
        slots[i] = (Slot){ .number = (uint32_t)i + 1, .nature = NATURE_ACTIVITY, .over_time = OVER_FLOW };
    made.view = tree_view(arena, &tree, (Date){ YEAR_FIRST, 1, 1 });
    Grid *grid = grid_new(arena, &tree, (Slots){ slots, (size_t)size->slots }, &made_keeper, &made);

    Spots all = { 0 };
    must(spots(&made, arena, &all));
    printf("%s\t%zu agencies, %zu monthly values\n", size->name, tree.agencies.count,
           all.count * (size_t)size->slots);
    double start = cpu_now();
    must(grid_rebuild(grid, &built));
    double spent = cpu_now() - start;
    printf("%s\tall sheets made: %zu, %.1f MB in %.2f s\t%.1f MB/s, %.1f M monthly values/s\n", size->name, built,
           (double)shelf_bytes(made.shelf) / 1e6, spent, (double)shelf_bytes(made.shelf) / 1e6 / spent,
           (double)(all.count * (size_t)size->slots) / 1e6 / spent);
    ask(grid, size, &tree);
    report(grid, &made, size, &tree);
    shelf_free(made.shelf);
    arena_free(arena);
}

int main(int count, char **arguments)
{
    static const Size sizes[] = {
        { .name = "county", .counties = 1, .towns = 13, .below = 4, .bureaus = 33, .years = 5, .slots = 60 },
        { .name = "towns", .counties = 50, .towns = 20, .below = 0, .bureaus = 0, .years = 5, .slots = 167 },
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        if (count < 2 || text_equal(text_of(arguments[1]), text_of(sizes[i].name)))
            measure(&sizes[i]);
    }
    return 0;
}
