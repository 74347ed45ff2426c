/* decode.c - the bytes of a text file as a Doc in UTF-8. */
#include "format/decode.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <uchardet/uchardet.h>

/* The encoding is judged by so many bytes. */
enum { SAMPLE_MAX = 256 * 1024 };

/* Beginnings that no text has. */
static const struct {
    Text magic;
    Text name;
} foreign[] = {
    { TEXT("%PDF-"), TEXT("PDF") },
    { TEXT("PK\x03\x04"), TEXT("a DOCX, XLSX or ZIP file") },
    { TEXT("PK\x05\x06"), TEXT("a DOCX, XLSX or ZIP file") },
    { TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), TEXT("a DOC or XLS file") },
    { TEXT("{\\rtf"), TEXT("RTF") },
    { TEXT("\x89PNG\r\n"), TEXT("PNG") },
    { TEXT("\xFF\xD8\xFF"), TEXT("JPEG") },
    { TEXT("GIF8"), TEXT("GIF") },
    { TEXT("\x1F\x8B\x08"), TEXT("GZIP") },
    { TEXT("Rar!\x1A\x07"), TEXT("RAR") },
    { TEXT("7z\xBC\xAF\x27\x1C"), TEXT("7Z") },
    { TEXT("\x7F"
           "ELF"),
      TEXT("ELF") },
};

static const struct {
    Text mark;
    const char *encoding;
} marks[] = {
    { TEXT("\xEF\xBB\xBF"), "UTF-8" },
    { TEXT("\xFF\xFE"), "UTF-16LE" },
    { TEXT("\xFE\xFF"), "UTF-16BE" },
    { TEXT("\x84\x31\x95\x33"), "GB18030" },
};

static const char *encoding_by_mark(Text *bytes);
static const char *encoding_by_content(Text bytes, size_t valid_until);
static bool utf16_likely(Text bytes, bool big_endian);
static bool utf8_likely(Text sample);
static bool gb18030_likely(Text sample);
static const char *encoding_by_uchardet(Text sample);
static size_t convert(const char *encoding, Text bytes, Arena *arena, Text *out);
static size_t repair(Text bytes, size_t valid_until, Arena *arena, Text *out);
static bool mostly_controls(Text text);

static Problem not_text(Text looks_like)
{
    return problem(PROBLEM_FILE_NOT_TEXT, looks_like, TEXT(""), TEXT(""));
}

static Problem too_large(void)
{
    return problem(PROBLEM_FILE_TOO_LARGE, TEXT(DECODE_BYTES_WORDS), TEXT(""), TEXT(""));
}

Problem decode_text(Text bytes, Arena *arena, Doc *out)
{
    *out = (Doc){ 0 };
    if (bytes.len > DECODE_BYTES_MAX)
        return too_large();
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        if (text_starts(bytes, foreign[i].magic))
            return not_text(foreign[i].name);
    }

    const char *encoding = encoding_by_mark(&bytes);
    size_t broken = 0;
    size_t valid_until = 0;
    if (!encoding || strcmp(encoding, "UTF-8") == 0) {
        valid_until = utf8_valid_until(bytes);
        if (valid_until == bytes.len && !(bytes.len && memchr(bytes.at, 0, bytes.len)))
            encoding = "UTF-8";
        else
            encoding = encoding_by_content(bytes, valid_until);
    }
    if (!encoding)
        return not_text(TEXT("binary data"));

    if (strcmp(encoding, "UTF-8") != 0)
        broken = convert(encoding, bytes, arena, &out->text);
    else if (valid_until < bytes.len)
        broken = repair(bytes, valid_until, arena, &out->text);
    else
        out->text = bytes;
    if (broken * 50 > bytes.len || mostly_controls(out->text))
        return not_text(TEXT("binary data"));
    if (out->text.len > DECODE_BYTES_MAX)
        return too_large();
    out->encoding = text_of(encoding);
    return OK;
}

bool decode_known(const char *encoding, Text bytes, Arena *arena, Text *out)
{
    *out = (Text){ 0 };
    return convert(encoding, bytes, arena, out) != SIZE_MAX;
}

