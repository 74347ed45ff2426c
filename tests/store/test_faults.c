/* test_faults.c - never a half-applied thing, never a lost acknowledged one: on disks that fail,
 * when the power goes, when memory runs out, when the disk is full or may not be written to. */
#include "store/db.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "fault_vfs.h"
#include "scratch.h"
#include "store/audit.h"
#include "store/check.h"
#include "store/migrate.h"
#include "store/seat.h"

/* ---- an allocator that fails ---------------------------------------------------------- */

static struct {
    sqlite3_mem_methods real;
    int64_t calls, fail_at;
    bool for_good; /* all later ones fail, too */
} memory;

static bool memory_fails(void)
{
    memory.calls++;
    return memory.fail_at && (memory.calls == memory.fail_at || (memory.for_good && memory.calls > memory.fail_at));
}

static void *failing_malloc(int size)
{
    return memory_fails() ? NULL : memory.real.xMalloc(size);
}

static void *failing_realloc(void *old, int size)
{
    return memory_fails() ? NULL : memory.real.xRealloc(old, size);
}

/* ---- what is done under faults -------------------------------------------------------- */

enum { STEPS = 6, COUNTY = 1 };

typedef struct {
    Scratch scratch;
    uint64_t seed;
    Random random;
    Keys *keys;
    Arena *arena;
    int acknowledged; /* steps that answered OK */
    int begun;        /* the step that was at work last */
} Fixture;

static Problem open_faulty(const Fixture *f, Db **db)
{
    return db_open(&sqlite_driver,
                   &(DbOptions){ .path = f->scratch.path, .create = true, .wait_ms = 1, .vfs = fault_vfs() }, db);
}

/* A county, its settings and its audit rows: several tables, several pages. */
static Problem write_step(Fixture *f, Db *db, int step)
{
    static char large[6000];

    memset(large, 'a' + step, sizeof large);
    if (step == 0)
        TRY(db_run(db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', '甲县', 1)"));
    for (int part = 0; part < 3; part++) {
        char name[32];
        snprintf(name, sizeof name, "%d.%d", step, part);
        Statement *add = db_prepare(db, "INSERT INTO setting (county, name, value) VALUES (1, ?1, ?2)");
        statement_bind_text(add, 1, text_of(name));
        statement_bind_text(add, 2, (Text){ large, sizeof large });
        TRY(statement_run(add));
    }
    AuditRow row = {
        .county = COUNTY, .id = 100 + step, .at = 1, .actor = 1, .verb = TEXT("add"), .noun = TEXT("setting")
    };
    return audit_append(db, f->keys, &f->random, &row, f->arena);
}

static Problem do_steps(Fixture *f, Db *db)
{
    for (int step = f->acknowledged; step < STEPS; step++) {
        f->begun = step;
        TRY(db_begin(db));
        TRY(db_end(db, write_step(f, db, step)));
        f->acknowledged = step + 1;
    }
    return OK;
}

/* Everything from nothing: open, migrate, write. */
static Problem do_all(Fixture *f)
{
    Db *db = NULL;
    int applied = 0;

    f->acknowledged = f->begun = 0;
    TRY(open_faulty(f, &db));
    Problem failure = db_migrate(db, store_migrations, 1, &applied);
    if (!failure.code)
        failure = do_steps(f, db);
    db_close(db);
    return failure;
}

/* What the database holds is whole, has each step entirely or not at all, all that were
 * acknowledged and none that was never begun; and the rest can still be done. */
static void assert_sound(Fixture *f)
{
    Db *db = NULL;
    CheckFindings findings = { 0 };
    AuditHead head;
    int applied = 0;
    int64_t parts = 0;

    must(open_faulty(f, &db));
    must(db_migrate(db, store_migrations, 1, &applied)); // finishes one that was cut off
    must(check_database(db, f->arena, &findings));
    if (findings.count)
        fail_msg("%.*s", TEXT_ARG(findings.items[0].what));
    must(db_int(db, "SELECT count(*) FROM setting WHERE length(value) = 6000", 0, &parts));
    must(audit_verify(db, f->keys, COUNTY, NULL, &head));
    if (parts != head.number * 3 || head.number < f->acknowledged || head.number > f->begun + 1)
        fail_msg("%d acknowledged, %d begun; %d rows, %d parts", f->acknowledged, f->begun, (int)head.number,
                 (int)parts);
    f->acknowledged = (int)head.number;
    must(do_steps(f, db));
    db_close(db);
}

static void start_over(Fixture *f)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
    for (int i = 0; i < 4; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s%s", f->scratch.path, ends[i]);
        unlink(path);
    }
    unsynced_forget(NULL);
    arena_reset(f->arena);
    fault = (FaultDisk){ 0 };
    memory.calls = memory.fail_at = 0;
}

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    *f = (Fixture){ .scratch = scratch_new(), .random = { fixed_fill, &f->seed }, .arena = arena_new() };
    f->keys = keys_new(&f->random, 1);
    start_over(f);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    start_over(f);
    keys_free(f->keys);
    arena_free(f->arena);
    scratch_free(&f->scratch);
    return 0;
}

/* Runs do_all with its n-th call failing, for n rising until nothing fails any more; in steps that
 * grow, because the early calls (opening, the first pages) differ most. Returns how many failed. */
