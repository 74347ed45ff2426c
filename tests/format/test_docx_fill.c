/* test_docx_fill.c - cells filled in somebody else's Word file: what changes, what does not, and what is refused. */
#include "office.h"

#include "format/fill.h"
#include "format/package.h"

#define SPACE "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define ROW \
    "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"
#define WORDS(words) "<w:tc><w:p><w:r><w:t>" words "</w:t></w:r></w:p></w:tc>"
#define MADE "<w:r><w:t xml:space=\"preserve\">12</w:t></w:r>"

/* A file whose second row has the cells `row`. */
static Text file_of(Arena *arena, const char *row, bool comments)
{
    Text body = arena_format(arena,
                             "<w:document " SPACE "><w:body><w:p><w:r><w:t>title</w:t></w:r></w:p><w:tbl>" ROW
                             "%s</w:tbl><w:sectPr/></w:body></w:document>",
                             row);
    const Member members[] = {
        { "[Content_Types].xml", TEXT("<Types><Default Extension='xml' ContentType='application/xml'/></Types>") },
        { "_rels/.rels", TEXT("<Relationships><Relationship Id='a' Type='" TYPES
                              "officeDocument' Target='word/document.xml'/></Relationships>") },
        { "word/media/picture.png", TEXT("\x89PNG not touched") },
        { "word/document.xml", body },
        { comments ? "word/_rels/document.xml.rels" : NULL,
          TEXT("<Relationships><Relationship Id='rIdHalfskyC' Type='" TYPES
               "comments' Target='comments.xml'/></Relationships>") },
        { "word/comments.xml", TEXT("<w:comments " SPACE "><w:comment w:id='7' w:author='x'/></w:comments>") },
        { 0 },
    };
    return zip_of(arena, members);
}

static CellFills one(Arena *arena, int column, const char *value, const char *comment)
{
    CellFills fills = { 0 };

    LIST_PUSH(arena, &fills, (CellFill){ TEXT(""), 0, 1, column, text_of(value), true, text_of(comment) });
    return fills;
}

static Text part_of(Arena *arena, Text file, const char *name)
{
    Package *package;
    Text out;

    assert_int_equal(package_open(file, "DOCX", &package).code, PROBLEM_NONE);
    assert_int_equal(package_read_named(package, text_of(name), arena, &out).code, PROBLEM_NONE);
    package_close(package);
    return out;
}

/* A row before and after the place in `column` gets 12; the fate of the cell. */
typedef struct {
    int column;
    const char *row, *wanted;
    char fate;
} Case;

#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TC(inside) "<w:tc>" inside "</w:tc>"

