/* test_package.c - zip files, whole, broken and hostile. */
#include "format/package.h"

#include "office.h"

static void members_by_index_and_name(void **state)
{
    const Member members[] = {
        { "[Content_Types].xml", TEXT("<Types/>") },
        { "word/document.xml", TEXT("正文") },
        { "word\\styles.xml", TEXT("样式") },
        { "empty", TEXT("") },
        { 0 },
    };
    Arena *arena = arena_new();
    Package *package;
    Text out;

    (void)state;
    assert_int_equal(package_open(zip_of(arena, members), "DOCX", &package).code, PROBLEM_NONE);
    assert_int_equal(package_count(package), 4);
    assert_same(package_name(package, 1), "word/document.xml");
    assert_int_equal(package_read(package, 1, arena, &out).code, PROBLEM_NONE);
    assert_same(out, "正文");
    assert_int_equal(package_read_named(package, TEXT("Word/Styles.XML"), arena, &out).code, PROBLEM_NONE);
    assert_same(out, "样式");
    assert_int_equal(package_read_named(package, TEXT("/word/document.xml"), arena, &out).code, PROBLEM_NONE);
    assert_same(out, "正文");
    assert_int_equal(package_read(package, 3, arena, &out).code, PROBLEM_NONE);
    assert_int_equal(out.len, 0);
    assert_int_equal(package_read_named(package, TEXT("none"), arena, &out).code, PROBLEM_NONE);
    assert_int_equal(out.len, 0);
    assert_int_equal(package_read(package, 4, arena, &out).code, PROBLEM_FILE_BROKEN);
    package_close(package);
    arena_free(arena);
}

/* The same length, so the archive stays as it is but for the names. */
static void names_in_gb18030(void **state)
{
    const Member members[] = { { "12345678.txt", TEXT("1") }, { 0 } };
    Arena *arena = arena_new();
    Text bytes = zip_of(arena, members);
    char *at = (char *)(uintptr_t)bytes.at;
    Package *package;

    (void)state;
    for (size_t i = 0; i + 8 <= bytes.len; i++)
        if (memcmp(at + i, "12345678", 8) == 0)
            memcpy(at + i, "\xD4\xC6\xCE\xEB\xD5\xF2\x31\x32", 8);
    assert_int_equal(package_open(bytes, "ZIP", &package).code, PROBLEM_NONE);
    assert_same(package_name(package, 0), "云坞镇12.txt");
    package_close(package);
    arena_free(arena);
}

static void bombs_are_refused(void **state)
{
    Arena *arena = arena_new();
    size_t size = 64 * 1024 * 1024;
    const Member members[] = { { "bomb", { arena_alloc(arena, size), size } }, { 0 } };
    Text bytes = zip_of(arena, members), out;
    Package *package;

    (void)state;
    assert_true(bytes.len < 100 * 1024);
    assert_int_equal(package_open(bytes, "ZIP", &package).code, PROBLEM_NONE);
    assert_int_equal(package_read(package, 0, arena, &out).code, PROBLEM_FILE_TOO_COMPLEX);
    assert_int_equal(out.len, 0);
    package_close(package);
    arena_free(arena);
}

static void too_many_members_are_refused(void **state)
{
    Arena *arena = arena_new();
    Member *members = ARENA_ARRAY(arena, PACKAGE_MEMBERS_MAX + 2, Member);
    Package *package;

    (void)state;
    for (int i = 0; i <= PACKAGE_MEMBERS_MAX; i++)
        members[i].name = arena_format(arena, "%d%c", i, 0).at;
    assert_int_equal(package_open(zip_of(arena, members), "ZIP", &package).code, PROBLEM_FILE_TOO_COMPLEX);
    assert_null(package);
    arena_free(arena);
}

static void encrypted_members_are_told(void **state)
{
    Arena *arena = arena_new();
    const Member members[] = { { "secret", TEXT("secretsecret") }, { 0 } };
    Text bytes = zip_of(arena, members), out;
    char *at = (char *)(uintptr_t)bytes.at;
    Package *package;

    (void)state;
    for (size_t i = 0; i + 10 < bytes.len; i++) { /* bit 0 of the flags, in both heads */
        if (memcmp(at + i, "PK\1\2", 4) == 0)
            at[i + 8] |= 1;
        if (memcmp(at + i, "PK\3\4", 4) == 0)
            at[i + 6] |= 1;
    }
    assert_int_equal(package_open(bytes, "DOCX", &package).code, PROBLEM_NONE);
    assert_int_equal(package_read(package, 0, arena, &out).code, PROBLEM_FILE_ENCRYPTED);
    package_close(package);
    arena_free(arena);
}

static void broken_archives_are_told(void **state)
{
    Arena *arena = arena_new();
    const Member members[] = { { "a", TEXT("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbb") }, { 0 } };
    Text bytes = zip_of(arena, members), out;
    Package *package;

    (void)state;
    assert_int_equal(package_open(TEXT(""), "DOCX", &package).code, PROBLEM_FILE_BROKEN);
    assert_int_equal(package_open(TEXT("PK\3\4no zip"), "DOCX", &package).code, PROBLEM_FILE_BROKEN);
    for (size_t cut = 1; cut < bytes.len; cut++)
        assert_int_equal(package_open(text_slice(bytes, 0, cut), "DOCX", &package).code, PROBLEM_FILE_BROKEN);
    ((char *)(uintptr_t)bytes.at)[32] ^= 0x55; /* of what is packed */
    assert_int_equal(package_open(bytes, "DOCX", &package).code, PROBLEM_NONE);
    assert_int_equal(package_read(package, 0, arena, &out).code, PROBLEM_FILE_BROKEN);
    package_close(package);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_by_index_and_name),  cmocka_unit_test(names_in_gb18030),
        cmocka_unit_test(bombs_are_refused),          cmocka_unit_test(too_many_members_are_refused),
        cmocka_unit_test(encrypted_members_are_told), cmocka_unit_test(broken_archives_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
