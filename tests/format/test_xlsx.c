/* test_xlsx.c - workbooks: what their cells show. */
#include "office.h"

#define RELATION(id, type, target)                                                                              \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type \
    "' Target='" target "'/>"
#define SHARED(place, index) "<c r='" place "' t='s'><v>" index "</v></c>"
#define NUMBER(place, value) "<c r='" place "'><v>" value "</v></c>"
#define STYLED(place, style, value) "<c r='" place "' s='" style "'><v>" value "</v></c>"
#define WORDS(place, words) "<c r='" place "' t='inlineStr'><is><t>" words "</t></is></c>"

static Text xlsx_of(Arena *arena, const char *sheet)
{
    const Member members[] = {
        { "[Content_Types].xml", TEXT("<Types/>") },
        { "xl/workbook.xml",
          TEXT("<workbook xmlns:r='r'><sheets><sheet name='汇总' r:id='a'/>"
               "<sheet name='隐' state='hidden' r:id='b'/><sheet name='二' r:id='c'/></sheets></workbook>") },
        { "xl/_rels/workbook.xml.rels",
          TEXT("<Relationships>" RELATION("a", "worksheet", "worksheets/sheet1.xml")
                   RELATION("b", "worksheet", "/xl/hidden.xml") RELATION("c", "worksheet", "worksheets/sheet2.xml")
                       RELATION("d", "sharedStrings", "sharedStrings.xml")
                           RELATION("e", "styles", "styles.xml") "</Relationships>") },
        { "xl/worksheets/sheet1.xml", arena_format(arena, "<worksheet><sheetData>%s</worksheet>", sheet) },
        { "xl/worksheets/sheet2.xml", TEXT("<worksheet><sheetData/></worksheet>") },
        { "xl/hidden.xml",
          TEXT("<worksheet><sheetData><row><c t='str'><v>隐</v></c></row></sheetData></worksheet>") },
        { "xl/sharedStrings.xml",
          TEXT("<sst><si><t>乡镇</t></si><si><r><t>儿</t></r><r><t>童</t></r><rPh><t>ertong</t></rPh>"
               "<phoneticPr/></si><si><t>一_x000D_\n二_x005F_</t></si></sst>") },
        { "xl/styles.xml",
          TEXT("<styleSheet><numFmts><numFmt numFmtId='176' formatCode='0.0%'/></numFmts><cellStyleXfs>"
               "<xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='176'/>"
               "<xf numFmtId='14'/></cellXfs></styleSheet>") },
        { 0 },
    };
    return zip_of(arena, members);
}

static void what_is_read(void **state)
{
    static const struct {
        const char *sheet, *text;
    } cases[] = {
        { "</sheetData>", "" },
        { "<row r='1'>" SHARED("A1", "0") SHARED("B1", "1") SHARED("C1", "2") "</row></sheetData>",
          "乡镇\t儿童\t一 二_\n" },
        { "<row>" NUMBER("A1", "412") STYLED("B1", "1", "0.983") STYLED("C1", "2", "45809") "</row></sheetData>",
          "412\t98.3%\t2025/6/1\n" },
        { "<row><c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c><c "
          "t='str'><f>A1&amp;\"x\"</f><v>合计</v></c><c><f>1+1</f><v>2</v></c>"
          "<c t='s'><v>99</v></c></row></sheetData>",
          "TRUE\t\t合计\t2\n" },
        /* a title over the table; columns and rows that are empty */
        { "<row r='1'>" WORDS("A1", "云坞县统计表") "</row><row r='2'>" WORDS(
              "C2", "单位：人") "</row><row r='3'>" WORDS("A3", "乡镇")
              WORDS("B3", "儿童") "</row><row r='5'>" WORDS("A5", "云坞镇") NUMBER("B5", "12")
                  NUMBER("F5", "") "</row></sheetData><mergeCells><mergeCell ref='A1:C1'/></mergeCells>",
          "云坞县统计表\n单位：人\n乡镇\t儿童\n\n云坞镇\t12\n" },
        /* merged cells in two directions */
        { "<row r='1'>" WORDS("A1", "乡镇") WORDS("B1", "儿童") "</row><row r='2'>" WORDS("B2", "男")
              WORDS("C2", "女") "</row><row r='3'>" WORDS("A3", "山区") "</row><row r='4'>" WORDS("A4", "甲")
                  NUMBER("B4", "12") NUMBER("C4", "15") "</row><row r='5'>" WORDS(
                      "A5",
                      "乙") "</row></sheetData><mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/>"
                            "<mergeCell ref='A3:C3'/><mergeCell ref='B4:B5'/><mergeCell ref='C4:C5'/></mergeCells>",
          "乡镇\t儿童\t儿童\n乡镇\t男\t女\n山区\t\t\n甲\t12\t15\n乙\t\t\n" },
        /* far away */
        { "<row r='1'>" WORDS("A1", "甲") "</row><row r='1048576'>" WORDS("A1048576", "乙")
              WORDS("XFD1048576", "丙") "</row></sheetData><mergeCells><mergeCell ref='A2:XFD1048575'/><mergeCell "
                                        "ref='?'/></mergeCells>",
          "甲\n乙\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        assert_text(xlsx_read, xlsx_of(arena, cases[i].sheet), cases[i].text);
        arena_free(arena);
    }
}

static void rows_keep_their_numbers(void **state)
{
    Arena *arena = arena_new();
    Doc doc;
    Text bytes = xlsx_of(arena, "<row r='1'>" WORDS("A1", "统计表") "</row><row r='4'>" WORDS("B4", "甲")
                                    NUMBER("C4", "12") "</row></sheetData>");

    (void)state;
    assert_blocks(xlsx_read, bytes, "0.0.0 统计表\n0.3.1 甲\n0.3.2 12\n");
    assert_int_equal(read_with(xlsx_read, bytes, arena, &doc).code, PROBLEM_NONE);
    assert_int_equal(doc.tables.count, 1);
    assert_same(doc.tables.items[0].name, "汇总");
    assert_text(xlsx_read, fixture(arena, "libreoffice.xlsx"), "单位\t男\t女\t占比\n云坞镇\t12\t15\t0.45\n");
    arena_free(arena);
}

static void what_is_refused(void **state)
{
    const Member empty[] = { { "[Content_Types].xml", TEXT("<Types/>") }, { 0 } };
    Arena *arena = arena_new();
    Buffer wide = { 0 };

    (void)state;
    assert_problem(xlsx_read, zip_of(arena, empty), PROBLEM_FILE_BROKEN);
    assert_problem(xlsx_read, xlsx_of(arena, "<row>"), PROBLEM_FILE_BROKEN);
    for (int i = 1; i <= 2000; i++)
        buffer_format(&wide, "<row r='%d'><c r='A%d'><v>1</v></c><c r='EZZ%d'><v>1</v></c></row>", i, i, i);
    buffer_add(&wide, TEXT("</sheetData>"));
    assert_problem(xlsx_read, xlsx_of(arena, arena_string(arena, buffer_text(&wide))), PROBLEM_FILE_TOO_COMPLEX);
    survives_cuts(xlsx_read, xlsx_of(arena, "<row>" SHARED("A1", "0") "</row></sheetData>"));
    buffer_free(&wide);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(rows_keep_their_numbers),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
