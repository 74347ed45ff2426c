/* test_reseal.c - a new key: everything sealed is sealed again, and says what it said. */
#include "store/reseal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "scratch.h"
#include "store/audit.h"
#include "store/migrate.h"

enum { REMARKS = 1203 };

typedef struct {
    Scratch scratch;
    uint64_t seed;
    Random random;
    Keys *keys;
    Arena *arena;
    char folder[400];
    Db *db;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    int applied = 0;
    *f = (Fixture){ .scratch = scratch_new(), .random = { fixed_fill, &f->seed }, .arena = arena_new() };
    f->keys = keys_new(&f->random, 1);
    snprintf(f->folder, sizeof f->folder, "%.200s/files", f->scratch.folder);
    must(scratch_open(&f->scratch, &f->db));
    must(db_migrate(f->db, store_migrations, 1, &applied));
    must(db_run(f->db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', '甲县', 1)"));
    must(db_run(f->db, "PRAGMA foreign_keys = OFF")); // rows without all that they belong to
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    db_close(f->db);
    keys_free(f->keys);
    arena_free(f->arena);
    scratch_free(&f->scratch);
    return 0;
}

/* A sealed column that this forgot would be lost with its key. */
static void every_sealed_column_is_known(void **state)
{
    Fixture *f = *state;
    Statement *columns =
        db_prepare(f->db, "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c "
                          "WHERE t.type = 'table' AND c.name LIKE '%\\_sealed' ESCAPE '\\'");
    size_t found = 0, known = 0;

    while (statement_next(columns)) {
        bool listed = false;
        for (const Resealed *what = resealed_columns; what->column.table; what++) {
            listed = listed
                     || (text_equal(statement_text(columns, 0), text_of(what->column.table))
                         && text_equal(statement_text(columns, 1), text_of(what->stored)));
        }
        if (!listed)
            fail_msg("%.*s.%.*s", TEXT_ARG(statement_text(columns, 0)), TEXT_ARG(statement_text(columns, 1)));
        found++;
    }
    must(statement_end(columns));
    while (resealed_columns[known].column.table)
        known++;
    assert_int_equal(found, known);
    // And each of their statements is one that the engine understands.
    for (const Resealed *what = resealed_columns; what->column.table; what++) {
        Statement *rows = db_prepare_literal(f->db, what->old_rows);
        statement_bind_int(rows, 2, 1);
        statement_next(rows);
        must(statement_end(rows));
        Statement *renew = db_prepare_literal(f->db, what->renew);
        must(statement_run(renew));
    }
}

static Vault vault_of(Fixture *f)
{
    return (Vault){ f->db, f->keys, &f->random, 1, f->arena };
}

static void add_rows(Fixture *f)
{
    Vault vault = vault_of(f);
    char name[FILE_NAME_MAX];
    Files files = { f->folder, f->keys, &f->random };

    must(db_begin(f->db));
    for (int i = 1; i <= REMARKS; i++) { // more than one batch
        char text[32];
        snprintf(text, sizeof text, "remark %d", i);
        Statement *add =
            db_prepare(f->db, "INSERT INTO remark (county, id, document, made_at, made_by, text_sealed) "
                              "VALUES (1, ?1, 1, 1, 1, ?2)");
        statement_bind_int(add, 1, i);
        statement_bind_sealed(add, 2, &vault, (SealedColumn){ "remark", "text" }, i, text_of(text));
        must(statement_run(add));
    }
    for (int i = 0; i < 3; i++) {
        Statement *add =
            db_prepare(f->db, "INSERT INTO finding (county, document, place, rule, class, start, stop, "
                              "message_sealed) VALUES (1, 7, ?1, 'sum', 'A', 0, 1, ?2)");
        statement_bind_int(add, 1, i);
        statement_bind_sealed(add, 2, &vault, (SealedColumn){ "finding", "message" }, 7,
                              i == 0   ? TEXT("a")
                              : i == 1 ? TEXT("b")
                                       : TEXT("c"));
        must(statement_run(add));
        must(audit_append(f->db, f->keys, &f->random,
                          &(AuditRow){ .county = 1,
                                       .id = 50 + i,
                                       .at = 1,
                                       .verb = TEXT("add"),
                                       .noun = TEXT("x"),
                                       .details = TEXT("details") },
                          f->arena));
    }
    must(files_put(&files, TEXT("a file"), name));
    Statement *add = db_prepare(
        f->db, "INSERT INTO file (county, id, stored, size, format, name_sealed, name_key, extracted_sealed, "
               "extractor, received_at, received_by) VALUES (1, 3, ?1, 6, 'txt', ?2, x'', ?3, 'e', 1, 5)");
    statement_bind_text(add, 1, text_of(name));
    statement_bind_sealed(add, 2, &vault, (SealedColumn){ "file", "name" }, 3, TEXT("a.txt"));
    statement_bind_sealed(add, 3, &vault, (SealedColumn){ "file", "extracted" }, 3, TEXT("a text"));
    must(statement_run(add));
    must(db_commit(f->db));
}

static void everything_is_sealed_again(void **state)
{
    Fixture *f = *state;
    Files files = { f->folder, f->keys, &f->random };
    int64_t count = -1, left = -1;
    AuditHead head;

    add_rows(f);
    must(reseal_rows(f->db, f->keys, &f->random, &count));
    assert_int_equal(count, 0);
    must(keys_add(f->keys, &f->random, 2));
    must(reseal_rows(f->db, f->keys, &f->random, &count));
    assert_int_equal(count, REMARKS + 3 + 3 + 2);
    must(reseal_files(f->db, &files, &count));
    assert_int_equal(count, 1);
    must(db_int(f->db, "SELECT count(*) FROM remark WHERE substr(text_sealed, 1, 3) <> x'010002'", -1, &left));
    assert_int_equal(left, 0);

    // It says what it said: under the new key, each at its own place.
    Vault vault = vault_of(f);
    Statement *rows =
        db_prepare(f->db, "SELECT id, text_sealed FROM remark WHERE id IN (1, 600, 1203) ORDER BY id");
    while (statement_next(rows)) {
        Text text;
        char wanted[32];
        Id id = statement_int(rows, 0);
        snprintf(wanted, sizeof wanted, "remark %d", (int)id);
        must(statement_sealed(rows, 1, &vault, (SealedColumn){ "remark", "text" }, id, &text));
        assert_true(text_equal(text, text_of(wanted)));
    }
    must(statement_end(rows));
    rows = db_prepare(f->db, "SELECT message_sealed FROM finding ORDER BY place");
    for (char wanted = 'a'; statement_next(rows); wanted++) {
        Text text;
        must(statement_sealed(rows, 0, &vault, (SealedColumn){ "finding", "message" }, 7, &text));
        assert_true(text_equal(text, (Text){ &wanted, 1 }));
    }
    must(statement_end(rows));
    must(audit_verify(f->db, f->keys, 1, NULL, &head));
    assert_int_equal(head.number, 3);
    must(reseal_rows(f->db, f->keys, &f->random, &count));
    assert_int_equal(count, 0);
}

static void what_does_not_open_stops_it(void **state)
{
    Fixture *f = *state;
    int64_t count = 0;

    add_rows(f);
    must(keys_add(f->keys, &f->random, 2));
    must(db_run(f->db,
                "UPDATE remark SET text_sealed = (SELECT text_sealed FROM remark WHERE id = 1) WHERE id = 700"));
    assert_int_equal(reseal_rows(f->db, f->keys, &f->random, &count).code, PROBLEM_SEALED_BROKEN);
    assert_false(db_in_transaction(f->db));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_sealed_column_is_known),
        TEST(everything_is_sealed_again),
        TEST(what_does_not_open_stops_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