static const Case cases[] = {
    { 1, TR(WORDS("a") TC("<w:p/>")), TR(WORDS("a") TC("<w:p>" MADE "</w:p>")), 'w' },
    { 1, TR(WORDS("a") TC("<w:p w:x='1' />")), TR(WORDS("a") TC("<w:p w:x='1' >" MADE "</w:p>")), 'w' },
    { 1, TR(WORDS("a") TC("<w:p></w:p><w:p/>")), TR(WORDS("a") TC("<w:p>" MADE "</w:p><w:p/>")), 'w' },
    /* the run looks as the paragraph's mark does; what it was before a tracked change of looks is not told again */
    { 1, TR(WORDS("a") TC("<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:b/></w:rPr></w:pPr></w:p>")),
      TR(WORDS("a") TC("<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
                       "<w:t xml:space=\"preserve\">12</w:t></w:r></w:p>")),
      'w' },
    { 1,
      TR(WORDS("a")
             TC("<w:p><w:pPr><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr></w:p>")),
      TR(WORDS("a") TC("<w:p><w:pPr><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr>"
                       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">12</w:t></w:r></w:p>")),
      'w' },
    { 1, TR(WORDS("a") TC("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t> </w:t></w:r></w:p>")),
      TR(WORDS("a") TC("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">12</w:t></w:r><w:r><w:rPr><w:i/>"
                       "</w:rPr><w:t> </w:t></w:r></w:p>")),
      'w' },
    /* merged cells: the first place is theirs, the others are covered */
    { 0, TR(TC("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/>")),
      TR(TC("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>" MADE "</w:p>")), 'w' },
    { 1, TR(TC("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/>")), NULL, 'm' },
    { 1, TR(WORDS("a") TC("<w:tcPr><w:vMerge/></w:tcPr><w:p/>")), NULL, 'm' },
    { 1,
      TR(WORDS("a") TC("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p/>"))
          TR(WORDS("c") TC("<w:tcPr><w:vMerge/></w:tcPr><w:p/>")),
      TR(WORDS("a") TC("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p>" MADE "</w:p>"))
          TR(WORDS("c") TC("<w:tcPr><w:vMerge/></w:tcPr><w:p/>")),
      'w' },
    { 1, TR("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC("<w:p/>")),
      TR("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC("<w:p>" MADE "</w:p>")), 'w' },
    { 0, TR("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC("<w:p/>")), NULL, 'm' },
    { 1, TR(WORDS("a")), NULL, 'm' },
    /* content controls around a cell: free, locked, bound; and in one */
    { 1,
      TR(WORDS("a") "<w:sdt><w:sdtPr><w:lock w:val='sdtLocked'/></w:sdtPr><w:sdtContent>" TC(
          "<w:p/>") "</w:sdtContent></w:sdt>"),
      TR(WORDS("a") "<w:sdt><w:sdtPr><w:lock w:val='sdtLocked'/></w:sdtPr><w:sdtContent>" TC(
          "<w:p>" MADE "</w:p>") "</w:sdtContent></w:sdt>"),
      'w' },
    { 1,
      TR(WORDS("a") "<w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent>" TC(
          "<w:p/>") "</w:sdtContent></w:sdt>"),
      NULL, 'c' },
    { 1,
      TR("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" WORDS("a") "</w:sdtContent></w:sdt>" TC(
          "<w:p/>")),
      TR("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" WORDS("a") "</w:sdtContent></w:sdt>" TC(
          "<w:p>" MADE "</w:p>")),
      'w' },
    { 1,
      TR(WORDS("a") "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" TC(
          "<w:p/>") "</w:sdtContent></w:sdt>"),
      NULL, 'c' },
    { 1, TR(WORDS("a") TC("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>")), NULL, 'c' },
    { 1, TR(WORDS("a") TC("<w:p><w:sdt><w:sdtContent><w:r/></w:sdtContent></w:sdt></w:p>")), NULL, 'c' },
    /* tracked changes, fields, pictures, hidden words, a table in the cell */
    { 1, TR(WORDS("a") TC("<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>")), NULL, 'd' },
    { 1, TR(WORDS("a") TC("<w:tcPr><w:cellIns/></w:tcPr><w:p/>")), NULL, 'd' },
    { 1, TR(WORDS("a") TC("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>")), NULL, 'd' },
    { 1,
      TR(WORDS("a") TC(
          "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")),
      NULL, 'f' },
    { 1, TR(WORDS("a") TC("<w:p><w:r><w:drawing/></w:r></w:p>")), NULL, 'p' },
    { 1, TR(WORDS("a") TC("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r></w:p>")), NULL, 't' },
    { 1, TR(WORDS("a") WORDS("9")), NULL, 't' },
    { 1, TR(WORDS("a") TC("<w:tbl><w:tr>" TC("<w:p/>") "</w:tr></w:tbl><w:p/>")), NULL, 'n' },
    { 1, TR(WORDS("a") "<w:tc/>"), NULL, 'x' },
    /* a deleted row above does not count, nor does what is passed over */
    { 1,
      "<w:tr><w:trPr><w:del/></w:trPr>" WORDS("a")
          TC("<w:p/>") "</w:tr><!-- <w:tc> -->" TR(WORDS("a") TC("<w:p/>")),
      "<w:tr><w:trPr><w:del/></w:trPr>" WORDS("a")
          TC("<w:p/>") "</w:tr><!-- <w:tc> -->" TR(WORDS("a") TC("<w:p>" MADE "</w:p>")),
      'w' },
};

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Text file = file_of(arena, cases[i].row, false);
        CellFills fills = one(arena, cases[i].column, "12", "");
        Buffer out = { 0 };
        char fate;

        assert_int_equal(docx_fill(file, &fills, arena, &out, &fate).code, PROBLEM_NONE);
        Text part = part_of(arena, buffer_text(&out), "word/document.xml");
        Text wanted = part_of(arena, file_of(arena, cases[i].wanted ? cases[i].wanted : cases[i].row, false),
                              "word/document.xml");
        if (fate != cases[i].fate || !text_equal(part, wanted))
            fail_msg("case %zu: %c %.*s", i, fate, TEXT_ARG(part));
        assert_true(
            text_equal(part_of(arena, buffer_text(&out), "word/media/picture.png"), TEXT("\x89PNG not touched")));
        buffer_free(&out);
        arena_free(arena);
    }
}

/* A table in a text box is not filled; those behind it are still counted rightly. */
static void test_boxes(void **state)
{
    static const char box[] = TR(WORDS("a") TC("<w:p><w:r><w:pict><w:txbxContent><w:tbl>" ROW TR(
        WORDS("c") TC("<w:p/>")) "</w:tbl></w:txbxContent></w:pict></w:r></w:p>"));
    static const char outside[] =
        TR(WORDS("a") TC("<w:p/>")) "</w:tbl><w:p><w:r><w:pict><w:txbxContent><w:tbl>" ROW TR(WORDS("c") TC(
            "<w:p/>")) "</w:tbl></w:txbxContent></w:pict></w:r></w:p><w:tbl>" ROW TR(WORDS("d") TC("<w:p/>"));
    Arena *arena = arena_new();
    CellFills fills = { 0 };
    Buffer out = { 0 };
    char fates[4];

    (void)state;
    fills = one(arena, 1, "12", "");
    assert_int_equal(docx_fill(file_of(arena, box, false), &fills, arena, &out, fates).code, PROBLEM_NONE);
    assert_int_equal(fates[0], 'p');
    buffer_clear(&out);
    LIST_PUSH(arena, &fills, (CellFill){ TEXT(""), 1, 1, 1, TEXT("13"), true, TEXT("") });
    LIST_PUSH(arena, &fills, (CellFill){ TEXT(""), 2, 1, 1, TEXT("14"), true, TEXT("") });
    LIST_PUSH(arena, &fills, (CellFill){ TEXT(""), 3, 1, 1, TEXT("15"), true, TEXT("") });
    assert_int_equal(docx_fill(file_of(arena, outside, false), &fills, arena, &out, fates).code, PROBLEM_NONE);
    assert_memory_equal(fates, "wpwx", 4);
    Text part = part_of(arena, buffer_text(&out), "word/document.xml");
    assert_true(text_contains(part, TEXT("14</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr/>")));
    buffer_free(&out);
    arena_free(arena);
}

/* A comment brings its part, relation and type; one that is there is kept, and its ids are not used again. */
static void test_comments(void **state)
{
    static const char row[] = TR(TC("<w:p/>") TC("<w:p/>"));
    Arena *arena = arena_new();
    CellFills fills = one(arena, 1, "至少<7", "汇总 2/2 & \"来源\"\n溯源 5");
    Buffer out = { 0 }, twice = { 0 };
    char fate;

    (void)state;
    assert_int_equal(docx_fill(file_of(arena, row, false), &fills, arena, &out, &fate).code, PROBLEM_NONE);
    Text filled = buffer_text(&out);
    assert_true(text_contains(part_of(arena, filled, "word/document.xml"),
                              TEXT("<w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">至少&lt;7"
                                   "</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference "
                                   "w:id=\"0\"/></w:r></w:p>")));
    Text comments = part_of(arena, filled, "word/comments1.xml");
    assert_true(text_contains(comments, TEXT("汇总 2/2 &amp; &quot;来源&quot;</w:t></w:r></w:p><w:p>")));
    assert_true(text_contains(part_of(arena, filled, "[Content_Types].xml"), TEXT("/word/comments1.xml")));
    assert_true(text_contains(part_of(arena, filled, "word/_rels/document.xml.rels"), TEXT("comments1.xml")));

    fills = one(arena, 0, "3", "再一个");
    assert_int_equal(docx_fill(filled, &fills, arena, &twice, &fate).code, PROBLEM_NONE);
    comments = part_of(arena, buffer_text(&twice), "word/comments1.xml");
    assert_true(text_contains(comments, TEXT("w:id=\"0\"")) && text_contains(comments, TEXT("w:id=\"1\"")));

    buffer_clear(&twice);
    assert_int_equal(docx_fill(file_of(arena, row, true), &fills, arena, &twice, &fate).code, PROBLEM_NONE);
    comments = part_of(arena, buffer_text(&twice), "word/comments.xml");
    assert_true(text_contains(comments, TEXT("<w:comment w:id='7' w:author='x'/><w:comment w:id=\"8\"")));
    buffer_free(&out);
    buffer_free(&twice);
    arena_free(arena);
}

/* Broken files are a Problem or filled, never a crash. */
static void test_broken(void **state)
{
    static const char *const rows[] = {
        "",
        "<w:tr>",
        "<w:tr><w:tc><w:p>",
        "</w:tbl></w:body>",
        TR(TC("") TC("")),
        TR(WORDS("a") TC("<w:p><w:pPr><w:rPr><w:rPrChange/></w:rPr></w:pPr></w:p>")),
        TR(WORDS("a") TC("<w:p><w:rPr><w:rPr/></w:rPr></w:p>")),
        TR(WORDS("a") TC("<p xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>")),
        TR(WORDS("a") TC("<w:p><w:commentReference w:id='2147483647'/></w:p>")),
        TR(WORDS("a") TC("<w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p/>")),
        "<w:sdt><w:sdt/></w:sdt>" TR(WORDS("a") TC("<w:p/>")),
    };
    uint32_t chance = 7;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows + 400; i++) {
        Arena *arena = arena_new();
        bool mutant = i >= sizeof rows / sizeof *rows;
        Text file = file_of(arena, mutant ? cases[i % (sizeof cases / sizeof *cases)].row : rows[i], i % 2);
        CellFills fills = one(arena, 1, "12", "来源");
        Buffer out = { 0 };
        char fate;
        char *bytes = arena_alloc(arena, file.len + 1);
        memcpy(bytes, file.at, file.len);
        for (int k = 0; mutant && k < 3; k++) {
            chance = chance * 1664525u + 1013904223u;
            bytes[(chance >> 8) % file.len] = (char)(chance >> 24);
        }
        docx_fill((Text){ bytes, file.len }, &fills, arena, &out, &fate);
        buffer_free(&out);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
