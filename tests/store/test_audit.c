/* test_audit.c - the chain of audit rows, and what breaks it. */
#include "store/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "safe/seal.h"
#include "scratch.h"
#include "store/migrate.h"

enum { ROWS = 9 };

typedef struct {
    Scratch scratch;
    Db *db;
    Keys *keys;
    uint64_t seed;
    Random random;
    Arena *arena;
} Fixture;

static void append(Fixture *f, Id county, int n)
{
    char details[32];
    snprintf(details, sizeof details, "王某 %d", n);
    must(audit_append(f->db, f->keys, &f->random,
                      &(AuditRow){ .county = county,
                                   .id = 1000 + n,
                                   .at = 5000 + n,
                                   .actor = 7,
                                   .verb = n % 2 ? TEXT("accept") : TEXT("read"),
                                   .noun = TEXT("document"),
                                   .subject = n,
                                   .details = text_of(details) },
                      f->arena));
}

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    int applied = 0;
    *f = (Fixture){ .scratch = scratch_new(), .random = { fixed_fill, &f->seed }, .arena = arena_new() };
    f->keys = keys_new(&f->random, 1);
    must(scratch_open(&f->scratch, &f->db));
    must(db_migrate(f->db, store_migrations, 1, &applied));
    must(db_run(f->db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', '甲县', 1), "
                       "(2, '330102', '乙县', 1)"));
    for (int n = 1; n <= ROWS; n++) {
        append(f, 1, n);
        if (n <= 3)
            append(f, 2, n);
    }
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

static void a_whole_chain_holds(void **state)
{
    Fixture *f = *state;
    AuditHead head, end;
    AuditRows rows;

    must(audit_head(f->db, 1, &end));
    assert_int_equal(end.number, ROWS);
    must(audit_verify(f->db, f->keys, 1, &end, &head));
    assert_int_equal(head.number, ROWS);
    assert_true(keyed_hash_equal(&head.mac, &end.mac));
    must(audit_verify(f->db, f->keys, 2, NULL, &head));
    assert_int_equal(head.number, 3);
    must(audit_verify(f->db, f->keys, 3, NULL, &head));
    assert_int_equal(head.number, 0);

    must(audit_list(f->db, f->keys, 1, 4, 2, f->arena, &rows));
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.items[0].number, 4);
    assert_true(text_equal(rows.items[0].verb, TEXT("read")));
    assert_true(text_equal(rows.items[1].details, TEXT("王某 5")));
    bool open = true;
    must(db_exists(f->db, "SELECT 1 FROM audit WHERE instr(details_sealed, '王某') > 0", &open));
    assert_false(open);
}

/* Each alters the database behind the program's back; `number` is the first row that then does
 * not hold. */
