/* test_draft.c - last year's text as this year's draft. */
#include "desk.h"

#include "work/draft.h"
#include "work/review.h"
#include "work/submit.h"

#include <string.h>

static const char agencies[] = "名称|简称|类别|区划代码\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|990023100\n"
                               "泠川县妇女联合会|县妇联|部门|990023\n";

static const char last_year[] =
    "泠川县妇联2022年妇女儿童工作总结\n"
    "2022年，县妇联贯彻《泠川县妇女发展规划（2021—2030年）》，落实泠妇儿〔2022〕3号文件。\n"
    "2022年3月8日，召开庆祝大会。一年来，共发放宣传资料3600余份，举办培训班12期，比上年增长20%"
    "。2022年1—10月走访困难妇女37户，"
    "其中受助人王某某，电话13912345678，另一受助人电话138****1234。2021年调解纠纷355件，2022年调解纠纷400件。\n"
    "从四个方面下功夫，举办讲座四期。全县14周岁以下留守儿童320名，系统管理率达到95%"
    "以上的目标。自2020年以来累计救助86人。\n"
    "二、2023年工作打算\n"
    "2023年计划发放宣传资料5000份。二〇二二年的经验要推广。\n"
    "泠川县妇女联合会\n"
    "2022年12月20日\n";

static const char this_year[] =
    "泠川县妇联2023年妇女儿童工作总结\n"
    "2023年，县妇联贯彻《泠川县妇女发展规划（2021—2030年）》，落实泠妇儿〔2022〕3号文件。\n"
    "2022年3月8日，召开庆祝大会。一年来，共发放宣传资料＿＿份，举办培训班＿＿期，比上年增长＿＿%"
    "。2023年1—10月走访困难妇女＿＿户，"
    "其中受助人＿＿，电话＿＿，另一受助人电话＿＿。2021年调解纠纷355件，2023年调解纠纷＿＿件。\n"
    "从四个方面下功夫，举办讲座＿＿期。全县14周岁以下留守儿童＿＿名，系统管理率达到95%"
    "以上的目标。自2020年以来累计救助＿＿人。\n"
    "二、2024年工作打算\n"
    "2024年计划发放宣传资料＿＿份。二〇二三年的经验要推广。\n"
    "泠川县妇女联合会\n"
    "2022年12月20日\n";

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id submit(Desk *desk, const char *name, const char *text, const char *whose)
{
    Doc *doc = ARENA_NEW(desk->arena, Doc);
    Submission out;
    Deriver *deriver;

    doc->text = text_of(text);
    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &(ReceivedFile){ text_of(name), text_of(text), TEXT("txt"), doc },
                         &(SubmitOptions){ .agency = agency(desk, whose) }, &out));
    deriver_free(deriver);
    assert_int_equal(out.documents.count, 1);
    return out.documents.items[0].document;
}

/* Takes all figures of a document, rejects what is left, and accepts the whole. */
static void accept(Desk *desk, Id document)
{
    FactViews views = { 0 };
    OpenDocument opened;
    FactsAccepted taken;

    must(facts_accept(&desk->work, document, &taken));
    must(fact_list(&desk->work, document, &opened, &views));
    for (size_t i = 0; i < views.count; i++)
        if (views.items[i].standing == FACT_OPEN)
            must(fact_reject(&desk->work, (FactAnchor){ document, views.items[i].start, views.items[i].stop, 0 },
                             TEXT("")));
    desk_explain(desk, document);
    must(document_accept(&desk->work, (SeenDocument){ document, 0 }));
}

static void figures_are_blanks_and_years_move_on(void **state)
{
    Desk *desk = *state;
    Draft draft;

    desk_agencies(desk, agencies);
    accept(desk, submit(desk, "总结.txt", last_year, "县妇联"));
    must(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft));
    assert_int_equal(draft.period.first.year, 2023);
    assert_string_equal(arena_format(desk->arena, "%.*s", TEXT_ARG(draft.doc->text)).at, this_year);
    assert_int_equal(draft.hidden, 3);
    for (size_t i = 0; i < draft.blanks.count; i++) {
        const DraftBlank *blank = &draft.blanks.items[i];
        Text words = text_slice(draft.doc->text, blank->start, blank->stop);
        assert_true(blank->is_day ? text_starts(words, TEXT("2022年")) : text_starts(words, TEXT("＿＿")));
        assert_true(text_contains(text_of(last_year), blank->words));
    }
}

