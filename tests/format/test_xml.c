/* test_xml.c - XML as events, and the XML that is refused. */
#include "format/xml.h"

#include "office.h"

/* Events as "<name attribute=value>", "</name>" and words. */
static void events_of(Text bytes, Buffer *out, Problem *problem)
{
    XmlReader *xml = xml_new(bytes, "DOCX");

    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_TEXT) {
            buffer_add(out, xml_text(xml));
            continue;
        }
        buffer_add(out, event == XML_OPEN ? TEXT("<") : TEXT("</"));
        buffer_add(out, xml_name(xml));
        Text value = xml_attribute(xml, "val");
        if (value.len)
            buffer_format(out, " %.*s", TEXT_ARG(value));
        buffer_add_char(out, '>');
    }
    assert_int_equal(xml_next(xml), XML_END);
    *problem = xml_problem(xml);
    xml_free(xml);
}

static void elements_text_and_attributes(void **state)
{
    static const struct {
        Text xml;
        const char *events;
    } cases[] = {
        { TEXT("<a/>"), "<a></a>" },
        { TEXT("<w:p xmlns:w='u'><w:t w:val='1'>40名</w:t></w:p>"), "<p><t 1>40名</t></p>" },
        { TEXT("<w:p>undeclared</w:p>"), "<p>undeclared</p>" },
        { TEXT("<a val='&lt;&#20154;&amp;&quot;'>&gt;&#x4EBA;&amp;</a>"), "<a <人&\">>人&</a>" },
        { TEXT("<a><![CDATA[1 < 2]]></a>"), "<a>1 < 2</a>" },
        { TEXT("<!DOCTYPE a><!-- no --><a> <?no?> </a>"), "<a>  </a>" },
        { TEXT("<?xml version='1.0' encoding='GB18030'?><a>\xC8\xCB</a>"), "<a>人</a>" },
        { TEXT("\xFF\xFE<\0a\0>\0\xBA\x4E<\0/\0a\0>\0"), "<a>人</a>" },
        { TEXT("\xEF\xBB\xBF<a>人</a>"), "<a>人</a>" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = { 0 };
        Problem problem;
        events_of(cases[i].xml, &out, &problem);
        assert_int_equal(problem.code, PROBLEM_NONE);
        assert_same(buffer_text(&out), cases[i].events);
        buffer_free(&out);
    }
}

static void what_is_refused(void **state)
{
    static const struct {
        Text xml;
        ProblemCode code;
    } cases[] = {
        { TEXT(""), PROBLEM_FILE_BROKEN },
        { TEXT("<a>"), PROBLEM_FILE_BROKEN },
        { TEXT("<a></b>"), PROBLEM_FILE_BROKEN },
        { TEXT("<a>\xFF</a>"), PROBLEM_FILE_BROKEN },
        { TEXT("<a>&unknown;</a>"), PROBLEM_FILE_BROKEN },
        { TEXT("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), PROBLEM_FILE_TOO_COMPLEX },
        { TEXT("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"), PROBLEM_FILE_TOO_COMPLEX },
        { TEXT("<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'>%b;]><a/>"), PROBLEM_FILE_TOO_COMPLEX },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = { 0 };
        Problem problem;
        events_of(cases[i].xml, &out, &problem);
        assert_int_equal(problem.code, cases[i].code);
        buffer_free(&out);
    }
}

static void depth_is_limited(void **state)
{
    (void)state;
    for (int depth = XML_DEPTH_MAX; depth <= 100000; depth += 100000 - XML_DEPTH_MAX) {
        Buffer bytes = { 0 }, out = { 0 };
        Problem problem;
        for (int i = 0; i < depth; i++)
            buffer_add(&bytes, TEXT("<a>"));
        for (int i = 0; i < depth; i++)
            buffer_add(&bytes, TEXT("</a>"));
        events_of(buffer_text(&bytes), &out, &problem);
        assert_int_equal(problem.code, depth == XML_DEPTH_MAX ? PROBLEM_NONE : PROBLEM_FILE_TOO_COMPLEX);
        buffer_free(&bytes);
        buffer_free(&out);
    }
}

/* Longer than a piece of the parser, so that elements and characters lie across its ends. */
static void long_files_are_whole(void **state)
{
    Buffer bytes = { 0 }, out = { 0 };
    Problem problem;

    (void)state;
    buffer_add(&bytes, TEXT("<a>"));
    for (int i = 0; i < 30000; i++)
        buffer_add(&bytes, TEXT("<p>云坞镇妇女</p>"));
    buffer_add(&bytes, TEXT("</a>"));
    events_of(buffer_text(&bytes), &out, &problem);
    assert_int_equal(problem.code, PROBLEM_NONE);
    assert_true(text_equal(buffer_text(&out), buffer_text(&bytes)));
    buffer_free(&bytes);
    buffer_free(&out);
}

static void walking(void **state)
{
    static const char *const names[] = { "b", "c", "d" };
    XmlReader *xml = xml_new(TEXT("<a><b>1<c>2</c></b>3<c>4<d/></c>5</a><!-- -->"), "DOCX");
    Buffer out = { 0 };
    XmlEvent event;

    (void)state;
    assert_int_equal(xml_next(xml), XML_OPEN);
    assert_int_equal(xml_depth(xml), 1);
    assert_int_equal(xml_which(xml, names, 3), -1);
    assert_int_equal(xml_next(xml), XML_OPEN);
    assert_int_equal(xml_which(xml, names, 3), 0);
    xml_collect(xml, &out);
    assert_same(buffer_text(&out), "12");
    assert_int_equal(xml_next(xml), XML_TEXT);
    assert_true(text_equal(xml_text(xml), TEXT("3")));
    assert_int_equal(xml_next(xml), XML_OPEN);
    xml_skip(xml);
    assert_true(xml_inside(xml, 1, &event));
    assert_true(text_equal(xml_text(xml), TEXT("5")));
    assert_false(xml_inside(xml, 1, &event));
    assert_int_equal(xml_next(xml), XML_END);
    buffer_free(&out);
    xml_free(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_text_and_attributes),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(long_files_are_whole),
        cmocka_unit_test(walking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
