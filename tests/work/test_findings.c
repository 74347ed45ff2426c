/* test_findings.c - findings explained, dismissed, and what stands in the way of a document. */
#include "desk.h"

#include "work/findings.h"
#include "work/rebuild.h"
#include "work/review.h"
#include "work/submit.h"

#include <string.h>

static const char agencies[] = "名称|简称|类别|区划代码\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|990023100\n"
                               "泠川县妇女联合会|县妇联|部门|990023\n";

/* A: a part above its whole. B: a wrong word, a day of another year. */
static const char summary[] = "泠川县妇联2025年妇女儿童工作总结\n"
                              "2025年，县妇联召开座谈会，参加120人，其中妇女130人。\n"
                              "我们将一如暨往地工作。\n"
                              "泠川县妇女联合会\n"
                              "2024年12月20日\n";

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id submit(Desk *desk, const char *text)
{
    Doc *doc = ARENA_NEW(desk->arena, Doc);
    Submission out;
    Deriver *deriver;

    doc->text = text_of(text);
    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &(ReceivedFile){ TEXT("总结.txt"), text_of(text), TEXT("txt"), doc },
                         &(SubmitOptions){ .agency = agency(desk, "县妇联") }, &out));
    deriver_free(deriver);
    assert_int_equal(out.documents.count, 1);
    return out.documents.items[0].document;
}

static FindingView finding(Desk *desk, Id document, const char *rule)
{
    FindingViews views;

    must(findings_view(&desk->work, document, &views));
    for (size_t i = 0; i < views.count; i++)
        if (text_equal(views.items[i].rule, text_of(rule)))
            return views.items[i];
    fail_msg("no finding of %s", rule);
    return (FindingView){ 0 };
}

static FindingAnchor anchor(Desk *desk, Id document, const char *rule)
{
    FindingView view = finding(desk, document, rule);

    return (FindingAnchor){ document, view.rule, view.start, view.stop,
                            view.explanation && view.explanation->document == document ? view.explanation->revision
                                                                                       : 0 };
}

static Problem accepted(Desk *desk, Id document)
{
    FactsAccepted taken;
    FactViews views = { 0 };
    OpenDocument opened;

    must(facts_accept(&desk->work, document, &taken));
    must(fact_list(&desk->work, document, &opened, &views));
    for (size_t i = 0; i < views.count; i++)
        if (views.items[i].standing == FACT_OPEN)
            must(fact_reject(&desk->work, (FactAnchor){ document, views.items[i].start, views.items[i].stop, 0 },
                             TEXT("")));
    return document_accept(&desk->work, (SeenDocument){ document, 0 });
}

static Id summary_of(Desk *desk)
{
    desk_agencies(desk, agencies);
    return submit(desk, summary);
}

static void a_is_mended_b_and_c_are_explained(void **state)
{
    Desk *desk = *state;
    Id document = summary_of(desk);
    Problem wrong = accepted(desk, document);

    assert_int_equal(wrong.code, PROBLEM_DOCUMENT_OBJECTED);
    assert_string_equal(wrong.args[0], "1");
    assert_int_equal(finding_explain(&desk->work, anchor(desk, document, "part"), TEXT("含邻村")).code,
                     PROBLEM_FINDING_NOT_EXPLAINED);
    must(finding_dismiss(&desk->work, anchor(desk, document, "part"), TEXT("两次会议合并计算")));
    wrong = accepted(desk, document);
    assert_int_equal(wrong.code, PROBLEM_DOCUMENT_UNEXPLAINED);
    assert_string_equal(wrong.args[0], "2");
    assert_int_equal(finding_explain(&desk->work, anchor(desk, document, "word"), TEXT("  ")).code,
                     PROBLEM_REASON_MISSING);
    must(finding_explain(&desk->work, anchor(desk, document, "word"), TEXT("引用原文")));
    must(finding_explain(&desk->work, anchor(desk, document, "year"), TEXT("落款笔误")));
    must(accepted(desk, document));
    assert_true(text_equal(finding(desk, document, "word").explanation->text, TEXT("引用原文")));
    assert_true(text_equal(finding(desk, document, "word").explanation->quote, TEXT("一如暨往")));
}

