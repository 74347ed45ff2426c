/* test_doc.c - doc files as LibreOffice writes them, whole and damaged. */
#include "office.h"

static void what_was_deleted_or_hidden_is_not_read(void **state)
{
    static const char expected[] = "一、关爱儿童\n全年慰问儿童240名，每名500元。\n数据截至12月底。\n详见附件。\n"
                                   "乡镇\t儿童\t儿童\n乡镇\t男\t女\n松溪镇 （含街道）\t12\t\n𠮷祥如意。\n";
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/tracked.doc");
    Doc doc;

    (void)state;
    assert_int_equal(read_with(doc_read, bytes, arena, &doc).code, PROBLEM_NONE);
    assert_same(doc.text, expected);
    assert_int_equal(doc.blocks.items[0].kind, BLOCK_HEADING);
    assert_int_equal(doc.blocks.items[0].level, 1);
    assert_int_equal(doc.blocks.items[2].kind, BLOCK_NOTE);
    assert_int_equal(doc.tables.count, 1);
    assert_int_equal(doc.tables.items[0].columns, 3);
    arena_free(arena);
}

static void a_report_is_the_same_as_its_text(void **state)
{
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/report.doc"), text = fixture(arena, "../same/report.txt");
    Doc doc;

    (void)state;
    assert_int_equal(read_with(doc_read, bytes, arena, &doc).code, PROBLEM_NONE);
    if (!text_equal(doc.text, text))
        fail_msg("%.*s", TEXT_ARG(doc.text));
    arena_free(arena);
}

/* The header of the text lies behind that of the file, and begins with these two bytes. */
static char *text_header(Text bytes)
{
    return (char *)bytes.at + text_find(bytes, TEXT("\xEC\xA5\x01\x01"));
}

static void passwords_and_old_files_are_told(void **state)
{
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/tracked.doc");
    Doc doc;
    Problem problem;

    (void)state;
    char *header = text_header(bytes);
    header[11] |= 1;
    assert_int_equal(read_with(doc_read, bytes, arena, &doc).code, PROBLEM_FILE_ENCRYPTED);
    header[11] &= ~1;
    header[2] = 0x65;
    header[3] = 0;
    problem = read_with(doc_read, bytes, arena, &doc);
    assert_int_equal(problem.code, PROBLEM_FILE_BROKEN);
    assert_string_equal(problem.args[0], "DOC");
    assert_string_equal(problem.args[1], "it is of Word 95 or before");
    arena_free(arena);
}

static void a_cut_file_is_read_or_refused(void **state)
{
    Arena *arena = arena_new();
    Text bytes = fixture(arena, "../same/tracked.doc");
    Doc doc;

    (void)state;
    for (size_t size = 0; size < bytes.len; size += 97) {
        Problem problem = read_with(doc_read, text_slice(bytes, 0, size), arena, &doc);
        assert_true(problem.code == PROBLEM_NONE || problem.code == PROBLEM_FILE_BROKEN);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_deleted_or_hidden_is_not_read),
        cmocka_unit_test(a_report_is_the_same_as_its_text),
        cmocka_unit_test(passwords_and_old_files_are_told),
        cmocka_unit_test(a_cut_file_is_read_or_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
