/* test_document_split.c - a document that is two, cut by hand; and texts that are known again. */
#include "desk.h"

#include "work/rebuild.h"
#include "work/review.h"
#include "work/submit.h"

#define FIRST                                                               \
    "2025年妇女儿童工作总结\n"                                     \
    "2025年，我镇发放宣传资料3600份，举办培训班12期。\n" \
    "泠阳镇人民政府\n2025年12月20日\n"
#define SECOND                                                                      \
    "关于一年来妇女儿童工作的情况汇报\n"                            \
    "2025年，我镇发放宣传资料800份，走访慰问困难妇女37户。\n" \
    "云坞镇人民政府\n2025年12月22日\n"

static const char agencies[] = "名称|简称|类别\n"
                               "泠阳镇人民政府|泠阳镇|乡镇\n"
                               "云坞镇人民政府|云坞镇|乡镇";

static SubmittedDocument submit(Desk *desk, const char *text)
{
    Doc doc = { .text = text_of(text) };
    Submission out;
    Deriver *deriver;

    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &(ReceivedFile){ TEXT("总结.txt"), doc.text, TEXT("txt"), &doc },
                         &(SubmitOptions){ .period = period_year(2025) }, &out));
    deriver_free(deriver);
    assert_int_equal(out.documents.count, 1);
    return out.documents.items[0];
}

static OpenDocument opened(Desk *desk, Id document)
{
    OpenDocument out;

    must(document_open(&desk->work, document, &out));
    return out;
}

static Id agency(Desk *desk, const char *name)
{
    Id id;

    must(agency_named(&desk->work, text_of(name), &id));
    return id;
}

/* The fact whose words are `words`. */
static FactView fact(Desk *desk, Id document, const char *words)
{
    OpenDocument open = opened(desk, document);
    FactViews views = { 0 };

    must(facts_view(&desk->work, &open, &views));
    for (size_t i = 0; i < views.count; i++)
        if (text_equal(text_slice(open.text, views.items[i].start, views.items[i].stop), text_of(words)))
            return views.items[i];
    fail_msg("no fact %s", words);
    return (FactView){ 0 };
}

static void accept(Desk *desk, Id document, const char *words)
{
    FactView view = fact(desk, document, words);
    Id cell;

    must(fact_accept(&desk->work, (FactAnchor){ document, view.start, view.stop, 0 }, &cell));
}

static uint64_t fingerprint(Desk *desk)
{
    Vault vault = work_vault(&desk->work);
    uint64_t out;

    must(readings_fingerprint(&vault, &out));
    return out;
}

static void each_part_is_given_to_who_signs_it(void **state)
{
    Desk *desk = *state;
    SubmittedDocument both;
    RebuildCounts counts;
    Id second;

    desk_agencies(desk, agencies);
    both = submit(desk, FIRST SECOND);
    assert_int_equal(both.agency, 0); /* two sign */
    must(document_split(&desk->work, (SeenDocument){ both.document, 1 }, TEXT("关于一年来"), &second));
    assert_true(text_equal(opened(desk, both.document).text, TEXT(FIRST)));
    assert_true(text_equal(opened(desk, second).text, TEXT(SECOND)));
    assert_true(opened(desk, both.document).row.agency == agency(desk, "泠阳镇"));
    assert_true(opened(desk, second).row.agency == agency(desk, "云坞镇"));
    assert_int_equal(opened(desk, second).row.state, DOCUMENT_SUBMITTED);
    assert_int_equal(opened(desk, both.document).row.revision, 2);
    accept(desk, both.document, "3600份");
    accept(desk, second, "800份");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2025"), "3,600");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "云坞镇", "2025"), "800");
    uint64_t before = fingerprint(desk);
    must(data_rebuild(&desk->work, &counts));
    assert_true(fingerprint(desk) == before);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.proposals, 0);
    assert_true(submit(desk, FIRST SECOND).there); /* the file once more */
    assert_true(submit(desk, SECOND).there);       /* and a part of it alone */
    desk_sound(desk);
}

static void what_was_decided_goes_with_its_words(void **state)
{
    Desk *desk = *state;
    SubmittedDocument both;
    Id second;

    desk_agencies(desk, agencies);
    both = submit(desk, FIRST SECOND);
    must(document_assign(&desk->work, (SeenDocument){ both.document, 0 },
                         &(Assignment){ .agency = agency(desk, "泠阳镇") }));
    accept(desk, both.document, "3600份");
    accept(desk, both.document, "37户");
    must(document_split(&desk->work, (SeenDocument){ both.document, 0 }, TEXT("5"), &second)); /* line 5 */
    assert_true(fact(desk, both.document, "3600份").held);
    assert_true(fact(desk, second, "37户").held);
    assert_false(fact(desk, second, "800份").held);
    /* its figure stands in the grid as the other town's: that is taken back first */
    assert_true(opened(desk, second).row.agency == agency(desk, "泠阳镇"));
    FactView view = fact(desk, second, "37户");
    must(
        fact_reject(&desk->work, (FactAnchor){ second, view.start, view.stop, view.decision->revision }, TEXT("")));
    must(document_assign(&desk->work, (SeenDocument){ second, 0 },
                         &(Assignment){ .agency = agency(desk, "云坞镇") }));
    desk_sound(desk);
}

static void a_line_is_meant_by_its_beginning_or_number(void **state)
{
    static const struct {
        const char *at;
        ProblemCode code;
    } cases[] = {
        { "没有这一行", PROBLEM_SPLIT_PLACE },
        { "2025年妇女儿童", PROBLEM_SPLIT_PLACE }, /* the first line */
        { "1", PROBLEM_SPLIT_PLACE },
        { "9", PROBLEM_SPLIT_PLACE },
        { "2025年，我镇", PROBLEM_SPLIT_UNCLEAR },
        { "", PROBLEM_SPLIT_PLACE },
        { "关于", PROBLEM_NONE },
    };
    Desk *desk = *state;
    Id document, second;

    desk_agencies(desk, agencies);
    document = submit(desk, FIRST SECOND).document;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            document_split(&desk->work, (SeenDocument){ document, 0 }, text_of(cases[i].at), &second).code,
            cases[i].code);
}

static void line_ends_and_blanks_make_no_new_version(void **state)
{
    static const struct {
        const char *text;
        bool there;
    } cases[] = {
        { "2025年妇女儿童工作总结\r\n2025年，我镇发放宣传资料3600份，举办培训班12期。\r\n泠阳镇人民政府\r\n"
          "2025年12月20日\r\n",
          true },
        { "2025年妇女儿童工作总结  \n2025年，我镇发放宣传资料3600份，举办培训班12期。　\n\n泠阳镇人民政府\t\n"
          "2025年12月20日",
          true },
        { "2025年妇女儿童工作总结\n2025年，我镇发放宣传资料3600份，举办培训班13期。\n泠阳镇人民政府\n2025年12月20日"
          "\n",
          false },
    };
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    assert_false(submit(desk, FIRST).there);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(submit(desk, cases[i].text).there, cases[i].there);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_part_is_given_to_who_signs_it, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_was_decided_goes_with_its_words, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_line_is_meant_by_its_beginning_or_number, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(line_ends_and_blanks_make_no_new_version, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
