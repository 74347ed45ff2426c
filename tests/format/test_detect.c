/* test_detect.c - what files are, by their content. */
#include "format/detect.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define LITERAL(bytes)           \
    {                            \
        bytes, sizeof(bytes) - 1 \
    }

static void bytes_and_names_give_a_format(void **state)
{
    static const struct {
        Text bytes;
        const char *name;
        Format format;
    } cases[] = {
        { LITERAL(""), "a.txt", FORMAT_TEXT },
        { LITERAL("慰问儿童40名。"), "a.pdf", FORMAT_TEXT },
        { LITERAL("a,b\n1,2\n"), "A.CSV", FORMAT_CSV },
        { LITERAL("a,b\n1,2\n"), "a.txt", FORMAT_TEXT },
        { LITERAL("乡镇,人数\n临江,40\n石桥,52\n"), "a.txt", FORMAT_CSV },
        { LITERAL("\xFF\xFE"
                  "A\0,\0B\0\n\0c\0,\0"
                  "1\0\n\0d\0,\0"
                  "2\0\n\0"),
          "a.txt", FORMAT_CSV },
        { LITERAL("\0A\0,\0B\0\n\0c\0,\0"
                  "1\0\n\0d\0,\0"
                  "2\0\n"),
          "", FORMAT_CSV },
        { LITERAL("慰问儿童40名。\n走访,座谈。\n"), "a.csv", FORMAT_TEXT },
        { LITERAL("%PDF-1.7\n"), "a.txt", FORMAT_PDF },
        { LITERAL("\xEF\xBB\xBF \r\n%PDF-1.4"), "", FORMAT_PDF },
        { LITERAL("junk\0junk\n%PDF-1.4\n1 0 obj\n"), "", FORMAT_PDF },
        { LITERAL("文件头写着 %PDF-1.4 的是 PDF 文件。"), "a.md", FORMAT_TEXT },
        { LITERAL("{\\rtf1\\ansi 表}"), "a.doc", FORMAT_RTF },
        { LITERAL("\n {\\rtf1 x}"), "a", FORMAT_RTF },
        { LITERAL("{rtf}"), "a.rtf", FORMAT_TEXT },
        { LITERAL("\x89PNG\r\n\x1A\n...."), "a.jpg", FORMAT_IMAGE },
        { LITERAL("\xFF\xD8\xFF\xE0"), "a", FORMAT_IMAGE },
        { LITERAL("II*\0\10\0\0\0"), "a", FORMAT_IMAGE },
        { LITERAL("MM\0*\0\0\0\10"), "a", FORMAT_IMAGE },
        { LITERAL("BM\1\2\3\4\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0"), "a", FORMAT_IMAGE },
        { LITERAL("BMW 汽车捐赠仪式，受益儿童四十名，一九九八年"), "a.txt", FORMAT_TEXT },
        { LITERAL("<!DOCTYPE html>\n<p>x"), "a.txt", FORMAT_HTML },
        { LITERAL("\xEF\xBB\xBF<HTML><BODY>x"), "a", FORMAT_HTML },
        { LITERAL("  <!-- saved --> <html lang=\"zh\">"), "a", FORMAT_HTML },
        { LITERAL("<?xml version=\"1.0\"?><!DOCTYPE html><html>"), "a", FORMAT_HTML },
        { LITERAL("<?xml version=\"1.0\"?><report/>"), "a", FORMAT_TEXT },
        { LITERAL("\xFF\xFE<\0h\0t\0m\0l\0>\0"), "a", FORMAT_HTML },
        { LITERAL("\xFE\xFF\0<\0h\0t\0m\0l\0>"), "a", FORMAT_HTML },
        { LITERAL("<div><p>慰问</p></div>"), "a.htm", FORMAT_HTML },
        { LITERAL("<div align=\"center\">徽章</div>\n# 总结"), "README.md", FORMAT_TEXT },
        { LITERAL("<p 完成率 98%>"), "a.txt", FORMAT_TEXT },
        { LITERAL("<headline>"), "a.txt", FORMAT_TEXT },
        { LITERAL("<!--"), "a.html", FORMAT_TEXT },
        { LITERAL("<"), "a.html", FORMAT_TEXT },
        { LITERAL("PK\3\4"), "a.docx", FORMAT_ZIP },
        { LITERAL("PK\5\6"), "a", FORMAT_ZIP },
        { LITERAL("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "a.doc", FORMAT_OTHER },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Format found = format_detect(cases[i].bytes, text_of(cases[i].name));
        if (found != cases[i].format)
            fail_msg("case %zu: %s instead of %s", i, format_name(found), format_name(cases[i].format));
    }
}

/* ---- zip files -------------------------------------------------------------------- */

enum { MEMBERS_MAX = 6 };

static void put(Buffer *out, uint32_t value, int size)
{
    for (int i = 0; i < size; i++)
        buffer_add_char(out, (char)(value >> 8 * i & 0xFF));
}

/* A zip of stored members; with `list` false it ends where the list of members would begin. */
static Buffer zip_of(const char *const names[MEMBERS_MAX], const char *data, bool list)
{
    Buffer out = { 0 }, entries = { 0 };
    uint32_t count = 0;

    for (; count < MEMBERS_MAX && names[count]; count++) {
        Text name = text_of(names[count]);
        uint32_t at = (uint32_t)out.len, size = (uint32_t)strlen(data);

        buffer_add(&out, TEXT("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        put(&out, size, 4), put(&out, size, 4), put(&out, (uint32_t)name.len, 2), put(&out, 0, 2);
        buffer_add(&out, name);
        buffer_add(&out, text_of(data));

        buffer_add(&entries, TEXT("PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        put(&entries, size, 4), put(&entries, size, 4), put(&entries, (uint32_t)name.len, 2);
        put(&entries, 0, 4), put(&entries, 0, 4), put(&entries, 0, 4), put(&entries, at, 4);
        buffer_add(&entries, name);
    }
    if (list) {
        uint32_t at = (uint32_t)out.len;
        buffer_add(&out, buffer_text(&entries));
        buffer_add(&out, TEXT("PK\5\6\0\0\0\0"));
        put(&out, count, 2), put(&out, count, 2), put(&out, (uint32_t)entries.len, 4), put(&out, at, 4);
        put(&out, 0, 2);
    }
    buffer_free(&entries);
    return out;
}

static void a_zip_is_what_lies_in_it(void **state)
{
    static const struct {
        const char *members[MEMBERS_MAX];
        const char *data;
        Format format;
    } cases[] = {
        { { "[Content_Types].xml", "_rels/.rels", "word/document.xml" }, "x", FORMAT_DOCX },
        { { "docProps/app.xml", "word\\document.xml", "[Content_Types].xml" }, "x", FORMAT_DOCX },
        { { "[Content_Types].xml", "xl/workbook.xml", "word.txt" }, "x", FORMAT_XLSX },
        { { "[Content_Types].xml", "ppt/presentation.xml" }, "x", FORMAT_OTHER },
        { { "mimetype", "content.xml" }, "application/vnd.oasis.opendocument.text", FORMAT_ODT },
        { { "mimetype", "a.xhtml" }, "application/epub+zip", FORMAT_ZIP },
        { { "OFD.xml", "Doc_0/Document.xml" }, "x", FORMAT_OFD },
        { { "word/总结.txt", "b.txt" }, "x", FORMAT_ZIP },
        { { "一.docx", "二.pdf" }, "x", FORMAT_ZIP },
        /* what lies in a member does not count */
        { { "a.docx" }, "PK\3\4...[Content_Types].xml word/document.xml", FORMAT_ZIP },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int list = 0; list < 2; list++) {
            Buffer zip = zip_of(cases[i].members, cases[i].data, list);
            Format found = format_detect(buffer_text(&zip), TEXT("a"));
            if (found != cases[i].format)
                fail_msg("case %zu: %s instead of %s", i, format_name(found), format_name(cases[i].format));
            buffer_free(&zip);
        }
    }
}

/* ---- compound files --------------------------------------------------------------- */

enum { SECTOR = 512, ENTRIES = 4, ENTRY = 128, NONE = 0xFFFFFFFF };

typedef struct {
    const char *name;
    uint32_t left, right, child;
} Entry;

/* A header, a list of sectors and one sector of directory. */
static void compound_of(const Entry entries[ENTRIES], unsigned char out[3 * SECTOR])
{
    static const unsigned char magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

    memset(out, 0, 3 * SECTOR);
    memcpy(out, magic, sizeof magic);
    out[30] = 9;                 /* sectors of 512 bytes */
    out[48] = 1;                 /* the directory is sector 1 */
    memset(out + 76, 0xFF, 436); /* the list of sectors is sector 0, and no other */
    memset(out + 76, 0, 4);
    memset(out + SECTOR, 0xFF, SECTOR);
    out[SECTOR + 4] = 0xFE;
    for (int i = 0; i < ENTRIES && entries[i].name; i++) {
        unsigned char *at = out + 2 * SECTOR + i * ENTRY;
        size_t length = strlen(entries[i].name);
        for (size_t c = 0; c < length; c++)
            at[c * 2] = (unsigned char)entries[i].name[c];
        at[64] = (unsigned char)((length + 1) * 2);
        at[66] = i ? entries[i].child == NONE ? 2 : 1 : 5;
        for (int byte = 0; byte < 4; byte++) {
            at[68 + byte] = (unsigned char)(entries[i].left >> 8 * byte);
            at[72 + byte] = (unsigned char)(entries[i].right >> 8 * byte);
            at[76 + byte] = (unsigned char)(entries[i].child >> 8 * byte);
        }
    }
}

static void a_compound_file_is_what_its_root_holds(void **state)
{
    static const struct {
        Entry entries[ENTRIES];
        Format format;
    } cases[] = {
        { { { "Root Entry", NONE, NONE, 1 }, { "WordDocument", NONE, NONE, NONE } }, FORMAT_DOC },
        { { { "Root Entry", NONE, NONE, 1 }, { "1Table", 2, NONE, NONE }, { "WordDocument", NONE, NONE, NONE } },
          FORMAT_DOC },
        { { { "Root Entry", NONE, NONE, 1 }, { "Book", NONE, NONE, NONE } }, FORMAT_XLS },
        { { { "Root Entry", NONE, NONE, 1 }, { "Workbook", NONE, NONE, NONE } }, FORMAT_XLS },
        { { { "Root Entry", NONE, NONE, 1 }, { "EncryptedPackage", NONE, NONE, NONE } }, FORMAT_LOCKED },
        { { { "Root Entry", NONE, NONE, 1 }, { "PowerPoint Document", NONE, NONE, NONE } }, FORMAT_OTHER },
        /* a letter inside a sheet: its storage is not looked into */
        { { { "Root Entry", NONE, NONE, 1 },
            { "Workbook", 2, NONE, NONE },
            { "MBD1", NONE, NONE, 3 },
            { "WordDocument", NONE, NONE, NONE } },
          FORMAT_XLS },
        /* round in circles, and out of the file */
        { { { "Root Entry", NONE, NONE, 1 }, { "X", 1, 0, NONE } }, FORMAT_OTHER },
        { { { "Root Entry", NONE, NONE, 0x7FFFFFFF } }, FORMAT_OTHER },
    };
    unsigned char bytes[3 * SECTOR];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        compound_of(cases[i].entries, bytes);
        Format found = format_detect((Text){ (const char *)bytes, sizeof bytes }, TEXT("a"));
        if (found != cases[i].format)
            fail_msg("case %zu: %s instead of %s", i, format_name(found), format_name(cases[i].format));
    }
}

/* Every beginning of every shape, in memory that ends where the bytes do: the sanitizer sees a step beyond. */
static void cut_bytes_are_never_read_beyond(void **state)
{
    static const char *const members[MEMBERS_MAX] = { "[Content_Types].xml", "mimetype", "word/document.xml" };
    static const Entry entries[ENTRIES] = { { "Root Entry", NONE, NONE, 1 }, { "WordDocument", NONE, NONE, NONE } };
    static const char page[] = "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE html><html>";
    Buffer zip = zip_of(members, "application/vnd.oasis.opendocument.text", true);
    unsigned char compound[3 * SECTOR];

    (void)state;
    compound_of(entries, compound);
    const Text whole[] = { buffer_text(&zip),
                           { (const char *)compound, sizeof compound },
                           TEXT("BM\1\2\3\4\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0"),
                           { page, sizeof page - 1 } };
    for (size_t i = 0; i < COUNT(whole); i++) {
        for (size_t length = 1; length <= whole[i].len; length++) {
            char *exact = malloc(length);
            memcpy(exact, whole[i].at, length);
            Format found = format_detect((Text){ exact, length }, TEXT(""));
            assert_true(found >= 0 && found < FORMATS);
            assert_int_equal(format_named(text_of(format_name(found))), found);
            free(exact);
        }
    }
    buffer_free(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_and_names_give_a_format),
        cmocka_unit_test(a_zip_is_what_lies_in_it),
        cmocka_unit_test(a_compound_file_is_what_its_root_holds),
        cmocka_unit_test(cut_bytes_are_never_read_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
