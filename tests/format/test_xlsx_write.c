/* test_xlsx_write.c - what is written reads back, and what Excel is told about it. */
#include "format/xlsx_write.h"

#include "format/package.h"

#include "office.h"

#include <stdlib.h>

static XlsxSheet sheet_of(const XlsxCell *cells, size_t count)
{
    XlsxSheet sheet = { .name = TEXT("填报"), .title = TEXT("某表&甲"), .columns = 4, .widths = { 0, 6, 30, 16 } };

    sheet.cells.items = (XlsxCell *)cells;
    sheet.cells.count = sheet.cells.room = count;
    return sheet;
}

#define SHEET(cells) sheet_of(cells, sizeof(cells) / sizeof *(cells))

static Text written(const XlsxSheet *sheet, Arena *arena)
{
    Buffer out = { 0 };

    assert_true(xlsx_write(sheet, 1795478400, &out));
    Text bytes = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return bytes;
}

static Text part(Text bytes, const char *name, Arena *arena)
{
    Package *package;
    Text out;

    assert_false(package_open(bytes, "XLSX", &package).code);
    assert_false(package_read_named(package, text_of(name), arena, &out).code);
    package_close(package);
    return out;
}

static void assert_in(Text bytes, const char *part_name, const char *words)
{
    Arena *arena = arena_new();
    Text xml = part(bytes, part_name, arena);

    if (!text_contains(xml, text_of(words)))
        fail_msg("%s has no %s:\n%.*s", part_name, words, TEXT_ARG(xml));
    arena_free(arena);
}

/* Words as they are, numbers exact, codes as text. */
static void reads_back(void **state)
{
    static const XlsxCell cells[] = {
        { .row = 0, .column = 0, .style = XLSX_CODE, .text = { "007 ", 4 } },
        { .row = 0, .column = 1, .style = XLSX_HEAD, .text = { "=1+1", 4 } },
        { .row = 1, .column = 1, .style = XLSX_TEXT, .text = { "<&\"'>", 5 } },
        { .row = 1, .column = 2, .style = XLSX_INPUT, .is_number = true, .number = { 983, 1 } },
        { .row = 1, .column = 3, .style = XLSX_INPUT, .is_number = true, .number = { 123456789012345678, 4 } },
        { .row = 2, .column = 1, .style = XLSX_INPUT_TEXT, .text = { "013800000000", 12 } },
        { .row = 2, .column = 2, .style = XLSX_FIGURE, .is_number = true, .number = { -1234567891, 3 } },
        { .row = 2, .column = 3, .style = XLSX_WRONG, .text = { "约一百", 9 } },
    };
    XlsxSheet sheet = SHEET(cells);
    Arena *arena = arena_new();

    (void)state;
    Text bytes = written(&sheet, arena);
    assert_blocks(xlsx_read, bytes,
                  "0.0.0 007\n0.0.1 =1+1\n0.1.1 <&\"'>\n0.1.2 98.3\n0.1.3 12345678901234.5678\n"
                  "0.2.1 013800000000\n0.2.2 -1234567.891\n0.2.3 约一百\n");
    assert_true(text_equal(bytes, written(&sheet, arena)));
    arena_free(arena);
}

static void tells_excel(void **state)
{
    static const XlsxCell cells[] = {
        { .row = 0, .column = 0, .style = XLSX_CODE, .text = { "a", 1 } },
        { .row = 0, .column = 1, .style = XLSX_TITLE, .across = 3, .text = { "题", 3 } },
        { .row = 1, .column = 1, .style = XLSX_INPUT, .rule = XLSX_WHOLE_NUMBER, .refusal = { "请填整数", 12 } },
        { .row = 1, .column = 2, .style = XLSX_INPUT, .rule = XLSX_FROM_ZERO, .comment = { "来自<台账>", 14 } },
        { .row = 1, .column = 3, .style = XLSX_INPUT, .rule = XLSX_ONE_OF, .choices = { "是,否", 7 } },
    };
    XlsxSheet sheet = SHEET(cells);
    Arena *arena = arena_new();

    (void)state;
    sheet.hidden_rows = 1;
    sheet.head_row = 1;
    Text bytes = written(&sheet, arena);
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<sheetProtection sheet=\"1\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<mergeCell ref=\"B1:D1\"/>");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<col min=\"1\" max=\"1\" width=\"0\" hidden=\"1\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<row r=\"1\" spans=\"1:4\" hidden=\"1\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "error=\"请填整数\" sqref=\"B2\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "AND(B2&gt;=0,B2=INT(B2))");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<formula1>\"是,否\"</formula1>");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "ySplit=\"2\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "fitToPage=\"1\"");
    assert_in(bytes, "xl/worksheets/sheet1.xml", "<pageSetup paperSize=\"9\"");
    assert_in(bytes, "xl/workbook.xml", "_xlnm.Print_Titles");
    assert_in(bytes, "xl/comments1.xml", "来自&lt;台账&gt;");
    assert_in(bytes, "docProps/core.xml", "某表&amp;甲");
    arena_free(arena);
}

/* Longer than a cell may be: cut at a letter, and the file is still one. */
static void too_long(void **state)
{
    enum { LETTERS = 20000 };
    static char words[LETTERS * 3];
    XlsxCell cell = { .style = XLSX_TEXT, .text = { words, sizeof words } };
    Arena *arena = arena_new();
    Doc doc;

    (void)state;
    for (int i = 0; i < LETTERS; i++)
        memcpy(words + i * 3, "字", 3);
    XlsxSheet sheet = sheet_of(&cell, 1);
    Problem problem = read_with(xlsx_read, written(&sheet, arena), arena, &doc);
    assert_false(problem.code);
    assert_int_equal(text_trim(doc.text).len, 32767 / 3 * 3);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_back),
        cmocka_unit_test(tells_excel),
        cmocka_unit_test(too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
