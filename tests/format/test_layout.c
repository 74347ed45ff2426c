/* test_layout.c - pages as drawings, and the text that they must give.
 *
 * A drawing is a string for each page: a line of it is a line of the page, a blank half an em of nothing; blanks part
 * words. A line that begins with '^' is drawn in letters of three quarters of the size. */
#include "base/utf8.h"
#include "format/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { EM = 1600, LEADING = 2800, WIDTH = 40000, HEIGHT = 84000, TOP = 12000, LEFT = 7200 };

static void draw_line(Arena *arena, LayoutPage *page, Text line, int top, int em)
{
    size_t length;
    int left = LEFT;

    for (size_t at = 0; at < line.len; at += length) {
        size_t start = at;
        int right = left;

        for (length = 0; at < line.len && line.at[at] != ' '; at += length) {
            uint32_t code = utf8_read(line, at, &length);
            right += code < 0x80 ? em / 2 : em;
        }
        if (at > start)
            *LIST_ADD(arena, &page->words) =
                (LayoutWord){ text_slice(line, start, at), left, top + EM - em, right, top + EM };
        left = right + (at < line.len ? em / 2 : 0);
        length = 1;
    }
}

static LayoutPage draw_page(Arena *arena, Text drawing, int number)
{
    LayoutPage page = { .number = number, .width = WIDTH, .height = HEIGHT };
    Text line;

    for (int top = TOP; text_cut(&drawing, '\n', &line); top += LEADING) {
        if (text_starts(line, TEXT("^")))
            draw_line(arena, &page, text_slice(line, 1, line.len), top, EM * 3 / 4);
        else if (text_starts(line, TEXT("@foot ")))
            draw_line(arena, &page, text_slice(line, 6, line.len), HEIGHT - 5000, EM);
        else if (text_starts(line, TEXT("@head ")))
            draw_line(arena, &page, text_slice(line, 6, line.len), 4000, EM);
        else
            draw_line(arena, &page, line, top, EM);
    }
    return page;
}

typedef struct {
    const char *what;
    const char *pages[4];
    const char *text;
} Case;