/* The encoding that a byte order mark tells, the mark cut off; NULL when there is none. */
static const char *encoding_by_mark(Text *bytes)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (text_starts(*bytes, marks[i].mark)) {
            *bytes = text_slice(*bytes, marks[i].mark.len, bytes->len);
            return marks[i].encoding;
        }
    }
    return NULL;
}

/* For bytes that are not well-formed UTF-8, or hold a NUL. NULL: no text at all. */
static const char *encoding_by_content(Text bytes, size_t valid_until)
{
    if (utf16_likely(bytes, false))
        return "UTF-16LE";
    if (utf16_likely(bytes, true))
        return "UTF-16BE";
    if (memchr(bytes.at, 0, bytes.len))
        return NULL;

    /* The first byte beyond ASCII begins a character in every encoding left. */
    size_t first = 0;
    while (first < valid_until && (unsigned char)bytes.at[first] < 0x80)
        first++;
    Text sample = text_slice(bytes, first, first + SAMPLE_MAX);
    if (utf8_likely(sample))
        return "UTF-8";
    if (gb18030_likely(sample))
        return "GB18030";
    return encoding_by_uchardet(sample);
}

/* Nearly all units are Chinese characters, their punctuation or ASCII, and some are
 * such that pairs of ASCII letters, which look like Chinese characters, cannot be. */
static bool utf16_likely(Text bytes, bool big_endian)
{
    size_t units = bytes.len / 2;
    size_t likely = 0;
    size_t certain = 0;

    if (bytes.len == 0 || bytes.len % 2 != 0)
        return false;
    if (units > SAMPLE_MAX / 2)
        units = SAMPLE_MAX / 2;
    for (size_t i = 0; i < units; i++) {
        unsigned first = (unsigned char)bytes.at[2 * i];
        unsigned second = (unsigned char)bytes.at[2 * i + 1];
        unsigned unit = big_endian ? first << 8 | second : second << 8 | first;
        bool ascii = (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t';
        bool mark = (unit >= 0x3000 && unit <= 0x3011) || (unit >= 0xFF01 && unit <= 0xFF5E);
        bool frequent = unit == 0x7684 || unit == 0x4E00 || unit == 0x5973 || unit == 0x513F; /* 的一女儿 */
        likely += ascii || mark || (unit >= 0x4E00 && unit <= 0x9FA5) || (unit >= 0x2010 && unit <= 0x2026);
        certain += ascii || mark || frequent;
    }
    return likely * 10 >= units * 9 && certain * 40 >= units;
}

/* At least twenty well-formed sequences for each broken byte. */
static bool utf8_likely(Text sample)
{
    size_t good = 0;
    size_t broken = 0;
    size_t length;

    for (size_t at = 0; at < sample.len; at += length) {
        uint32_t code = utf8_read(sample, at, &length);
        if (length > 1)
            good++;
        else if (code == 0xFFFD && sample.len - at > 3)
            broken++;
    }
    return good > 0 && good >= broken * 20;
}

/* At least six tenths of the characters beyond ASCII are of the 3755 most frequent ones
 * (GB2312 level 1) or punctuation. Chinese prose has more than nine, Big5 read so about three. */
static bool gb18030_likely(Text sample)
{
    size_t frequent = 0;
    size_t other = 0;
    const unsigned char *at = (const unsigned char *)sample.at;

    for (size_t i = 0; i < sample.len;) {
        if (at[i] < 0x80) {
            i++;
        } else if (i + 1 == sample.len) {
            break;
        } else if (at[i] >= 0x81 && at[i] <= 0xFE && at[i + 1] >= 0x40 && at[i + 1] != 0x7F && at[i + 1] != 0xFF) {
            bool level1 = at[i] >= 0xB0 && at[i] <= 0xD7;
            bool mark = at[i] >= 0xA1 && at[i] <= 0xA3;
            if ((level1 || mark) && at[i + 1] >= 0xA1)
                frequent++;
            else
                other++;
            i += 2;
        } else {
            other++;
            i++;
        }
    }
    return frequent > 0 && frequent * 10 >= (frequent + other) * 6;
}

/* The name of iconv's converter as a constant, or NULL when uchardet is not sure or names
 * one that is unlikely here. */
static const char *encoding_by_uchardet(Text sample)
{
    static const char *const known[] = { "BIG5", "GB18030", "EUC-TW", "EUC-JP", "SHIFT_JIS", "EUC-KR" };
    static const char western[] = "WINDOWS-1252"; /* fits any bytes: only for what is ASCII but for accents */
    size_t beyond_ascii = 0;
    const char *found = NULL;
    uchardet_t detector = uchardet_new();

    if (uchardet_handle_data(detector, sample.at, sample.len) == 0) {
        uchardet_data_end(detector);
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            if (strcmp(uchardet_get_charset(detector), known[i]) == 0)
                found = known[i];
        }
        for (size_t i = 0; i < sample.len; i++)
            beyond_ascii += (unsigned char)sample.at[i] >= 0x80;
        if (beyond_ascii < sample.len / 4 && strcmp(uchardet_get_charset(detector), western) == 0)
            found = western;
    }
    uchardet_delete(detector);
    return found;
}

