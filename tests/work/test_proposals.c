/* test_proposals.c - what the grid proposes: activities told twice, differences of running totals. */
#include "desk.h"

#include "store/cells.h"
#include "work/entries.h"
#include "work/proposals.h"
#include "work/rebuild.h"
#include "work/review.h"
#include "work/submit.h"

static const char agencies[] = "名称|简称|类别|区划代码\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|990023100\n"
                               "云坞镇人民政府|云坞镇|乡镇|990023101\n"
                               "泠川县妇女联合会|县妇联|部门|990023\n"
                               "泠川县司法局|县司法局|部门|990023";

/* Hands a report in and accepts the figure whose words are given. */
static Id told(Desk *desk, const char *who, const char *sentence, const char *words)
{
    Text text = arena_format(desk->arena, "%s2025年工作总结\n%s\n%s\n2025年12月20日\n", who, sentence, who);
    Doc *doc = ARENA_NEW(desk->arena, Doc);
    OpenDocument open;
    FactViews views = { 0 };
    Submission out;
    Deriver *deriver;
    Id cell = 0;

    doc->text = text;
    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &(ReceivedFile){ TEXT("总结.txt"), text, TEXT("txt"), doc },
                         &(SubmitOptions){ 0 }, &out));
    deriver_free(deriver);
    must(document_open(&desk->work, out.documents.items[0].document, &open));
    must(facts_view(&desk->work, &open, &views));
    for (size_t i = 0; i < views.count; i++)
        if (text_equal(text_slice(open.text, views.items[i].start, views.items[i].stop), text_of(words)))
            must(fact_accept(&desk->work, (FactAnchor){ open.row.id, views.items[i].start, views.items[i].stop, 0 },
                             &cell));
    assert_true(cell != 0);
    return cell;
}

static Id entry(Desk *desk, const char *agency, Date day, const char *place, const char *leaflets)
{
    Text words[24] = { { 0 } };
    Objections objections = { 0 };
    const Ledger *ledger;
    Id subject, id;

    must(ledger_meant(&desk->work, TEXT("publicity"), &ledger));
    must(agency_named(&desk->work, text_of(agency), &subject));
    words[ledger_field(ledger, TEXT("kind"))] = TEXT("集中宣传");
    words[ledger_field(ledger, TEXT("theme"))] = TEXT("三八维权");
    words[ledger_field(ledger, TEXT("place"))] = text_of(place);
    words[ledger_field(ledger, TEXT("events"))] = TEXT("1");
    words[ledger_field(ledger, TEXT("leaflets"))] = text_of(leaflets);
    must(entry_record(&desk->work, ledger, subject, day, words, &objections, &id));
    return id;
}

static Proposals proposed(Desk *desk)
{
    Proposals all;

    must(proposals_list(&desk->work, &all));
    return all;
}

static void decide(Desk *desk, const Proposal *proposal, bool accept)
{
    must(proposal_decide(&desk->work, text_of(proposal->number), accept));
    assert_int_equal(proposal_decide(&desk->work, text_of(proposal->number), accept).code,
                     PROBLEM_PROPOSAL_UNKNOWN);
}

static const char federation[] = "3月8日，县妇联在文化广场举办普法宣传活动，发放宣传资料1500份。";
static const char justice[] = "2025年3月8日，县司法局在文化广场开展普法宣传活动，共发放宣传资料1500份。";

static void two_reports_of_one_activity(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;
    Proposals all;

    desk_agencies(desk, agencies);
    told(desk, "泠川县妇女联合会", federation, "1500份");
    assert_int_equal(proposed(desk).count, 0);
    told(desk, "泠川县司法局", justice, "1500份");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,000");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    assert_true(all.items[0].joint);
    assert_true(text_equal(all.items[0].place, TEXT("文化广场")));
    decide(desk, &all.items[0], true);
    assert_int_equal(proposed(desk).count, 0);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县司法局", "2025"), "");
    desk_sound(desk);
    must(data_rebuild(&desk->work, &counts));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
}

