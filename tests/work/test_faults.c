/* test_faults.c - a verb is done or not done, and what was acknowledged stays: on disks that fail, fill up or lose
 * their power, and when memory runs out.
 *
 * Each verb is run over the same county with its n-th call failing, for rising n until none fails any more. After
 * each run the county is opened again: it is whole, and its tables are those of before the verb or those of after
 * it, row by row; where it is that of before, the verb is then done with the same outcome. FAULTS=all takes every
 * n, otherwise some; FAULT_VERB takes one verb alone. */
#define _GNU_SOURCE /* off64_t, RTLD_NEXT */
#include "fault_disk.h"
#include "fault_tree.h"
#include "fault_verbs.h"

#include <dirent.h>
#include <sodium.h>
#include <sqlite3.h>
#include <sys/wait.h>

/* ---- allocators that fail ---- */

static struct {
    sqlite3_mem_methods real;
    int64_t calls, fail_at; /* 0: never */
    bool for_good;          /* all later ones fail, too */
    int64_t own_calls, own_fail_at;
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

/* The program's own memory all comes from realloc; the Makefile has the linker put this one in between. */
void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size)
{
    return ++memory.own_calls == memory.own_fail_at ? NULL : __real_realloc(old, size);
}

/* ---- the county before, and after ---- */

typedef struct {
    uint8_t hash[crypto_generichash_BYTES];
} Digest;

typedef struct {
    Desk *desk;
    const FaultVerb *verb;
    Stage stage;
    Random random;
    uint64_t seed;
    char kept[96]; /* the county before the verb */
    Digest before, after;
    int64_t tries, count, failures; /* the last n; how many there were; how many of them failed */
} Trial;

static bool all_tried(void)
{
    const char *faults = getenv("FAULTS");

    return faults && strcmp(faults, "all") == 0;
}

static void county_back(Trial *trial)
{
    char kept[128];

    snprintf(kept, sizeof kept, "%s/data", trial->kept);
    tree_copy(kept, trial->desk->data);
    snprintf(kept, sizeof kept, "%s/keys", trial->kept);
    tree_copy(kept, trial->desk->keys);
}

/* Chance is the same in every run, so that the same verb leaves the same bytes. */
static Problem county_open(Trial *trial)
{
    Desk *desk = trial->desk;

    arena_reset(desk->arena);
    TRY(folder_open(desk->data, desk->keys, DESK_NOW, &desk->folder));
    desk_work(desk);
    trial->seed = 7;
    desk->work.random = &trial->random;
    return county_enter(&desk->work);
}

static void county_close(Trial *trial)
{
    folder_close(trial->desk->folder);
    trial->desk->folder = NULL;
}

/* All rows of all tables. */
static Digest county_digest(Trial *trial)
{
    crypto_generichash_state state;
    DataCounts counts = { 0 };
    Digest out;

    must(data_counts(trial->desk->work.db, NULL, trial->desk->arena, &counts));
    crypto_generichash_init(&state, NULL, 0, sizeof out.hash);
    for (size_t i = 0; i < counts.tables.count; i++)
        crypto_generichash_update(&state, counts.tables.items[i].hash, TABLE_HASH);
    crypto_generichash_final(&state, out.hash, sizeof out.hash);
    return out;
}

static bool same(const Digest *a, const Digest *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void assert_no_other_keys(const Trial *trial)
{
    DIR *entries = opendir(trial->desk->keys);

    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "halfsky.keys") != 0)
            fail_msg("%s, call %d: %s is left", trial->verb->name, (int)trial->tries, entry->d_name);
    closedir(entries);
}

/* The database, what rows refer to, the files, the audit log, the sums: and no file that no row speaks of. */
static void assert_whole(Trial *trial)
{
    CheckFindings findings;
    AuditHead head;
    int64_t files = 0;

    must(data_check(&trial->desk->work, &findings, &files, &head));
    for (size_t i = 0; i < findings.count; i++)
        fail_msg("%s, call %d: flaw %d, %.*s", trial->verb->name, (int)trial->tries, (int)findings.items[i].kind,
                 TEXT_ARG(findings.items[i].what));
    assert_no_other_keys(trial);
    desk_sound(trial->desk);
}

static void trial_begin(Trial *trial, Desk *desk, const FaultVerb *verb)
{
    char kept[128];

    fault_disk.root = desk->root;
    *trial = (Trial){ .desk = desk, .verb = verb, .random = { fixed_fill, NULL } };
    trial->random.context = &trial->seed;
    desk->work.random = &trial->random;
    verb->prepare(desk, &trial->stage);
    trial->before = county_digest(trial);
    county_close(trial);
    snprintf(trial->kept, sizeof trial->kept, "%s/kept", desk->root);
    mkdir(trial->kept, 0700);
    snprintf(kept, sizeof kept, "%s/data", trial->kept);
    tree_copy(desk->data, kept);
    snprintf(kept, sizeof kept, "%s/keys", trial->kept);
    tree_copy(desk->keys, kept);
    must(county_open(trial));
    must(verb->run(desk, &trial->stage));
    trial->after = county_digest(trial);
    assert_false(same(&trial->before, &trial->after));
    assert_whole(trial);
    county_close(trial);
}

