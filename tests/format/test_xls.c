/* test_xls.c - old workbooks as LibreOffice writes them, whole and damaged. */
#include "office.h"

static void cells_come_as_they_are_shown(void **state)
{
    Arena *arena = arena_new();
    Doc doc;

    (void)state;
    assert_int_equal(read_with(xls_read, fixture(arena, "../same/sheet.xls"), arena, &doc).code, PROBLEM_NONE);
    assert_same(doc.text, "云坞县留守儿童情况表\t云坞县留守儿童情况表\t云坞县留守儿童情况表\t云坞县留守儿童情况表\t"
                          "云坞县留守儿童情况表\n"
                          "乡镇\t留守儿童（名）\t留守儿童（名）\t结对率\t投入（元）\n"
                          "乡镇\t男\t女\n"
                          "松溪镇\t120\t98\t45.5%\t125,000.50\n"
                          "\n"
                          "合计\t121\t0.1\t共120\t2023年12月31日\n"
                          "单位：名\n");
    assert_int_equal(doc.tables.count, 2);
    assert_true(text_equal(doc.tables.items[0].name, TEXT("留守儿童")));
    assert_int_equal(doc.tables.items[0].rows, 6);
    assert_int_equal(doc.tables.items[0].columns, 5);
    assert_true(text_equal(doc.tables.items[1].name, TEXT("说明")));
    arena_free(arena);
}

/* The record of the day from which dates count, of which a record of a password can be made. */
static void a_password_is_told(void **state)
{
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/sheet.xls");
    size_t at = text_find(bytes, (Text){ "\x22\x00\x02\x00\x00\x00", 6 });
    Doc doc;

    (void)state;
    assert_true(at < bytes.len);
    ((char *)bytes.at)[at] = 0x2F;
    assert_int_equal(read_with(xls_read, bytes, arena, &doc).code, PROBLEM_FILE_ENCRYPTED);
    arena_free(arena);
}

static void a_cut_file_is_read_or_refused(void **state)
{
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/sheet.xls");
    Doc doc;

    (void)state;
    for (size_t size = 0; size < bytes.len; size += 61) {
        Problem problem = read_with(xls_read, text_slice(bytes, 0, size), arena, &doc);
        assert_true(problem.code == PROBLEM_NONE || problem.code == PROBLEM_FILE_BROKEN);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_as_they_are_shown),
        cmocka_unit_test(a_password_is_told),
        cmocka_unit_test(a_cut_file_is_read_or_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