static void what_is_declined_stays_declined(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;
    Proposals all;

    desk_agencies(desk, agencies);
    told(desk, "泠川县妇女联合会", federation, "1500份");
    told(desk, "泠川县司法局", justice, "1500份");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], false);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,000");
    must(data_rebuild(&desk->work, &counts));
    assert_int_equal(proposed(desk).count, 0);
}

static void an_entry_and_a_report(void **state)
{
    Desk *desk = *state;
    Proposals all;

    desk_agencies(desk, agencies);
    entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "文化广场", "1500");
    told(desk, "泠川县妇女联合会", federation, "1500份");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县司法局", "2025"), "1,500");
    desk_sound(desk);
}

static void two_entries(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;
    Proposals all;

    desk_agencies(desk, agencies);
    entry(desk, "县妇联", (Date){ 2025, 3, 8 }, "文化广场", "1500");
    entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "文化广场", "1500");
    entry(desk, "县司法局", (Date){ 2025, 3, 9 }, "文化广场", "200");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,700");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县司法局", "2025"), "200");
    must(data_rebuild(&desk->work, &counts));
    assert_int_equal(counts.records, 0);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,700");
    desk_sound(desk);
}

static void what_is_not_surely_one_is_not_proposed(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    told(desk, "泠川县妇女联合会", federation, "1500份");
    entry(desk, "县司法局", (Date){ 2025, 3, 9 }, "文化广场", "1500"); /* another day */
    entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "中心小学", "1500"); /* another place */
    entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "文化广场", "1501"); /* another figure */
    entry(desk, "县妇联", (Date){ 2025, 3, 8 }, "文化广场", "1500");   /* its own */
    entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "", "1500");         /* nobody says where */
    assert_int_equal(proposed(desk).count, 0);
    /* the square of one town is not that of the next */
    entry(desk, "泠阳镇", (Date){ 2025, 5, 8 }, "文化广场", "300");
    entry(desk, "云坞镇", (Date){ 2025, 5, 8 }, "文化广场", "300");
    assert_int_equal(proposed(desk).count, 0);
}

static void total(Desk *desk, Date as_of, int64_t value)
{
    Cell cell = { .extent = EXTENT_ALL,
                  .source = SOURCE_CLAIM,
                  .period = period_year(2025),
                  .as_of = as_of,
                  .running = true,
                  .value = value_number(decimal_int(value)) };
    CellChange change = { 0 };

    must(agency_named(&desk->work, TEXT("泠阳镇"), &cell.subject));
    cell.by = cell.subject;
    must(work_begin(&desk->work, VERB_DOCUMENT_REVIEW, 0));
    must(cells_slot(&desk->work, TEXT("training.attendances"), TEXT(""), TEXT(""), &cell.slot));
    cells_add(&desk->work, &change, cell, TEXT(""));
    must(work_end(&desk->work, VERB_DOCUMENT_REVIEW, cells_apply(&desk->work, &change),
                  (WorkNote){ "cell", 0, { 0 } }));
}

static void running_totals_propose_their_difference(void **state)
{
    Desk *desk = *state;
    Proposals all;

    desk_agencies(desk, agencies);
    total(desk, (Date){ 2025, 6, 30 }, 300);
    assert_int_equal(proposed(desk).count, 0);
    total(desk, (Date){ 2025, 12, 31 }, 420);
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    assert_true(period_equal(all.items[0].period, period_half(2025, 2)));
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "120");
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025"), "120");
    assert_int_equal(proposed(desk).count, 0);
    /* without the later total there is no difference */
    Cells cells;
    CellChange change = { 0 };
    must(cells_running(desk->work.db, desk->work.county, desk->arena, &cells));
    cells_void(&desk->work, &change, &cells.items[1]);
    must(work_begin(&desk->work, VERB_DOCUMENT_REVIEW, 0));
    must(work_end(&desk->work, VERB_DOCUMENT_REVIEW, cells_apply(&desk->work, &change),
                  (WorkNote){ "cell", 0, { 0 } }));
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "");
    total(desk, (Date){ 2025, 12, 31 }, 420);
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "120");
    /* another total of that day: its difference takes the place of the first one */
    total(desk, (Date){ 2025, 12, 31 }, 450);
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "150");
    desk_sound(desk);
}