static void minds_change_by_revisions(void **state)
{
    Desk *desk = *state;
    Id document = summary_of(desk);
    FindingAnchor first = anchor(desk, document, "year");

    assert_int_equal(finding_take_back(&desk->work, first).code, PROBLEM_FINDING_UNKNOWN);
    must(finding_explain(&desk->work, first, TEXT("笔误")));
    assert_int_equal(finding_explain(&desk->work, first, TEXT("不是笔误")).code, PROBLEM_CHANGED_SINCE);
    must(finding_explain(&desk->work, anchor(desk, document, "year"), TEXT("不是笔误")));
    assert_true(text_equal(finding(desk, document, "year").explanation->text, TEXT("不是笔误")));
    must(finding_take_back(&desk->work, anchor(desk, document, "year")));
    assert_int_equal(finding(desk, document, "year").standing, FINDING_OPEN);
    must(finding_explain(&desk->work, anchor(desk, document, "year"), TEXT("第四次")));
    assert_int_equal(finding(desk, document, "year").explanation->revision, 4);
    first.start++;
    assert_int_equal(finding_explain(&desk->work, first, TEXT("无此处")).code, PROBLEM_FINDING_UNKNOWN);
}

static void who_may_say_what(void **state)
{
    Desk *desk = *state;
    Id document = summary_of(desk);
    FindingViews views;
    OpenDocument opened;

    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = agency(desk, "泠阳镇");
    assert_int_equal(finding_explain(&desk->work, anchor(desk, document, "year"), TEXT("不是我的")).code,
                     PROBLEM_FORBIDDEN);
    assert_int_equal(finding_list(&desk->work, document, &opened, &views).code, PROBLEM_FORBIDDEN);
    desk->work.actor.agency = agency(desk, "县妇联");
    must(finding_explain(&desk->work, anchor(desk, document, "year"), TEXT("笔误")));
    assert_int_equal(finding_dismiss(&desk->work, anchor(desk, document, "part"), TEXT("误报")).code,
                     PROBLEM_FORBIDDEN);
    desk->work.actor.role = ROLE_OPERATOR;
    must(finding_dismiss(&desk->work, anchor(desk, document, "year"), TEXT("误报")));
    desk->work.actor.role = ROLE_LIAISON;
    assert_int_equal(finding_take_back(&desk->work, anchor(desk, document, "year")).code, PROBLEM_FORBIDDEN);
}

/* The built-in catalog with a file of it changed. */
static void change_catalog(Desk *desk, const char *file, const char *edit, halfsky_catalog **out)
{
    char command[512], folder[128], message[256];

    snprintf(folder, sizeof folder, "%s/%s", desk->root, file);
    snprintf(command, sizeof command, "cp -r catalog %s && sed -i '%s' %s/%s && ! cmp -s catalog/%s %s/%s", folder,
             edit, folder, file, file, folder, file);
    assert_int_equal(system(command), 0);
    *out = halfsky_catalog_load(folder, "en", message, sizeof message);
    if (!*out)
        fail_msg("%s", message);
}

static void rebuild_with(Desk *desk, const halfsky_catalog *catalog)
{
    RebuildCounts counts;

    desk->work.catalog = catalog;
    must(data_rebuild(&desk->work, &counts));
}

