/* grid_store.c - the grid in a data folder: filled by the program's own verbs, then asked, then reported to.
 *
 *     grid_store FOLDER county|towns [QUESTIONS]
 *
 * FOLDER must not have data yet. county: 100 agencies, 5 years, every village, school and bureau with 120 figures a
 * month. towns: 1,000 towns of 50 counties with 167 figures in each of 60 months, 10 million town-month values.
 * QUESTIONS: a folder that gets the tree, the figures, the questions and their answers, for others to be measured on.
 *
 * Figures come in by figure_import, a table a month. Questions go through the verbs of grid_views.h, by a reader's
 * connection of its own. Reports are tables of one row, each a transaction that is on the disk when it is told. */
#include "grid/periods.h"
#include "model/api.h"
#include "store/agencies.h"
#include "store/sqlite_inside.h"
#include "work/counties.h"
#include "work/figures.h"
#include "work/folder.h"
#include "work/grid_views.h"
#include "work/known.h"

#include "store/driver.h"

#include "measuring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { YEAR_FIRST = 2019, YEARS = 5, WARM = 2000, COLD = 200, ANSWERS = 300, REPORTS = 1000, REPORT_VALUES = 120 };
#define NOW INT64_C(1790000000000)

typedef struct {
    const char *name;
    int counties, towns, below, bureaus; /* towns of a county, villages of a town, bureaus of a county */
    int slots;
} Size;

typedef struct {
    const Size *size;
    char data[512], keys[512], path[600];
    Folder *folder;
    Arena *arena;
    Work work;
    LIST(Id) agencies;
    LIST(Id) reporters; /* who has figures of its own */
    LIST(Id) parents;   /* who has others below */
    LIST(Text) measures;
    uint32_t *slots; /* of the measures */
    FILE *figures;   /* NULL: not asked for */
} Set;

/* ---- who there is, and what is counted ---- */

static Id found(Set *set, Tree *tree, AgencyKind kind, Id parent, bool reports)
{
    Agency agency = { .id = work_id(&set->work), .kind = kind, .first = { 2010, 1, 1 } };
    Text name = arena_format(set->arena, "%s %zu", agency_kind_word(kind), tree->agencies.count);

    must(tree_found(set->arena, tree, agency, parent, name));
    LIST_PUSH(set->arena, &set->agencies, agency.id);
    if (reports)
        LIST_PUSH(set->arena, &set->reporters, agency.id);
    else
        LIST_PUSH(set->arena, &set->parents, agency.id);
    return agency.id;
}

static void make_tree(Set *set)
{
    const Size *size = set->size;
    Tree before, after;

    must(work_tree(&set->work, &before));
    must(work_tree(&set->work, &after));
    Id top = after.agencies.items[0].id;
    LIST_PUSH(set->arena, &set->agencies, top);
    LIST_PUSH(set->arena, &set->parents, top);
    for (int c = 0; c < size->counties; c++) {
        Id county = size->counties > 1 ? found(set, &after, AGENCY_COUNTY, top, false) : top;
        for (int t = 0; t < size->towns; t++) {
            Id town = found(set, &after, AGENCY_TOWN, county, size->below == 0);
            for (int v = 0; v < size->below; v++)
                found(set, &after, v % 3 ? AGENCY_VILLAGE : AGENCY_SCHOOL, town, true);
        }
        for (int b = 0; b < size->bureaus; b++)
            found(set, &after, AGENCY_BUREAU, county, true);
    }
    must(db_begin(set->work.db));
    must(db_end(set->work.db, agencies_save(set->work.db, set->work.county, &before, &after, NOW)));
}

/* Such as add up over agencies and time, so that a plain sum answers the same. */
static void choose_measures(Set *set, size_t count)
{
    const Catalog *catalog = catalog_of(set->work.catalog);

    for (uint32_t i = 0; i < catalog->measure_count && set->measures.count < count; i++) {
        const Measure *measure = &catalog->measures[i];
        if (measure->nature == NATURE_ACTIVITY && measure->over_time == OVER_FLOW)
            LIST_PUSH(set->arena, &set->measures, catalog_text(catalog, measure->key));
    }
    must_be(set->measures.count == count, "the catalog has too few measures");
}

