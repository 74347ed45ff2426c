/* test_odt.c - OpenDocument: texts and sheets. */
#include "office.h"

static const char automatic[] =
    "<office:automatic-styles><style:style style:name='T1'><style:text-properties "
    "text:display='none'/></style:style>"
    "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>"
    "<text:list-style style:name='L1'>"
    "<text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>"
    "<text:list-level-style-number text:level='2' style:num-format='1' style:num-prefix='（' "
    "style:num-suffix='）'/>"
    "<text:list-level-style-number text:level='3' style:num-format='1' style:num-list-format='%2%.%3%.' "
    "text:start-value='3'/>"
    "<text:list-level-style-bullet text:level='4' "
    "text:bullet-char='•'/></text:list-style></office:automatic-styles>";

static const char styles[] =
    "<office:document-styles><office:styles><text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>"
    "<text:outline-level-style text:level='3' style:num-format=''/>"
    "</text:outline-style></office:styles><office:master-styles><style:header><text:p>页眉</text:p></style:header>"
    "</office:master-styles></office:document-styles>";

static Text odf_of(Arena *arena, const char *kind, const char *body)
{
    Text content = arena_format(arena,
                                "<office:document-content>%s<office:body><office:%s>%s</office:%s></office:body>"
                                "</office:document-content>",
                                automatic, kind, body, kind);
    const Member members[] = {
        { "mimetype", TEXT("application/vnd.oasis.opendocument.text") },
        { "content.xml", content },
        { "styles.xml", text_of(styles) },
        { 0 },
    };
    return zip_of(arena, members);
}

#define P(words) "<text:p>" words "</text:p>"
#define ITEM(words) "<text:list-item>" words "</text:list-item>"
#define ITEMS(attributes, items) "<text:list " attributes ">" items "</text:list>"
#define CELL(attributes, words) "<table:table-cell " attributes ">" P(words) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define COVERED "<table:covered-table-cell/>"