/* Decides on the figure whose words are given, in the report of which `cell` comes. */
static FactView figure_of(Desk *desk, Id cell, Id *document)
{
    Vault vault = work_vault(&desk->work);
    Decision decision;
    OpenDocument open;
    FactViews views = { 0 };
    Cell row;
    bool found;

    must(cell_find(desk->work.db, desk->work.county, cell, &row, &found));
    assert_true(found);
    must(decision_find(&vault, row.origin_id, &decision, &found));
    assert_true(found);
    *document = decision.document;
    must(document_open(&desk->work, decision.document, &open));
    must(facts_view(&desk->work, &open, &views));
    for (size_t i = 0; i < views.count; i++)
        if (views.items[i].start == decision.start && views.items[i].stop == decision.stop)
            return views.items[i];
    fail_msg("no such figure");
    return (FactView){ 0 };
}

static void correct(Desk *desk, Id cell, int64_t value)
{
    GridValue number = value_number(decimal_int(value));
    FactCorrection correction = { .value = &number };
    Id document, now;
    FactView view = figure_of(desk, cell, &document);

    must(fact_correct(&desk->work, (FactAnchor){ document, view.start, view.stop, view.decision->revision },
                      &correction, &now));
}

static void reject(Desk *desk, Id cell)
{
    Id document;
    FactView view = figure_of(desk, cell, &document);

    must(fact_reject(&desk->work, (FactAnchor){ document, view.start, view.stop, view.decision->revision },
                     TEXT("")));
}

static AcceptedProposals accepted(Desk *desk)
{
    AcceptedProposals all;

    must(proposals_accepted(&desk->work, &all));
    return all;
}

/* Both reports of the activity, and that they are one. */
static void join(Desk *desk, Id *host, Id *partner)
{
    Proposals all;

    desk_agencies(desk, agencies);
    *host = told(desk, "泠川县妇女联合会", federation, "1500份");
    *partner = told(desk, "泠川县司法局", justice, "1500份");
    all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
}

static void what_was_accepted_is_taken_back(void **state)
{
    Desk *desk = *state;
    Id host, partner;

    join(desk, &host, &partner);
    assert_int_equal(accepted(desk).count, 1);
    must(proposal_take_back(&desk->work, text_of(accepted(desk).items[0].number)));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,000");
    assert_int_equal(accepted(desk).count, 0);
    assert_int_equal(proposed(desk).count, 1); /* to be decided again */
    assert_int_equal(proposal_take_back(&desk->work, text_of(proposed(desk).items[0].number)).code,
                     PROBLEM_PROPOSAL_UNKNOWN);
    desk_sound(desk);
}

static void an_attached_entry_is_taken_back(void **state)
{
    Desk *desk = *state;
    Proposals all;

    desk_agencies(desk, agencies);
    entry(desk, "县妇联", (Date){ 2025, 3, 8 }, "文化广场", "1500");
    Id partner = entry(desk, "县司法局", (Date){ 2025, 3, 8 }, "文化广场", "1500");
    for (int again = 0; again < 2; again++) {
        all = proposed(desk);
        assert_int_equal(all.count, 1);
        decide(desk, &all.items[0], true);
        assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
        if (!again)
            must(proposal_take_back(&desk->work, text_of(accepted(desk).items[0].number)));
        assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), again ? "1,500" : "3,000");
    }
    must(entry_void(&desk->work, partner));
    assert_int_equal(accepted(desk).count, 0);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
    desk_sound(desk);
}

