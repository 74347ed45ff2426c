/* test_kill.c - a program that is killed while several of its threads write: what was acknowledged
 * is there, and nothing is half there. KILL_ROUNDS says how often (20). */
#include "store/writer.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "scratch.h"
#include "store/audit.h"
#include "store/check.h"
#include "store/migrate.h"
#include "store/seat.h"

enum { THREADS = 4, PARTS = 3 };

typedef struct {
    const Scratch *scratch;
    Writer *writer;
    Keys *keys;
    int64_t next; /* number of the next thread */
    pthread_mutex_t lock;
    int round, pipe;
} Child;

/* What a thread acknowledges by one write to a pipe, which is whole or not there. */
typedef struct {
    int64_t id;
} Acknowledged;

static Problem write_one(Child *child, Db *db, int64_t id, Arena *arena)
{
    for (int part = 0; part < PARTS; part++) {
        char name[64];
        snprintf(name, sizeof name, "%lld.%d", (long long)id, part);
        Statement *add = db_prepare(db, "INSERT INTO setting (county, name, value) VALUES (1, ?1, '')");
        statement_bind_text(add, 1, text_of(name));
        TRY(statement_run(add));
    }
    AuditRow row = { .county = 1, .id = id, .at = 1, .actor = 1, .verb = TEXT("add"), .noun = TEXT("setting") };
    return audit_append(db, child->keys, &random_system, &row, arena);
}

static void *write_on(void *argument)
{
    Child *child = argument;
    Arena *arena = arena_new();

    pthread_mutex_lock(&child->lock);
    int64_t id = ((int64_t)child->round * THREADS + ++child->next) << 32;
    pthread_mutex_unlock(&child->lock);
    for (;;) {
        Db *db = NULL;
        must(writer_begin(child->writer, &db));
        must(writer_end(child->writer, write_one(child, db, ++id, arena)));
        if (write(child->pipe, &(Acknowledged){ id }, sizeof(Acknowledged)) != sizeof(Acknowledged))
            _exit(3);
        arena_reset(arena);
    }
    return NULL;
}

static void run_child(const Scratch *scratch, Keys *keys, int round, int out)
{
    Child child = { .scratch = scratch, .keys = keys, .round = round, .pipe = out };
    Seat seat;
    Db *db = NULL;
    pthread_t threads[THREADS];

    must(seat_take(scratch->folder, &seat));
    must(db_open(&sqlite_driver, &(DbOptions){ .path = scratch->path }, &db));
    child.writer = writer_new(db);
    pthread_mutex_init(&child.lock, NULL);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, write_on, &child) != 0)
            _exit(4);
    pthread_join(threads[0], NULL);
    _exit(5);
}

/* Each acknowledged id, and none without all of its parts. Returns how many there are. */
static int64_t assert_sound(const Scratch *scratch, const Keys *keys, const Acknowledged *told, size_t count,
                            bool whole)
{
    Db *db = NULL;
    AuditHead head;
    int64_t parts = 0;

    must(db_open(&sqlite_driver, &(DbOptions){ .path = scratch->path }, &db));
    for (size_t i = 0; i < count; i++) {
        bool there = false;
        Statement *find = db_prepare(db, "SELECT 1 FROM audit WHERE county = 1 AND id = ?1");
        statement_bind_int(find, 1, told[i].id);
        must(statement_exists(find, &there));
        if (!there)
            fail_msg("%lld was acknowledged and is gone", (long long)told[i].id);
    }
    must(audit_head(db, 1, &head));
    must(db_int(db, "SELECT count(*) FROM setting", 0, &parts));
    assert_int_equal(parts, head.number * PARTS);
    if (whole) {
        Arena *arena = arena_new();
        CheckFindings findings = { 0 };
        must(check_database(db, arena, &findings));
        assert_int_equal(findings.count, 0);
        must(audit_verify(db, keys, 1, NULL, &head));
        arena_free(arena);
    }
    db_close(db);
    return head.number;
}

static void what_was_acknowledged_outlives_a_kill(void **state)
{
    const char *wanted = getenv("KILL_ROUNDS");
    int rounds = wanted ? (int)strtol(wanted, NULL, 10) : 20, applied = 0;
    uint64_t seed = (uint64_t)time(NULL);
    Scratch scratch = scratch_new();
    Keys *keys = keys_new(&random_system, 1);
    size_t room = 1 << 16, total = 0;
    Acknowledged *told = malloc(room * sizeof *told);
    Db *db = NULL;
    Seat seat;

    (void)state;
    must(scratch_open(&scratch, &db));
    must(db_migrate(db, store_migrations, 1, &applied));
    must(db_run(db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', '甲县', 1)"));
    db_close(db);
    for (int round = 0; round < rounds; round++) {
        int ends[2];
        uint16_t chance;
        size_t count = 0;
        fixed_fill(&seed, &chance, sizeof chance);
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0) {
            close(ends[0]);
            run_child(&scratch, keys, round + 1, ends[1]);
        }
        close(ends[1]);
        // Killed after some acknowledgements and a little while: anywhere in a transaction.
        size_t after = 1 + chance % 16;
        while (count < after && read(ends[0], &told[count], sizeof *told) == sizeof *told)
            count++;
        nanosleep(&(struct timespec){ .tv_nsec = chance * 100L }, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        while (count < room && read(ends[0], &told[count], sizeof *told) == sizeof *told)
            count++;
        close(ends[0]);
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        total += count;
        int64_t here = assert_sound(&scratch, keys, told, count, round + 1 == rounds || round % 50 == 0);
        assert_true(here >= (int64_t)total);
        must(seat_take_all(scratch.folder, &seat)); // the killed program's seat is free
        seat_leave(&seat);
    }
    print_message("# %d kills, %zu acknowledged\n", rounds, total);
    free(told);
    keys_free(keys);
    scratch_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_acknowledged_outlives_a_kill) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