static void make_folder(Set *set, const char *root)
{
    snprintf(set->data, sizeof set->data, "%s/data", root);
    snprintf(set->keys, sizeof set->keys, "%s/keys", root);
    snprintf(set->path, sizeof set->path, "%s/data/halfsky.db", root);
    must(folder_create(set->data, set->keys, NOW, &set->folder));
    set->work = folder_work(set->folder, halfsky_catalog_builtin(), set->arena, NOW);
    set->work.today = (Date){ YEAR_FIRST + 100, 1, 1 }; /* so that there are periods without figures */
    must(county_make(&set->work, TEXT("泠川县"), TEXT("990023"), (Date){ 2010, 1, 1 }));
    must(county_enter(&set->work));
    make_tree(set);
    choose_measures(set, (size_t)set->size->slots);
}

/* ---- tables ---- */

typedef struct {
    Arena *arena;
    Buffer text;
    LIST(TableCell) cells;
    int rows;
} TableWriter;

static void cell_write(TableWriter *table, Text words)
{
    size_t start = table->text.len;

    buffer_add(&table->text, words);
    LIST_PUSH(table->arena, &table->cells, (TableCell){ start, table->text.len });
}

static void cell_write_int(TableWriter *table, int64_t number)
{
    size_t start = table->text.len;

    buffer_add_int(&table->text, number);
    LIST_PUSH(table->arena, &table->cells, (TableCell){ start, table->text.len });
}

static void heading_write(TableWriter *table, const Set *set, size_t measures)
{
    *table = (TableWriter){ .arena = table->arena, .text = table->text, .rows = 1 };
    buffer_clear(&table->text);
    cell_write(table, TEXT("单位"));
    for (size_t i = 0; i < measures; i++)
        cell_write(table, set->measures.items[i]);
}

static void row_begin(TableWriter *table, Id agency)
{
    char id[ID_TEXT_MAX];

    cell_write(table, (Text){ id, id_write(agency, id) });
    table->rows++;
}

static Doc table_doc(TableWriter *table)
{
    Doc doc = { .text = buffer_text(&table->text) };

    LIST_PUSH(table->arena, &doc.tables,
              (Table){ .rows = table->rows,
                       .columns = (int)(table->cells.count / (size_t)table->rows),
                       .cells = table->cells.items });
    return doc;
}

/* ---- figures of all months, in bulk ---- */

static int64_t figure(const Set *set, size_t reporter, size_t measure, int month)
{
    (void)set;
    return (int64_t)((reporter * 31 + measure * 17 + (size_t)month * 7) % 1000) + 1;
}

static Doc month_table(Set *set, TableWriter *table, int month)
{
    heading_write(table, set, set->measures.count);
    for (size_t r = 0; r < set->reporters.count; r++) {
        row_begin(table, set->reporters.items[r]);
        for (size_t m = 0; m < set->measures.count; m++) {
            int64_t number = figure(set, r, m, month);
            cell_write_int(table, number);
            if (set->figures)
                fprintf(set->figures, "%lld,%d,%zu,%lld\n", (long long)set->reporters.items[r],
                        (YEAR_FIRST + month / 12) * 100 + month % 12 + 1, m + 1, (long long)number);
        }
    }
    return table_doc(table);
}

static void fill(Set *set)
{
    double wall = 0, cpu = 0;
    size_t values = 0;
    struct stat file;

    for (int month = 0; month < YEARS * 12; month++) {
        Arena *arena = arena_new();
        TableWriter table = { .arena = arena };
        ImportReport report;
        Work work = set->work;
        Doc doc = month_table(set, &table, month);

        work.arena = arena;
        double wall_before = wall_now(), cpu_before = cpu_now();
        must(figure_import(&work, &doc,
                           &(FigureImport){ .period = period_month(YEAR_FIRST + month / 12, month % 12 + 1) },
                           &report));
        wall += wall_now() - wall_before;
        cpu += cpu_now() - cpu_before;
        values += report.changed;
        buffer_free(&table.text);
        arena_free(arena);
    }
    must_be(values == set->reporters.count * set->measures.count * YEARS * 12, "not all values were taken");
    printf("%s\tin bulk, %d tables\t%.0f values/s, %.0f of the processor's\n", set->size->name, YEARS * 12,
           (double)values / wall, (double)values / cpu);
    must(db_run(set->work.db, "UPDATE county SET code = code")); /* something for the log to be written back */
    sqlite3_wal_checkpoint_v2(sqlite_handle(db_connection(set->work.db)), NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                              NULL);
    must_be(stat(set->path, &file) == 0, set->path);
    printf("%s\t%zu values of %zu agencies\tdatabase %.1f MB, %.0f bytes a value; memory %.0f MB at most\n",
           set->size->name, values, set->agencies.count, (double)file.st_size / 1e6,
           (double)file.st_size / (double)values, peak_megabytes());
    set->slots = ARENA_ARRAY(set->arena, set->measures.count, uint32_t);
    for (size_t i = 0; i < set->measures.count; i++)
        must(cells_slot(&set->work, set->measures.items[i], TEXT(""), TEXT(""), &set->slots[i]));
}