static void a_corrected_partner_stays_one(void **state)
{
    Desk *desk = *state;
    Id host, partner;

    join(desk, &host, &partner);
    correct(desk, partner, 1400);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
    assert_int_equal(proposed(desk).count, 0);
    correct(desk, host, 1600);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,600");
    desk_sound(desk);
}

static void a_host_that_goes_lets_the_partner_count(void **state)
{
    Desk *desk = *state;
    Id host, partner;

    join(desk, &host, &partner);
    reject(desk, host);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县司法局", "2025"), "1,500");
    assert_int_equal(accepted(desk).count, 0);
    desk_sound(desk);
}

static void a_partner_accepted_again_is_proposed_again(void **state)
{
    Desk *desk = *state;
    Id host, partner, document, cell;

    join(desk, &host, &partner);
    reject(desk, partner);
    FactView view = figure_of(desk, partner, &document);
    must(fact_accept(&desk->work, (FactAnchor){ document, view.start, view.stop, view.decision->revision }, &cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,000");
    Proposals all = proposed(desk);
    assert_int_equal(all.count, 1);
    decide(desk, &all.items[0], true);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "1,500");
}

static void a_difference_falls_with_either_total(void **state)
{
    Desk *desk = *state;
    Proposals all;
    Cells cells;

    desk_agencies(desk, agencies);
    for (size_t gone = 0; gone < 3; gone++) { /* the earlier, the later, none: taken back */
        total(desk, (Date){ 2025, 6, 30 }, 300);
        total(desk, (Date){ 2025, 12, 31 }, 420);
        all = proposed(desk);
        assert_int_equal(all.count, 1);
        decide(desk, &all.items[0], true);
        assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "120");
        if (gone == 2)
            must(proposal_take_back(&desk->work, text_of(accepted(desk).items[0].number)));
        must(cells_running(desk->work.db, desk->work.county, desk->arena, &cells));
        assert_int_equal(cells.count, 2);
        for (size_t i = 0; i < 2; i++) {
            CellChange change = { 0 };
            cells_void(&desk->work, &change, &cells.items[(gone + i) % 2]);
            must(work_begin(&desk->work, VERB_DOCUMENT_REVIEW, 0));
            must(work_end(&desk->work, VERB_DOCUMENT_REVIEW, cells_apply(&desk->work, &change),
                          (WorkNote){ "cell", 0, { 0 } }));
            assert_string_equal(desk_value(desk, "training.attendances", "泠阳镇", "2025-S2"), "");
            assert_int_equal(accepted(desk).count, 0);
        }
    }
    desk_sound(desk);
}

static void only_the_office_decides(void **state)
{
    Desk *desk = *state;
    Proposals all;

    desk_agencies(desk, agencies);
    desk->work.actor.role = ROLE_LIAISON;
    assert_int_equal(proposals_list(&desk->work, &all).code, PROBLEM_FORBIDDEN);
    assert_int_equal(proposal_decide(&desk->work, TEXT("0000000000000000"), true).code, PROBLEM_FORBIDDEN);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, desk_new, desk_free)
    const struct CMUnitTest tests[] = {
        TEST(two_reports_of_one_activity),
        TEST(what_is_declined_stays_declined),
        TEST(an_entry_and_a_report),
        TEST(two_entries),
        TEST(what_is_not_surely_one_is_not_proposed),
        TEST(running_totals_propose_their_difference),
        TEST(what_was_accepted_is_taken_back),
        TEST(an_attached_entry_is_taken_back),
        TEST(a_corrected_partner_stays_one),
        TEST(a_host_that_goes_lets_the_partner_count),
        TEST(a_partner_accepted_again_is_proposed_again),
        TEST(a_difference_falls_with_either_total),
        TEST(only_the_office_decides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