static const Case cases[] = {
    { .what = "lines that the margin broke are one paragraph",
      .pages = { "    今年以来，县妇联共举办各类培训\n班46期，培训妇女3268人次，合格率97.\n6%。\n    "
                 "二是走访慰问困境儿童。" },
      .text = "今年以来，县妇联共举办各类培训班46期，培训妇女3268人次，合格率97.6%。\n二是走访慰问困境儿童。\n" },
    { .what = "without indents a short line that ends a sentence ends the paragraph",
      .pages = { "今年以来，县妇联共举办各类培训班\n共46期。\n全年共走访慰问困境儿童和留守儿童\n共318名。" },
      .text = "今年以来，县妇联共举办各类培训班共46期。\n全年共走访慰问困境儿童和留守儿童共318名。\n" },
    { .what = "headings stand alone",
      .pages = { "一、主要做法\n    （一）关爱儿童。全县登记留守儿童\n1264名。\n二、下一步打算\n    "
                 "计划新建儿童之家12所。" },
      .text = "一、主要做法\n（一）关爱儿童。全县登记留守儿童1264名。\n二、下一步打算\n计划新建儿童之家12所。\n" },
    { .what = "words of Latin letters keep their blanks, over a line's end too",
      .pages = { "    the county helped 318 children in\nneed and trained women of the towns" },
      .text = "the county helped 318 children in need and trained women of the towns\n" },
    { .what = "a paragraph goes on over a page's end; page numbers go",
      .pages = { "    全县共有留守儿童一千二百多名，分\n布在十二个乡镇，今年以来各级妇联共\n@foot — 1 —",
                 "走访慰问四十名，共计二万元。\n    其他工作也有进展。\n@foot — 2 —" },
      .text = "全县共有留守儿童一千二百多名，分布在十二个乡镇，今年以来各级妇联共走访慰问四十名，共计二万元。\n其"
              "他工作也有进展。\n" },
    { .what = "what pages repeat at their head goes, what one page alone has stays",
      .pages = { "@head 云坞县妇联 第1期\n    工作有序推进。", "@head 云坞县妇联 第2期\n    成效明显。" },
      .text = "工作有序推进。\n成效明显。\n" },
    { .what = "a head on one page only is text",
      .pages = { "@head 云坞县妇联文件\n    工作有序推进。" },
      .text = "云坞县妇联文件\n工作有序推进。\n" },
    { .what = "columns of words are a table",
      .pages = { "    各乡镇情况如下表所示，请予以审阅。\n乡镇      人数      金额\n松溪镇    120       "
                 "12.5\n白石乡    86        "
                 "8.06\n    工作有序推进。" },
      .text = "各乡镇情况如下表所示，请予以审阅。\n乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t86\t8."
              "06\n工作有序推进。\n" },
    { .what = "an empty cell stays empty",
      .pages = { "乡镇      人数      金额\n松溪镇    120       12.5\n白石乡              8.06\n云坞镇    77       "
                 " 9" },
      .text = "乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t\t8.06\n云坞镇\t77\t9\n" },
    { .what = "a merged head stands above all of its columns",
      .pages = { "乡镇      儿童（名）        金额\n          男      女\n松溪镇    120     98        12.5\n白石乡 "
                 "   86      75 "
                 "       8.06" },
      .text =
          "乡镇\t儿童（名）\t儿童（名）\t金额\n乡镇\t男\t女\t金额\n松溪镇\t120\t98\t12.5\n白石乡\t86\t75\t8.06\n" },
    { .what = "a cell of many lines is one cell, whether it begins beside its row or above it",
      .pages = { "序号    主要工作            人数\n1       组织教师结对帮扶    120\n        留守儿童和他们的\n    "
                 "    "
                 "家庭成员\n        建立关爱室和儿童\n2       之家并且按时开放    86\n合计                        "
                 "206" },
      .text = "序号\t主要工作\t人数\n1\t组织教师结对帮扶留守儿童和他们的家庭成员\t120\n2\t建立关爱室和儿童之家并且"
              "按时开放\t86\n"
              "合计\t\t206\n" },
    { .what = "one line with a wide blank is no table",
      .pages = { "    工作有序推进，成效比较明显。\n云坞县妇联        二〇二三年\n    "
                 "工作有序推进，成效比较明显。" },
      .text = "工作有序推进，成效比较明显。\n云坞县妇联 二〇二三年\n工作有序推进，成效比较明显。\n" },
    { .what = "columns of prose are read one after the other",
      .pages = { "今年以来各乡镇妇联    二是走访慰问困境儿\n积极开展关爱留守儿    "
                 "童和留守儿童共三百\n童活动，共举办各类    "
                 "名，"
                 "发放慰问金二万\n培训四十六期，参加    元，每名儿童五百元\n的妇女三千多人次，    "
                 "整，受到群众的好评\n受"
                 "到群众好评。      和社会广泛关注。" },
      .text =
          "今年以来各乡镇妇联积极开展关爱留守儿童活动，共举办各类培训四十六期，参加的妇女三千多人次，受到群众好评"
          "。\n二是走访慰问困境儿童和留守儿童共三百名，发放慰问金二万元，每名儿童五百元整，受到群众的好评和社会广"
          "泛关注。\n" },
    { .what = "notes at the foot follow the paragraph that they interrupt",
      .pages = { "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n    "
                 "全县共有留守儿童一千二百多名，分\n布在十二个乡镇，今年以来各级妇联共\n^①"
                 "数据截至年底。",
                 "走访慰问四十名。" },
      .text =
          "全县共有留守儿童一千二百多名，分布在十二个乡镇，今年以来各级妇联共走访慰问四十名。\n①数据截至年底。\n" },
    { .what = "nothing gives nothing", .pages = { "" }, .text = "" },
};

static void drawings_give_their_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        DocBuilder *builder = builder_new(arena);
        LayoutPage pages[4];
        size_t count = 0;
        Doc doc;

        for (; count < 4 && cases[i].pages[count]; count++)
            pages[count] = draw_page(arena, text_of(cases[i].pages[count]), (int)count + 1);
        layout_build(pages, count, arena, builder);
        assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
        if (!text_equal(doc.text, text_of(cases[i].text)))
            fail_msg("%s:\n%.*s\ninstead of\n%s", cases[i].what, TEXT_ARG(doc.text), cases[i].text);
        builder_free(builder);
        arena_free(arena);
    }
}

/* A word of a page whose heights count: in points, a line is 18 high and a letter 14 wide. */
typedef struct {
    const char *text;
    int left, top;
} Placed;

typedef struct {
    const char *what;
    Placed words[64];
    const char *text;
} PlacedCase;

