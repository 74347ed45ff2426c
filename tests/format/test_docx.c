/* test_docx.c - Word documents: what is read of them, and what they are refused for. */
#include "office.h"

#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define RELATION(id, type)                                                                                      \
    "<Relationship Id='" id "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type \
    "' Target='" type ".xml'/>"

static const char styles[] =
    "<w:styles " WORD ">"
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/>"
    "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='标题 2'/><w:basedOn w:val='a'/>"
    "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='own'><w:name w:val='own'/><w:basedOn w:val='2'/>"
    "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='ring'><w:name w:val='ring'/><w:basedOn w:val='ring'/></w:style>"
    "<w:style w:type='character' w:styleId='gone'><w:name w:val='gone'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "</w:styles>";

static const char numbering[] =
    "<w:numbering " WORD "><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText "
    "w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl>"
    "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='%4'/></w:lvl>"
    "<w:lvl w:ilvl='4'><w:start w:val='1'/><w:isLgl/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%5'/></w:lvl>"
    "<w:lvl w:ilvl='5'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText "
    "w:val='第%6条'/></w:lvl>"
    "<w:lvl w:ilvl='6'><w:numFmt w:val='bullet'/><w:lvlText w:val='\xEF\x82\xB7'/></w:lvl>"
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride "
    "w:val='5'/></w:lvlOverride></w:num>"
    "</w:numbering>";

static const char footnotes[] =
    "<w:footnotes " WORD
    "><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>"
    "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> "
    "含云坞镇。</w:t></w:r></w:p></w:footnote></w:footnotes>";

static const char endnotes[] =
    "<w:endnotes " WORD
    "><w:endnote w:id='1'><w:p><w:r><w:t>数据由卫健局提供。</w:t></w:r></w:p></w:endnote></w:endnotes>";

static Text docx_of(Arena *arena, const char *body)
{
    Text document = arena_format(arena,
                                 "<?xml version='1.0' encoding='UTF-8'?><w:document " WORD
                                 "><w:body>%s<w:sectPr/></w:body></w:document>",
                                 body);
    const Member members[] = {
        { "[Content_Types].xml", TEXT("<Types/>") },
        { "_rels/.rels", TEXT("<Relationships><Relationship Id='r' Type='http://purl.oclc.org/ooxml/officeDocument/"
                              "relationships/officeDocument' Target='/word/document.xml'/></Relationships>") },
        { "word/document.xml", document },
        { "word/_rels/document.xml.rels",
          TEXT("<Relationships>" RELATION("a", "styles") RELATION("b", "numbering") RELATION("c", "footnotes")
                   RELATION("d", "endnotes") "</Relationships>") },
        { "word/styles.xml", text_of(styles) },
        { "word/numbering.xml", text_of(numbering) },
        { "word/footnotes.xml", text_of(footnotes) },
        { "word/endnotes.xml", text_of(endnotes) },
        { "word/header1.xml", TEXT("<w:hdr>页眉</w:hdr>") },
        { 0 },
    };
    return zip_of(arena, members);
}

#define P(words) "<w:p><w:r><w:t>" words "</w:t></w:r></w:p>"
#define STYLED(style, words) \
    "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define LISTED(list, level, words)                                          \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list \
    "'/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define R(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define CELL(properties, words) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(words) "</w:tc>"
#define FIELD(kind) "<w:r><w:fldChar w:fldCharType='" kind "'/></w:r>"
#define CODE(words) "<w:r><w:instrText>" words "</w:instrText></w:r>"

