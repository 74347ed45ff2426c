/* test_rtf.c - Rich Text Format. */
#include "office.h"

#define HEAD                                                                                           \
    "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 "            \
    "\\'cb\\'ce;}{\\f2\\fcharset2 Symbol;}"                                                            \
    "{\\f3\\fcharset204 Arial;}}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 x;}{\\s2 heading 2;}}" \
    "{\\info{\\title no}}{\\header no\\par}"

static void what_is_read(void **state)
{
    static const struct {
        Text words;
        const char *blocks;
    } cases[] = {
        { TEXT("\\'d4\\'c6\\'ce\\'eb\\'d5\\'f240\\'c3\\'fb\\par next\\par"), "P 云坞镇40名\nP next\n" },
        { TEXT("{\\f1 \\'81@\\'d4\r\n\\'c6}\\par"), "P 丂云\n" },
        { TEXT("{\\f3 \\'e4\\'e0} {\\f2 \\'b7}\\'d4\\'c6"), "P да 云\n" },
        { TEXT("\\uc1\\u20113\\'3f\\uc2 \\u22366 \\'ce\\'eb\\u-10179 ab\\u-8704 ab\\uc0\\u38215"), "P 云坞😀镇\n" },
        { TEXT("a\\tab b\\line c\\emdash\\ldblquote x\\rdblquote\\~\\_\\-\\{\\}\\\\"), "P a b\nc—“x” -{}\\\n" },
        { TEXT("40{\\deleted 30}{\\v 20}{\\b\\v0 10}\\deleted x\\plain y"), "P 4010y\n" },
        { TEXT(
              "{\\*\\unknown no{no}}yes{\\pict 00ff}{\\*\\shppict{\\pict 00}}{\\object{\\objdata 00}{\\result R}}"),
          "P yesR\n" },
        { TEXT("\\bin5 }}}}}a"), "P a\n" },
        { TEXT("{\\field{\\*\\fldinst SUM}{\\fldrslt 40}}x{\\field{\\*\\fldinst { TOC \\\\o}}{\\fldrslt no\\par}}"),
          "P 40x\n" },
        { TEXT("{\\field{\\*\\fldinst TOC \\\\o}{\\fldrslt no\\par}}x"), "P x\n" },
        { TEXT("\\pard\\s1 A\\par\\pard\\s2 B\\par\\pard\\outlinelevel2 C\\par\\pard D\\par"),
          "H1 A\nH2 B\nH3 C\nP D\n" },
        { TEXT("{\\listtext\\f1 \\'d2\\'bb\\'a1\\'a2\\tab}\\'d4\\'c6\\par{\\pntext 1.\\tab}B\\par"),
          "P 一、云\nP 1. B\n" },
        { TEXT("A{\\footnote\\chftn note}B\\par C\\par"), "P AB\nN note\nP C\n" },
        { TEXT("A{\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt box\\par two}}{\\shprslt no}}B\\par"),
          "P AB\nP box\nP two\n" },
        { TEXT("{\\upr{no}{\\*\\ud{\\u20113?}}}"), "P 云\n" },
        { TEXT("\\trowd\\cellx3000\\pard\\intbl title\\cell\\row\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl "
               "a\\cell b\\par c\\cell\\row"
               "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell 1\\cell 2\\cell\\row\\pard "
               "after\\par"),
          "P title\n0.0.0 a\n0.0.1 b c\n0.0.2 b c\n0.1.0 a\n0.1.1 1\n0.1.2 2\nP after\n" },
        { TEXT("\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl a\\cell\\cell b\\cell\\row"),
          "0.0.0 a\n0.0.1 a\n0.0.2 b\n" },
        { TEXT("\\cell\\row\\row x"), "P x\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer bytes = { 0 };
        buffer_add(&bytes, TEXT(HEAD));
        buffer_add(&bytes, cases[i].words);
        buffer_add(&bytes, TEXT("}"));
        assert_blocks(rtf_read, buffer_text(&bytes), cases[i].blocks);
        buffer_free(&bytes);
    }
}

static void of_libreoffice(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    assert_text(
        rtf_read, fixture(arena, "libreoffice.rtf"),
        "云坞县2025年妇女儿童工作总结\n一、基本情况\n全县共有妇女3.26万人，开展培训12场次，参加妇女620人次。\n"
        "1. 发放宣传资料6000余份\n2. "
        "慰问留守儿童40名\n单位：人\n乡镇\t儿童\t儿童\n乡镇\t男\t女\n云坞镇\t12\t15\n特此报告。\n");
    survives_cuts(rtf_read, fixture(arena, "libreoffice.rtf"));
    arena_free(arena);
}

static void what_is_refused(void **state)
{
    Buffer deep = { 0 };

    (void)state;
    assert_problem(rtf_read, TEXT(""), PROBLEM_FILE_BROKEN);
    assert_problem(rtf_read, TEXT("rtf1"), PROBLEM_FILE_BROKEN);
    buffer_add(&deep, TEXT("{\\rtf1"));
    for (int i = 0; i < 5000; i++)
        buffer_add(&deep, TEXT("{"));
    assert_problem(rtf_read, buffer_text(&deep), PROBLEM_FILE_TOO_COMPLEX);
    assert_text(rtf_read, TEXT("{\\rtf1 a}}}b\\bin999999999 c"), "ab\n");
    assert_text(rtf_read, TEXT("{\\rtf1 a\\"), "a\n");
    assert_text(rtf_read, TEXT("{\\rtf1 a\\'"), "a\n");
    assert_text(rtf_read, TEXT("{\\rtf1\\ansicpg99999 a\\'d4"), "aÔ\n");
    buffer_free(&deep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(of_libreoffice),
        cmocka_unit_test(what_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