/* For desk_free, which closes. */
static void trial_end(Trial *trial)
{
    fault_disk.root = NULL;
    county_back(trial);
    must(county_open(trial));
}

enum { EACH_UP_TO = 1000 };

/* The next n: each, or of the many allocations most; or ever fewer of them. */
static int64_t next_of(int64_t n)
{
    if (!all_tried())
        return n * 2 + 1;
    return n + 1 + (n > EACH_UP_TO ? n / 100 : 0);
}

/* What the run left: `acknowledged` says that it answered OK. */
static void assert_done_or_not(Trial *trial, bool acknowledged)
{
    Digest now;

    must(county_open(trial));
    assert_whole(trial);
    now = county_digest(trial);
    if (acknowledged && !same(&now, &trial->after))
        fail_msg("%s, call %d: it was acknowledged and is not there", trial->verb->name, (int)trial->tries);
    if (!same(&now, &trial->after) && !trial->verb->in_steps && !same(&now, &trial->before))
        fail_msg("%s, call %d: half of it is there", trial->verb->name, (int)trial->tries);
    if (!same(&now, &trial->after)) {
        must(trial->verb->run(trial->desk, &trial->stage));
        now = county_digest(trial);
        if (!trial->verb->in_steps && !same(&now, &trial->after))
            fail_msg("%s, call %d: done again it is another", trial->verb->name, (int)trial->tries);
        assert_whole(trial);
    }
    county_close(trial);
}

/* SQLite calls a page that cannot be read a broken one, and a backup tells of the file that could not be read. */
static bool is_of_the_disk(ProblemCode code, bool reading)
{
    return (reading && (code == PROBLEM_DATABASE_BROKEN || code == PROBLEM_BACKUP_FLAWED))
           || code == PROBLEM_DATABASE_DISK || code == PROBLEM_DATABASE_FULL || code == PROBLEM_DATABASE_UNREADABLE
           || code == PROBLEM_DATABASE_READ_ONLY || code == PROBLEM_DATABASE_MEMORY
           || code == PROBLEM_DATABASE_BUSY;
}

static void note_try(Trial *trial, int64_t n, Problem wrong)
{
    trial->tries = n;
    trial->count++;
    trial->failures += wrong.code != 0;
}

/* Runs the verb once with the fault; `open` begins it before the county is opened. */
static void try_disk(Trial *trial, FaultKind kind, int64_t n, bool open, uint64_t seed, bool *reached)
{
    Problem wrong = OK;
    bool reading;

    county_back(trial);
    if (open)
        fault_on(kind, n);
    wrong = county_open(trial);
    if (!open) {
        must(wrong);
        fault_on(kind, n);
    }
    if (!wrong.code)
        wrong = trial->verb->run(trial->desk, &trial->stage);
    county_close(trial);
    *reached = fault_disk.hit;
    reading = fault_disk.hit_reading || kind == FAULT_POWER; // no power, no reading
    if (kind == FAULT_POWER)
        fault_power_on(seed ? seed + (uint64_t)n : 0);
    fault_off();
    if (wrong.code && !is_of_the_disk(wrong.code, reading))
        fail_msg("%s, call %d: %.*s %s", trial->verb->name, (int)n, TEXT_ARG(problem_id(wrong.code)),
                 wrong.args[0]);
    note_try(trial, n, wrong);
    assert_done_or_not(trial, wrong.code == 0);
}

/* For a fault of a kind: what is tried for n = 1, 2, 3 and so on until it is not reached any more. */
typedef void TryFault(Trial *trial, int64_t n, bool *reached);

/* `few`: the first verbs only, unless all is tried. */
static void each_verb(TryFault *try, int64_t least, bool few)
{
    size_t count = sizeof fault_verbs / sizeof *fault_verbs;

    const char *only = getenv("FAULT_VERB");

    for (size_t i = 0; i < (few && !all_tried() ? 3 : count); i++) {
        bool reached = true;
        void *desk = NULL;
        Trial trial;

        if (only && strcmp(only, fault_verbs[i].name) != 0)
            continue;
        desk_new(&desk);
        trial_begin(&trial, desk, &fault_verbs[i]);
        for (int64_t n = 1; reached; n = next_of(n))
            try(&trial, n, &reached);
        print_message("# %s: %d of %d failed, up to %d\n", trial.verb->name, (int)trial.failures, (int)trial.count,
                      (int)trial.tries);
        assert_true(trial.failures >= least);
        trial_end(&trial);
        desk_free(&desk);
    }
}

