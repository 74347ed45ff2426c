/* test_migrate.c - the tables of a database, made and renewed step by step. */
#include "store/migrate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"

static const Migration two_steps[] = {
    { 1, "0001_first",
      "-- What one row means; with a semicolon.\n"
      "CREATE TABLE word (\n    id INTEGER NOT NULL PRIMARY KEY, -- its 'number;\n    text TEXT NOT NULL\n);\n"
      "CREATE TABLE cell (a INTEGER NOT NULL, b BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
      "INSERT INTO word VALUES (1, 'a;''b');\n",
      "h1" },
    { 2, "0002_second", "ALTER TABLE word ADD COLUMN more TEXT; /* done; */ CREATE INDEX word_text ON word (text)",
      "h2" },
    { 0 },
};

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

static void migrations_are_applied_once(void **state)
{
    Db *db = NULL;
    int applied = -1;
    int64_t answer = 0;

    must(scratch_open(*state, &db));
    must(db_migrate(db, two_steps, 1234, &applied));
    assert_int_equal(applied, 2);
    must(db_int(db, "SELECT count(*) FROM word WHERE text = 'a;''b' AND more IS NULL", 0, &answer));
    assert_int_equal(answer, 1);
    must(db_int(db, "SELECT sum(applied) FROM migration WHERE hash IN ('h1', 'h2')", 0, &answer));
    assert_int_equal(answer, 2468);
    must(
        db_int(db, "SELECT count(*) FROM pragma_table_list WHERE name IN ('word', 'cell') AND strict", 0, &answer));
    assert_int_equal(answer, 2);
    must(db_migrate(db, two_steps, 1235, &applied));
    assert_int_equal(applied, 0);
    db_close(db);
}

static void a_newer_database_is_refused(void **state)
{
    Migration first[] = { two_steps[0], { 0 } };
    Db *db = NULL;
    int applied = -1;

    must(scratch_open(*state, &db));
    must(db_migrate(db, two_steps, 1, &applied));
    Problem failure = db_migrate(db, first, 1, &applied);
    assert_int_equal(failure.code, PROBLEM_DATABASE_TOO_NEW);
    assert_string_equal(failure.args[0], "0002_second");
    assert_string_equal(failure.args[1], "0001_first");
    assert_int_equal(applied, 0);
    db_close(db);
}

static void another_migration_is_refused(void **state)
{
    Migration other[] = { two_steps[0], two_steps[1], { 0 } };
    Db *db = NULL;
    int applied = -1;

    must(scratch_open(*state, &db));
    must(db_migrate(db, two_steps, 1, &applied));
    other[0].hash = "else";
    Problem failure = db_migrate(db, other, 1, &applied);
    assert_int_equal(failure.code, PROBLEM_DATABASE_CHANGED);
    assert_string_equal(failure.args[0], "1");
    assert_string_equal(failure.args[1], "0001_first");
    must(db_run(db, "DELETE FROM migration WHERE number = 1")); // one is missing in between
    assert_int_equal(db_migrate(db, two_steps, 1, &applied).code, PROBLEM_DATABASE_CHANGED);
    db_close(db);
}

static void one_that_fails_leaves_nothing(void **state)
{
    Migration steps[] = { two_steps[0], { 2, "0002_bad", "CREATE TABLE half (a INTEGER); NONSENSE", "h" }, { 0 } };
    Db *db = NULL;
    int applied = -1;
    int64_t answer = -1;

    must(scratch_open(*state, &db));
    Problem failure = db_migrate(db, steps, 1, &applied);
    assert_int_equal(failure.code, PROBLEM_DATABASE_FAILED);
    assert_string_equal(failure.field, "0002_bad");
    assert_int_equal(applied, 1);
    must(db_int(db, "SELECT count(*) FROM migration", 0, &answer));
    assert_int_equal(answer, 1);
    must(db_int(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'", 0, &answer));
    assert_int_equal(answer, 0);
    must(db_migrate(db, two_steps, 1, &applied));
    assert_int_equal(applied, 1);
    db_close(db);
}

static void sql_is_cut_at_its_semicolons(void **state)
{
    static const struct {
        const char *sql, *parts; /* each in [] */
    } cases[] = {
        { "", "" },
        { "  -- only words; really\n /* and; more */ ", "" },
        { "a;b", "[a][b]" },
        { " a ; b ;\n", "[a][b]" },
        { "a 'x;y' \"p;q\" z;b", "[a 'x;y' \"p;q\" z][b]" },
        { "a 'it''s; so';b", "[a 'it''s; so'][b]" },
        { "a -- why; not\n b; c /* ; */ d", "[a -- why; not\n b][c /* ; */ d]" },
        { "-- first\n-- second\na;", "[a]" },
        { "a 'never ends; b", "[a 'never ends; b]" },
        { "a /* never ends; b", "[a /* never ends; b]" },
        { ";;a", "[][][a]" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text rest = text_of(cases[i].sql), part;
        char joined[256] = "";
        while (sql_cut(&rest, &part)) {
            strcat(joined, "[");
            strncat(joined, part.at, part.len);
            strcat(joined, "]");
        }
        assert_string_equal(joined, cases[i].parts);
    }
}

/* What the program carries makes a database, and goes in order. */
static void our_own_migrations_make_a_database(void **state)
{
    Db *db = NULL;
    int applied = -1, count = 0;

    for (; store_migrations[count].number; count++) {
        assert_int_equal(store_migrations[count].number, count + 1);
        assert_int_equal(strlen(store_migrations[count].hash), 64);
    }
    must(scratch_open(*state, &db));
    must(db_migrate(db, store_migrations, 1, &applied));
    assert_int_equal(applied, count);
    db_close(db);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(migrations_are_applied_once),  TEST(a_newer_database_is_refused),
        TEST(another_migration_is_refused), TEST(one_that_fails_leaves_nothing),
        TEST(sql_is_cut_at_its_semicolons), TEST(our_own_migrations_make_a_database),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
