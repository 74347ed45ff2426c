/* test_fault_folders.c - a county is made, restored from a backup, or brought to newer tables entirely or not at all: when
 * the disk fails, fills up or loses its power on the way, doing it again brings it about. */
#define _GNU_SOURCE /* off64_t, RTLD_NEXT */
#include "fault_disk.h"
#include "fault_tree.h"
#include "fault_verbs.h"

#include "store/migrate.h"

enum { MIGRATIONS_MAX = 64 };

typedef struct {
    Desk *desk;
    char backup[96]; /* of the desk's county */
    char made[96];   /* where others are made */
    char keys[96];
    Migration older[MIGRATIONS_MAX]; /* all but the last */
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    void *desk = NULL;
    DataCounts counts;
    Stage stage = { 0 };

    desk_new(&desk);
    *f = (Fixture){ .desk = desk };
    county_with_all(f->desk, &stage);
    snprintf(f->backup, sizeof f->backup, "%s/backup", f->desk->root);
    snprintf(f->made, sizeof f->made, "%s/made", f->desk->root);
    snprintf(f->keys, sizeof f->keys, "%s/made-keys", f->desk->root);
    must(data_backup(&f->desk->work, f->backup, &counts));
    for (int i = 0; store_migrations[i + 1].number; i++)
        f->older[i] = store_migrations[i];
    fault_disk.root = f->desk->root;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    void *desk = f->desk;

    fault_off();
    fault_disk.root = NULL;
    return desk_free(&desk);
}

/* ---- what is done ---- */

/* As halfsky init does. */
static Problem make_county(Fixture *f)
{
    Folder *folder = NULL;
    Arena *arena = arena_new();
    Problem wrong = folder_create(f->made, f->keys, DESK_NOW, &folder);

    if (!wrong.code) {
        Work work = folder_work(folder, halfsky_catalog_builtin(), arena, DESK_NOW);
        work.today = date_from_days(DESK_DAY);
        wrong = county_make(&work, TEXT("某县"), TEXT("990024"), (Date){ 2018, 1, 1 });
    }
    folder_close(folder);
    arena_free(arena);
    return wrong;
}

static Problem restore_county(Fixture *f)
{
    DataCounts counts;

    return data_restore(f->backup, f->made, f->desk->arena, &counts);
}

static Problem open_county(Fixture *f)
{
    Folder *folder = NULL;
    Problem wrong = folder_open(f->made, f->keys, DESK_NOW, &folder);

    folder_close(folder);
    return wrong;
}

/* ---- what they find ---- */

static void nothing_there(Fixture *f)
{
    tree_copy(NULL, f->made);
    tree_copy(NULL, f->keys);
}

static void keys_there(Fixture *f)
{
    nothing_there(f);
    tree_copy(f->desk->keys, f->keys);
}

/* An empty county of the tables of one version before. */
static void older_county(Fixture *f)
{
    char path[128];
    Db *db = NULL;
    int applied = 0;

    keys_there(f);
    mkdir(f->made, 0700);
    snprintf(path, sizeof path, "%s/halfsky.db", f->made);
    must(db_open(&sqlite_driver, &(DbOptions){ .path = path, .create = true }, &db));
    must(db_migrate(db, f->older, 1, &applied));
    assert_true(applied > 0);
    db_close(db);
}

/* ---- what is left ---- */

/* It opens; with a county it is whole. */
static void assert_county(Fixture *f, bool county)
{
    Folder *folder = NULL;
    Arena *arena = arena_new();
    CheckFindings findings;
    AuditHead head;
    int64_t files = 0;

    must(folder_open(f->made, f->keys, DESK_NOW, &folder));
    Work work = folder_work(folder, halfsky_catalog_builtin(), arena, DESK_NOW);
    work.today = date_from_days(DESK_DAY);
    if (county) {
        must(county_enter(&work));
        must(data_check(&work, &findings, &files, &head));
        if (findings.count)
            fail_msg("flaw %d: %.*s", (int)findings.items[0].kind, TEXT_ARG(findings.items[0].what));
    }
    folder_close(folder);
    arena_free(arena);
}

typedef struct {
    const char *name;
    void (*prepare)(Fixture *f);
    Problem (*run)(Fixture *f);
    bool county;
} Step;

static const Step steps[] = {
    { "init", nothing_there, make_county, true },
    { "db restore", keys_there, restore_county, true },
    { "migrate", older_county, open_county, false },
};

static void try_step(Fixture *f, const Step *step, FaultKind kind, int64_t n, uint64_t seed, bool *reached,
                     int *failures)
{
    step->prepare(f);
    fault_on(kind, n);
    Problem wrong = step->run(f);
    *reached = fault_disk.hit;
    if (kind == FAULT_POWER)
        fault_power_on(seed);
    fault_off();
    *failures += wrong.code != 0;
    if (wrong.code) {
        Problem again = step->run(f);
        // With the power gone it may have been done all the same.
        bool there = again.code == PROBLEM_COUNTY_EXISTS || again.code == PROBLEM_FOLDER_NOT_EMPTY;
        if (again.code && (!there || kind != FAULT_POWER))
            fail_msg("%s, call %d: %.*s, and then %.*s %s", step->name, (int)n, TEXT_ARG(problem_id(wrong.code)),
                     TEXT_ARG(problem_id(again.code)), again.path);
    }
    assert_county(f, step->county);
    arena_reset(f->desk->arena);
}

static void each_step(Fixture *f, FaultKind kind, int64_t size, uint64_t seed)
{
    const char *faults = getenv("FAULTS");
    bool all = faults && strcmp(faults, "all") == 0;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        bool reached = true;
        int failures = 0;
        int64_t last = 0;
        for (int64_t n = 1; reached; n += 1 + (all ? 0 : n / 2)) {
            try_step(f, &steps[i], kind, (n - 1) * size + 1, seed ? seed + (uint64_t)n : 0, &reached, &failures);
            last = n;
        }
        print_message("# %s: %d failed up to %d\n", steps[i].name, failures, (int)last);
        assert_true(failures > 4);
    }
}

static void a_call_to_the_disk_fails(void **state)
{
    each_step(*state, FAULT_CALL, 1, 0);
}

static void the_disk_fills_up(void **state)
{
    each_step(*state, FAULT_FULL, 1500, 0);
}

static void the_power_goes(void **state)
{
    each_step(*state, FAULT_POWER, 1, 0);
}

static void the_power_goes_and_leaves_some(void **state)
{
    for (uint64_t seed = 1; seed <= 2; seed++)
        each_step(*state, FAULT_POWER, 1, seed << 32);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_call_to_the_disk_fails),
        TEST(the_disk_fills_up),
        TEST(the_power_goes),
        TEST(the_power_goes_and_leaves_some),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
