/* test_backup.c - all data in one file, and back; whether what is stored is whole. */
#include "store/backup.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "scratch.h"
#include "store/check.h"
#include "store/disk.h"
#include "store/migrate.h"

enum { FILES = 6 };

typedef struct {
    Scratch scratch;
    uint64_t seed;
    Random random;
    Keys *keys;
    char folder[400], backup[400], restored[400], restored_db[500], restored_files[500];
    Files files;
    Arena *arena;
    Db *db;
    char *bytes;
    atomic_bool stop;
} Fixture;

static void add_file(Fixture *f, int64_t id, size_t len)
{
    char name[FILE_NAME_MAX];
    must(files_put(&f->files, (Text){ f->bytes, len }, name));
    Statement *add = db_prepare(
        f->db, "INSERT INTO file (county, id, stored, size, format, name_sealed, name_key, extracted_sealed, "
               "extractor, received_at, received_by) VALUES (1, ?1, ?2, ?3, 'txt', x'', x'', x'', 'e', 1, 5)");
    statement_bind_int(add, 1, id);
    statement_bind_text(add, 2, text_of(name));
    statement_bind_int(add, 3, (int64_t)len);
    must(statement_run(add));
}

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    static const size_t lengths[FILES] = { 0, 10, 70000, 1 << 20, (1 << 20) - 90, 2500000 };
    int applied = 0;
    *f = (Fixture){ .scratch = scratch_new(), .random = { fixed_fill, &f->seed }, .arena = arena_new() };
    f->keys = keys_new(&f->random, 1);
    snprintf(f->folder, sizeof f->folder, "%.200s/files", f->scratch.folder);
    snprintf(f->backup, sizeof f->backup, "%.200s/a.backup", f->scratch.folder);
    snprintf(f->restored, sizeof f->restored, "%.200s/restored", f->scratch.folder);
    snprintf(f->restored_db, sizeof f->restored_db, "%.200s/halfsky.db", f->restored);
    snprintf(f->restored_files, sizeof f->restored_files, "%.200s/files", f->restored);
    f->files = (Files){ f->folder, f->keys, &f->random };
    f->bytes = malloc(2500000);
    fixed_fill(&f->seed, f->bytes, 2500000);
    must(scratch_open(&f->scratch, &f->db));
    must(db_migrate(f->db, store_migrations, 1, &applied));
    must(db_run(f->db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '330101', '甲县', 1)"));
    must(db_run(f->db,
                "INSERT INTO actor (county, id, name, role, agency, state) VALUES (1, 5, 'a', 'office', NULL, "
                "'active')"));
    for (int i = 0; i < FILES; i++)
        add_file(f, 100 + i, lengths[i]);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    db_close(f->db);
    keys_free(f->keys);
    arena_free(f->arena);
    free(f->bytes);
    scratch_free(&f->scratch);
    return 0;
}

static int64_t rows_of(const DataCounts *counts, const char *table)
{
    for (size_t i = 0; i < counts->tables.count; i++)
        if (text_equal(counts->tables.items[i].name, text_of(table)))
            return counts->tables.items[i].rows;
    return -1;
}