static void a_better_check_keeps_them(void **state)
{
    Desk *desk = *state;
    Id document = summary_of(desk);
    halfsky_catalog *wider, *graver;
    FindingView before, after;

    must(finding_explain(&desk->work, anchor(desk, document, "word"), TEXT("引用原文")));
    before = finding(desk, document, "word");
    rebuild_with(desk, desk->work.catalog);
    after = finding(desk, document, "word");
    assert_int_equal(after.standing, FINDING_EXPLAINED);
    change_catalog(desk, "typos.tsv", "s/^一如暨往\\t.*/一如暨往地\\t一如既往地/", &wider);
    rebuild_with(desk, wider);
    after = finding(desk, document, "word");
    assert_true(after.stop > before.stop);
    assert_int_equal(after.standing, FINDING_EXPLAINED);
    assert_true(after.explanation->id == before.explanation->id);
    must(finding_explain(&desk->work, anchor(desk, document, "word"), TEXT("仍是引用原文")));
    assert_true(text_equal(finding(desk, document, "word").explanation->text, TEXT("仍是引用原文")));
    change_catalog(desk, "checks.tsv", "s/^word\\tB/word\\tA/", &graver);
    rebuild_with(desk, graver);
    assert_int_equal(finding(desk, document, "word").standing, FINDING_OPEN); /* to be mended now */
    rebuild_with(desk, halfsky_catalog_builtin());
    halfsky_catalog_free(wider);
    halfsky_catalog_free(graver);
}

/* Mended and handed in again: what did not change need not be said again. */
static void a_new_version_keeps_what_was_said_of_the_same_sentence(void **state)
{
    static const char mended[] = "泠川县妇联2025年妇女儿童工作总结\n"
                                 "2025年，县妇联召开座谈会，参加130人，其中妇女120人，成效很好。\n"
                                 "我们将一如暨往地工作。\n"
                                 "泠川县妇女联合会\n"
                                 "2024年12月20日\n";
    Desk *desk = *state;
    Id first = summary_of(desk), second;
    FindingViews views;
    size_t open = 0;

    must(finding_explain(&desk->work, anchor(desk, first, "word"), TEXT("引用原文")));
    must(finding_dismiss(&desk->work, anchor(desk, first, "part"), TEXT("误报")));
    second = submit(desk, mended);
    must(findings_view(&desk->work, second, &views));
    for (size_t i = 0; i < views.count; i++)
        open += views.items[i].standing == FINDING_OPEN;
    assert_int_equal(open, 1); /* the year, of which nothing was said */
    FindingView kept = finding(desk, second, "word");
    assert_int_equal(kept.standing, FINDING_EXPLAINED);
    assert_true(kept.explanation->document == first);
    must(finding_explain(&desk->work, (FindingAnchor){ second, kept.rule, kept.start, kept.stop, 0 },
                         TEXT("再说一次")));
    kept = finding(desk, second, "word");
    assert_true(kept.explanation->document == second && kept.explanation->revision == 1);
    second = submit(
        desk, "泠川县妇联2025年妇女儿童工作总结\n2025年，召开座谈会，参加130人。\n我们将一如暨往地做好工作。\n"
              "泠川县妇女联合会\n2025年12月20日\n");
    assert_int_equal(finding(desk, second, "word").standing, FINDING_OPEN); /* another sentence */
}

static void one_that_is_found_no_more_is_kept(void **state)
{
    Desk *desk = *state;
    Id document = summary_of(desk);
    halfsky_catalog *silent;
    FindingView view;

    must(finding_explain(&desk->work, anchor(desk, document, "word"), TEXT("引用原文")));
    change_catalog(desk, "typos.tsv", "/^一如暨往\\t/d", &silent);
    rebuild_with(desk, silent);
    view = finding(desk, document, "word");
    assert_int_equal(view.standing, FINDING_GONE);
    assert_null(view.row);
    rebuild_with(desk, halfsky_catalog_builtin());
    assert_int_equal(finding(desk, document, "word").standing, FINDING_EXPLAINED);
    halfsky_catalog_free(silent);
}

#define DESK(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK(a_is_mended_b_and_c_are_explained),
        DESK(minds_change_by_revisions),
        DESK(who_may_say_what),
        DESK(a_better_check_keeps_them),
        DESK(one_that_is_found_no_more_is_kept),
        DESK(a_new_version_keeps_what_was_said_of_the_same_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