static const DraftBlank *blank_of(const Draft *draft, const char *words)
{
    for (size_t i = 0; i < draft->blanks.count; i++)
        if (text_equal(draft->blanks.items[i].words, text_of(words)))
            return &draft->blanks.items[i];
    fail_msg("no blank for %s", words);
    return NULL;
}

static void what_is_known_is_offered(void **state)
{
    Desk *desk = *state;
    const DraftBlank *leaflets;
    Draft draft;

    desk_agencies(desk, agencies);
    accept(desk, submit(desk, "总结.txt", last_year, "县妇联"));
    desk_figures(desk, "时期|单位|计量项|数值|来源\n2023|县妇联|publicity.leaflets|4000|return\n"
                       "2024|县妇联|publicity.leaflets|77|return");
    must(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft));
    leaflets = blank_of(&draft, "3600余份");
    assert_true(text_equal(leaflets->measure, TEXT("publicity.leaflets")));
    assert_true(value_equal(leaflets->now.value, value_number(decimal_int(4000))));
    assert_true(value_equal(leaflets->last, value_of_fact(decimal_int(3600), BOUND_OVER)));
    assert_int_equal(blank_of(&draft, "5000份")->now.how, HOW_NONE); /* a plan is no figure of the grid */
    assert_int_equal(blank_of(&draft, "12期")->now.how, HOW_NONE);
    must(document_draft(&desk->work, agency(desk, "县妇联"), period_year(2024), &draft));
    assert_true(value_equal(blank_of(&draft, "3600余份")->now.value, value_number(decimal_int(77))));
    assert_true(text_starts(draft.doc->text, TEXT("泠川县妇联2024年")));
}

static void only_accepted_texts_of_before_are_taken(void **state)
{
    Desk *desk = *state;
    Draft draft;
    Id document;

    desk_agencies(desk, agencies);
    document = submit(desk, "总结.txt", last_year, "县妇联");
    assert_int_equal(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft).code,
                     PROBLEM_DRAFT_NOTHING);
    accept(desk, document);
    assert_int_equal(document_draft(&desk->work, agency(desk, "县妇联"), period_year(2022), &draft).code,
                     PROBLEM_DRAFT_NOTHING);
    assert_int_equal(document_draft(&desk->work, agency(desk, "泠阳镇"), (Period){ 0 }, &draft).code,
                     PROBLEM_DRAFT_NOTHING);
    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = agency(desk, "泠阳镇");
    assert_int_equal(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft).code,
                     PROBLEM_FORBIDDEN);
    desk->work.actor.agency = agency(desk, "县妇联");
    must(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft));
}

/* Written from the draft and handed in, it is a hint that much of it stood in last year's, and no more. */
static void a_draft_handed_in_is_no_copy_from_others(void **state)
{
    Desk *desk = *state;
    FindingRows findings = { 0 };
    Buffer filled = { 0 };
    Text rest;
    Draft draft;
    size_t copies = 0;

    desk_agencies(desk, agencies);
    accept(desk, submit(desk, "总结.txt", last_year, "县妇联"));
    must(document_draft(&desk->work, agency(desk, "县妇联"), (Period){ 0 }, &draft));
    for (rest = draft.doc->text; rest.len;) {
        size_t at = text_find(rest, TEXT("＿＿"));
        buffer_add(&filled, text_slice(rest, 0, at));
        if (at < rest.len)
            buffer_add(&filled, TEXT("17"));
        rest = text_slice(rest, at + strlen("＿＿"), rest.len);
    }
    buffer_add_char(&filled, '\0');
    Id document = submit(desk, "2023.txt", filled.at, "县妇联");
    must(document_findings(&desk->work, document, &findings));
    for (size_t i = 0; i < findings.count; i++)
        if (text_equal(findings.items[i].rule, TEXT("copy"))) {
            copies++;
            assert_int_equal(findings.items[i].class, 'D');
        }
    assert_int_equal(copies, 1);
    buffer_free(&filled);
}

#define DESK(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK(figures_are_blanks_and_years_move_on),
        DESK(what_is_known_is_offered),
        DESK(only_accepted_texts_of_before_are_taken),
        DESK(a_draft_handed_in_is_no_copy_from_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
