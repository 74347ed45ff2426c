/* test_xlsx_fill.c - cells filled in somebody else's workbook: what changes, what does not, and what is refused. */
#include "office.h"

#include "format/fill.h"
#include "format/package.h"

#define HEAD "<?xml version='1.0' encoding='UTF-8'?>\n"
#define RELATION(id, type, target)                                                                              \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type \
    "' Target='" target "'/>"

static Text book_of(Arena *arena, const char *sheet)
{
    const Member members[] = {
        { "[Content_Types].xml", TEXT("<Types><Default Extension='xml' ContentType='application/xml'/></Types>") },
        { "xl/workbook.xml",
          TEXT(HEAD "<workbook xmlns:r='r'><sheets><sheet name='A &amp; B' sheetId='1' r:id='a'/>"
                    "</sheets><calcPr calcId='191029'/></workbook>") },
        { "xl/_rels/workbook.xml.rels",
          TEXT("<Relationships>" RELATION("a", "worksheet", "worksheets/sheet1.xml") "</Relationships>") },
        { "xl/worksheets/sheet1.xml", text_of(sheet) },
        { "xl/media/picture.png", TEXT("\x89PNG not touched") },
        { 0 },
    };
    return zip_of(arena, members);
}

static CellFills one(Arena *arena, int row, int column, const char *value, bool number, const char *comment)
{
    CellFills fills = { 0 };

    LIST_PUSH(arena, &fills, (CellFill){ TEXT("A & B"), 0, row, column, text_of(value), number, text_of(comment) });
    return fills;
}

static Text part_of(Arena *arena, Text file, const char *name)
{
    Package *package;
    Text out;

    assert_int_equal(package_open(file, "XLSX", &package).code, PROBLEM_NONE);
    assert_int_equal(package_read_named(package, text_of(name), arena, &out).code, PROBLEM_NONE);
    package_close(package);
    return out;
}

/* The sheet before and after B2 gets 12; the fate of the cell. */
typedef struct {
    const char *sheet, *wanted;
    char fate;
} Case;

static const Case cases[] = {
    { "<worksheet><sheetData><row r='2'><c r='B2' s='7'/></row></sheetData></worksheet>",
      "<worksheet><sheetData><row r='2'><c r=\"B2\" s=\"7\"><v>12</v></c></row></sheetData></worksheet>", 'w' },
    { "<worksheet><sheetData><row r='2'><c r='A2'/><c r='C2'/></row></sheetData></worksheet>",
      "<worksheet><sheetData><row r='2'><c r='A2'/><c r=\"B2\"><v>12</v></c><c "
      "r='C2'/></row></sheetData></worksheet>",
      'w' },
    { "<worksheet><sheetData><row r='2' ht='9'/></sheetData></worksheet>",
      "<worksheet><sheetData><row r='2' ht='9'><c r=\"B2\"><v>12</v></c></row></sheetData></worksheet>", 'w' },
    { "<worksheet><sheetData><row r='3'/></sheetData></worksheet>",
      "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><v>12</v></c></row><row r='3'/></sheetData></worksheet>",
      'w' },
    { "<worksheet><sheetData/></worksheet>",
      "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><v>12</v></c></row></sheetData></worksheet>", 'w' },
    { "<x:worksheet "
      "xmlns:x='x'><x:sheetData><x:row><x:c/></x:row><x:row><x:c/><x:c/></x:row></x:sheetData></x:worksheet>",
      "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c/></x:row><x:row><x:c/><x:c "
      "r=\"B2\"><x:v>12</x:v></x:c></x:row>"
      "</x:sheetData></x:worksheet>",
      'w' },
    { "<worksheet><!-- <row r='2'> --><sheetData><row r='2'><c r='B2' "
      "t='s'><v>0</v></c></row></sheetData></worksheet>",
      "<worksheet><!-- <row r='2'> --><sheetData><row r='2'><c "
      "r=\"B2\"><v>12</v></c></row></sheetData></worksheet>",
      'w' },
    { "<worksheet><sheetData><row r='2'><c r='B2'><f>SUM(A1:A2)</f></c></row></sheetData></worksheet>", NULL, 'f' },
    { "<worksheet><sheetData><row r='2'><c r='B2'><v>5</v></c></row></sheetData></worksheet>", NULL, 't' },
    { "<worksheet><sheetData><row r='2'/></sheetData><mergeCells><mergeCell ref='A2:C2'/></mergeCells></worksheet>",
      NULL, 'm' },
    { "<worksheet><sheetData><row r='2'/></sheetData><mergeCells><mergeCell ref='B2:C3'/></mergeCells></worksheet>",
      "<worksheet><sheetData><row r='2'><c r=\"B2\"><v>12</v></c></row></sheetData><mergeCells><mergeCell "
      "ref='B2:C3'/>"
      "</mergeCells></worksheet>",
      'w' },
};

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Text file = book_of(arena, cases[i].sheet);
        CellFills fills = one(arena, 1, 1, "12", true, "");
        Buffer out = { 0 };
        char fate;

        assert_int_equal(xlsx_fill(file, &fills, arena, &out, &fate).code, PROBLEM_NONE);
        assert_int_equal(fate, cases[i].fate);
        Text sheet = part_of(arena, buffer_text(&out), "xl/worksheets/sheet1.xml");
        Text wanted = text_of(cases[i].wanted ? cases[i].wanted : cases[i].sheet);
        if (!text_equal(sheet, wanted))
            fail_msg("case %zu: %.*s", i, TEXT_ARG(sheet));
        assert_true(
            text_equal(part_of(arena, buffer_text(&out), "xl/media/picture.png"), TEXT("\x89PNG not touched")));
        buffer_free(&out);
        arena_free(arena);
    }
}

