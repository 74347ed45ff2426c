/* test_decode.c - the text and the encoding of bytes, or what else they are. */
#include "format/decode.h"

#include "base/utf8.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A report as agencies write it: long enough to be judged. */
static const char report[] =
    "县妇联2023年工作总结\r\n　　一年来，在县委、县政府的领导下，我们发放宣传资料1万余份，慰问留守儿童326名，"
    "走访困难妇女45户，开展“三八”维权周活动12场次。\r\n二、存在问题\r\n　　经费不足，人员少，镕、喆等字难打。\r\n";

/* The report in another encoding; room is ample. */
static Text encoded(const char *encoding, const char *mark, size_t mark_length, char *room, size_t size)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    char *from = (char *)(uintptr_t)report;
    char *to = room + mark_length;
    size_t left = strlen(report);
    size_t free_room = size - mark_length;

    assert_true(converter != (iconv_t)-1);
    memcpy(room, mark, mark_length);
    assert_int_equal(iconv(converter, &from, &left, &to, &free_room), 0);
    iconv_close(converter);
    return (Text){ room, (size_t)(to - room) };
}

static void a_report_reads_the_same_in_every_encoding(void **state)
{
    static const struct {
        const char *written, *found, *mark;
        size_t mark_length;
    } cases[] = {
        { .written = "UTF-8", .found = "UTF-8", .mark = "" },
        { .written = "UTF-8", .found = "UTF-8", .mark = "\xEF\xBB\xBF", .mark_length = 3 },
        { .written = "GB18030", .found = "GB18030", .mark = "" },
        { .written = "GB18030", .found = "GB18030", .mark = "\x84\x31\x95\x33", .mark_length = 4 },
        { .written = "GBK", .found = "GB18030", .mark = "" },
        { .written = "UTF-16LE", .found = "UTF-16LE", .mark = "" },
        { .written = "UTF-16BE", .found = "UTF-16BE", .mark = "" },
        { .written = "UTF-16LE", .found = "UTF-16LE", .mark = "\xFF\xFE", .mark_length = 2 },
        { .written = "UTF-16BE", .found = "UTF-16BE", .mark = "\xFE\xFF", .mark_length = 2 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char room[2048];
        Text bytes = encoded(cases[i].written, cases[i].mark, cases[i].mark_length, room, sizeof room);
        Arena *arena = arena_new();
        Doc doc;
        assert_int_equal(decode_text(bytes, arena, &doc).code, PROBLEM_NONE);
        assert_true(text_equal(doc.encoding, text_of(cases[i].found)));
        assert_true(text_equal(doc.text, text_of(report)));
        arena_free(arena);
    }
}

static void small_texts_are_recognised(void **state)
{
    static const struct {
        Text bytes, text, encoding;
    } cases[] = {
        { TEXT(""), TEXT(""), TEXT("UTF-8") },
        { TEXT("\xEF\xBB\xBF"), TEXT(""), TEXT("UTF-8") },
        { TEXT("12"), TEXT("12"), TEXT("UTF-8") },
        { TEXT("a\r\nb\rc\n"), TEXT("a\r\nb\rc\n"), TEXT("UTF-8") },
        { TEXT("妇联"), TEXT("妇联"), TEXT("UTF-8") },
        { TEXT("\xB8\xBE\xC1\xAA"), TEXT("妇联"), TEXT("GB18030") },
        { TEXT("\xB9\xB2"
               "12"
               "\xC8\xCB"),
          TEXT("共12人"), TEXT("GB18030") },
        { TEXT("1\0"
               "2\0"),
          TEXT("12"), TEXT("UTF-16LE") },
        { TEXT("\0"
               "1\0"
               "2"),
          TEXT("12"), TEXT("UTF-16BE") },
        { TEXT("\xFF\xFE\x87\x59"), TEXT("妇"), TEXT("UTF-16LE") },
        { TEXT("\x1A"
               "妇女儿童工作总结：一年来，我们认真落实两纲，成效明显，现汇报如下"),
          TEXT("\x1A"
               "妇女儿童工作总结：一年来，我们认真落实两纲，成效明显，现汇报如下"),
          TEXT("UTF-8") },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Doc doc;
        Problem problem = decode_text(cases[i].bytes, arena, &doc);
        if (problem.code)
            print_error("case %zu: %s\n", i, problem.args[0]);
        assert_int_equal(problem.code, PROBLEM_NONE);
        assert_true(text_equal(doc.text, cases[i].text));
        assert_true(text_equal(doc.encoding, cases[i].encoding));
        arena_free(arena);
    }
}

static void big5_is_left_to_uchardet(void **state)
{
    /* 婦女及兒童權益工作報告，今年共舉辦活動十二場，參加婦女三百人，感謝各界支持。 */
    static const char text[] =
        "\xB0\xFC\xA4\x6B\xA4\xCE\xA8\xE0\xB5\xA3\xC5\x76\xAF\x71\xA4\x75\xA7\x40\xB3\xF8\xA7\x69\xA1\x41"
        "\xA4\xB5\xA6\x7E\xA6\x40\xC1\x7C\xBF\xEC\xAC\xA1\xB0\xCA\xA4\x51\xA4\x47\xB3\xF5\xA1\x41"
        "\xB0\xD1\xA5\x5B\xB0\xFC\xA4\x6B\xA4\x54\xA6\xCA\xA4\x48\xA1\x41\xB7\x50\xC1\xC2\xA6\x55\xAC\xC9\xA4\xE4"
        "\xAB\xF9\xA1\x43";
    Arena *arena = arena_new();
    Doc doc;
    (void)state;
    assert_int_equal(decode_text(text_of(text), arena, &doc).code, PROBLEM_NONE);
    assert_true(text_equal(doc.encoding, TEXT("BIG5")));
    assert_true(text_starts(doc.text, TEXT("婦女及兒童權益工作報告，今年共舉辦活動十二場")));
    arena_free(arena);
}

static void broken_bytes_become_replacement_characters(void **state)
{
    static const char good[] = "妇女儿童工作总结：一年来，我们认真落实两纲，成效明显，现汇报如下，请予审阅。经费投"
                               "入增加。妇女儿童工作总结：一年来，我们认真落实";
    char bytes[512];
    size_t length = strlen(good);
    Arena *arena = arena_new();
    Doc doc;
    (void)state;

    /* Cut in the middle of the last character, as by a program that counts bytes. */
    assert_int_equal(decode_text((Text){ good, length - 1 }, arena, &doc).code, PROBLEM_NONE);
    assert_true(text_equal(doc.encoding, TEXT("UTF-8")));
    assert_true(utf8_valid(doc.text));
    assert_true(text_ends(doc.text, TEXT("认真落\uFFFD\uFFFD")));

    /* A stray byte in between. */
    memcpy(bytes, good, 30);
    bytes[30] = (char)0xFF;
    memcpy(bytes + 31, good + 30, length - 30);
    assert_int_equal(decode_text((Text){ bytes, length + 1 }, arena, &doc).code, PROBLEM_NONE);
    assert_true(text_equal(doc.encoding, TEXT("UTF-8")));
    assert_true(utf8_valid(doc.text));
    assert_true(text_equal(text_slice(doc.text, 30, 33), TEXT("\uFFFD")));
    assert_int_equal(doc.text.len, length + 3);
    arena_free(arena);
}

static void what_is_no_text_says_what_it_looks_like(void **state)
{
    static const struct {
        Text bytes;
        const char *looks_like;
    } cases[] = {
        { TEXT("%PDF-1.7\n%\xE2\xE3"), "PDF" },
        { TEXT("PK\x03\x04\x14\0\x06\0"), "a DOCX, XLSX or ZIP file" },
        { TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "a DOC or XLS file" },
        { TEXT("{\\rtf1\\ansi"), "RTF" },
        { TEXT("\x89PNG\r\n\x1A\n"), "PNG" },
        { TEXT("abc\0def"), "binary data" },
        { TEXT("\0"), "binary data" },
        { TEXT("\0\0\0\0"), "binary data" },
        { TEXT("\xFF\xFE\0\0\x87\x59\0\0"), "binary data" },
        { TEXT("\xFF\xFF\xFF\xFF\xFF"), "binary data" },
        { TEXT("\x01\x02\x03 some text \x04\x05"), "binary data" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Doc doc;
        Problem problem = decode_text(cases[i].bytes, arena, &doc);
        if (!problem.code)
            print_error("case %zu: taken for %.*s\n", i, TEXT_ARG(doc.encoding));
        assert_int_equal(problem.code, PROBLEM_FILE_NOT_TEXT);
        assert_string_equal(problem.args[0], cases[i].looks_like);
        arena_free(arena);
    }
}

static void english_pairs_are_not_taken_for_utf16(void **state)
{
    /* Even length, no NUL; each pair of letters would be a Chinese character. */
    static const char text[] =
        "this app can break: Women hold up half the caf\xE9 in the county of Qinghe, as they say";
    Arena *arena = arena_new();
    Doc doc;
    (void)state;
    assert_int_equal(decode_text(text_of(text), arena, &doc).code, PROBLEM_NONE);
    assert_true(text_equal(doc.encoding, TEXT("WINDOWS-1252")));
    assert_true(text_contains(doc.text, TEXT("half the café in")));
    arena_free(arena);
}

static void utf8_is_borrowed_not_copied(void **state)
{
    Text bytes = TEXT("\xEF\xBB\xBF"
                      "妇女儿童");
    Arena *arena = arena_new();
    Doc doc;
    (void)state;
    assert_int_equal(decode_text(bytes, arena, &doc).code, PROBLEM_NONE);
    assert_ptr_equal(doc.text.at, bytes.at + 3);
    arena_free(arena);
}

static void too_many_bytes_are_refused_unread(void **state)
{
    Arena *arena = arena_new();
    Doc doc;
    (void)state;
    Problem problem = decode_text((Text){ "x", DECODE_BYTES_MAX + 1 }, arena, &doc);
    assert_int_equal(problem.code, PROBLEM_FILE_TOO_LARGE);
    arena_free(arena);
}

static void an_encoding_that_is_known(void **state)
{
    Arena *arena = arena_new();
    Text out;

    (void)state;
    assert_true(decode_known("GB18030", TEXT("\xD4\xC6\xCE\xEB\xFF"), arena, &out));
    assert_true(text_equal(out, TEXT("云坞\uFFFD")));
    assert_false(decode_known("none", TEXT("a"), arena, &out));
    assert_int_equal(out.len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_encoding_that_is_known),
        cmocka_unit_test(a_report_reads_the_same_in_every_encoding),
        cmocka_unit_test(small_texts_are_recognised),
        cmocka_unit_test(big5_is_left_to_uchardet),
        cmocka_unit_test(broken_bytes_become_replacement_characters),
        cmocka_unit_test(what_is_no_text_says_what_it_looks_like),
        cmocka_unit_test(english_pairs_are_not_taken_for_utf16),
        cmocka_unit_test(utf8_is_borrowed_not_copied),
        cmocka_unit_test(too_many_bytes_are_refused_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
