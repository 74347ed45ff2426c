#include "format/docx_write.h"

#include "base/arena.h"
#include "format/readers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* A remark on the first place of `on` in the text. */
typedef struct {
    const char *on, *comment, *instead; /* instead NULL: no suggestion */
} Remark;

/* What a plain text with remarks reads as when the suggestions are accepted, and what stands in its XML. */
static const struct {
    const char *text;
    Remark remarks[3];
    const char *read;
    const char *xml[4];
} cases[] = {
    { .text = "一、情况\n培训12人。", .read = "一、情况\n培训12人。" },
    { .text = "截止10月，截止11月。",
      .remarks = { { "截止", "应为截至", "截至" } },
      .read = "截至10月，截止11月。",
      .xml = { "<w:delText xml:space=\"preserve\">截止</w:delText>", "<w:t xml:space=\"preserve\">截至</w:t>",
               "应为截至", "w:author=\"某甲&amp;乙\"" } },
    { .text = "发展##paidbegin##的女性", .remarks = { { "##paidbegin##", "", "" } }, .read = "发展的女性" },
    { .text = "投入万元",
      .remarks = { { "万元", "数不见了", NULL } },
      .read = "投入万元",
      .xml = { "<w:commentRangeStart w:id=\"0\"/>", "<w:commentRangeEnd w:id=\"0\"/>",
               "<w:commentReference w:id=\"0\"/>" } },
    /* Two at one place: the longer is changed, both have their comment. */
    { .text = "甲乙丙丁",
      .remarks = { { "乙丙", "长", "己" }, { "乙", "短", "辛" } },
      .read = "甲己丁",
      .xml = { "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/>" } },
    /* Crossing ones: the first is changed. */
    { .text = "甲乙丙丁", .remarks = { { "甲乙", "一", "己" }, { "乙丙", "二", "辛" } }, .read = "己丙丁" },
    /* Over a line end: a comment only. */
    { .text = "甲乙\n丙丁", .remarks = { { "乙\n丙", "跨行", "己" } }, .read = "甲乙\n丙丁", .xml = { "跨行" } },
    { .text = "a\tb\n\n\nc", .read = "a b\nc", .xml = { "<w:tab/>" } },
    { .text = "<w:t>&\"'\x01]]>", .read = "<w:t>&\"']]>" },
    { .text = "末尾", .remarks = { { "末尾", "多\n段", "" } }, .read = "" },
};

static Doc read_back(Text bytes, Arena *arena)
{
    DocBuilder *builder = builder_new(arena);
    Doc doc;

    assert_false(docx_read(bytes, builder).code);
    assert_false(builder_finish(builder, &doc).code);
    builder_free(builder);
    return doc;
}

static void assert_reads(const char *name, Text got, Text want)
{
    while (got.len && got.at[got.len - 1] == '\n')
        got.len--;
    if (!text_equal(got, want))
        fail_msg("%s: “%.*s”", name, TEXT_ARG(got));
}

static void plain_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Doc doc = { .text = text_of(cases[i].text) };
        DocxRemark remarks[3];
        Buffer out = { 0 }, again = { 0 };
        size_t count = 0;

        for (; count < 3 && cases[i].remarks[count].on; count++) {
            const Remark *remark = &cases[i].remarks[count];
            size_t at = text_find(doc.text, text_of(remark->on));
            remarks[count] = (DocxRemark){ at, at + strlen(remark->on), text_of(remark->comment),
                                           remark->instead != NULL, text_of(remark->instead) };
        }
        DocxJob job = { .doc = &doc, .remarks = remarks, .remark_count = count, .author = TEXT("某甲&乙") };
        docx_write(&job, &out);
        docx_write(&job, &again);
        assert_true(text_equal(buffer_text(&out), buffer_text(&again)));
        assert_reads(cases[i].text, read_back(buffer_text(&out), arena).text, text_of(cases[i].read));
        for (size_t k = 0; k < 4 && cases[i].xml[k]; k++) {
            if (!text_contains(buffer_text(&out), text_of(cases[i].xml[k])))
                fail_msg("%s: no %s", cases[i].text, cases[i].xml[k]);
        }
        buffer_free(&out);
        buffer_free(&again);
        arena_free(arena);
    }
}

static void headings(void **state)
{
    Arena *arena = arena_new();
    Doc doc = { .text = TEXT("工作总结\n一、情况\n（一）机构\n正文。") };
    const DocxHeading lines[] = {
        { 0, 12, DOCX_TITLE },
        { 13, 25, 1 },
        { 26, 41, 2 },
    };
    DocxJob job = { .doc = &doc, .headings = lines, .heading_count = 3, .author = TEXT("甲") };
    Buffer out = { 0 };

    (void)state;
    docx_write(&job, &out);
    Doc back = read_back(buffer_text(&out), arena);
    assert_int_equal(back.blocks.count, 4);
    assert_int_equal(back.blocks.items[1].kind, BLOCK_HEADING);
    assert_int_equal(back.blocks.items[1].level, 1);
    assert_int_equal(back.blocks.items[2].level, 2);
    assert_int_equal(back.blocks.items[3].kind, BLOCK_PARAGRAPH);
    buffer_free(&out);
    arena_free(arena);
}

/* What a format has structured comes back the same: paragraphs, tables, merged cells, a remark in a cell. */
static void blocks(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);
    Buffer out = { 0 };
    Doc doc;

    (void)state;
    builder_add(builder, TEXT("一、情况"));
    builder_end(builder, BLOCK_HEADING, 1);
    builder_table(builder, TEXT(""));
    builder_row(builder);
    builder_cell(builder, 2, 1);
    builder_add(builder, TEXT("项目"));
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("数"));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("儿童"));
    builder_cell(builder, 1, 1);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("x人"));
    builder_end_table(builder);
    builder_add(builder, TEXT("完。"));
    builder_end(builder, BLOCK_PARAGRAPH, 0);
    builder_table(builder, TEXT(""));
    builder_row(builder);
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("末"));
    builder_cell(builder, 1, 1);
    builder_add(builder, TEXT("尾"));
    builder_end_table(builder);
    assert_false(builder_finish(builder, &doc).code);
    builder_free(builder);

    size_t at = text_find(doc.text, TEXT("x人"));
    DocxRemark remark = { at, at + 4, TEXT("未填"), true, TEXT("12人") };
    DocxJob job = { .doc = &doc, .remarks = &remark, .remark_count = 1, .author = TEXT("甲") };
    docx_write(&job, &out);
    Doc back = read_back(buffer_text(&out), arena);
    Buffer want = { 0 };
    buffer_add(&want, text_slice(doc.text, 0, at));
    buffer_add(&want, TEXT("12人"));
    buffer_add(&want, text_slice(doc.text, at + 4, doc.text.len));
    if (!text_equal(back.text, buffer_text(&want)))
        fail_msg("“%.*s”", TEXT_ARG(back.text));
    assert_int_equal(back.tables.count, 2);
    assert_int_equal(back.tables.items[0].columns, 3);
    buffer_free(&want);
    buffer_free(&out);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_texts),
        cmocka_unit_test(headings),
        cmocka_unit_test(blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