/* Words are escaped; a comment brings its part, its box, both relations and types; formulas are reckoned again. */
static void test_comments(void **state)
{
    Arena *arena = arena_new();
    Text file = book_of(arena, "<worksheet><sheetData><row r='1'><c r='A1'><f>B2</f></c></row></sheetData>"
                               "<pageMargins left='1'/><extLst/></worksheet>");
    CellFills fills = one(arena, 1, 1, "至少<7", false, "汇总 2/2 & \"来源\"");
    Buffer out = { 0 }, twice = { 0 };
    char fate;

    (void)state;
    assert_int_equal(xlsx_fill(file, &fills, arena, &out, &fate).code, PROBLEM_NONE);
    Text filled = buffer_text(&out);
    Text sheet = part_of(arena, filled, "xl/worksheets/sheet1.xml");
    assert_true(text_contains(sheet, TEXT("<is><t xml:space=\"preserve\">至少&lt;7</t></is>")));
    assert_true(text_contains(sheet, TEXT("r:id=\"rIdHalfskyV\"/><extLst/>")));
    assert_true(text_contains(part_of(arena, filled, "xl/comments1.xml"), TEXT("汇总 2/2 &amp; &quot;来源&quot;")));
    assert_true(text_contains(part_of(arena, filled, "xl/drawings/vmlDrawing1.vml"), TEXT("<x:Row>1</x:Row>")));
    assert_true(text_contains(part_of(arena, filled, "[Content_Types].xml"), TEXT("/xl/comments1.xml")));
    assert_true(text_contains(part_of(arena, filled, "xl/workbook.xml"), TEXT("fullCalcOnLoad")));

    /* a second round adds to what is there */
    fills = one(arena, 2, 2, "3", true, "再一个");
    assert_int_equal(xlsx_fill(filled, &fills, arena, &twice, &fate).code, PROBLEM_NONE);
    Text comments = part_of(arena, buffer_text(&twice), "xl/comments1.xml");
    assert_true(text_contains(comments, TEXT("ref=\"B2\""))
                && text_contains(comments, TEXT("ref=\"C3\" authorId=\"1\"")));
    assert_true(
        text_contains(part_of(arena, buffer_text(&twice), "xl/drawings/vmlDrawing1.vml"), TEXT("_x0000_s1026")));
    buffer_free(&out);
    buffer_free(&twice);
    arena_free(arena);
}

static void test_requests(void **state)
{
    Arena *arena = arena_new();
    CellFills fills = one(arena, 1, 16383, "12", true, "一\n二"), got;
    Buffer bytes = { 0 };
    Text file;

    (void)state;
    fill_request_write(&fills, TEXT("PK file"), &bytes);
    assert_true(fill_request_read(buffer_text(&bytes), arena, &got, &file));
    assert_true(text_equal(file, TEXT("PK file")));
    assert_true(got.items[0].column == 16383 && text_equal(got.items[0].comment, TEXT("一\n二")));
    for (size_t end = 0; end + TEXT("PK file").len < bytes.len; end++)
        assert_false(fill_request_read(text_slice(buffer_text(&bytes), 0, end), arena, &got, &file));
    buffer_free(&bytes);
    arena_free(arena);
}

/* Broken files are a Problem or filled, never a crash. */
static void test_broken(void **state)
{
    static const char *const sheets[] = {
        "",
        "<worksheet>",
        "<worksheet><sheetData><row r='2'><c r='B2'>",
        "not xml",
        "<worksheet><sheetData",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet><sheetData/></worksheet>",
        "<worksheet><sheetData><row r='99999999999'><c r='ZZZZZZZZ9'/></row><row r='-4'/></sheetData></worksheet>",
        "<worksheet><sheetData><c r='B2'/></row></sheetData></worksheet>",
    };
    uint32_t chance = 7;

    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets + 300; i++) {
        Arena *arena = arena_new();
        bool mutant = i >= sizeof sheets / sizeof *sheets;
        Text file = book_of(arena, mutant ? cases[i % (sizeof cases / sizeof *cases)].sheet : sheets[i]);
        CellFills fills = one(arena, 1, 1, "12", true, "来源");
        Buffer out = { 0 };
        char fate;
        char *bytes = arena_alloc(arena, file.len + 1);
        memcpy(bytes, file.at, file.len);
        for (int k = 0; mutant && k < 3; k++) {
            chance = chance * 1664525u + 1013904223u;
            bytes[(chance >> 8) % file.len] = (char)(chance >> 24);
        }
        xlsx_fill((Text){ bytes, file.len }, &fills, arena, &out, &fate);
        buffer_free(&out);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_requests),
        cmocka_unit_test(test_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
