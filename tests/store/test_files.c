/* test_files.c - files as received, and the key ring on the disk. */
#include "store/files.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../safe/fixed_random.h"
#include "scratch.h"
#include "store/disk.h"
#include "store/key_file.h"

typedef struct {
    Scratch scratch;
    uint64_t seed;
    Random random;
    Keys *keys;
    char folder[400];
    Files files;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    Fixture *f = &fixture;
    *f = (Fixture){ .scratch = scratch_new(), .random = { fixed_fill, &f->seed } };
    f->keys = keys_new(&f->random, 1);
    snprintf(f->folder, sizeof f->folder, "%.200s/files", f->scratch.folder);
    f->files = (Files){ f->folder, f->keys, &f->random };
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    keys_free(f->keys);
    scratch_free(&f->scratch);
    return 0;
}

static void in_folder(const Fixture *f, const char *name, char path[500])
{
    snprintf(path, 500, "%.200s/%.200s", f->folder, name);
}

static void files_come_back_by_their_name(void **state)
{
    Fixture *f = *state;
    size_t room = 300000;
    char *bytes = malloc(room), name[FILE_NAME_MAX], again[FILE_NAME_MAX], path[500];
    static const size_t lengths[] = { 0, 1, 65536, 65537, 300000 };
    struct stat about;

    fixed_fill(&f->seed, bytes, room);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        Buffer back = { 0 };
        Text text = { bytes, lengths[i] };
        must(files_put(&f->files, text, name));
        must(files_put(&f->files, text, again));
        assert_string_equal(name, again);
        buffer_add(&back, TEXT("before"));
        must(files_get(&f->files, text_of(name), &back));
        assert_true(text_equal(text_slice(buffer_text(&back), 6, back.len), text));
        in_folder(f, name, path);
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
        assert_int_equal(about.st_nlink, 1);
        buffer_free(&back);
    }
    free(bytes);
    assert_int_equal(stat(f->folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
}

static void nothing_is_readable_on_the_disk(void **state)
{
    Fixture *f = *state;
    char name[FILE_NAME_MAX], path[500];
    Buffer sealed = { 0 };

    must(files_put(&f->files, TEXT("某某，女，1990年生，某村"), name));
    in_folder(f, name, path);
    must(disk_read(path, PROBLEM_FILE_MISSING, &sealed));
    assert_false(text_contains(buffer_text(&sealed), TEXT("1990")));
    buffer_free(&sealed);
}

static void what_is_missing_or_altered_is_told(void **state)
{
    Fixture *f = *state;
    char name[FILE_NAME_MAX], other[FILE_NAME_MAX], path[500], other_path[500];
    Buffer back = { 0 };

    must(files_put(&f->files, TEXT("one"), name));
    must(files_put(&f->files, TEXT("two"), other));
    in_folder(f, name, path);
    in_folder(f, other, other_path);
    assert_int_equal(rename(other_path, path), 0); // a whole file in another's place
    assert_int_equal(files_get(&f->files, text_of(name), &back).code, PROBLEM_SEALED_BROKEN);
    Problem failure = files_get(&f->files, text_of(other), &back);
    assert_int_equal(failure.code, PROBLEM_FILE_SEALED_MISSING);
    assert_true(strncmp(failure.args[0], other, 60) == 0);
    assert_int_equal(back.len, 0);
    assert_int_equal(truncate(path, 30), 0);
    assert_int_equal(files_get(&f->files, text_of(name), &back).code, PROBLEM_SEALED_BROKEN);
    static const char *const names[] = { "", "../../etc/passwd", "ABC", "0123" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(files_get(&f->files, text_of(names[i]), &back).code, PROBLEM_FILE_SEALED_MISSING);
    buffer_free(&back);
}

static void files_are_sealed_again_under_a_new_key(void **state)
{
    Fixture *f = *state;
    char name[FILE_NAME_MAX], again[FILE_NAME_MAX], path[500];
    Buffer back = { 0 }, head = { 0 };
    bool renewed = true;

    must(files_put(&f->files, TEXT("one"), name));
    must(files_renew(&f->files, text_of(name), &renewed));
    assert_false(renewed);
    must(keys_add(f->keys, &f->random, 2));
    must(files_renew(&f->files, text_of(name), &renewed));
    assert_true(renewed);
    must(files_renew(&f->files, text_of(name), &renewed));
    assert_false(renewed);
    must(files_get(&f->files, text_of(name), &back));
    assert_true(text_equal(buffer_text(&back), TEXT("one")));
    must(files_put(&f->files, TEXT("one"), again));
    assert_string_equal(name, again);
    in_folder(f, name, path);
    must(disk_read(path, PROBLEM_FILE_MISSING, &head));
    assert_int_equal(head.at[2], 2); // the number of the key
    buffer_free(&back);
    buffer_free(&head);
}

static void a_write_that_fails_leaves_what_was_there(void **state)
{
    Fixture *f = *state;
    char path[500], count[500];
    bool there = false;
    Buffer back = { 0 };

    must(disk_make_folder(f->folder));
    must(disk_make_folder(f->folder));
    in_folder(f, "a", path);
    must(disk_write(path, TEXT("old"), DISK_NEW, &there));
    must(disk_write(path, TEXT("new"), DISK_NEW, &there));
    assert_true(there);
    must(disk_read(path, PROBLEM_FILE_MISSING, &back));
    assert_true(text_equal(buffer_text(&back), TEXT("old")));
    must(disk_write(path, TEXT("new"), DISK_REPLACE, &there));
    buffer_clear(&back);
    must(disk_read(path, PROBLEM_FILE_MISSING, &back));
    assert_true(text_equal(buffer_text(&back), TEXT("new")));
    assert_int_equal(disk_write("/nowhere/at/all", TEXT("x"), DISK_NEW, &there).code, PROBLEM_DATABASE_UNREADABLE);
    assert_int_equal(disk_write("/dev/full/x", TEXT("x"), DISK_NEW, &there).code, PROBLEM_DATABASE_UNREADABLE);
    assert_int_equal(disk_read(f->folder, PROBLEM_FILE_MISSING, &back).code, PROBLEM_DATABASE_UNREADABLE);
    snprintf(count, sizeof count, "test $(ls -A %s | wc -l) = 1", f->folder);
    assert_int_equal(system(count), 0); // nothing half written beside it
    buffer_free(&back);
}

static void a_ring_lies_on_the_disk_for_its_owner_alone(void **state)
{
    Fixture *f = *state;
    char folder[400], path[500];
    Keys *read = NULL;
    struct stat about;

    snprintf(folder, sizeof folder, "%.200s/keys", f->scratch.folder);
    snprintf(path, sizeof path, "%.200s/halfsky.keys", folder);
    Problem failure = key_file_read(folder, &read);
    assert_int_equal(failure.code, PROBLEM_KEYS_MISSING);
    assert_string_equal(failure.path, path);
    must(key_file_make(folder, f->keys));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(key_file_make(folder, f->keys).code, PROBLEM_KEYS_THERE);
    must(keys_add(f->keys, &f->random, 2));
    must(key_file_replace(folder, f->keys));
    must(key_file_read(folder, &read));
    assert_int_equal(keys_newest(read), 2);
    keys_free(read);
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(key_file_read(folder, &read).code, PROBLEM_KEYS_EXPOSED);
    assert_null(read);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(truncate(path, 70), 0);
    assert_int_equal(key_file_read(folder, &read).code, PROBLEM_KEYS_BROKEN);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(files_come_back_by_their_name),
        TEST(nothing_is_readable_on_the_disk),
        TEST(what_is_missing_or_altered_is_told),
        TEST(files_are_sealed_again_under_a_new_key),
        TEST(a_write_that_fails_leaves_what_was_there),
        TEST(a_ring_lies_on_the_disk_for_its_owner_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