static void texts(void **state)
{
    static const struct {
        const char *body, *blocks;
    } cases[] = {
        { P("培训妇女<text:span>40</text:span>名"), "P 培训妇女40名\n" },
        { P("一<text:tab/>二<text:s text:c='3'/>三<text:line-break/>四"), "P 一 二   三\n四\n" },
        { P("见<text:span text:style-name='T1'>不见</text:span><text:hidden-text>不见</text:hidden-text>") "<text:"
                                                                                                           "section"
                                                                                                           " "
                                                                                                           "text:"
                                                                                                           "display"
                                                                                                           "='none'"
                                                                                                           ">" P("不见") "</text:section><text:section>" P(
                                                                                                               "又"
                                                                                                               "见") "</text:section>",
          "P 见\nP 又见\n" },
        { "<text:tracked-changes><text:deletion>" P("删去") "</text:deletion></text:tracked-changes>" P(
              "留<text:change/>下"),
          "P 留下\n" },
        { P("甲<office:annotation>" P("批注") "</office:annotation>乙"), "P 甲乙\n" },
        { P("甲<text:note><text:note-citation>1</text:note-citation><text:note-body>" P(
              "注。") "</text:note-body></text:note>乙") P("丙"),
          "P 甲乙\nN 注。\nP 丙\n" },
        { P("甲<draw:frame><draw:text-box>" P("框") "</draw:text-box><svg:desc>说明</svg:desc></draw:frame>乙"),
          "P 甲乙\nP 框\n" },
        { "<text:table-of-content>" P("目录") "</text:table-of-content>" P("正文"), "P 正文\n" },
        /* headings and lists */
        { "<text:h text:outline-level='1'>情况</text:h><text:h text:outline-level='2'>宣传</text:h><text:h "
          "text:outline-level='2'>培训</text:h><text:h text:outline-level='1'>打算</text:h><text:h "
          "text:outline-level='3'>无号</text:h>"
          "<text:h text:outline-level='1' text:is-list-header='true'>附</text:h>",
          "H1 1. 情况\nH2 1.1 宣传\nH2 1.2 培训\nH1 2. 打算\nH3 无号\nH1 附\n" },
        { ITEMS("text:style-name='L1'",
                ITEM(P("甲") P("续") ITEMS("", ITEM(P("子")) ITEM(P("丑") ITEMS("", ITEM(P("深")))))) ITEM(P("乙")))
              ITEMS("text:style-name='L1' text:continue-numbering='true'", ITEM(P("丙")))
                  ITEMS("text:style-name='L1'",
                        "<text:list-header>" P("头") "</text:list-header><text:list-item text:start-value='5'>" P(
                            "戊") "</text:list-item>") ITEMS("text:style-name='none'", ITEM(P("无"))),
          "P 一、甲\nP 续\nP （1）子\nP （2）丑\nP 2.3. 深\nP 二、乙\nP 三、丙\nP 头\nP 五、戊\nP 无\n" },
        { ITEMS("text:style-name='L1'", ITEM(ITEMS("", ITEM(ITEMS("", ITEM(ITEMS("", ITEM(P("圆点"))))))))),
          "P 圆点\n" },
        /* tables */
        { "<table:table><table:table-column table:number-columns-repeated='3'/>" ROW(
              CELL("table:number-columns-spanned='3'", "单位：人") COVERED COVERED)
              ROW(CELL("table:number-rows-spanned='2'", "乡镇") CELL("table:number-columns-spanned='2'", "儿童")
                      COVERED) ROW(COVERED CELL("", "男") CELL("", "女"))
                  ROW(CELL("", "甲") CELL("", "12") CELL("", "15")) "</table:table>",
          "P 单位：人\n0.0.0 乡镇\n0.0.1 儿童\n0.0.2 儿童\n0.1.0 乡镇\n0.1.1 男\n0.1.2 女\n0.2.0 甲\n0.2.1 "
          "12\n0.2.2 15\n" },
        { "<table:table><table:table-column/>" ROW("<table:table-cell><text:h text:outline-level='3'>题</text:h>" P(
              "文") "</table:table-cell>") "</table:table>",
          "H3 题\nP 文\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        assert_blocks(odt_read, odf_of(arena, "text", cases[i].body), cases[i].blocks);
        arena_free(arena);
    }
}

static void sheets(void **state)
{
    static const struct {
        const char *body, *text;
    } cases[] = {
        { "<table:table>" ROW(CELL("", "乡镇") CELL("", "儿童<text:s/>数")) ROW(CELL(
              "table:number-columns-repeated='2'",
              "0") "<table:table-cell table:number-columns-repeated='16382'/>") "<table:table-row "
                                                                                "table:number-rows-repeated='"
                                                                                "1048574'>"
                                                                                "<table:table-cell "
                                                                                "table:number-columns-repeated='"
                                                                                "16384'/></table:table-row></"
                                                                                "table:table>",
          "乡镇\t儿童数\n0\t0\n" },
        { "<table:table table:style-name='ta2'>" ROW(CELL("", "隐")) "</table:table><table:table>" ROW(
              CELL("office:value-type='float' "
                   "office:value='0.983'",
                   "98.3%") CELL("", "甲")) "</table:table>",
          "98.3%\t甲\n" },
        { "<table:table>" ROW(CELL("table:number-columns-spanned='2'", "统计表") COVERED)
              ROW(CELL("table:number-rows-spanned='2'", "甲") CELL("", "1"))
                  ROW(COVERED CELL("", "2")) "</table:table>",
          "统计表\n甲\t1\n甲\t2\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        assert_text(odt_read, odf_of(arena, "spreadsheet", cases[i].body), cases[i].text);
        arena_free(arena);
    }
}

static void of_libreoffice(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    assert_text(
        odt_read, fixture(arena, "libreoffice.odt"),
        "云坞县2025年妇女儿童工作总结\n一、基本情况\n全县共有妇女3.26万人，开展培训12场次，参加妇女620人次。\n"
        "1. 发放宣传资料6000余份\n2. "
        "慰问留守儿童40名\n单位：人\n乡镇\t儿童\t儿童\n乡镇\t男\t女\n云坞镇\t12\t15\n特此报告。\n");
    assert_text(odt_read, fixture(arena, "libreoffice.ods"), "单位\t男\t女\t占比\n云坞镇\t12\t15\t0.45\n");
    arena_free(arena);
}

static void what_is_refused(void **state)
{
    const Member locked[] = {
        { "META-INF/manifest.xml", TEXT("<manifest><encryption-data/></manifest>") },
        { "content.xml", TEXT("?") },
        { 0 },
    };
    const Member empty[] = { { "mimetype", TEXT("application/vnd.oasis.opendocument.text") }, { 0 } };
    Arena *arena = arena_new();

    (void)state;
    assert_problem(odt_read, zip_of(arena, locked), PROBLEM_FILE_ENCRYPTED);
    assert_problem(odt_read, zip_of(arena, empty), PROBLEM_FILE_BROKEN);
    assert_problem(odt_read, odf_of(arena, "text", "<text:p>"), PROBLEM_FILE_BROKEN);
    assert_problem(odt_read,
                   odf_of(arena, "spreadsheet",
                          "<table:table><table:table-row table:number-rows-repeated='1000000'>"
                          "<table:table-cell table:number-columns-repeated='16384'><text:p>1</text:p>"
                          "</table:table-cell></table:table-row></table:table>"),
                   PROBLEM_FILE_TOO_COMPLEX);
    survives_cuts(odt_read, fixture(arena, "libreoffice.odt"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(sheets),
        cmocka_unit_test(of_libreoffice),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