static void call_fails(Trial *trial, int64_t n, bool *reached)
{
    try_disk(trial, FAULT_CALL, n, false, 0, reached);
}

static void call_fails_from_the_opening(Trial *trial, int64_t n, bool *reached)
{
    try_disk(trial, FAULT_CALL, n, true, 0, reached);
}

/* In steps of less than a page. */
static void disk_fills_up(Trial *trial, int64_t n, bool *reached)
{
    try_disk(trial, FAULT_FULL, (n - 1) * 1500, false, 0, reached);
}

static void power_goes(Trial *trial, int64_t n, bool *reached)
{
    try_disk(trial, FAULT_POWER, n, false, 0, reached);
}

static void power_goes_and_leaves_some(Trial *trial, int64_t n, bool *reached)
{
    for (uint64_t seed = 1; seed <= 2; seed++)
        try_disk(trial, FAULT_POWER, n, false, seed << 32, reached);
}

static void sqlite_is_refused_memory(Trial *trial, int64_t n, bool *reached)
{
    Problem wrong;

    for (int round = 0; round < 2; round++) {
        county_back(trial);
        must(county_open(trial));
        memory.calls = 0;
        memory.for_good = round == 1;
        memory.fail_at = n;
        wrong = trial->verb->run(trial->desk, &trial->stage);
        county_close(trial);
        *reached = memory.calls >= n;
        memory.fail_at = 0;
        note_try(trial, n, wrong);
        if (wrong.code && wrong.code != PROBLEM_DATABASE_MEMORY && wrong.code != PROBLEM_DATABASE_UNREADABLE)
            fail_msg("%s, allocation %d: %.*s %s", trial->verb->name, (int)n, TEXT_ARG(problem_id(wrong.code)),
                     wrong.args[0]);
        assert_done_or_not(trial, wrong.code == 0);
    }
}

/* The program's own: it says so and ends, as arena.h has it. */
static void program_is_refused_memory(Trial *trial, int64_t n, bool *reached)
{
    int status = 0;

    county_back(trial);
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 2);
        if (county_open(trial).code)
            _exit(3);
        memory.own_calls = 0;
        memory.own_fail_at = n;
        _exit(trial->verb->run(trial->desk, &trial->stage).code != 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    *reached = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    if (!*reached && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        fail_msg("%s, allocation %d: it ended with %d", trial->verb->name, (int)n, status);
    note_try(trial, n, *reached ? problem(PROBLEM_DATABASE_MEMORY, TEXT(""), TEXT(""), TEXT("")) : OK);
    assert_done_or_not(trial, !*reached);
}

/* The same disk without the promise of a sync loses what was acknowledged: the test can fail. */
static void the_power_test_sees_what_is_lost(void **state)
{
    void *desk = NULL;
    Trial trial;
    Digest now;

    (void)state;
    desk_new(&desk);
    trial_begin(&trial, desk, &fault_verbs[0]);
    county_back(&trial);
    must(county_open(&trial));
    must(db_run(trial.desk->work.db, "PRAGMA synchronous = OFF"));
    fault_on(FAULT_POWER, 1000000);
    must(trial.verb->run(trial.desk, &trial.stage));
    fault_disk.off = true;
    county_close(&trial);
    fault_power_on(0);
    must(county_open(&trial));
    now = county_digest(&trial);
    assert_true(same(&now, &trial.before));
    county_close(&trial);
    trial_end(&trial);
    desk_free(&desk);
}

static void a_call_to_the_disk_fails(void **state)
{
    (void)state;
    each_verb(call_fails, 4, false);
}

static void a_call_fails_from_the_opening_on(void **state)
{
    (void)state;
    each_verb(call_fails_from_the_opening, 5, true);
}

static void the_disk_fills_up(void **state)
{
    (void)state;
    each_verb(disk_fills_up, 2, false);
}

static void the_power_goes(void **state)
{
    (void)state;
    each_verb(power_goes, 4, false);
}

static void the_power_goes_and_leaves_some(void **state)
{
    (void)state;
    each_verb(power_goes_and_leaves_some, 4, false);
}

static void sqlite_has_no_memory(void **state)
{
    (void)state;
    each_verb(sqlite_is_refused_memory, 5, false);
}

static void the_program_has_no_memory(void **state)
{
    (void)state;
    each_verb(program_is_refused_memory, 2, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_to_the_disk_fails), cmocka_unit_test(a_call_fails_from_the_opening_on),
        cmocka_unit_test(the_disk_fills_up),        cmocka_unit_test(the_power_test_sees_what_is_lost),
        cmocka_unit_test(the_power_goes),           cmocka_unit_test(the_power_goes_and_leaves_some),
        cmocka_unit_test(sqlite_has_no_memory),     cmocka_unit_test(the_program_has_no_memory),
    };
    sqlite3_mem_methods failing;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real);
    failing = memory.real;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
