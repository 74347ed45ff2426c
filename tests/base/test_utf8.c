/* test_utf8.c - code points in UTF-8 text. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Table 3-7 of the Unicode standard, row by row: the slow and certain way. */
static size_t reference_length(const unsigned char *at, size_t room)
{
    static const struct {
        unsigned char first, last; /* of the lead */
        unsigned char second_first, second_last;
        size_t length;
    } rows[] = {
        { 0x00, 0x7F, 0x00, 0x00, 1 }, { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
        { 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
        { 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
    };

    for (size_t r = 0; r < COUNT(rows); r++) {
        if (at[0] < rows[r].first || at[0] > rows[r].last)
            continue;
        if (rows[r].length > room)
            return 0;
        if (rows[r].length > 1 && (at[1] < rows[r].second_first || at[1] > rows[r].second_last))
            return 0;
        for (size_t i = 2; i < rows[r].length; i++)
            if (at[i] < 0x80 || at[i] > 0xBF)
                return 0;
        return rows[r].length;
    }
    return 0;
}

static size_t reference_valid_until(const unsigned char *bytes, size_t count)
{
    size_t i = 0, length;

    while (i < count && (length = reference_length(bytes + i, count - i)) > 0)
        i += length;
    return i;
}

/* Looks at a copy of exactly this size, so that ASan sees a look behind the end. */
static size_t valid_until(const void *bytes, size_t count)
{
    char *copy = malloc(count ? count : 1);

    memcpy(copy, bytes, count);
    size_t until = utf8_valid_until((Text){ copy, count });
    assert_int_equal(utf8_valid((Text){ copy, count }), until == count);
    free(copy);
    return until;
}

static void every_code_point_is_read_as_written(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x110010; code++) {
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        uint32_t wanted = surrogate || code > 0x10FFFF ? 0xFFFD : code;
        char bytes[4];
        size_t length = utf8_write(code, bytes), read;

        if (utf8_read((Text){ bytes, length }, 0, &read) != wanted || read != length
            || utf8_valid_until((Text){ bytes, length }) != length || utf8_count((Text){ bytes, length }) != 1)
            fail_msg("U+%04X", (unsigned)code);
    }
    char bytes[4];
    assert_int_equal(utf8_write(0xFFFFFFFF, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void lengths_change_at_their_bounds(void **state)
{
    static const struct {
        uint32_t code;
        size_t length;
    } cases[] = {
        { .code = 0, .length = 1 },       { .code = 0x7F, .length = 1 },     { .code = 0x80, .length = 2 },
        { .code = 0x7FF, .length = 2 },   { .code = 0x800, .length = 3 },    { .code = 0xD7FF, .length = 3 },
        { .code = 0xE000, .length = 3 },  { .code = 0xFFFF, .length = 3 },   { .code = 0x10000, .length = 4 },
        { .code = 0x20000, .length = 4 }, { .code = 0x10FFFF, .length = 4 },
    };
    char bytes[4];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(utf8_write(cases[i].code, bytes), cases[i].length);
}

static void broken_bytes_are_found(void **state)
{
    static const struct {
        Text text;
        size_t until;
    } cases[] = {
        { .text = TEXT(""), .until = 0 },
        { .text = TEXT("abc\x80"), .until = 3 },    /* a tail alone */
        { .text = TEXT("妇\xE5\xA5"), .until = 3 }, /* cut off */
        { .text = TEXT("妇\xE5"), .until = 3 },
        { .text = TEXT("妇\xE5\xA5女"), .until = 3 },
        { .text = TEXT("\xC0\x80"), .until = 0 }, /* overlong NUL */
        { .text = TEXT("\xC1\xBF"), .until = 0 },
        { .text = TEXT("a\xE0\x80\x80"), .until = 1 }, /* overlong */
        { .text = TEXT("\xE0\x9F\xBFzz"), .until = 0 },
        { .text = TEXT("\xE0\xA0\x80zz"), .until = 5 },
        { .text = TEXT("\xED\x9F\xBFzz"), .until = 5 },
        { .text = TEXT("\xED\xA0\x80zz"), .until = 0 }, /* surrogate */
        { .text = TEXT("\xED\xBF\xBFzz"), .until = 0 },
        { .text = TEXT("\xF0\x8F\xBF\xBF"), .until = 0 }, /* overlong */
        { .text = TEXT("\xF0\x90\x80\x80"), .until = 4 },
        { .text = TEXT("\xF4\x8F\xBF\xBF"), .until = 4 },
        { .text = TEXT("\xF4\x90\x80\x80"), .until = 0 }, /* above U+10FFFF */
        { .text = TEXT("\xF5\x80\x80\x80"), .until = 0 },
        { .text = TEXT("\xFF\xFE"), .until = 0 },
        { .text = TEXT("全县\xC8\xAB\xCF\xD8"), .until = 8 }, /* GBK of 全县; its first half happens to be valid */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (valid_until(cases[i].text.at, cases[i].text.len) != cases[i].until)
            fail_msg("case %zu: %zu", i, valid_until(cases[i].text.at, cases[i].text.len));
    assert_int_equal(utf8_valid_until((Text){ NULL, 0 }), 0);
    assert_true(utf8_valid((Text){ NULL, 0 }));
}

/* Every pair of first bytes, with tails behind, at every distance from the ends that
 * the fast loops tell apart. */
static void all_leads_agree_with_the_standard(void **state)
{
    unsigned char bytes[24];

    (void)state;
    for (unsigned lead = 0; lead < 256; lead++)
        for (unsigned second = 0; second < 256; second++)
            for (size_t room = 1; room <= 5; room++) {
                memset(bytes, 0x80, sizeof bytes);
                bytes[0] = (unsigned char)lead;
                bytes[1] = (unsigned char)second;
                bytes[3] = bytes[4] = 'x';
                if (utf8_valid_until((Text){ (char *)bytes, room }) != reference_valid_until(bytes, room))
                    fail_msg("%02X %02X, %zu bytes", lead, second, room);
            }
}

static void mixed_text_agrees_with_the_standard(void **state)
{
    static const char *const parts[] = {
        "妇", "女", "。", "，", "a", "12345678", "é", "𠮷", "한", "\n", "ࠀ", "："
    };
    unsigned char bytes[200];

    (void)state;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        size_t count = 0, wanted = (size_t)rand() % 160;

        while (count < wanted) {
            const char *part = parts[(size_t)rand() % COUNT(parts)];
            memcpy(bytes + count, part, strlen(part));
            count += strlen(part);
        }
        assert_int_equal(valid_until(bytes, count), count);
        if (count) { /* one byte changed, and the end cut off */
            bytes[(size_t)rand() % count] = (unsigned char)rand();
            count -= (size_t)rand() % (count < 4 ? count : 4);
            assert_int_equal(valid_until(bytes, count), reference_valid_until(bytes, count));
        }
    }
}

static void a_broken_byte_reads_as_one_replacement(void **state)
{
    Text text = TEXT("a\xE5\xA5妇\xFF\xF0\x9F");
    static const uint32_t wanted[] = { 'a', 0xFFFD, 0xFFFD, 0x5987, 0xFFFD, 0xFFFD, 0xFFFD };
    size_t offset = 0, n = 0, length;

    (void)state;
    for (; offset < text.len; offset += length) {
        assert_true(n < COUNT(wanted));
        assert_int_equal(utf8_read(text, offset, &length), wanted[n++]);
    }
    assert_int_equal(n, COUNT(wanted));
    assert_int_equal(offset, text.len);
}

static void code_points_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_count((Text){ NULL, 0 }), 0);
    assert_int_equal(utf8_count(TEXT("a妇é𠮷")), 4);
}

static void full_width_becomes_ascii(void **state)
{
    static const struct {
        uint32_t wide, narrow;
    } cases[] = {
        { .wide = 0xFF01, .narrow = '!' },    { .wide = 0xFF10, .narrow = '0' },
        { .wide = 0xFF05, .narrow = '%' },    { .wide = 0xFF5E, .narrow = '~' },
        { .wide = 0x3000, .narrow = ' ' },    { .wide = 0xFF00, .narrow = 0xFF00 },
        { .wide = 0xFF5F, .narrow = 0xFF5F }, { .wide = 0x3001, .narrow = 0x3001 },
        { .wide = 'a', .narrow = 'a' },       { .wide = 0x5987, .narrow = 0x5987 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(utf8_narrow(cases[i].wide), cases[i].narrow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_read_as_written),
        cmocka_unit_test(lengths_change_at_their_bounds),
        cmocka_unit_test(broken_bytes_are_found),
        cmocka_unit_test(all_leads_agree_with_the_standard),
        cmocka_unit_test(mixed_text_agrees_with_the_standard),
        cmocka_unit_test(a_broken_byte_reads_as_one_replacement),
        cmocka_unit_test(code_points_are_counted),
        cmocka_unit_test(full_width_becomes_ascii),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
