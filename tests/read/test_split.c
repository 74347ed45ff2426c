/* test_split.c - a text into documents, lines and sections. */
#include "read/split.h"

#include "reader.h"

typedef struct {
    Reading reading;
    Arena *arena, *scratch;
} Split;

static Split split(const char *text)
{
    Split s = { .arena = arena_new(), .scratch = arena_new() };

    s.reading =
        (Reading){ .catalog = catalog_builtin(), .text = text_of(text), .arena = s.arena, .scratch = s.scratch };
    split_documents(&s.reading);
    return s;
}

static void split_free(Split *s)
{
    arena_free(s->scratch);
    arena_free(s->arena);
}

/* "title|title": the documents of a text; they cover it in order and do not overlap. */
static void assert_titles(const char *text, const char *expected)
{
    Split s = split(text);
    Buffer got = { 0 };
    size_t end = 0;

    for (size_t i = 0; i < s.reading.documents.count; i++) {
        const Document *d = &s.reading.documents.items[i];
        assert_true(d->span.start >= end && d->span.end >= d->span.start && d->span.end <= s.reading.text.len);
        end = d->span.end;
        if (i)
            buffer_add_char(&got, '|');
        buffer_add(&got, reading_text(&s.reading, d->title));
    }
    buffer_add_char(&got, '\0');
    assert_string_equal(got.at, expected);
    assert_int_equal(end, s.reading.text.len);
    buffer_free(&got);
    split_free(&s);
}

#define BODY                                                                                                                                                             \
    "一年来，我局围绕全县妇女儿童工作大局，扎实推进各项工作，取得了一定成效，现将有关情况总结如下。全年共开展各类" \
    "活动，"                                                                                                                                                          \
    "发放资料，走访慰问困难家庭，帮助她们解决实际困难，受到了群众的一致好评，妇女儿童发展环境进一步优化，各项任务" \
    "完成。\n"

static void a_bundle_has_the_documents_that_its_headings_number(void **state)
{
    static const struct {
        const char *text, *titles;
    } cases[] = {
        { .text = "妇女儿童工作总结 篇1\n" BODY "妇女儿童工作总结 篇2\n" BODY,
          .titles = "妇女儿童工作总结 篇1|妇女儿童工作总结 篇2" },
        { .text = "妇女儿童工作总结（1）\n" BODY "妇女儿童工作总结（2）\n" BODY "妇女儿童工作总结（3）\n" BODY,
          .titles = "妇女儿童工作总结（1）|妇女儿童工作总结（2）|妇女儿童工作总结（3）" },
        { .text = "妇女儿童工作总结 篇1\n" BODY, .titles = "妇女儿童工作总结 篇1" },
        { .text = "妇女儿童工作总结 篇1\n" BODY "妇女儿童工作总结 篇3\n" BODY, .titles = "妇女儿童工作总结 篇1" },
        { .text = "县水利局2023年妇女儿童工作总结\n" BODY, .titles = "县水利局2023年妇女儿童工作总结" },
        { .text = "", .titles = "" },
        { .text = "\n\n", .titles = "" },
        { .text = "发放资料3000份。", .titles = "" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_titles(cases[i].text, cases[i].titles);
}

static void papers_one_after_another_are_parted_by_their_titles(void **state)
{
    (void)state;
    assert_titles("县水利局妇女儿童工作总结\n" BODY BODY "县教育局妇女儿童工作总结\n" BODY,
                  "县水利局妇女儿童工作总结|县教育局妇女儿童工作总结");
}

/* The heading of each line, or "-", and its depth in sections. */
static void assert_lines(const char *text, const char *expected)
{
    Split s = split(text);
    Buffer got = { 0 };

    for (size_t i = split_lines(&s.reading, 0); i < s.reading.lines.count; i++) {
        const Line *line = &s.reading.lines.items[i];
        int depth = 0;
        for (uint32_t k = line->section; k != NO_INDEX; k = s.reading.sections.items[k].parent)
            depth++;
        buffer_format(&got, "%s%d%s ", got.len ? "/ " : "", depth, line->table ? "t" : "");
        buffer_add(&got, span_empty(line->heading) ? TEXT("-") : reading_text(&s.reading, line->heading));
        buffer_add_char(&got, ' ');
    }
    buffer_add_char(&got, '\0');
    if (strcmp(got.at, expected) != 0)
        print_message("# %s\n", text);
    assert_string_equal(got.at, expected);
    buffer_free(&got);
    split_free(&s);
}

static void headings_open_sections_by_their_numbers(void **state)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        { .text = "一、组织领导\n县里成立了领导小组。\n（一）宣传\n二、存在问题\n",
          .lines = "1 组织领导 / 1 - / 2 宣传 / 1 存在问题 " },
        { .text = "（一）学前教育。毛入园率达93%。\n", .lines = "1 学前教育 " },
        { .text = "一、二季度共办班3期。\n", .lines = "0 - " },
        { .text = "1.5万元已到位。\n", .lines = "0 - " },
        { .text = "  一、 组织领导  \r\n\r\n", .lines = "1 组织领导 " },
        { .text = "# 一、组织领导\n", .lines = "1 组织领导 " },
        { .text = "乡镇\t户数\t人数\n云坞镇\t12\t30\n", .lines = "0t - / 0t - " },
        { .text = "| 村 | 人 |\n", .lines = "0t - " },
        { .text = "一　百姓关心的事\n", .lines = "0 - " },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_lines(cases[i].text, cases[i].lines);
}

static void what_a_heading_says_holds_for_the_sections_below(void **state)
{
    Split s = split("三、下步工作打算\n（一）抓培训\n四、取得成效\n");

    (void)state;
    split_lines(&s.reading, 0);
    assert_int_equal(s.reading.sections.count, 3);
    assert_int_equal(s.reading.sections.items[0].cue, CUE_PLAN_HEADING);
    assert_int_equal(s.reading.sections.items[1].cue, CUE_PLAN_HEADING);
    assert_int_equal(s.reading.sections.items[2].cue, 0);
    split_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bundle_has_the_documents_that_its_headings_number),
        cmocka_unit_test(papers_one_after_another_are_parted_by_their_titles),
        cmocka_unit_test(headings_open_sections_by_their_numbers),
        cmocka_unit_test(what_a_heading_says_holds_for_the_sections_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
