/* test_documents.c - documents from the door into the grid, and all of it made again. */
#include "desk.h"

#include "store/cells.h"
#include "work/calls.h"
#include "work/rebuild.h"
#include "work/review.h"
#include "work/submit.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char agencies[] = "名称|简称|类别|区划代码\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|990023100\n"
                               "云坞镇人民政府|云坞镇|乡镇|990023101\n"
                               "泠川县妇女联合会|县妇联|部门|990023\n"
                               "泠川县民政局|县民政局|部门|990023\n"
                               "泠川县残疾人联合会|县残联|部门|990023";

static const char federation[] =
    "泠川县妇联2025年妇女儿童工作总结\n"
    "2025年，县妇联围绕中心工作，扎实推进妇女儿童事业。\n"
    "一年来，共发放宣传资料3600份，举办培训班12期，培训妇女480人次。明年计划发放宣传资料5000份。\n"
    "全县共有留守儿童1250名。走访慰问困难妇女37户，其中联系人李某某，电话13912345678。\n"
    "泠川县妇女联合会\n2025年12月20日\n";

static Submission submit(Desk *desk, const char *name, const char *text, SubmitOptions options)
{
    Doc *doc = ARENA_NEW(desk->arena, Doc);
    Submission out;
    Deriver *deriver;

    doc->text = text_of(text);
    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &(ReceivedFile){ text_of(name), text_of(text), TEXT("txt"), doc },
                         &options, &out));
    deriver_free(deriver);
    return out;
}

static Id submit_one(Desk *desk, const char *text)
{
    Submission out = submit(desk, "总结.txt", text, (SubmitOptions){ 0 });

    assert_int_equal(out.documents.count, 1);
    return out.documents.items[0].document;
}

static Id agency(Desk *desk, const char *name)
{
    Id id;

    must(agency_named(&desk->work, text_of(name), &id));
    return id;
}

static OpenDocument opened(Desk *desk, Id document)
{
    OpenDocument out;

    must(document_open(&desk->work, document, &out));
    return out;
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

static FactAnchor anchor(Desk *desk, Id document, const char *words)
{
    FactView view = fact(desk, document, words);

    return (FactAnchor){ document, view.start, view.stop, view.decision ? view.decision->revision : 0 };
}

static Id call(Desk *desk, const char *measure)
{
    Text measures[] = { text_of(measure) };
    Id asked[] = { agency(desk, "县妇联"), agency(desk, "县民政局") };
    Id id;

    must(call_make(&desk->work,
                   &(NewCall){ .title = TEXT("2025年工作总结"),
                               .period = period_year(2025),
                               .due = { 2026, 12, 31 },
                               .wants_document = true,
                               .measures = measures,
                               .measure_count = 1,
                               .audience = { .list = asked, .count = 2 } },
                   &id));
    return id;
}

static AnswerState answer(Desk *desk, Id id, const char *name)
{
    Answer out;
    bool found;

    must(answer_find(desk->work.db, desk->work.county, id, agency(desk, name), &out, &found));
    assert_true(found);
    return out.state;
}

/* ---- whose it is ---- */

static void a_wrong_guess_is_worse_than_none(void **state)
{
    static const struct {
        const char *name, *text, *agency;
    } cases[] = {
        { "a.txt", "工作总结\n开展活动3次。\n泠川县妇女联合会\n2025年12月20日\n", "县妇联" },
        { "b.txt", "工作总结\n开展活动4次。\n泠川县妇联\n2025年12月20日\n", "县妇联" },
        { "c.txt", "工作总结\n开展活动5次。\n淮山县妇女联合会\n2025年12月20日\n", "" },
        { "d.txt", "工作总结\n开展活动6次。\n市妇联\n2025年12月20日\n", "" },
        { "08残联2025.txt", "工作总结\n开展活动7次。\n", "县残联" },
        { "09县民政局工作总结.txt", "工作总结\n开展活动8次。\n", "县民政局" },
        { "泠阳镇中心小学总结.txt", "工作总结\n开展活动9次。\n", "" },
        { "泠阳镇工作总结.txt", "工作总结\n开展活动10次。\n", "泠阳镇" },
        { "市残联2025.txt", "工作总结\n开展活动11次。\n", "" },
        { "残联2025.txt", "工作总结\n开展活动12次。\n淮山县民政局\n2025年12月20日\n", "" },
        { "g.txt",
          "工作总结\n开展活动14次。\n县残联\n2025年12月20日\n\n工作总结\n开展活动15次。\n县妇联\n2025年12月20日\n",
          "" },
        { "h.txt", "工作总结\n开展活动16次。\n县残联\n县妇联\n2025年12月20日\n",
          "县妇联" }, /* one paper, two names */
        { "i.txt", "工作总结\n县残联\n2025年12月开展活动17次。\n县妇联\n2025年12月20日\n", "县妇联" },
        { "f.txt", "工作总结\n开展活动13次。\n云坞镇人民政府\n2025年12月20日\n", "云坞镇" },
    };
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Submission out = submit(desk, cases[i].name, cases[i].text, (SubmitOptions){ 0 });
        Id wanted = cases[i].agency[0] ? agency(desk, cases[i].agency) : 0;

        if (out.documents.items[0].agency != wanted)
            fail_msg("%s: another agency than %s", cases[i].name, cases[i].agency);
    }
}

