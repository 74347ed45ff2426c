/* test_db.c - the one door to the database, with SQLite behind it. */
#include "store/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>

#include <cmocka.h>

#include "scratch.h"

static int set_up(void **state)
{
    static Scratch scratch;
    scratch = scratch_new();
    *state = &scratch;
    return 0;
}

static int tear_down(void **state)
{
    scratch_free(*state);
    return 0;
}

/* A database with the table `word`. */
static Db *open_words(const Scratch *scratch)
{
    Db *db = NULL;
    must(scratch_open(scratch, &db));
    must(db_run(db, "CREATE TABLE IF NOT EXISTS word (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE, "
                    "sealed BLOB) STRICT"));
    return db;
}

static Problem add_word(Db *db, int64_t id, const char *text)
{
    Statement *add = db_prepare(db, "INSERT INTO word (id, text) VALUES (?1, ?2)");
    statement_bind_int(add, 1, id);
    statement_bind_text(add, 2, text_of(text));
    return statement_run(add);
}

static int64_t words(Db *db)
{
    int64_t count = -1;
    must(db_int(db, "SELECT count(*) FROM word", 0, &count));
    return count;
}

static void what_is_bound_comes_back(void **state)
{
    static const struct {
        int64_t id;
        Text text, sealed;
    } rows[] = {
        { 1, TEXT("妇女"), TEXT("\0\1\2") },
        { INT64_MAX, TEXT(""), TEXT("") },
        { INT64_MIN, TEXT("a'b\"c;--"), TEXT("x") },
    };
    Db *db = open_words(*state);
    size_t count = sizeof rows / sizeof *rows;

    for (size_t i = 0; i < count; i++) {
        Statement *add = db_prepare(db, "INSERT INTO word (id, text, sealed) VALUES (?1, ?2, ?3)");
        statement_bind_int(add, 1, rows[i].id);
        statement_bind_text(add, 2, rows[i].text);
        statement_bind_blob(add, 3, rows[i].sealed);
        must(statement_run(add));
        assert_int_equal(statement_changes(add), 1);
    }
    must(add_word(db, 2, "null"));
    for (size_t i = 0; i < count; i++) {
        Statement *find = db_prepare(db, "SELECT text, sealed, id FROM word WHERE id = ?1");
        statement_bind_int(find, 1, rows[i].id);
        assert_true(statement_next(find));
        assert_true(text_equal(statement_text(find, 0), rows[i].text));
        assert_true(text_equal(statement_blob(find, 1), rows[i].sealed));
        assert_true(statement_int(find, 2) == rows[i].id);
        assert_false(statement_is_null(find, 1));
        assert_false(statement_next(find));
        must(statement_end(find));
    }
    int64_t answer = 0;
    must(db_int(db, "SELECT sealed FROM word WHERE id = 2", 7, &answer));
    assert_int_equal(answer, 7);
    must(db_int(db, "SELECT id FROM word WHERE id = 99", 8, &answer));
    assert_int_equal(answer, 8);
    bool there = false;
    must(db_exists(db, "SELECT 1 FROM word WHERE id = 2", &there));
    assert_true(there);
    must(db_exists(db, "SELECT 1 FROM word WHERE id = 3", &there));
    assert_false(there);
    db_close(db);
}

/* What was bound once is not there the next time. */
static void bindings_are_forgotten(void **state)
{
    Db *db = open_words(*state);
    Statement *add;

    for (int round = 0; round < 2; round++) {
        add = db_prepare(db, "INSERT INTO word (id, text, sealed) VALUES (?1, 'a' || ?1, ?2)");
        statement_bind_int(add, 1, round);
        if (round == 0)
            statement_bind_blob(add, 2, TEXT("secret"));
        must(statement_run(add));
    }
    int64_t nulls = 0;
    must(db_int(db, "SELECT count(*) FROM word WHERE sealed IS NULL", 0, &nulls));
    assert_int_equal(nulls, 1);
    db_close(db);
}

static const char count_down[] = "SELECT ?1 - 1";

static int64_t steps_down(Db *db, int64_t from)
{
    Statement *next = db_prepare_literal(db, count_down);
    int64_t steps = 0;
    statement_bind_int(next, 1, from);
    assert_true(statement_next(next));
    if (statement_int(next, 0) > 0)
        steps = steps_down(db, statement_int(next, 0));
    assert_int_equal(statement_int(next, 0), from - 1);
    must(statement_end(next));
    return steps + 1;
}

static void a_statement_in_use_is_not_handed_out_again(void **state)
{
    Db *db = open_words(*state);
    assert_int_equal(steps_down(db, 5), 5);
    Statement *one = db_prepare_literal(db, count_down);
    assert_ptr_not_equal(db_prepare_literal(db, count_down), one);
    db_close(db);
}