/* ---- questions ---- */

typedef enum { DASHBOARD, RANKING, SERIES, KINDS } QuestionKind;

static const char *const question_words[] = { "dashboard", "ranking", "series" };
static const char *const question_names[] = { "dashboard, all values of a month",
                                              "ranking of the children in a year", "series, 24 months" };

typedef struct {
    QuestionKind kind;
    Id agency;
    Period period;
    size_t measure;
} Question;

static Question question_make(const Set *set, QuestionKind kind, uint64_t *random)
{
    int year = YEAR_FIRST + (int)(next_random(random) % YEARS);
    Question question = { .kind = kind,
                          .agency = set->agencies.items[next_random(random) % set->agencies.count],
                          .measure = next_random(random) % set->measures.count,
                          .period = period_month(year, (int)(next_random(random) % 12) + 1) };

    if (kind == RANKING) {
        question.agency = set->parents.items[next_random(random) % set->parents.count];
        question.period = period_year(year);
    } else if (kind == SERIES) {
        question.period = period_window(period_year(YEAR_FIRST + 1), period_year(YEAR_FIRST + 2));
    }
    return question;
}

typedef struct {
    GridDashboard dashboard;
    RankingRow *ranking;
    SeriesRow *series;
    size_t count;
} Answer;

static void ask(Work *work, const Set *set, Question question, Answer *out)
{
    GridPlace place = { { question.agency, question.period }, EXTENT_ALL };
    uint32_t slot = set->slots[question.measure];

    if (question.kind == DASHBOARD) {
        must(grid_dashboard(work, place, &out->dashboard));
        out->count = out->dashboard.count;
    } else if (question.kind == RANKING) {
        must(grid_ranking(work, place, slot, false, &out->ranking, &out->count));
    } else {
        must(grid_series(work, place, slot, PERIOD_MONTH, &out->series, &out->count));
    }
}

/* What was read is forgotten: by the connection, and by the system. */
static void make_cold(const Set *set, Db *reader)
{
    int file = open(set->path, O_RDONLY);

    sqlite3_db_release_memory(sqlite_handle(db_connection(reader)));
    must_be(file >= 0 && posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0, set->path);
    close(file);
}

static void measure_questions(Set *set, Work *work, bool cold, int count)
{
    double *times = malloc((size_t)count * sizeof *times);
    uint64_t random = 88172645463325252;

    for (QuestionKind kind = 0; kind < KINDS; kind++) {
        char what[80];
        for (int i = -count; i < count; i++) {
            Question question = question_make(set, kind, &random);
            Answer answer = { 0 };
            if (cold && i < 0)
                continue;
            if (cold)
                make_cold(set, work->db);
            arena_reset(work->arena);
            double start = wall_now();
            ask(work, set, question, &answer);
            if (i >= 0)
                times[i] = wall_now() - start;
            must_be(answer.count > 0, "a question without an answer");
        }
        snprintf(what, sizeof what, "%s%s", question_names[kind], cold ? ", cold" : "");
        print_times(set->size->name, what, times, (size_t)count);
    }
    free(times);
}

/* ---- for others ---- */

static FILE *make_file(const char *folder, const char *name)
{
    char path[600];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    must_be(file != NULL, path);
    return file;
}

static void write_tree(const Set *set, const char *folder)
{
    FILE *file = make_file(folder, "tree.csv");
    Tree tree;

    must(work_tree((Work *)&set->work, &tree));
    for (size_t i = 0; i < tree.agencies.count; i++)
        fprintf(file, "%lld,%lld\n", (long long)tree.agencies.items[i].id,
                (long long)tree_parent(&tree, tree.agencies.items[i].id, (Date){ YEAR_FIRST, 1, 1 }));
    fclose(file);
}

static void write_value(FILE *file, const Resolved *resolved, bool first)
{
    char number[DECIMAL_TEXT_MAX];

    decimal_write(resolved->value.low, number);
    fprintf(file, "%s%s", first ? "" : " ", number);
}