static void a_backup_brings_everything_back(void **state)
{
    Fixture *f = *state;
    DataCounts made, restored, here;
    CheckFindings findings = { 0 };
    Db *db = NULL;
    int64_t count = 0;
    struct stat about;

    must(backup_make(f->scratch.path, f->folder, f->backup, 77, f->arena, &made));
    assert_int_equal(rows_of(&made, "file"), FILES);
    assert_int_equal(made.files, FILES);
    assert_int_equal(stat(f->backup, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(backup_make(f->scratch.path, f->folder, f->backup, 77, f->arena, &made).code,
                     PROBLEM_BACKUP_THERE);
    must(backup_restore(f->backup, f->restored, f->arena, &restored));
    must(data_counts(f->db, f->folder, f->arena, &here));
    assert_int_equal(restored.tables.count, here.tables.count);
    assert_true(here.tables.count > 20);
    for (size_t i = 0; i < here.tables.count; i++)
        assert_int_equal(restored.tables.items[i].rows, here.tables.items[i].rows);
    assert_int_equal(restored.files, FILES);
    assert_int_equal(restored.file_bytes, here.file_bytes);

    // With the keys it opens, and is whole.
    must(db_open(&sqlite_driver, &(DbOptions){ .path = f->restored_db }, &db));
    Files files = { f->restored_files, f->keys, &f->random };
    must(check_database(db, f->arena, &findings));
    must(check_files(db, &files, f->arena, &findings, &count));
    assert_int_equal(findings.count, 0);
    assert_int_equal(count, FILES);
    int applied = -1;
    must(db_migrate(db, store_migrations, 1, &applied));
    assert_int_equal(applied, 0);
    db_close(db);
    assert_int_equal(backup_restore(f->backup, f->restored, f->arena, &restored).code, PROBLEM_FOLDER_NOT_EMPTY);
    char left[1000];
    snprintf(left, sizeof left, "test \"$(ls -A %s | tr '\\n' ' ')\" = 'files halfsky.db '", f->restored);
    assert_int_equal(system(left), 0);
    snprintf(left, sizeof left, "test $(ls -A %s | grep -c 'a.backup') = 1", f->scratch.folder);
    assert_int_equal(system(left), 0);
}

static void *write_on(void *argument)
{
    Fixture *f = argument;
    Db *db = NULL;
    must(db_open(&sqlite_driver, &(DbOptions){ .path = f->scratch.path }, &db));
    for (int64_t id = 10; !f->stop; id++) { // a county and its setting, or neither
        must(db_begin(db));
        Statement *add =
            db_prepare(db, "INSERT INTO county (county, code, name, made_at) VALUES (?1, 'x', 'y', 1)");
        statement_bind_int(add, 1, id);
        must(statement_run(add));
        add = db_prepare(db, "INSERT INTO setting (county, name, value) VALUES (?1, 'x', 'y')");
        statement_bind_int(add, 1, id);
        must(statement_run(add));
        must(db_commit(db));
    }
    db_close(db);
    return NULL;
}

static void it_is_of_one_moment_while_others_write(void **state)
{
    Fixture *f = *state;
    DataCounts made, restored;
    pthread_t thread;
    int64_t last = 0;

    assert_int_equal(pthread_create(&thread, NULL, write_on, f), 0);
    for (int i = 0; i < 3; i++) {
        usleep(20000);
        must(backup_make(f->scratch.path, f->folder, f->backup, 1, f->arena, &made));
        assert_int_equal(rows_of(&made, "setting"), rows_of(&made, "county") - 1);
        assert_true(rows_of(&made, "county") > last);
        last = rows_of(&made, "county");
        must(backup_restore(f->backup, f->restored, f->arena, &restored));
        assert_int_equal(rows_of(&restored, "county"), last);
        char clear[1000];
        snprintf(clear, sizeof clear, "rm -r %s %s", f->backup, f->restored);
        assert_int_equal(system(clear), 0);
    }
    f->stop = true;
    assert_int_equal(pthread_join(thread, NULL), 0);
}

/* The keys, and what files hold, are nowhere in it. */
static void no_secret_is_in_a_backup(void **state)
{
    Fixture *f = *state;
    DataCounts made;
    Buffer backup = { 0 }, ring = { 0 };

    must(backup_make(f->scratch.path, f->folder, f->backup, 77, f->arena, &made));
    must(disk_read(f->backup, PROBLEM_FILE_MISSING, &backup));
    keys_write(f->keys, &ring);
    Text rest = buffer_text(&ring), line, word;
    int secrets = 0;
    while (text_cut(&rest, '\n', &line))
        while (text_cut(&line, ' ', &word))
            if (word.len >= 40) {
                assert_false(text_contains(buffer_text(&backup), word));
                secrets++;
            }
    assert_true(secrets >= 2);
    assert_false(text_contains(buffer_text(&backup), (Text){ f->bytes, 16 }));
    buffer_free(&backup);
    buffer_forget(&ring);
}

static void a_damaged_backup_is_refused(void **state)
{
    static const char *const damage[] = {
        "DELETE FROM backup_file WHERE piece = 1",
        "DELETE FROM backup_file WHERE name = (SELECT min(name) FROM backup_file)",
        "UPDATE backup_file SET bytes = zeroblob(length(bytes)) WHERE piece = 2",
        "UPDATE backup_file SET last = 0 WHERE name = (SELECT max(name) FROM backup_file)",
        "UPDATE backup_file SET name = '../../x' WHERE name = (SELECT min(name) FROM backup_file)",
        "DELETE FROM setting; DELETE FROM migration",
        "UPDATE county SET name = '乙县'", // a good row that says something else
        "DROP TABLE backup_note",
        "DROP TABLE backup_file",
        "DROP TABLE sketch",
        "PRAGMA foreign_keys = OFF; DELETE FROM actor",
    };
    Fixture *f = *state;
    DataCounts made, restored;

    for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
        Db *db = NULL;
        char clear[1000];
        must(backup_make(f->scratch.path, f->folder, f->backup, 77, f->arena, &made));
        must(db_open(&sqlite_driver, &(DbOptions){ .path = f->backup }, &db));
        Text rest = text_of(damage[i]), part;
        while (text_cut(&rest, ';', &part))
            must(statement_run(db_prepare_literal(db, arena_string(f->arena, text_trim(part)))));
        db_close(db);
        Problem failure = backup_restore(f->backup, f->restored, f->arena, &restored);
        if (failure.code != PROBLEM_BACKUP_BROKEN && failure.code != PROBLEM_DATABASE_FAILED)
            fail_msg("%s: %.*s %s", damage[i], TEXT_ARG(problem_id(failure.code)), failure.args[0]);
        assert_int_not_equal(access(f->restored_db, F_OK), 0);
        snprintf(clear, sizeof clear, "rm -rf %s %s", f->backup, f->restored);
        assert_int_equal(system(clear), 0);
    }
    assert_int_equal(backup_restore(f->backup, f->restored, f->arena, &restored).code, PROBLEM_FILE_MISSING);
    assert_int_equal(backup_restore(f->scratch.path, f->restored, f->arena, &restored).code, PROBLEM_BACKUP_BROKEN);
    bool there = false;
    must(disk_write(f->backup, TEXT("no backup at all, but some text"), DISK_NEW, &there));
    assert_int_equal(backup_restore(f->backup, f->restored, f->arena, &restored).code, PROBLEM_BACKUP_BROKEN);
    assert_int_not_equal(access(f->restored, F_OK), 0);
}

static void a_check_finds_what_is_not_whole(void **state)
{
    Fixture *f = *state;
    CheckFindings findings = { 0 };
    int64_t count = 0;
    char command[1000];

    must(check_database(f->db, f->arena, &findings));
    must(check_files(f->db, &f->files, f->arena, &findings, &count));
    assert_int_equal(findings.count, 0);
    char names[3][FILE_NAME_MAX];
    files_name(&f->files, (Text){ f->bytes, 10 }, names[0]);
    files_name(&f->files, (Text){ f->bytes, 70000 }, names[1]);
    must(files_put(&f->files, TEXT("nobody speaks of it"), names[2]));
    snprintf(command, sizeof command,
             "cd %s && rm %s && printf x | dd of=%s bs=1 seek=65700 conv=notrunc 2>/dev/null", f->folder, names[0],
             names[1]);
    assert_int_equal(system(command), 0);
    must(db_run(f->db, "PRAGMA foreign_keys = OFF"));
    must(db_run(f->db, "DELETE FROM actor"));
    must(check_database(f->db, f->arena, &findings));
    must(check_files(f->db, &f->files, f->arena, &findings, &count));
    int kinds[5] = { 0 };
    for (size_t i = 0; i < findings.count; i++)
        kinds[findings.items[i].kind]++;
    assert_int_equal(kinds[CHECK_DATABASE], 0);
    assert_int_equal(kinds[CHECK_REFERENCE], FILES);
    assert_int_equal(kinds[CHECK_FILE_MISSING], 1);
    assert_int_equal(kinds[CHECK_FILE_BROKEN], 1);
    assert_int_equal(kinds[CHECK_FILE_UNKNOWN], 1);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_backup_brings_everything_back), TEST(it_is_of_one_moment_while_others_write),
        TEST(no_secret_is_in_a_backup),        TEST(a_damaged_backup_is_refused),
        TEST(a_check_finds_what_is_not_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