static const PlacedCase placed_cases[] = {
    { .what = "a row is what stands beside its highest cell, and columns of cells are no columns of prose",
      .words = { { "指标", 60, 95 },    { "单位", 190, 95 },     { "上年", 238, 95 },  { "本年", 292, 95 },
                 { "活产数", 60, 129 }, { "人", 190, 129 },      { "2304", 238, 129 }, { "2168", 292, 129 },
                 { "1/10", 190, 163 },  { "孕妇死亡", 60, 178 }, { "0", 238, 178 },    { "1", 292, 178 },
                 { "万", 190, 193 },    { "婴儿死亡", 60, 228 }, { "‰", 190, 228 },    { "2.17", 238, 228 },
                 { "1.83", 292, 228 },  { "产前筛查", 60, 262 }, { "%", 190, 262 },    { "94.1", 238, 262 },
                 { "93.2", 292, 262 },  { "听力筛查", 60, 296 }, { "%", 190, 296 },    { "98.9", 238, 296 },
                 { "99.1", 292, 296 } },
      .text = "指标\t单位\t上年\t本年\n活产数\t人\t2304\t2168\n孕妇死亡\t1/10万\t0\t1\n婴儿死亡\t‰\t2.17\t1.83\n"
              "产前筛查\t%\t94.1\t93.2\n听力筛查\t%\t98.9\t99.1\n" },
    { .what = "cells of the head that nearly touch are parted where the columns below are",
      .words = { { "镇", 60, 100 },
                 { "2023", 120, 100 },
                 { "年", 151, 100 },
                 { "2024", 170, 100 },
                 { "年", 201, 100 },
                 { "松溪镇", 60, 125 },
                 { "12", 120, 125 },
                 { "15", 170, 125 },
                 { "白石乡", 60, 150 },
                 { "34", 120, 150 },
                 { "38", 170, 150 },
                 { "云坞镇", 60, 175 },
                 { "56", 120, 175 },
                 { "51", 170, 175 } },
      .text = "镇\t2023年\t2024年\n松溪镇\t12\t15\n白石乡\t34\t38\n云坞镇\t56\t51\n" },
    { .what = "cells of text in two columns are rows when space parts them",
      .words = { { "存在问题", 60, 100 },
                 { "整改措施", 260, 100 },
                 { "监测数据报送还不及时", 60, 125 },
                 { "由县里按季度通报情况", 260, 125 },
                 { "分析研判不深", 60, 145 },
                 { "对滞后的单位督办", 260, 145 },
                 { "留守妇女就业渠道不宽", 60, 180 },
                 { "人社局开展了需求调查", 260, 170 },
                 { "并且按照需要设置内容", 260, 190 },
                 { "儿童心理健康服务薄弱", 60, 215 },
                 { "教育局组建了专家队伍", 260, 215 },
                 { "专业人员不足", 60, 235 },
                 { "每学期到校服务两次", 260, 235 } },
      .text = "存在问题\t整改措施\n监测数据报送还不及时分析研判不深\t由县里按季度通报情况对滞后的单位督办\n"
              "留守妇女就业渠道不宽\t人社局开展了需求调查并且按照需要设置内容\n"
              "儿童心理健康服务薄弱专业人员不足\t教育局组建了专家队伍每学期到校服务两次\n" },
    { .what = "columns of prose half an em apart are read one after the other",
      .words = { { "今年以来各乡镇妇联十分", 60, 100 },
                 { "二是走访慰问了困境儿童", 221, 100 },
                 { "积极开展关爱留守儿童和", 60, 123 },
                 { "和留守儿童共三百一十名", 221, 123 },
                 { "困境儿童的活动，共举办", 60, 146 },
                 { "发放慰问金二万元，每名", 221, 146 },
                 { "各类培训四十六期，参加", 60, 169 },
                 { "儿童五百元整，受到群众", 221, 169 },
                 { "的妇女三千多人次，受到", 60, 192 },
                 { "的好评和社会广泛的关注", 221, 192 },
                 { "群众好评。", 60, 215 },
                 { "以及支持。", 221, 215 } },
      .text = "今年以来各乡镇妇联十分积极开展关爱留守儿童和困境儿童的活动，共举办各类培训四十六期，参加的妇女三千多"
              "人次，受"
              "到群众好评。\n二是走访慰问了困境儿童和留守儿童共三百一十名发放慰问金二万元，每名儿童五百元整，受到群"
              "众的好评"
              "和社会广泛的关注以及支持。\n" },
};

static void placed_words_give_their_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof placed_cases / sizeof *placed_cases; i++) {
        const PlacedCase *test = &placed_cases[i];
        Arena *arena = arena_new();
        DocBuilder *builder = builder_new(arena);
        LayoutPage page = { .number = 1, .width = WIDTH, .height = HEIGHT };
        Doc doc;

        for (const Placed *word = test->words; word->text; word++) {
            Text text = text_of(word->text);
            size_t length;
            int width = 0;

            for (size_t at = 0; at < text.len; at += length) {
                uint32_t code = utf8_read(text, at, &length);
                width += code < 0x80 ? 700 : 1400;
            }
            *LIST_ADD(arena, &page.words) = (LayoutWord){ text, word->left * 100, word->top * 100,
                                                          word->left * 100 + width, word->top * 100 + 1800 };
        }
        layout_build(&page, 1, arena, builder);
        assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
        if (!text_equal(doc.text, text_of(test->text)))
            fail_msg("%s:\n%.*s\ninstead of\n%s", test->what, TEXT_ARG(doc.text), test->text);
        builder_free(builder);
        arena_free(arena);
    }
}