/* Kind, agency, first and last month, measure, and the answer: the values by slot, by rank or by month. */
static void write_questions(Set *set, Work *work, const char *folder)
{
    FILE *file = make_file(folder, "questions.csv");
    uint64_t random = 2463534242;

    for (QuestionKind kind = 0; kind < KINDS; kind++)
        for (int i = 0; i < ANSWERS; i++) {
            Question question = question_make(set, kind, &random);
            Date first = question.period.first, last = question.period.last;
            Answer answer = { 0 };
            arena_reset(work->arena);
            ask(work, set, question, &answer);
            fprintf(file, "%s,%lld,%d,%d,%zu,", question_words[kind], (long long)question.agency,
                    first.year * 100 + first.month, last.year * 100 + last.month, question.measure + 1);
            for (size_t k = 0; k < answer.count; k++)
                write_value(file,
                            kind == DASHBOARD ? &answer.dashboard.rows[k].now
                            : kind == RANKING ? &answer.ranking[k].now
                                              : &answer.series[k].now,
                            k == 0);
            fprintf(file, "\n");
        }
    fclose(file);
}

/* ---- reports one at a time ---- */

/* Figures of an agency for a period that has none yet. */
static void measure_reports(Set *set, const char *what, PeriodKind kind, bool again)
{
    double *times = malloc(REPORTS * sizeof *times), cpu = cpu_now(), wall = wall_now(), making = 0;
    size_t measures = set->measures.count < REPORT_VALUES ? set->measures.count : REPORT_VALUES;
    Arena *arena = arena_new();
    TableWriter table = { .arena = arena };
    Work work = set->work;

    work.arena = arena;
    for (int i = 0; i < REPORTS; i++) {
        Period year = period_year(YEAR_FIRST + YEARS + i / (int)set->reporters.count);
        FigureImport options = { .period = kind == PERIOD_YEAR ? year : period_month(year.first.year, 1 + i % 12),
                                 .paper = TEXT("年报"),
                                 .paper_day = { 2024, 1, 1 } };
        ImportReport report;
        double before = wall_now(), cpu_before = cpu_now();

        arena_reset(arena);
        heading_write(&table, set, measures);
        row_begin(&table, set->reporters.items[(size_t)i % set->reporters.count]);
        for (size_t m = 0; m < measures; m++)
            cell_write_int(&table, i % 900 + (int)m + (again ? 2 : 1));
        Doc doc = table_doc(&table);
        double start = wall_now();
        making += cpu_now() - cpu_before;
        wall += start - before;
        Problem wrong = figure_import(&work, &doc, &options, &report);
        must(report.problems.count ? report.problems.items[0] : wrong);
        times[i] = wall_now() - start;
        must_be(report.changed == measures, "a report was not taken");
    }
    cpu = cpu_now() - cpu - making;
    wall = wall_now() - wall;
    printf("%s\t%s of %zu values\t%.0f a second, %.0f of the processor's\n", set->size->name, what, measures,
           REPORTS / wall, REPORTS / cpu);
    print_times(set->size->name, what, times, REPORTS);
    buffer_free(&table.text);
    arena_free(arena);
    free(times);
}

static void measure(const Size *size, const char *root, const char *questions)
{
    Set set = { .size = size, .arena = arena_new() };
    Arena *arena = arena_new();
    Work reader;

    if (questions)
        set.figures = make_file(questions, "figures.csv");
    make_folder(&set, root);
    fill(&set);
    if (set.figures)
        fclose(set.figures);
    reader = set.work;
    reader.arena = arena;
    must(db_open(&sqlite_driver, &(DbOptions){ .path = set.path, .read_only = true }, &reader.db));
    reader.known = known_new();
    measure_questions(&set, &reader, false, WARM);
    measure_questions(&set, &reader, true, COLD);
    if (questions) {
        write_tree(&set, questions);
        write_questions(&set, &reader, questions);
    }
    measure_reports(&set, "a year's report", PERIOD_YEAR, false);
    measure_reports(&set, "a year's report put right", PERIOD_YEAR, true);
    measure_reports(&set, "a month's report", PERIOD_MONTH, false);
    printf("%s\tmemory\t%.0f MB at most\n", size->name, peak_megabytes());
    known_free(reader.known);
    db_close(reader.db);
    folder_close(set.folder);
    arena_free(arena);
    arena_free(set.arena);
}

int main(int count, char **arguments)
{
    static const Size sizes[] = {
        { .name = "county", .counties = 1, .towns = 13, .below = 4, .bureaus = 33, .slots = 120 },
        { .name = "towns", .counties = 50, .towns = 20, .below = 0, .bureaus = 0, .slots = 167 },
    };
    for (size_t i = 0; count > 2 && i < sizeof sizes / sizeof sizes[0]; i++)
        if (text_equal(text_of(arguments[2]), text_of(sizes[i].name))) {
            measure(&sizes[i], arguments[1], count > 3 ? arguments[3] : NULL);
            return 0;
        }
    fprintf(stderr, "grid_store FOLDER county|towns [QUESTIONS]\n");
    return 1;
}