static void a_bundle_is_split_and_assigned(void **state)
{
    static const char bundle[] =
        "2025妇女儿童工作总结 篇1\n　　一年来，我局开展宣传活动6场，发放宣传资料800份，取得了较好的成效，"
        "现将一年来的工作总结如下：一是加强领导，二是落实责任，三是强化宣传。\n"
        "2025妇女儿童工作总结 篇2\n　　一年来，我镇走访留守儿童56名，举办讲座4场，取得了较好的成效，"
        "现将一年来的工作总结如下：一是摸清底数，二是结对帮扶，三是阵地建设。\n";
    Desk *desk = *state;
    Submission out;

    desk_agencies(desk, agencies);
    out = submit(desk, "县妇联.txt", bundle, (SubmitOptions){ 0 });
    assert_int_equal(out.documents.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(out.documents.items[i].agency, 0);
        assert_int_equal(opened(desk, out.documents.items[i].document).row.state, DOCUMENT_RECEIVED);
    }
    Id second = out.documents.items[1].document;
    must(document_assign(&desk->work, (SeenDocument){ second, 1 },
                         &(Assignment){ .agency = agency(desk, "云坞镇"), .period = period_year(2025) }));
    assert_int_equal(opened(desk, second).row.state, DOCUMENT_SUBMITTED);
    assert_int_equal(document_assign(&desk->work, (SeenDocument){ second, 1 }, &(Assignment){ 0 }).code,
                     PROBLEM_CHANGED_SINCE);
}

/* ---- versions ---- */

static void the_same_text_is_there_and_a_new_one_replaces(void **state)
{
    Desk *desk = *state;
    Submission first, again, mended;
    Id asked;

    desk_agencies(desk, agencies);
    asked = call(desk, "publicity.leaflets");
    assert_int_equal(answer(desk, asked, "县妇联"), ANSWER_WAITING);
    first = submit(desk, "a.txt", federation, (SubmitOptions){ 0 });
    assert_int_equal(first.documents.items[0].call, asked);
    assert_int_equal(answer(desk, asked, "县妇联"), ANSWER_SUBMITTED);
    again = submit(desk, "b.txt", federation, (SubmitOptions){ 0 });
    assert_true(again.file_there && again.documents.items[0].there);
    assert_int_equal(again.documents.items[0].document, first.documents.items[0].document);

    must(document_return(&desk->work, (SeenDocument){ first.documents.items[0].document, 0 },
                         &(Remark){ .text = TEXT("请补全") }, 1));
    assert_int_equal(answer(desk, asked, "县妇联"), ANSWER_RETURNED);
    mended =
        submit(desk, "c.txt",
               "泠川县妇联2025年妇女儿童工作总结\n2025年共发放宣传资料3700份。\n泠川县妇女联合会\n2025年12月28日\n",
               (SubmitOptions){ 0 });
    assert_int_equal(mended.documents.items[0].replaced, first.documents.items[0].document);
    assert_int_equal(opened(desk, mended.documents.items[0].document).row.version, 2);
    assert_int_equal(opened(desk, first.documents.items[0].document).row.state, DOCUMENT_REPLACED);
    assert_int_equal(answer(desk, asked, "县妇联"), ANSWER_SUBMITTED);
}