static int fail_each(Fixture *f, int error, bool crash, uint64_t seed)
{
    int failures = 0;

    for (int64_t n = 1;; n += 1 + n / 25) {
        start_over(f);
        fault.fail_at = n;
        fault.error = error;
        fault.crash = crash;
        Problem failure = do_all(f);
        bool reached = fault.calls >= n || fault.off;
        if (crash)
            fault_power_on(seed ? seed + (uint64_t)n : 0);
        fault.fail_at = 0;
        if (failure.code) {
            failures++;
            assert_true(failure.code == PROBLEM_DATABASE_DISK || failure.code == PROBLEM_DATABASE_FULL
                        || failure.code == PROBLEM_DATABASE_UNREADABLE || failure.code == PROBLEM_DATABASE_BUSY
                        || failure.code == PROBLEM_DATABASE_MEMORY);
        }
        assert_sound(f);
        if (!reached)
            return failures;
    }
}

static void a_call_to_the_disk_fails(void **state)
{
    assert_true(fail_each(*state, 0, false, 0) > 50);
}

static void the_disk_is_full_at_any_moment(void **state)
{
    assert_true(fail_each(*state, SQLITE_FULL, false, 0) > 50);
}

static void the_power_goes_and_takes_what_was_not_synced(void **state)
{
    assert_true(fail_each(*state, 0, true, 0) > 50);
}

static void the_power_goes_and_leaves_some_of_it(void **state)
{
    for (uint64_t seed = 1; seed <= 3; seed++)
        assert_true(fail_each(*state, 0, true, seed << 32) > 50);
}

/* The same disk without the promise of fsync loses something: the test can fail. */
static void the_power_test_sees_what_is_lost(void **state)
{
    Fixture *f = *state;
    Db *db = NULL;
    int applied = 0;
    int64_t parts = -1;

    must(open_faulty(f, &db));
    must(db_migrate(db, store_migrations, 1, &applied));
    must(db_run(db, "PRAGMA synchronous = OFF"));
    must(do_steps(f, db));
    fault.off = true;
    db_close(db);
    fault_power_on(0);
    must(open_faulty(f, &db));
    must(db_int(db, "SELECT count(*) FROM setting", 0, &parts));
    assert_true(parts < STEPS * 3);
    db_close(db);
}

static void memory_runs_out_at_any_moment(void **state)
{
    Fixture *f = *state;

    for (int round = 0; round < 2; round++) {
        int failures = 0;
        for (int64_t n = 1;; n += 1 + n / 15) {
            start_over(f);
            memory.for_good = round == 1;
            memory.fail_at = n;
            Problem failure = do_all(f);
            bool reached = memory.calls >= n;
            memory.fail_at = 0;
            if (failure.code) {
                failures++;
                if (failure.code != PROBLEM_DATABASE_MEMORY && failure.code != PROBLEM_DATABASE_UNREADABLE)
                    fail_msg("%d: %.*s", (int)n, TEXT_ARG(problem_id(failure.code)));
            }
            assert_sound(f);
            if (!reached)
                break;
        }
        assert_true(failures > 50);
    }
}

/* ---- the system says no --------------------------------------------------------------- */

static void a_limit_of_the_system_is_told_and_passes(void **state)
{
    Fixture *f = *state;
    struct rlimit before, limit;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (int kb = 4; kb < 700; kb += 60) {
        start_over(f);
        limit = before;
        limit.rlim_cur = (rlim_t)kb * 1024;
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        Problem failure = do_all(f);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_true(failure.code || kb > 100);
        // A limit is not a full disk: SQLite does not always keep the reason (EFBIG).
        assert_true(!failure.code || failure.code == PROBLEM_DATABASE_FULL
                    || failure.code == PROBLEM_DATABASE_DISK);
        assert_sound(f);
    }
    signal(SIGXFSZ, handler);
}

/* As somebody who owns nothing here: the superuser may write everywhere. */
static int as_nobody(const Fixture *f, mode_t folder, mode_t file)
{
    int status = 0;

    assert_int_equal(chmod(f->scratch.path, file), 0);
    assert_int_equal(chmod(f->scratch.folder, folder), 0);
    pid_t child = fork();
    if (child == 0) {
        Db *db = NULL;
        int64_t count = 0;
        if (setgid(65534) != 0 || setuid(65534) != 0)
            _exit(200);
        Problem failure = db_open(&sqlite_driver, &(DbOptions){ .path = f->scratch.path, .wait_ms = 1 }, &db);
        if (!failure.code)
            failure = db_begin(db);
        if (!failure.code)
            failure = db_int(db, "SELECT count(*) FROM county", 0, &count);
        _exit(failure.code == PROBLEM_DATABASE_READ_ONLY ? 1 : failure.code == PROBLEM_DATABASE_UNREADABLE ? 2 : 3);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(chmod(f->scratch.folder, 0700), 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_may_not_be_written_is_told(void **state)
{
    Fixture *f = *state;

    if (geteuid() != 0)
        skip();
    must(do_all(f));
    assert_int_equal(as_nobody(f, 0755, 0600), 2);
    int told = as_nobody(f, 0755, 0644);
    assert_true(told == 1 || told == 2);
    told = as_nobody(f, 0755, 0666);
    assert_true(told == 1 || told == 2); // the folder is what may not be written to
    assert_int_equal(as_nobody(f, 0700, 0666), 2);
    assert_sound(f);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_call_to_the_disk_fails),
        TEST(the_disk_is_full_at_any_moment),
        TEST(the_power_goes_and_takes_what_was_not_synced),
        TEST(the_power_goes_and_leaves_some_of_it),
        TEST(the_power_test_sees_what_is_lost),
        TEST(memory_runs_out_at_any_moment),
        TEST(a_limit_of_the_system_is_told_and_passes),
        TEST(what_may_not_be_written_is_told),
    };
    sqlite3_mem_methods failing;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real);
    failing = memory.real;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