/* Converts to UTF-8 and returns the number of bytes replaced by U+FFFD; SIZE_MAX: no such encoding. */
static size_t convert(const char *encoding, Text bytes, Arena *arena, Text *out)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        return SIZE_MAX;

    size_t room = bytes.len + bytes.len / 2 + 16;
    char *start = arena_alloc_raw(arena, room);
    char *to = start;
    char *from = (char *)(uintptr_t)bytes.at; /* iconv writes nothing there */
    size_t left = bytes.len;
    size_t step = strncmp(encoding, "UTF-16", 6) == 0 ? 2 : 1; /* a broken unit keeps the next in step */
    size_t broken = 0;
    while (left > 0) {
        size_t free_room = room - (size_t)(to - start);
        bool failed = iconv(converter, &from, &left, &to, &free_room) == (size_t)-1;
        if (failed && (errno == E2BIG || free_room < 3)) {
            size_t used = (size_t)(to - start);
            start = arena_grow(arena, start, room, room + room / 2);
            room += room / 2;
            to = start + used;
        } else if (failed) {
            size_t skipped = left < step ? left : step;
            to += utf8_write(0xFFFD, to);
            from += skipped;
            left -= skipped;
            broken += skipped;
        }
    }
    iconv_close(converter);
    *out = (Text){ start, (size_t)(to - start) };
    return broken;
}

/* Copies UTF-8, each broken byte as U+FFFD. Returns their number. */
static size_t repair(Text bytes, size_t valid_until, Arena *arena, Text *out)
{
    size_t broken = 0;
    for (Text rest = bytes; rest.len > 0; broken++) {
        size_t good = broken ? utf8_valid_until(rest) : valid_until;
        if (good == rest.len)
            break;
        rest = text_slice(rest, good + 1, rest.len);
    }

    char *start = arena_alloc_raw(arena, bytes.len + broken * 2);
    char *to = start;
    for (Text rest = bytes; rest.len > 0;) {
        size_t good = utf8_valid_until(rest);
        memcpy(to, rest.at, good);
        to += good;
        if (good < rest.len)
            to += utf8_write(0xFFFD, to);
        rest = text_slice(rest, good + 1, rest.len);
    }
    *out = (Text){ start, (size_t)(to - start) };
    return broken;
}

/* More than one byte in a hundred (and more than one) is a control character that texts do
 * not use, or one is NUL. Eight bytes at a time: nearly all words hold none below the blank. */
static bool mostly_controls(Text text)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t controls = 0;
    size_t i = 0;

    while (i < text.len) {
        uint64_t word;
        if (text.len - i >= sizeof word) {
            memcpy(&word, text.at + i, sizeof word);
            if (((word - ones * 0x20) & ~word & ones * 0x80) == 0) {
                i += sizeof word;
                continue;
            }
        }
        for (size_t end = i + 8 < text.len ? i + 8 : text.len; i < end; i++) {
            unsigned char c = (unsigned char)text.at[i];
            if (c == 0)
                return true;
            controls += c < 0x20 && !(c >= '\t' && c <= '\r');
        }
    }
    return controls > text.len / 100 + 1;
}