static void a_failure_is_told_at_the_end(void **state)
{
    Db *db = open_words(*state);
    Statement *bad = db_prepare(db, "SELECT a FROM nowhere WHERE a = ?1");

    statement_bind_int(bad, 1, 1);
    statement_bind_text(bad, 2, TEXT("x"));
    assert_false(statement_next(bad));
    Problem failure = statement_end(bad);
    assert_int_equal(failure.code, PROBLEM_DATABASE_FAILED);
    assert_non_null(strstr(failure.args[0], "nowhere"));
    must(add_word(db, 1, "a"));
    assert_int_equal(add_word(db, 1, "b").code, PROBLEM_DATABASE_CONFLICT);
    assert_int_equal(add_word(db, 2, "a").code, PROBLEM_DATABASE_CONFLICT);
    must(add_word(db, 2, "b"));
    Statement *text = db_prepare(db, "INSERT INTO word (id, text) VALUES (7, x'00')");
    assert_int_equal(statement_run(text).code, PROBLEM_DATABASE_CONFLICT); // STRICT
    assert_int_equal(words(db), 2);
    db_close(db);
}

static void a_failed_statement_dooms_its_transaction(void **state)
{
    Db *db = open_words(*state);

    must(add_word(db, 1, "a"));
    must(db_begin(db));
    must(add_word(db, 2, "b"));
    assert_int_equal(add_word(db, 1, "c").code, PROBLEM_DATABASE_CONFLICT);
    assert_int_equal(add_word(db, 3, "d").code, PROBLEM_DATABASE_CONFLICT);
    int64_t count = 0;
    assert_int_equal(db_int(db, "SELECT count(*) FROM word", 0, &count).code, PROBLEM_DATABASE_CONFLICT);
    assert_int_equal(db_commit(db).code, PROBLEM_DATABASE_CONFLICT);
    assert_false(db_in_transaction(db));
    assert_int_equal(words(db), 1);
    must(db_begin(db));
    must(add_word(db, 2, "b"));
    must(db_commit(db));
    assert_int_equal(words(db), 2);
    db_close(db);
}

static Problem inner(Db *db, int64_t id, const char *text, Problem result)
{
    TRY(db_begin(db));
    TRY(db_end(db, add_word(db, id, text)));
    TRY(db_begin(db));
    return db_end(db, result);
}

static void transactions_nest_by_counting(void **state)
{
    Db *db = open_words(*state);
    Problem no = problem(PROBLEM_FILE_MISSING, TEXT("mine"), TEXT(""), TEXT(""));

    must(db_begin(db));
    must(inner(db, 1, "a", OK));
    must(inner(db, 2, "b", OK));
    assert_true(db_in_transaction(db));
    must(db_commit(db));
    assert_int_equal(words(db), 2);

    must(db_begin(db));
    must(add_word(db, 3, "c"));
    assert_int_equal(inner(db, 4, "d", no).code, PROBLEM_FILE_MISSING);
    assert_int_equal(add_word(db, 5, "e").code, PROBLEM_FILE_MISSING);
    Problem told = db_commit(db);
    assert_int_equal(told.code, PROBLEM_FILE_MISSING);
    assert_string_equal(told.args[0], "mine");
    assert_int_equal(words(db), 2);

    must(db_begin(db));
    must(add_word(db, 3, "c"));
    db_rollback(db);
    assert_int_equal(words(db), 2);
    db_close(db);

    db = open_words(*state);
    must(db_begin(db));
    must(add_word(db, 3, "c"));
    db_close(db); // not committed
    db = open_words(*state);
    assert_int_equal(words(db), 2);
    db_close(db);
}

/* A part that fails is taken back alone, whatever failed in it. */
static void a_part_is_taken_back_alone(void **state)
{
    Db *db = open_words(*state);

    must(db_begin(db));
    must(db_part_begin(db));
    must(db_part_end(db, inner(db, 1, "a", OK)));
    must(db_part_begin(db));
    must(add_word(db, 2, "b"));
    assert_int_equal(db_part_end(db, add_word(db, 1, "x")).code, PROBLEM_DATABASE_CONFLICT);
    must(db_part_begin(db));
    must(add_word(db, 3, "c"));
    (void)add_word(db, 3, "y");
    assert_int_equal(db_part_end(db, OK).code, PROBLEM_DATABASE_CONFLICT); // though nobody said so
    must(db_part_begin(db));
    must(db_part_end(db, add_word(db, 4, "d")));
    must(db_commit(db));
    assert_int_equal(words(db), 2);
    bool both = false;
    must(db_exists(db, "SELECT 1 FROM word a JOIN word b ON a.id = 1 AND b.id = 4", &both));
    assert_true(both);
    db_close(db);
}

