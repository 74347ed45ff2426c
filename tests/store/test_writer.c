/* test_writer.c - one connection that writes, for all threads; seats at a folder. */
#include "store/writer.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"
#include "store/seat.h"

enum { THREADS = 8, ROUNDS = 200 };

typedef struct {
    Scratch scratch;
    Db *db;
    Writer *writer;
    atomic_int next; /* number of the next thread */
    atomic_int inside, crowded, wrong;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ .scratch = scratch_new() };
    must(scratch_open(&fixture.scratch, &fixture.db));
    must(db_run(fixture.db, "CREATE TABLE word (id INTEGER NOT NULL PRIMARY KEY) STRICT"));
    fixture.writer = writer_new(fixture.db);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    writer_free(fixture->writer);
    db_close(fixture->db);
    scratch_free(&fixture->scratch);
    return 0;
}

static Problem add(Db *db, int64_t id)
{
    Statement *add = db_prepare(db, "INSERT INTO word (id) VALUES (?1)");
    statement_bind_int(add, 1, id);
    return statement_run(add);
}

static int64_t count_in(const Scratch *scratch)
{
    Db *reader = NULL;
    int64_t count = -1;
    must(db_open(&sqlite_driver, &(DbOptions){ .path = scratch->path, .read_only = true }, &reader));
    must(db_int(reader, "SELECT count(*) FROM word", 0, &count));
    db_close(reader);
    return count;
}

static void what_is_ended_is_there(void **state)
{
    Fixture *f = *state;
    Db *db = NULL;

    must(writer_begin(f->writer, &db));
    must(writer_end(f->writer, add(db, 1)));
    assert_int_equal(count_in(&f->scratch), 1);
    must(writer_begin(f->writer, &db));
    must(add(db, 2));
    assert_int_equal(writer_end(f->writer, add(db, 1)).code, PROBLEM_DATABASE_CONFLICT);
    must(writer_begin(f->writer, &db));
    must(add(db, 3));
    assert_int_equal(writer_end(f->writer, problem(PROBLEM_FILE_MISSING, TEXT(""), TEXT(""), TEXT(""))).code,
                     PROBLEM_FILE_MISSING);
    assert_int_equal(count_in(&f->scratch), 1);
    assert_int_equal(writer_commits(f->writer), 1);
    assert_false(db_in_transaction(f->db));
}

/* Every third one fails, after it has written. What was acknowledged is there for another
 * connection at once. */
static void *work(void *argument)
{
    Fixture *f = argument;
    int64_t thread = f->next++;
    Db *reader = NULL;

    must(db_open(&sqlite_driver, &(DbOptions){ .path = f->scratch.path, .read_only = true }, &reader));
    for (int64_t round = 0; round < ROUNDS; round++) {
        int64_t id = thread * ROUNDS + round;
        bool fails = round % 3 == 2;
        Db *db = NULL;
        must(writer_begin(f->writer, &db));
        if (f->inside++)
            f->crowded = 1;
        Problem result = add(db, id);
        if (!result.code && fails)
            result = round % 2 ? add(db, id) : problem(PROBLEM_FILE_MISSING, TEXT(""), TEXT(""), TEXT(""));
        f->inside--;
        result = writer_end(f->writer, result);
        Statement *find = db_prepare(reader, "SELECT 1 FROM word WHERE id = ?1");
        statement_bind_int(find, 1, id);
        bool there = false;
        must(statement_exists(find, &there));
        if ((result.code != 0) != fails || there == fails)
            f->wrong = 1;
    }
    db_close(reader);
    return NULL;
}

static void threads_share_commits(void **state)
{
    Fixture *f = *state;
    pthread_t threads[THREADS];
    int64_t kept = THREADS * (ROUNDS - ROUNDS / 3);

    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, work, f), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(f->crowded, 0);
    assert_int_equal(f->wrong, 0);
    assert_int_equal(count_in(&f->scratch), kept);
    assert_true(writer_commits(f->writer) < kept); // some were shared
    assert_false(db_in_transaction(f->db));
}

/* The database is taken by another program: told, and nothing stays behind. */
static void a_begin_that_fails_lets_the_next_try(void **state)
{
    Fixture *f = *state;
    Db *other = NULL, *db = NULL;

    must(scratch_open(&f->scratch, &other));
    must(db_begin(other));
    assert_int_equal(writer_begin(f->writer, &db).code, PROBLEM_DATABASE_BUSY);
    assert_null(db);
    must(db_commit(other));
    must(writer_begin(f->writer, &db));
    must(writer_end(f->writer, add(db, 1)));
    db_close(other);
}

static void every_program_has_a_seat_of_its_own(void **state)
{
    Fixture *f = *state;
    const char *folder = f->scratch.folder;
    Seat one, two, all;

    must(seat_take(folder, &one));
    must(seat_take(folder, &two));
    assert_int_equal(one.number, 1);
    assert_int_equal(two.number, 2);
    assert_int_equal(seat_take_all(folder, &all).code, PROBLEM_DATABASE_IN_USE);
    seat_leave(&one);
    must(seat_take(folder, &one));
    assert_int_equal(one.number, 1);
    seat_leave(&one);
    seat_leave(&two);
    must(seat_take_all(folder, &all));
    assert_int_equal(all.number, 0);
    assert_int_equal(seat_take(folder, &one).code, PROBLEM_DATABASE_ALONE);
    assert_int_equal(seat_take_all(folder, &one).code, PROBLEM_DATABASE_IN_USE);
    seat_leave(&all);
    seat_leave(&all);
    must(seat_take(folder, &one));
    seat_leave(&one);
    assert_int_equal(seat_take("/nowhere/at/all", &one).code, PROBLEM_DATABASE_UNREADABLE);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_ended_is_there),
        TEST(threads_share_commits),
        TEST(a_begin_that_fails_lets_the_next_try),
        TEST(every_program_has_a_seat_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