static void what_is_tampered_with_is_found(void **state)
{
#define CASE(sql, number) \
    {                     \
        sql, number       \
    }
    static const struct {
        const char *sql;
        const char *number;
    } cases[] = {
        CASE("UPDATE audit SET id = 99 WHERE county = 1 AND number = 4", "4"),
        CASE("UPDATE audit SET at = at + 1 WHERE county = 1 AND number = 1", "1"),
        CASE("UPDATE audit SET actor = 8 WHERE county = 1 AND number = 9", "9"),
        CASE("UPDATE audit SET verb = 'look' WHERE county = 1 AND number = 2", "2"),
        CASE("UPDATE audit SET noun = 'cell' WHERE county = 1 AND number = 3", "3"),
        CASE("UPDATE audit SET verb = 'acceptdoc', noun = 'ument' WHERE county = 1 AND number = 3", "3"),
        CASE("UPDATE audit SET subject = 0 WHERE county = 1 AND number = 5", "5"),
        CASE("UPDATE audit SET details_sealed = (SELECT details_sealed FROM audit WHERE county = 1 AND number = 6) "
             "WHERE county = 1 AND number = 7",
             "7"),
        CASE("UPDATE audit SET details_sealed = x'' WHERE county = 1 AND number = 7", "7"),
        CASE("UPDATE audit SET mac = zeroblob(32) WHERE county = 1 AND number = 8", "8"),
        CASE("UPDATE audit SET mac = x'00' WHERE county = 1 AND number = 8", "8"),
        CASE("DELETE FROM audit WHERE county = 1 AND number = 4", "4"),
        CASE("DELETE FROM audit WHERE county = 1 AND number = 1", "1"),
        CASE("DELETE FROM audit WHERE county = 1 AND number = 4;"
             "UPDATE audit SET number = number - 1 WHERE county = 1 AND number > 4",
             "4"),
        CASE("UPDATE audit SET number = -1 WHERE county = 1 AND number = 5;"
             "UPDATE audit SET number = 5 WHERE county = 1 AND number = 6;"
             "UPDATE audit SET number = 6 WHERE county = 1 AND number = -1",
             "5"),
        CASE("INSERT INTO audit SELECT county, number + 1, id + 999, at, actor, verb, noun, subject, "
             "details_sealed, "
             "mac FROM audit WHERE county = 1 AND number = 9",
             "10"),
        CASE("DELETE FROM audit WHERE county = 1 AND number = 9", "9"), // by the head alone
        CASE("DELETE FROM audit WHERE county = 1", "1"),
        CASE("DELETE FROM audit WHERE county = 1; INSERT INTO audit SELECT 1, number, id, at, actor, verb, noun, "
             "subject, details_sealed, mac FROM audit WHERE county = 2",
             "1"),
    };
    Fixture *f = *state;
    AuditHead end, head;

    must(audit_head(f->db, 1, &end));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text rest = text_of(cases[i].sql), part;
        must(db_begin(f->db));
        while (text_cut(&rest, ';', &part))
            must(statement_run(db_prepare_literal(f->db, arena_string(f->arena, part))));
        Problem failure = audit_verify(f->db, f->keys, 1, &end, &head);
        if (failure.code != PROBLEM_AUDIT_BROKEN || strcmp(failure.args[0], cases[i].number) != 0)
            fail_msg("%s: %d at %s", cases[i].sql, failure.code, failure.args[0]);
        must(audit_verify(f->db, f->keys, 2, NULL, &head));
        db_rollback(f->db);
    }
    must(audit_verify(f->db, f->keys, 1, &end, &head));
}

static void another_ring_does_not_vouch_for_it(void **state)
{
    Fixture *f = *state;
    Keys *other = keys_new(&f->random, 1);
    AuditHead head;

    Problem failure = audit_verify(f->db, other, 1, NULL, &head);
    assert_int_equal(failure.code, PROBLEM_AUDIT_BROKEN);
    assert_string_equal(failure.args[0], "1");
    keys_free(other);
}

/* Details sealed again under a new key are the same row. */
static void the_chain_outlives_its_sealing_keys(void **state)
{
    Fixture *f = *state;
    AuditHead head;

    must(keys_add(f->keys, &f->random, 2));
    SealPlace place = { TEXT("audit"), TEXT("details"), 1, 1005 };
    Text sealed = seal(f->keys, &f->random, &place, TEXT("王某 5"), f->arena);
    Statement *put = db_prepare(f->db, "UPDATE audit SET details_sealed = ?1 WHERE county = 1 AND number = 5");
    statement_bind_blob(put, 1, sealed);
    must(statement_run(put));
    append(f, 1, ROWS + 1);
    must(audit_verify(f->db, f->keys, 1, NULL, &head));
    assert_int_equal(head.number, ROWS + 1);
}

static void a_head_is_a_line_of_text(void **state)
{
    static const char *const wrong[] = { "", "halfsky-audit", "halfsky-audit 1 1 9 00", "halfsky-audit 2 1 9 ",
                                         "halfsky-audit 1 x 9 " };
    Fixture *f = *state;
    AuditHead head, read;
    char line[AUDIT_HEAD_TEXT + 2], bad[2 * AUDIT_HEAD_TEXT];

    must(audit_head(f->db, 1, &head));
    audit_head_write(&head, line);
    strcat(line, "\n");
    must(audit_head_read(text_of(line), &read));
    assert_memory_equal(&head.mac, &read.mac, sizeof head.mac);
    assert_int_equal(read.number, ROWS);
    assert_int_equal(read.county, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(bad, sizeof bad, "%s%s", wrong[i], i < 3 ? "" : strrchr(line, ' ') + 1);
        assert_int_equal(audit_head_read(text_of(bad), &read).code, PROBLEM_AUDIT_HEAD_WRONG);
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_whole_chain_holds),
        TEST(what_is_tampered_with_is_found),
        TEST(another_ring_does_not_vouch_for_it),
        TEST(the_chain_outlives_its_sealing_keys),
        TEST(a_head_is_a_line_of_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