static void an_accepted_version_takes_the_place_of_the_older_one(void **state)
{
    Desk *desk = *state;
    FactsAccepted accepted;
    Id first, second, cell;

    desk_agencies(desk, agencies);
    call(desk, "publicity.leaflets");
    first = submit_one(desk, federation);
    must(fact_accept(&desk->work, anchor(desk, first, "3600份"), &cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    second = submit_one(
        desk, "泠川县妇联2025年妇女儿童工作总结\n2025年共发放宣传资料3700份。\n泠川县妇女联合会\n2025年12月28日\n");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    must(facts_accept(&desk->work, second, &accepted));
    assert_true(accepted.accepted == 1 && accepted.left == 0);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,700");
    desk_explain(desk, second);
    must(document_accept(&desk->work, (SeenDocument){ second, 0 }));
    assert_int_equal(fact_accept(&desk->work, (FactAnchor){ first, 0, 0, 0 }, &cell).code,
                     PROBLEM_DOCUMENT_REPLACED);
    desk_sound(desk);
}

/* ---- facts ---- */

static void only_what_was_asked_needs_a_decision(void **state)
{
    Desk *desk = *state;
    Id document, cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    assert_int_equal(fact(desk, document, "3600份").standing, FACT_OPEN);
    assert_int_equal(fact(desk, document, "1250名").standing, FACT_OPEN);
    assert_int_equal(fact(desk, document, "5000份").standing, FACT_KEPT); /* a plan */
    assert_int_equal(fact_accept(&desk->work, anchor(desk, document, "5000份"), &cell).code,
                     PROBLEM_FACT_NO_FIGURE);
    Id other = submit_one(desk, "泠阳镇2025年工作总结\n2024年发放宣传资料300份，2025年1至10月发放宣传资料400份。\n"
                                "泠阳镇人民政府\n2025年12月20日\n");
    assert_int_equal(fact(desk, other, "300份").standing, FACT_KEPT); /* of another year */
    assert_int_equal(fact(desk, other, "400份").standing, FACT_OPEN);
    must(document_assign(&desk->work, (SeenDocument){ document, 0 },
                         &(Assignment){ .call = call(desk, "publicity.leaflets") }));
    assert_int_equal(fact(desk, document, "3600份").standing, FACT_OPEN);
    assert_int_equal(fact(desk, document, "1250名").standing, FACT_KEPT);
    assert_int_equal(document_accept(&desk->work, (SeenDocument){ document, 0 }).code, PROBLEM_DOCUMENT_OPEN);
    must(fact_reject(&desk->work, anchor(desk, document, "3600份"), TEXT("")));
    assert_int_equal(document_accept(&desk->work, (SeenDocument){ document, 0 }).code, PROBLEM_DOCUMENT_OBJECTED);
    desk_explain(desk, document);
    must(document_accept(&desk->work, (SeenDocument){ document, 0 }));
}

static void a_doing_is_the_agency_s_and_a_state_the_region_s(void **state)
{
    Desk *desk = *state;
    Id document, cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    must(fact_accept(&desk->work, anchor(desk, document, "3600份"), &cell));
    must(fact_accept(&desk->work, anchor(desk, document, "1250名"), &cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,600");
    assert_string_equal(desk_value(desk, "children.left_behind", "", "2025"), "1,250");
    assert_string_equal(desk_value(desk, "children.left_behind", "县妇联", "2025"), "");
    desk_sound(desk);
}

static void a_correction_voids_and_adds(void **state)
{
    GridValue value = value_number(decimal_int(3000));
    Desk *desk = *state;
    Id document, first, second;
    bool found;
    Cell cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    must(fact_accept(&desk->work, anchor(desk, document, "3600份"), &first));
    FactAnchor seen = anchor(desk, document, "3600份");
    must(fact_correct(
        &desk->work, seen,
        &(FactCorrection){ .value = &value, .subject = agency(desk, "泠阳镇"), .note = TEXT("是镇里发的") },
        &second));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2025"), "3,000");
    must(cell_find(desk->work.db, desk->work.county, first, &cell, &found));
    assert_true(found && cell.voided);
    assert_int_equal(fact(desk, document, "3600份").standing, FACT_CORRECTED);
    /* who saw the first decision only is told */
    assert_int_equal(fact_reject(&desk->work, seen, TEXT("")).code, PROBLEM_CHANGED_SINCE);
    /* and somebody at another fact is not disturbed */
    must(fact_accept(
        &desk->work,
        (FactAnchor){ document, fact(desk, document, "12期").start, fact(desk, document, "12期").stop, 0 },
        &second));
    must(fact_reject(&desk->work, anchor(desk, document, "3600份"), TEXT("")));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "");
    desk_sound(desk);
}

static void what_lacks_its_agency_or_period_is_told(void **state)
{
    Desk *desk = *state;
    Id document, cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, "工作总结\n一年来共发放宣传资料360份。\n");
    assert_int_equal(fact_accept(&desk->work, anchor(desk, document, "360份"), &cell).code,
                     PROBLEM_DOCUMENT_UNASSIGNED);
    must(document_assign(&desk->work, (SeenDocument){ document, 0 },
                         &(Assignment){ .agency = agency(desk, "县残联") }));
    assert_int_equal(fact_accept(&desk->work, anchor(desk, document, "360份"), &cell).code, PROBLEM_PERIOD_MISSING);
    must(document_assign(&desk->work, (SeenDocument){ document, 0 }, &(Assignment){ .period = period_year(2025) }));
    must(fact_accept(&desk->work, anchor(desk, document, "360份"), &cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县残联", "2025"), "360");
    assert_int_equal(document_assign(&desk->work, (SeenDocument){ document, 0 },
                                     &(Assignment){ .agency = agency(desk, "县妇联") })
                         .code,
                     PROBLEM_DOCUMENT_DECIDED);
}

static void figures_that_contradict_each_other_are_left_to_people(void **state)
{
    Desk *desk = *state;
    FactsAccepted accepted;
    Id document;

    desk_agencies(desk, agencies);
    document = submit_one(
        desk, "县妇联2025年工作总结\n2025年共发放宣传资料3600份。\n2025年共发放宣传资料3900份，举办培训班12期。\n"
              "泠川县妇女联合会\n2025年12月20日\n");
    assert_true(fact(desk, document, "3600份").rival && fact(desk, document, "3900份").rival);
    must(facts_accept(&desk->work, document, &accepted));
    assert_int_equal(accepted.left, 2);
    assert_int_equal(fact(desk, document, "12期").standing, FACT_ACCEPTED);
}

/* ---- copies ---- */

#define LONG_BODY                                                                                                                                                        \
    "一年来，我们紧紧依靠社区网格，把外出务工家庭逐户登记，建立了爱心妈妈与留守儿童结对名册，每逢寒暑假组织大学生" \
    "志愿者"                                                                                                                                                          \
    "到村里的儿童之家辅导功课，放映露天电影，教孩子们缝制香囊和编竹篮，老支书还把自家的堂屋腾出来作图书角，"          \
    "邻村的孩子也常常翻过山梁来借书看，傍晚再由护苗队的队员一个个送回家去。\n"

static bool copied_from(Desk *desk, Id document, const char *title)
{
    FindingRows findings = { 0 };
    bool found = false;

    must(document_findings(&desk->work, document, &findings));
    for (size_t i = 0; i < findings.count; i++)
        found |=
            text_equal(findings.items[i].rule, TEXT("copy")) && text_contains(findings.items[i].zh, text_of(title));
    return found;
}

static void a_copy_of_another_agency_is_found(void **state)
{
    Desk *desk = *state;
    Id first, copy;

    desk_agencies(desk, agencies);
    first = submit_one(desk, "泠阳镇2025年工作总结\n" LONG_BODY "泠阳镇人民政府\n2025年12月1日\n");
    copy = submit_one(desk, "云坞镇2025年工作小结\n今年的工作如下。\n" LONG_BODY "云坞镇人民政府\n2025年12月9日\n");
    assert_true(copied_from(desk, copy, "泠阳镇2025年工作总结"));
    assert_false(copied_from(desk, first, "云坞镇")); /* it came first */
}

/* ---- made again ---- */

static uint64_t fingerprint(Desk *desk)
{
    Vault vault = work_vault(&desk->work);
    uint64_t out;

    must(readings_fingerprint(&vault, &out));
    return out;
}

static void rebuilding_gives_the_same(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;
    Id document, cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    submit_one(
        desk,
        "泠阳镇2025年工作总结\n共发放宣传资料约600份，走访x名儿童，投入多万元。\n泠阳镇人民政府\n2025年12月1日\n");
    must(fact_accept(&desk->work, anchor(desk, document, "3600份"), &cell));
    uint64_t before = fingerprint(desk);
    must(data_rebuild(&desk->work, &counts));
    assert_true(counts.documents == 2 && counts.facts > 5 && counts.sheets > 0 && counts.proposals == 0);
    assert_true(fingerprint(desk) == before);
    must(db_run(desk->work.db, "DELETE FROM fact"));
    must(db_run(desk->work.db, "DELETE FROM finding"));
    must(db_run(desk->work.db, "DELETE FROM sketch"));
    must(db_run(desk->work.db, "DELETE FROM sheet"));
    assert_true(fingerprint(desk) != before);
    must(data_rebuild(&desk->work, &counts));
    assert_true(fingerprint(desk) == before);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
}

/* What an older version says is no copy; who is told so late that it is one, too. */
static void versions_are_no_copies_and_rebuild_the_same(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;
    Id first, second;

    desk_agencies(desk, agencies);
    first = submit_one(desk, "2025年工作总结\n" LONG_BODY "泠阳镇人民政府\n2025年12月1日\n");
    second = submit_one(desk, "2025年工作总结\n补充了数字。" LONG_BODY);
    assert_true(copied_from(desk, second, "2025年工作总结"));
    must(document_assign(&desk->work, (SeenDocument){ second, 0 },
                         &(Assignment){ .agency = agency(desk, "泠阳镇"), .period = period_year(2025) }));
    assert_int_equal(opened(desk, second).row.replaces, first);
    assert_false(copied_from(desk, second, "2025年工作总结"));
    submit_one(desk, "云坞镇2025年工作小结\n今年的工作如下。\n" LONG_BODY "云坞镇人民政府\n2025年12月9日\n");
    uint64_t before = fingerprint(desk);
    must(data_rebuild(&desk->work, &counts));
    assert_true(fingerprint(desk) == before);
}

/* The built-in catalog with one line changed, in a folder of its own. */
static halfsky_catalog *changed_catalog(Desk *desk, const char *edit)
{
    char command[512], folder[128], message[256];
    halfsky_catalog *catalog;

    snprintf(folder, sizeof folder, "%s/catalog", desk->root);
    snprintf(command, sizeof command,
             "cp -r catalog %s && sed -i '%s' %s/phrases.tsv && ! cmp -s catalog/phrases.tsv %s/phrases.tsv",
             folder, edit, folder, folder);
    assert_int_equal(system(command), 0);
    catalog = halfsky_catalog_load(folder, "en", message, sizeof message);
    if (!catalog)
        fail_msg("%s", message);
    return catalog;
}

/* What names no year of its own goes by the report's as the office has it, and again when all is made anew. */
static void facts_follow_the_period_of_their_document(void **state)
{
    static const char text[] =
        "泠川县妇联2025年工作总结\n共发放宣传资料3600份，上半年举办培训班12期。去年调解纠纷30件。\n"
        "2023年培训妇女480人次。截至10月，走访困难妇女37户。\n"
        "泠川县妇女联合会\n2025年12月20日\n";
    static const struct {
        const char *period, *words, *expected;
    } cases[] = {
        { "2025", "3600份", "2025" },
        { "2025", "12期", "2025-S1" },
        { "2025", "30件", "2024" },
        { "2025", "480人次", "2023" },
        { "2025", "37户", "2025-01..2025-10" },
        { "2024", "3600份", "2024" },
        { "2024", "12期", "2024-S1" },
        { "2024", "30件", "2023" },
        { "2024", "480人次", "2023" },
        { "2024", "37户", "2024-01..2024-10" },
        { "2024-S1", "3600份", "2024-S1" },
        { "2024-S1", "12期", "2024-S1" },
        { "2024-S1", "480人次", "2023" },
    };
    Desk *desk = *state;
    RebuildCounts counts;
    Id document;

    desk_agencies(desk, agencies);
    document = submit_one(desk, text);
    for (size_t i = 0; i < 2 * COUNT(cases); i++) {
        size_t k = i / 2;
        Period period;
        char shown[PERIOD_TEXT_MAX];

        assert_true(period_read(text_of(cases[k].period), &period));
        if (i % 2) /* made again, it is the same */
            must(data_rebuild(&desk->work, &counts));
        else
            must(document_assign(&desk->work, (SeenDocument){ document, 0 }, &(Assignment){ .period = period }));
        period_write(fact(desk, document, cases[k].words).cell.period, shown);
        if (strcmp(shown, cases[k].expected) != 0)
            fail_msg("%s of %s: %s", cases[k].words, cases[k].period, shown);
    }
}

static void a_better_reading_is_a_proposal(void **state)
{
    Desk *desk = *state;
    halfsky_catalog *catalog;
    RebuildCounts counts;
    Id document, cell;
    FactView view;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    must(fact_accept(&desk->work, anchor(desk, document, "3600份"), &cell));
    must(fact_accept(&desk->work, anchor(desk, document, "12期"), &cell));
    catalog = changed_catalog(desk, "s/^publicity.leaflets\\t/publicity.letters\\t/");
    desk->work.catalog = catalog;
    must(data_rebuild(&desk->work, &counts));
    assert_int_equal(counts.proposals, 1);
    view = fact(desk, document, "3600份");
    assert_int_equal(view.standing, FACT_PROPOSED);
    assert_true(view.held && text_equal(view.measure_in_grid, TEXT("publicity.leaflets")));
    assert_int_equal(fact(desk, document, "12期").standing, FACT_ACCEPTED);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    /* a correction that changes nothing keeps the figure */
    must(fact_correct(&desk->work, anchor(desk, document, "3600份"), &(FactCorrection){ .extent = EXTENT_UNSAID },
                      &cell));
    assert_int_equal(fact(desk, document, "3600份").standing, FACT_CORRECTED);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    /* and accepting takes the new reading */
    must(fact_accept(&desk->work, anchor(desk, document, "3600份"), &cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "");
    assert_string_equal(desk_value(desk, "publicity.letters", "县妇联", "2025"), "3,600");
    assert_int_equal(fact(desk, document, "3600份").standing, FACT_ACCEPTED);
    desk->work.catalog = halfsky_catalog_builtin();
    halfsky_catalog_free(catalog);
}

/* ---- the way back ---- */

static void a_figure_leads_to_its_sentence(void **state)
{
    Desk *desk = *state;
    OriginWords words;
    Id document, id;
    bool found;
    Cell cell;

    desk_agencies(desk, agencies);
    document = submit_one(desk, federation);
    must(fact_accept(&desk->work, anchor(desk, document, "37户"), &id));
    must(cell_find(desk->work.db, desk->work.county, id, &cell, &found));
    must(cell_origin_words(&desk->work, &cell, LANGUAGE_ZH, &words));
    assert_true(text_equal(words.words, TEXT("《泠川县妇联2025年妇女儿童工作总结》")));
    assert_true(text_starts(words.quote, TEXT("走访慰问困难妇女37户")));
    assert_false(text_contains(words.quote, TEXT("13912345678")));
    assert_true(text_starts(text_slice(words.doc->text, words.offset, words.doc->text.len), TEXT("走访慰问")));
    desk->work.actor.role = ROLE_LEADER; /* sees figures, and no documents */
    must(cell_origin_words(&desk->work, &cell, LANGUAGE_ZH, &words));
    assert_int_equal(words.quote.len, 0);
}

static void a_liaison_hands_in_for_their_own(void **state)
{
    Desk *desk = *state;
    Submission out;
    Deriver *deriver;
    Doc doc = { .text = TEXT("工作总结\n一年来共发放宣传资料360份。\n") };
    ReceivedFile file = { TEXT("a.txt"), doc.text, TEXT("txt"), &doc };

    desk_agencies(desk, agencies);
    Id own = agency(desk, "泠阳镇"), other = agency(desk, "云坞镇");
    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = own;
    must(deriver_new(&desk->work, &deriver));
    assert_int_equal(document_submit(&desk->work, deriver, &file, &(SubmitOptions){ .agency = other }, &out).code,
                     PROBLEM_FORBIDDEN);
    must(document_submit(&desk->work, deriver, &file, &(SubmitOptions){ 0 }, &out));
    assert_int_equal(out.documents.items[0].agency, own);
    deriver_free(deriver);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_wrong_guess_is_worse_than_none),
        TEST(a_bundle_is_split_and_assigned),
        TEST(the_same_text_is_there_and_a_new_one_replaces),
        TEST(an_accepted_version_takes_the_place_of_the_older_one),
        TEST(only_what_was_asked_needs_a_decision),
        TEST(a_doing_is_the_agency_s_and_a_state_the_region_s),
        TEST(a_correction_voids_and_adds),
        TEST(what_lacks_its_agency_or_period_is_told),
        TEST(figures_that_contradict_each_other_are_left_to_people),
        TEST(a_copy_of_another_agency_is_found),
        TEST(rebuilding_gives_the_same),
        TEST(versions_are_no_copies_and_rebuild_the_same),
        TEST(facts_follow_the_period_of_their_document),
        TEST(a_better_reading_is_a_proposal),
        TEST(a_figure_leads_to_its_sentence),
        TEST(a_liaison_hands_in_for_their_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