static void what_is_read(void **state)
{
    static const struct {
        const char *body, *blocks;
    } cases[] = {
        { P("全年培训妇女40名。"), "P 全年培训妇女40名。\n" },
        { "<w:p/><w:p><w:pPr/></w:p>", "" },
        { "<w:p>" R("培训")
              R("40") "<w:hyperlink>" R("名") "</w:hyperlink><w:smartTag>" R("妇女") "</w:smartTag></w:p>",
          "P 培训40名妇女\n" },
        { "<w:p>" R("一") "<w:r><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/></"
                          "w:r></w:p>",
          "P 一 二\n三\n-\n" },
        { "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:char='F06C'/><w:sym "
          "w:char='2103'/></w:r></w:p>",
          "P ☑℃\n" },
        /* changes */
        { "<w:p>" R("培训") "<w:del><w:r><w:delText>30</w:delText><w:t>30</w:t></w:r></w:del><w:ins>" R(
              "40") "</w:ins>名</w:p>",
          "P 培训40\n" },
        { "<w:p><w:moveFrom>" R("旧") "</w:moveFrom><w:moveTo>" R("新") "</w:moveTo></w:p>", "P 新\n" },
        { "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("培训妇女") "</w:p>" P("40名。"), "P 培训妇女40名。\n" },
        { "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>" R(
              "文") "</w:p>",
          "P 文\n" },
        /* hidden */
        { "<w:p>" R(
              "见") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不见</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
                    "<w:t>又见</w:t></w:r><w:r><w:rPr><w:rStyle w:val='gone'/></w:rPr><w:t>不见</w:t></w:r></w:p>",
          "P 见又见\n" },
        /* fields */
        { "<w:p>" FIELD("begin") CODE(" SUM(ABOVE) ") FIELD("separate") R("40") FIELD("end") R("名") "</w:p>",
          "P 40名\n" },
        { "<w:p>" FIELD("begin") R("编号") FIELD("begin") CODE("PAGE") FIELD("separate") R("3") FIELD("end")
              FIELD("separate") R("结果") FIELD("end") "</w:p>",
          "P 结果\n" },
        { "<w:p><w:fldSimple w:instr=' DATE '>" R("2023年") "</w:fldSimple></w:p>", "P 2023年\n" },
        { P("目录") "<w:p>" FIELD("begin") CODE(" TO") CODE("C \\o ") FIELD("separate")
              R("一、基本情况 1") "</w:p>" P("二、工作 2") "<w:p>" FIELD("end") "</w:p>" STYLED("1", "基本情况"),
          "P 目录\nH1 一、基本情况\n" },
        /* headings and numbers */
        { STYLED("1", "基本情况") STYLED("2", "宣传") STYLED("2", "培训") STYLED("1", "下步打算")
              STYLED("2", "宣传") STYLED("own", "无编号") STYLED("ring", "正文") STYLED("none", "正文"),
          "H1 一、基本情况\nH2 （一）宣传\nH2 （二）培训\nH1 二、下步打算\nH2 （一）宣传\nH2 无编号\nP 正文\nP "
          "正文\n" },
        { "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr>" R(
              "直接") "</w:p><w:p><w:pPr><w:pStyle w:val='1'/>"
                      "<w:numPr><w:numId w:val='0'/></w:numPr><w:outlineLvl w:val='9'/></w:pPr>" R("不是") "</w:p>",
          "H3 直接\nP 不是\n" },
        { LISTED("1", "2", "2023年") LISTED("1", "2", "2024年") LISTED("1", "3", "甲") LISTED("1", "3", "乙")
              LISTED("1", "6", "圆点") LISTED("9", "0", "没有"),
          "P 1. 2023年\nP 2. 2024年\nP ①甲\nP ②乙\nP 圆点\nP 没有\n" },
        { LISTED("1", "0", "甲") LISTED("2", "0", "戊") LISTED("2", "0", "己") LISTED("1", "0", "庚")
              LISTED("1", "4", "法"),
          "P 一、甲\nP 五、戊\nP 六、己\nP 七、庚\nP 7.1 法\n" },
        { LISTED("1", "5", "总则") LISTED("1", "0", "章") LISTED("1", "5", "细则"),
          "P 第1条总则\nP 二、章\nP 第2条细则\n" },
        /* notes and text boxes */
        { "<w:p>" R("妇女40名") "<w:r><w:footnoteReference w:id='1'/><w:endnoteReference w:id='1'/></w:r>" R(
              "。") "</w:p>"
                    "<w:p>" R(
                        "再引") "<w:r><w:footnoteReference w:id='1'/><w:footnoteReference w:id='8'/></w:r></w:p>",
          "P 妇女40名。\nN 含云坞镇。\nN 数据由卫健局提供。\nP 再引\n" },
        { "<w:p>" R("前") "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:posOffset>123</"
                          "wp:posOffset><w:txbxContent>" P("框内")
                              STYLED("1", "框题") "</w:txbxContent></w:drawing></"
                                                  "mc:Choice><mc:Fallback><w:pict><w:txbxContent>" P(
                                                      "框内") "</w:txbxContent></w:pict></mc:Fallback></"
                                                              "mc:AlternateContent></w:r>" R("后") "</w:p>",
          "P 前后\nP 框内\nH1 一、框题\n" },
        { "<w:p><w:r><w:pict><v:shape><v:textpath string='云坞县简报'/></v:shape></w:pict></w:r>" R(
              "第3期") "</w:p>",
          "P 第3期\nP 云坞县简报\n" },
        { "<w:p><w:r><w:ruby><w:rt>" R("yun") "</w:rt><w:rubyBase>" R("云") "</w:rubyBase></w:ruby></w:r></w:p>",
          "P 云\n" },
        { "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" P("控件") "</w:sdtContent></w:sdt>",
          "P 控件\n" },
        /* pages */
        { "<w:p>" R("甲") "</w:p><w:p><w:r><w:lastRenderedPageBreak/></w:r>" R(
              "乙") "<w:r><w:lastRenderedPageBreak/></w:r>" R("丙") "</w:p>" P("丁"),
          "p1 P 甲\np2 P 乙丙\np3 P 丁\n" },
        /* tables */
        { "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
          "<w:tr>" CELL(
              "<w:gridSpan w:val='3'/>",
              "单位：人") "</w:tr>"
                          "<w:tr>" CELL("<w:vMerge w:val='restart'/>", "乡镇")
                              CELL("<w:gridSpan w:val='2'/>",
                                   "儿童") "</w:tr>"
                                           "<w:tr>" CELL("<w:vMerge/>", "") CELL("", "男") CELL(
                                               "",
                                               "女") "</w:tr>"
                                                     "<w:tr><w:trPr><w:del/></w:trPr>" CELL(
                                                         "",
                                                         "删") "</w:tr>"
                                                               "<w:tr>" CELL(
                                                                   "<w:gridSpan w:val='3'/>",
                                                                   "山区") "</w:tr>"
                                                                           "<w:tr>" CELL("", "云坞镇")
                                                                               CELL("", "12") CELL(
                                                                                   "",
                                                                                   "15") "</w:tr></w:tbl>" P("后"),
          "P 单位：人\n0.0.0 乡镇\n0.0.1 儿童\n0.0.2 儿童\n0.1.0 乡镇\n0.1.1 男\n0.1.2 女\n0.2.0 山区\n"
          "0.3.0 云坞镇\n0.3.1 12\n0.3.2 15\nP 后\n" },
        { "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" STYLED("1", "情况")
              P("40名") "</w:tc></w:tr></w:tbl>",
          "H1 一、情况\nP 40名\n" },
        { "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" CELL(
              "", "甲") "<w:tc><w:tbl><w:tblGrid><w:gridCol/>"
                        "</w:tblGrid><w:tr>" CELL("", "内") "</w:tr></w:tbl>" P("外") "</w:tc></w:tr></w:tbl>",
          "0.0.0 甲\n0.0.1 内 外\n" },
        { "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" CELL("", "甲") "<w:tc><w:p>" R(
              "乙") "<w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:tc></w:tr></w:tbl>",
          "0.0.0 甲\n0.0.1 乙\nN 含云坞镇。\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        assert_blocks(docx_read, docx_of(arena, cases[i].body), cases[i].blocks);
        arena_free(arena);
    }
}

static void lines_and_rows(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    assert_text(
        docx_read,
        docx_of(arena, STYLED("1", "情况") "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" CELL(
                           "", "甲") CELL("", "12") "</w:tr></w:tbl>" P("完")),
        "一、情况\n甲\t12\n完\n");
    arena_free(arena);
}

static void of_libreoffice(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    assert_text(
        docx_read, fixture(arena, "libreoffice.docx"),
        "云坞县2025年妇女儿童工作总结\n一、基本情况\n全县共有妇女3.26万人，开展培训12场次，参加妇女620人次。\n"
        "1. 发放宣传资料6000余份\n2. "
        "慰问留守儿童40名\n单位：人\n乡镇\t儿童\t儿童\n乡镇\t男\t女\n云坞镇\t12\t15\n特此报告。\n");
    arena_free(arena);
}

static void what_is_refused(void **state)
{
    const Member no_document[] = { { "[Content_Types].xml", TEXT("<Types/>") },
                                   { "word/styles.xml", TEXT("<a/>") },
                                   { 0 } };
    Arena *arena = arena_new();
    Buffer deep = { 0 };

    (void)state;
    assert_problem(docx_read, TEXT(""), PROBLEM_FILE_BROKEN);
    assert_problem(docx_read, zip_of(arena, no_document), PROBLEM_FILE_BROKEN);
    assert_problem(docx_read, docx_of(arena, "<w:p>"), PROBLEM_FILE_BROKEN);
    assert_problem(docx_read, docx_of(arena, "&a;"), PROBLEM_FILE_BROKEN);
    for (int i = 0; i < 400; i++)
        buffer_add(&deep, TEXT("<w:tbl><w:tr><w:tc>"));
    assert_problem(docx_read, docx_of(arena, arena_string(arena, buffer_text(&deep))), PROBLEM_FILE_TOO_COMPLEX);
    survives_cuts(docx_read, docx_of(arena, P("云坞镇") STYLED("1", "情况")));
    buffer_free(&deep);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(lines_and_rows),
        cmocka_unit_test(of_libreoffice),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