static void a_reader_sees_one_moment(void **state)
{
    const Scratch *scratch = *state;
    Db *writer = open_words(scratch), *reader = NULL;

    must(add_word(writer, 1, "a"));
    must(db_open(&sqlite_driver, &(DbOptions){ .path = scratch->path, .read_only = true }, &reader));
    must(db_begin(reader));
    assert_int_equal(words(reader), 1);
    must(add_word(writer, 2, "b"));
    assert_int_equal(words(reader), 1);
    must(db_commit(reader));
    assert_int_equal(words(reader), 2);
    assert_int_equal(add_word(reader, 3, "c").code, PROBLEM_DATABASE_READ_ONLY);
    db_close(reader);
    db_close(writer);
}

static void another_writer_is_waited_for_and_then_told(void **state)
{
    Db *one = open_words(*state), *two = open_words(*state);

    must(db_begin(one));
    must(add_word(one, 1, "a"));
    assert_int_equal(db_begin(two).code, PROBLEM_DATABASE_BUSY);
    assert_false(db_in_transaction(two));
    assert_int_equal(add_word(two, 2, "b").code, PROBLEM_DATABASE_BUSY);
    assert_int_equal(words(two), 0);
    must(db_commit(one));
    must(add_word(two, 2, "b"));
    assert_int_equal(words(one), 2);
    db_close(one);
    db_close(two);
}

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void what_is_no_database_of_ours_is_left_alone(void **state)
{
    const Scratch *scratch = *state;
    DbOptions options = { .path = scratch->path };
    static char text[4096];
    Db *db = NULL;

    Problem failure = db_open(&sqlite_driver, &options, &db);
    assert_int_equal(failure.code, PROBLEM_DATABASE_MISSING);
    assert_string_equal(failure.path, scratch->path);
    assert_null(db);

    memset(text, 'x', sizeof text);
    write_file(scratch->path, text, sizeof text);
    options.create = true;
    assert_int_equal(db_open(&sqlite_driver, &options, &db).code, PROBLEM_DATABASE_FOREIGN);
    assert_null(db);

    // A database of somebody else: the header of an empty one with another application's id.
    assert_int_equal(unlink(scratch->path), 0);
    Db *own = open_words(scratch);
    must(db_run(own, "PRAGMA application_id = 42"));
    db_close(own);
    assert_int_equal(db_open(&sqlite_driver, &options, &db).code, PROBLEM_DATABASE_FOREIGN);

    // Without any mark, but with tables.
    assert_int_equal(unlink(scratch->path), 0);
    own = open_words(scratch);
    must(db_run(own, "PRAGMA application_id = 0"));
    db_close(own);
    assert_int_equal(db_open(&sqlite_driver, &options, &db).code, PROBLEM_DATABASE_FOREIGN);

    options.path = "/nowhere/at/all/halfsky.db";
    assert_int_equal(db_open(&sqlite_driver, &options, &db).code, PROBLEM_DATABASE_UNREADABLE);
    options.path = scratch->folder;
    assert_int_equal(db_open(&sqlite_driver, &options, &db).code, PROBLEM_DATABASE_UNREADABLE);
}

/* A page in the middle of the file is overwritten. */
static void damage_is_told_as_damage(void **state)
{
    const Scratch *scratch = *state;
    Db *db = open_words(scratch);
    char noise[4096];

    for (int i = 0; i < 1000; i++) {
        char text[64];
        snprintf(text, sizeof text, "a word that is long enough to fill some pages %d", i);
        must(add_word(db, i, text));
    }
    db_close(db);
    memset(noise, 0xA5, sizeof noise);
    int file = open(scratch->path, O_WRONLY);
    assert_true(file >= 0);
    for (int page = 2; page < 8; page++)
        assert_int_equal(pwrite(file, noise, sizeof noise, page * 4096L), sizeof noise);
    close(file);
    must(scratch_open(scratch, &db));
    int64_t length = 0;
    assert_int_equal(db_int(db, "SELECT sum(length(text)) FROM word", 0, &length).code, PROBLEM_DATABASE_BROKEN);
    db_close(db);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_bound_comes_back),
        TEST(bindings_are_forgotten),
        TEST(a_statement_in_use_is_not_handed_out_again),
        TEST(a_failure_is_told_at_the_end),
        TEST(a_failed_statement_dooms_its_transaction),
        TEST(transactions_nest_by_counting),
        TEST(a_part_is_taken_back_alone),
        TEST(a_reader_sees_one_moment),
        TEST(another_writer_is_waited_for_and_then_told),
        TEST(what_is_no_database_of_ours_is_left_alone),
        TEST(damage_is_told_as_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
