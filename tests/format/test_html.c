/* test_html.c - pages: what people see of them. */
#include "office.h"

static void what_is_read(void **state)
{
    static const struct {
        Text page;
        const char *blocks;
    } cases[] = {
        { TEXT(""), "" },
        { TEXT("<p>培训妇女<b>40</b>名</p><p></p><div>完<br>了</div>"), "P 培训妇女40名\nP 完\n了\n" },
        { TEXT("<html><head><title>题</title><style>p{}</style></head><body><script>var "
               "a='<p>x</p>';</script>文</body>"),
          "P 文\n" },
        { TEXT("<h1>总结</h1><h3>一、情况</h3>散文<h7>x</h7>"), "H1 总结\nH3 一、情况\nP 散文x\n" },
        { TEXT("<p>&lt;40&gt;&nbsp;&ldquo;云坞&rdquo;&#20154;&bogus;"), "P <40>\u00A0“云坞”人&bogus;\n" },
        { TEXT("<p>  开展\n  培训  12\n 场  <span> 次</span>\n</p>"), "P 开展培训 12 场 次\n" },
        { TEXT("<pre>一  行\n二行</pre>"), "P 一  行\n二行\n" },
        { TEXT("<ol><li>甲<li>乙<ol type='a'><li>子</ol><li value=7>丙</ol><ul><li>丁</ul><ol "
               "style='list-style-type: none'><li>戊</ol>"),
          "P 1. 甲\nP 2. 乙\nP a. 子\nP 7. 丙\nP 丁\nP 戊\n" },
        { TEXT("<ol style='list-style-type:cjk-ideographic' start=2><li>情况</ol>"), "P 二、情况\n" },
        { TEXT("<div title='header'><p>云坞县妇联 2023年度</p></div><div title='about'>见</div><div "
               "title='footer'>— 1 —</div>"),
          "P 见\n" },
        { TEXT("<p>见<span style='Display : NONE'>不见</span><i hidden>不见</i><!--[if mso]>不见<![endif]--><![if "
               "!supportLists]>"
               "1.<![endif]>又见</p><div style='display:none'><p>不见</div>"),
          "P 见1.又见\n" },
        { TEXT("<p>人数<del>30</del><ins>40</ins><s>旧</s>名"), "P 人数40旧名\n" },
        { TEXT("<ruby>云<rp>(</rp><rt>yun</rt></ruby>"), "P 云\n" },
        { TEXT("<p>一<p>二<td>三</b></table>四"), "P 一\nP 二\nP 三四\n" },
        /* tables */
        { TEXT("<table><caption>统计表</caption><tr><td colspan=3>单位：人</td></tr><tr><th rowspan=2>乡镇<th "
               "colspan=2>儿童<tr><td>男"
               "<td>女<tr><td colspan=3>山区<tr><td><p>云坞</p><p>镇</p><td>12<td>15</table>后"),
          "P 统计表\nP 单位：人\n0.0.0 乡镇\n0.0.1 儿童\n0.0.2 儿童\n0.1.0 乡镇\n0.1.1 男\n0.1.2 女\n0.2.0 "
          "山区\n0.3.0 云坞 镇\n"
          "0.3.1 12\n0.3.2 15\nP 后\n" },
        { TEXT("<table><tr><td><h1>总结</h1><p>文</p><table><tr><td>甲<td>12</table></td><td>栏</td></tr></table>"),
          "H1 总结\nP 文\n0.0.0 甲\n0.0.1 12\nP 栏\n" },
        { TEXT("<table><tr><td>一</td></tr><tr><td>二</td></tr></table>"), "P 一\nP 二\n" },
        /* encodings */
        { TEXT("<meta charset=gb2312><p>\xD4\xC6\xCE\xEB\xD5\xF2"), "P 云坞镇\n" },
        { TEXT("<META http-equiv=Content-Type content='text/html; charset=gbk'><p>\xD4\xC6\xCE\xEB\xD5\xF2"),
          "P 云坞镇\n" },
        { TEXT("<meta charset=gbk><p>云坞镇"), "P 云坞镇\n" },
        { TEXT("<meta charset='big5'><p>\xB6\xB3"), "P 雲\n" },
        { TEXT("<p>\xD4\xC6\xCE\xEB\xD5\xF2\xB8\xBE\xC5\xAE\xB9\xA4\xD7\xF7"), "P 云坞镇妇女工作\n" },
        { TEXT("\xEF\xBB\xBF<p>云"), "P 云\n" },
        { TEXT("\xFF\xFE<\0p\0>\0\x91\x4E"), "P 云\n" },
        /* XHTML */
        { TEXT("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script "
               "src='a'/></head><body><p>文</p>"
               "</body></html>"),
          "P 文\n" },
        { TEXT("<html xmlns='http://www.w3.org/1999/xhtml'><p>文&nbsp;一<br/>二</html>"), "P 文\u00A0一\n二\n" },
        { TEXT("<!DOCTYPE a [<!ENTITY b 'c'>]><html xmlns='http://www.w3.org/1999/xhtml'><p>&b;</p></html>"),
          "P ]>\nP &b;\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_blocks(html_read, cases[i].page, cases[i].blocks);
}

static void of_libreoffice(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    assert_text(
        html_read, fixture(arena, "libreoffice.html"),
        "云坞县2025年妇女儿童工作总结\n一、基本情况\n全县共有妇女3.26万人，开展培训12场次，参加妇女620人次。\n"
        "1. 发放宣传资料6000余份\n2. "
        "慰问留守儿童40名\n单位：人\n乡镇\t儿童\t儿童\n乡镇\t男\t女\n云坞镇\t12\t15\n特此报告。\n");
    survives_cuts(html_read, fixture(arena, "libreoffice.html"));
    arena_free(arena);
}

static void deep_pages_are_read(void **state)
{
    static const char *const tags[] = { "<div>", "<table><tr><td>", "<ol><li>", "<span>" };

    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        Arena *arena = arena_new();
        Buffer page = { 0 };
        Doc doc;
        for (int i = 0; i < 3000; i++)
            buffer_add(&page, text_of(tags[kind]));
        buffer_add(&page, TEXT("文"));
        assert_int_equal(read_with(html_read, buffer_text(&page), arena, &doc).code, PROBLEM_NONE);
        assert_true(kind == 2 || text_equal(doc.text, TEXT("文\n")) || doc.text.len == 0);
        buffer_free(&page);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(of_libreoffice),
        cmocka_unit_test(deep_pages_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