static void blocks_know_page_and_kind(void **state)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);
    LayoutPage pages[] = { draw_page(arena, TEXT("一、主要做法\n    工作有序推进，各项任务顺利完成，全县"), 1),
                           draw_page(arena, TEXT("群众满意。\n    成效明显。\n乡镇    人数\n松溪镇    12"), 2) };
    Doc doc;

    (void)state;
    layout_build(pages, 2, arena, builder);
    assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
    assert_int_equal(doc.blocks.count, 7);
    assert_int_equal(doc.blocks.items[0].kind, BLOCK_HEADING);
    assert_int_equal(doc.blocks.items[0].level, 1);
    assert_int_equal(doc.blocks.items[1].kind, BLOCK_PARAGRAPH);
    assert_int_equal(doc.blocks.items[1].page, 1);
    assert_int_equal(doc.blocks.items[2].page, 2);
    assert_int_equal(doc.blocks.items[3].kind, BLOCK_CELL);
    assert_int_equal(doc.blocks.items[3].page, 2);
    assert_int_equal(doc.tables.count, 1);
    builder_free(builder);
    arena_free(arena);
}

static void tables_go_on_over_the_end_of_a_page(void **state)
{
    static const struct {
        const char *what, *pages[4], *text;
        size_t tables;
    } cases[] = {
        { .what = "a repeated heading is one",
          .pages = { "各乡镇情况如下。\n乡镇        人数    金额\n松溪镇      120     12.5\n白石乡      86      "
                     "8.06",
                     "乡镇        人数    金额\n云坞镇      77      9\n石桥镇      64      7.1\n以上请审阅。" },
          .text = "各乡镇情况如下。\n乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t86\t8."
                  "06\n云坞镇\t77\t9\n石桥镇\t64\t7.1\n"
                  "以上请审阅。\n",
          .tables = 1 },
        { .what = "rows that go on without one, over three pages",
          .pages = { "乡镇        人数    金额\n松溪镇      120     12.5\n白石乡      86      8.06",
                     "云坞镇      77      9\n石桥镇      64      7.1",
                     "临江镇      50      6.5\n合计        397     43.16" },
          .text = "乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t86\t8.06\n云坞镇\t77\t9\n石桥镇\t64\t7."
                  "1\n临江镇\t50\t6.5\n"
                  "合计\t397\t43.16\n",
          .tables = 1 },
        { .what = "another heading is another table",
          .pages = { "乡镇        人数    金额\n松溪镇      120     12.5\n白石乡      86      8.06",
                     "学校        教师    班级\n实验小学    120     25\n第二小学    86      18" },
          .text = "乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t86\t8."
                  "06\n学校\t教师\t班级\n实验小学\t120\t25\n第二小学\t86\t18\n",
          .tables = 2 },
        { .what = "so are other columns, and what words part",
          .pages = { "乡镇        人数    金额\n松溪镇      120     12.5\n白石乡      86      8.06",
                     "云坞镇      77\n石桥镇      64\n以下是各校。\n实验小学    120\n第二小学    86" },
          .text = "乡镇\t人数\t金额\n松溪镇\t120\t12.5\n白石乡\t86\t8."
                  "06\n云坞镇\t77\n石桥镇\t64\n以下是各校。\n实验小学\t120\n"
                  "第二小学\t86\n",
          .tables = 3 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        DocBuilder *builder = builder_new(arena);
        LayoutPage pages[4];
        size_t count = 0;
        Doc doc;

        for (; count < 4 && cases[i].pages[count]; count++)
            pages[count] = draw_page(arena, text_of(cases[i].pages[count]), (int)count + 1);
        layout_build(pages, count, arena, builder);
        assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
        if (!text_equal(doc.text, text_of(cases[i].text)) || doc.tables.count != cases[i].tables)
            fail_msg("%s: %zu tables\n%.*s", cases[i].what, doc.tables.count, TEXT_ARG(doc.text));
        assert_int_equal(doc.blocks.items[doc.blocks.count - 1].page, (int)count);
        builder_free(builder);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawings_give_their_text),
        cmocka_unit_test(placed_words_give_their_text),
        cmocka_unit_test(blocks_know_page_and_kind),
        cmocka_unit_test(tables_go_on_over_the_end_of_a_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
