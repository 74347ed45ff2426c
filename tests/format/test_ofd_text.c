/* test_ofd_text.c - the letters of a page of an ofd, in the ways in which writers place them. */
#include "format/ofd_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define PAGE(inside)                                                                                 \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">" \
    "<ofd:Content><ofd:Layer Type=\"Body\">" inside "</ofd:Layer></ofd:Content></ofd:Page>"
#define OBJECT(attributes, inside) "<ofd:TextObject Font=\"3\" " attributes ">" inside "</ofd:TextObject>"

typedef struct {
    const char *what, *page, *text;
} Case;

static const Case cases[] = {
    { "a line with its deltas",
      PAGE(OBJECT("Boundary=\"20 20 60 5\" Size=\"5\"",
                  "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 3 5 2.5 2.5\">全县共12</ofd:TextCode>")),
      "全县共12\n" },
    { "letters one by one",
      PAGE(OBJECT("Boundary=\"20 20 5 5\" Size=\"5\"", "<ofd:TextCode X=\"0\" Y=\"4\">全</ofd:TextCode>")
               OBJECT("Boundary=\"25 20 5 5\" Size=\"5\"", "<ofd:TextCode X=\"0\" Y=\"4\">县</ofd:TextCode>")),
      "全县\n" },
    { "a matrix makes small letters large",
      PAGE(OBJECT("Boundary=\"20 20 60 5\" Size=\"1\" CTM=\"5 0 0 5 0 0\"",
                  "<ofd:TextCode X=\"0\" Y=\"0.8\" DeltaX=\"1 1\">全县。</ofd:TextCode>")
               OBJECT("Boundary=\"20 30 60 5\" Size=\"5\"",
                      "<ofd:TextCode X=\"0\" Y=\"4\">第二行比第一行长。</ofd:TextCode>")),
      "全县。\n第二行比第一行长。\n" },
    { "codes of one object on two lines",
      PAGE(OBJECT("Boundary=\"20 20 60 20\" Size=\"5\"",
                  "<ofd:TextCode X=\"10\" Y=\"4\">一、概况</ofd:TextCode><ofd:TextCode X=\"0\" "
                  "Y=\"14\">全县</ofd:TextCode>")),
      "一、概况\n全县\n" },
    { "references, and blanks that have a place",
      PAGE(OBJECT("Boundary=\"20 20 60 5\" Size=\"5\"",
                  "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"2.5 2.5 2.5\">A&amp; B</ofd:TextCode>")),
      "A& B\n" },
    { "a watermark is turned, and no text",
      PAGE(OBJECT("Boundary=\"20 20 60 5\" Size=\"5\"", "<ofd:TextCode X=\"0\" Y=\"4\">全县</ofd:TextCode>")
               OBJECT("Boundary=\"20 60 60 60\" Size=\"5\" CTM=\"0.7 0.7 -0.7 0.7 0 0\"",
                      "<ofd:TextCode X=\"0\" Y=\"4\">内部</ofd:TextCode>")),
      "全县\n" },
    { "a background is no text",
      PAGE("</ofd:Layer><ofd:Layer Type=\"Background\">" OBJECT(
          "Boundary=\"20 20 60 5\" Size=\"5\"",
          "<ofd:TextCode X=\"0\" Y=\"4\">内部</ofd:TextCode>") "</ofd:Layer><ofd:Layer>" OBJECT("Boundary=\"20 60 "
                                                                                                "60 5\" Size=\"5\"",
                                                                                                "<ofd:TextCode "
                                                                                                "X=\"0\" "
                                                                                                "Y=\"4\">全县</"
                                                                                                "ofd:TextCode>")),
      "全县\n" },
};

static void places_give_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        DocBuilder *builder = builder_new(arena);
        LayoutPage page = { .number = 1 };
        OfdBox box = { .width = 595, .height = 842 };
        Doc doc;

        assert_int_equal(ofd_page_words(text_of(cases[i].page), arena, &page, &box).code, PROBLEM_NONE);
        page.width = layout_place(box.width);
        page.height = layout_place(box.height);
        layout_build(&page, 1, arena, builder);
        assert_int_equal(builder_finish(builder, &doc).code, PROBLEM_NONE);
        if (!text_equal(doc.text, text_of(cases[i].text)))
            fail_msg("%s:\n%.*s\ninstead of\n%s", cases[i].what, TEXT_ARG(doc.text), cases[i].text);
        builder_free(builder);
        arena_free(arena);
    }
}

static void a_broken_page_is_told(void **state)
{
    Arena *arena = arena_new();
    LayoutPage page = { .number = 1 };
    OfdBox box = { 0 };

    (void)state;
    assert_int_equal(ofd_page_words(TEXT("<ofd:Page><ofd:Content>"), arena, &page, &box).code, PROBLEM_FILE_BROKEN);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_give_lines),
        cmocka_unit_test(a_broken_page_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
