/* fault_verbs.h - the verbs that the faults are tried on, each with the county that it finds. */
#ifndef HALFSKY_TESTS_WORK_FAULT_VERBS_H
#define HALFSKY_TESTS_WORK_FAULT_VERBS_H

#include "desk.h"

#include "../safe/fixed_random.h"
#include "work/calls.h"
#include "work/entries.h"
#include "work/filled.h"
#include "work/filled_sheet.h"
#include "work/proposals.h"
#include "work/review.h"
#include "work/submit.h"
#include "work/table_fill.h"
#include "work/upkeep.h"

#include <unistd.h>

/* What the preparation made, for the verb. */
typedef struct {
    Id town, bureau, document, call, entry;
    FactAnchor fact;
} Stage;

typedef struct {
    const char *name;
    void (*prepare)(Desk *desk, Stage *stage);
    Problem (*run)(Desk *desk, const Stage *stage);
    bool in_steps; /* it may stop in between: what is left is done the next time */
} FaultVerb;

static const char fault_agencies[] = "名称|简称|类别\n"
                                     "泠阳镇人民政府|泠阳镇|乡镇\n"
                                     "云坞镇人民政府|云坞镇|乡镇\n"
                                     "泠川县妇女联合会|县妇联|部门";
static const char fault_document[] = "泠川县妇联2025年妇女儿童工作总结\n"
                                     "2025年，县妇联围绕中心工作，扎实推进妇女儿童事业。\n"
                                     "一年来，共发放宣传资料3600份，举办培训班12期，培训妇女480人次。\n"
                                     "全县共有留守儿童1250名。走访慰问困难妇女37户，其中联系人李某某。\n"
                                     "泠川县妇女联合会\n2025年12月20日\n";

/* ---- parts of them ---- */

static inline Id agency_of(Desk *desk, const char *name)
{
    Id id;

    must(agency_named(&desk->work, text_of(name), &id));
    return id;
}

static inline Problem submit_text(Desk *desk, const char *text, Id *document)
{
    Doc doc = { .text = text_of(text) };
    ReceivedFile file = { TEXT("总结.txt"), text_of(text), TEXT("txt"), &doc };
    Submission out = { 0 };
    Deriver *deriver;

    TRY(deriver_new(&desk->work, &deriver));
    Problem wrong = document_submit(&desk->work, deriver, &file, &(SubmitOptions){ 0 }, &out);
    deriver_free(deriver);
    if (!wrong.code && document)
        *document = out.documents.items[0].document;
    return wrong;
}

static inline Problem call_of_both(Desk *desk, Stage *stage, bool form)
{
    static const Text measures[] = { { "publicity.leaflets", 18 }, { "children.left_behind", 20 } };
    Id asked[] = { stage->town, stage->bureau };

    return call_make(&desk->work,
                     &(NewCall){ .title = TEXT("2025年工作总结"),
                                 .period = period_year(2025),
                                 .due = { 2026, 12, 31 },
                                 .wants_document = !form,
                                 .wants_form = form,
                                 .measures = measures,
                                 .measure_count = 2,
                                 .audience = { .list = asked, .count = 2 } },
                     &stage->call);
}

static inline const Ledger *visits(Desk *desk)
{
    const Ledger *ledger;

    must(ledger_meant(&desk->work, TEXT("visit"), &ledger));
    return ledger;
}

static inline Problem enter_visit(Desk *desk, const Stage *stage, const char *people, Id *entry)
{
    const Text words[] = { TEXT("三八"), TEXT("困难妇女"), TEXT("方小满"), TEXT(""), text_of(people),
                           TEXT(""),     TEXT("6000"),     TEXT(""),       TEXT("") };
    Objections objections = { 0 };
    Id id;

    TRY(entry_record(&desk->work, visits(desk), stage->town, (Date){ 2025, 3, 8 }, words, &objections, &id));
    if (entry)
        *entry = id;
    return OK;
}

/* ---- what they find ---- */

static inline void county_with_agencies(Desk *desk, Stage *stage)
{
    desk_agencies(desk, fault_agencies);
    stage->town = agency_of(desk, "泠阳镇");
    stage->bureau = agency_of(desk, "县妇联");
}

static inline void county_with_call(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    must(call_of_both(desk, stage, false));
}

static inline void county_with_document(Desk *desk, Stage *stage)
{
    OpenDocument opened;
    FactViews facts = { 0 };

    county_with_call(desk, stage);
    must(submit_text(desk, fault_document, &stage->document));
    must(fact_list(&desk->work, stage->document, &opened, &facts));
    for (size_t i = 0; i < facts.count && !stage->fact.document; i++)
        if (facts.items[i].standing == FACT_OPEN)
            stage->fact = (FactAnchor){ stage->document, facts.items[i].start, facts.items[i].stop, 0 };
    assert_int_equal(stage->fact.document, stage->document);
}

static inline void county_with_decisions(Desk *desk, Stage *stage)
{
    FactsAccepted accepted;

    county_with_document(desk, stage);
    must(facts_accept(&desk->work, stage->document, &accepted));
    assert_int_equal(accepted.left, 0);
    desk_explain(desk, stage->document);
}

static inline void county_with_form(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    must(call_of_both(desk, stage, true));
}

static inline void county_with_filled_form(Desk *desk, Stage *stage)
{
    FilledChange changes[] = { { .place = 1, .sets_value = true, .value = value_number(decimal_int(80)) },
                               { .place = 2, .sets_value = true, .value = value_zero() } };
    size_t changed;

    county_with_form(desk, stage);
    must(filled_change(&desk->work, stage->call, stage->town, changes, 2, &changed));
}

static inline void county_with_entry(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    must(enter_visit(desk, stage, "12", &stage->entry));
}

/* Two agencies that tell of one activity. */
static inline void county_with_proposal(Desk *desk, Stage *stage)
{
    Objections objections = { 0 };
    const Ledger *ledger;
    Id id;

    county_with_agencies(desk, stage);
    must(ledger_meant(&desk->work, TEXT("publicity"), &ledger));
    for (int i = 0; i < 2; i++) {
        Text words[24] = { { 0 } };
        words[ledger_field(ledger, TEXT("kind"))] = TEXT("集中宣传");
        words[ledger_field(ledger, TEXT("theme"))] = TEXT("三八维权");
        words[ledger_field(ledger, TEXT("place"))] = TEXT("文化广场");
        words[ledger_field(ledger, TEXT("events"))] = TEXT("1");
        words[ledger_field(ledger, TEXT("leaflets"))] = TEXT("1500");
        must(entry_record(&desk->work, ledger, i ? stage->town : stage->bureau, (Date){ 2025, 3, 8 }, words,
                          &objections, &id));
    }
}

static inline Problem decide_proposal(Desk *desk)
{
    Proposals all;

    TRY(proposals_list(&desk->work, &all));
    return proposal_decide(&desk->work, all.count ? text_of(all.items[0].number) : TEXT("0"), true);
}

static inline void county_with_joint_activity(Desk *desk, Stage *stage)
{
    county_with_proposal(desk, stage);
    must(decide_proposal(desk));
}

/* Two reports as one. */
static inline void county_with_two_in_one(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    must(submit_text(desk,
                     "2025年妇女儿童工作总结\n2025年，我镇发放宣传资料3600份。\n泠阳镇人民政府\n2025年12月20日\n"
                     "一年来的工作情况\n2025年，我镇发放宣传资料800份。\n云坞镇人民政府\n2025年12月22日\n",
                     &stage->document));
}

/* With a finding of class B: the year is not the report's. */
static inline void county_with_finding(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    must(submit_text(desk,
                     "泠川县妇联2025年妇女儿童工作总结\n"
                     "2024年，县妇联发放宣传资料3600份。走访慰问困难妇女37户，其中老人50户。\n"
                     "2025年3月，举办培训班12期，培训妇女480人次，其中480名男性。\n"
                     "一是加强领导。三是强化宣传。\n"
                     "根据《中华人民共和国妇女儿童法》开展工作。\n"
                     "泠川县妇女联合会\n"
                     "2025年12月20日\n",
                     &stage->document));
}

static inline void county_with_bureau_of_all(Desk *desk, Stage *stage)
{
    county_with_agencies(desk, stage);
    desk_agencies(desk, "名称|简称|类别\n泠川县民政局|县民政局|部门");
}

static inline void county_with_all(Desk *desk, Stage *stage)
{
    county_with_decisions(desk, stage);
    must(enter_visit(desk, stage, "12", &stage->entry));
}

/* ---- the verbs ---- */

static inline Problem do_submit(Desk *desk, const Stage *stage)
{
    (void)stage;
    return submit_text(desk, fault_document, NULL);
}

static inline Problem do_fact_accept(Desk *desk, const Stage *stage)
{
    Id cell;

    return fact_accept(&desk->work, stage->fact, &cell);
}

static inline Problem do_fact_correct(Desk *desk, const Stage *stage)
{
    GridValue value = value_number(decimal_int(3700));
    Id cell;

    return fact_correct(&desk->work, stage->fact, &(FactCorrection){ .value = &value, .note = TEXT("少写了") },
                        &cell);
}

static inline Problem do_facts_accept(Desk *desk, const Stage *stage)
{
    FactsAccepted accepted;

    return facts_accept(&desk->work, stage->document, &accepted);
}

static inline Problem do_fact_reject(Desk *desk, const Stage *stage)
{
    return fact_reject(&desk->work, stage->fact, TEXT("不是本年的"));
}

static inline Problem do_document_accept(Desk *desk, const Stage *stage)
{
    return document_accept(&desk->work, (SeenDocument){ stage->document, 0 });
}

static inline Problem do_document_return(Desk *desk, const Stage *stage)
{
    return document_return(&desk->work, (SeenDocument){ stage->document, 0 },
                           &(Remark){ .text = TEXT("请补充留守儿童数") }, 1);
}

static inline Problem do_entry_add(Desk *desk, const Stage *stage)
{
    return enter_visit(desk, stage, "15", NULL);
}

static inline Problem do_entry_void(Desk *desk, const Stage *stage)
{
    return entry_void(&desk->work, stage->entry);
}

static inline Problem do_entry_import(Desk *desk, const Stage *stage)
{
    Doc doc = desk_table(desk, "单位|日期|时节|慰问对象|人数|慰问金\n"
                               "泠阳镇|2024-03-08|三八|困难妇女|12|6000\n"
                               "泠阳镇|2024-06-01|六一|留守儿童|20|4000\n"
                               "云坞镇|2024-03-07|三八|困难妇女|5|1,000");
    ImportReport report;

    (void)stage;
    return entry_import(&desk->work, visits(desk), &doc, false, &report);
}

static inline Problem do_figure_import(Desk *desk, const Stage *stage)
{
    Doc doc = desk_table(desk, "时期|单位|计量项|数值|来源\n"
                               "2024|泠阳镇|publicity.leaflets|900|return\n"
                               "2024|云坞镇|publicity.leaflets|300|return\n"
                               "2024-Q1|云坞镇|organization.cadres|7|return");
    ImportReport report;

    (void)stage;
    return figure_import(&desk->work, &doc, &(FigureImport){ .trial = false }, &report);
}

static inline Problem do_agency_import(Desk *desk, const Stage *stage)
{
    Doc doc = desk_table(desk, fault_agencies);
    ImportReport report;

    (void)stage;
    return agency_import(&desk->work, &doc, &(AgencyImportOptions){ .first = { 2018, 1, 1 } }, &report);
}

static inline Problem do_call_make(Desk *desk, const Stage *stage)
{
    Stage own = *stage;

    return call_of_both(desk, &own, true);
}

static inline Problem do_form_fill(Desk *desk, const Stage *stage)
{
    FilledChange changes[] = { { .place = 1, .sets_value = true, .value = value_number(decimal_int(80)) },
                               { .place = 2, .sets_value = true, .value = value_zero() } };
    size_t changed;

    return filled_change(&desk->work, stage->call, stage->town, changes, 2, &changed);
}

static inline Problem do_form_submit(Desk *desk, const Stage *stage)
{
    Signatures names = { TEXT("柳一"), TEXT("柳二"), TEXT("柳三") };
    FilledView view;

    return filled_submit(&desk->work, stage->call, stage->town, &names, 0, &view);
}

static inline Problem do_proposal_decide(Desk *desk, const Stage *stage)
{
    (void)stage;
    return decide_proposal(desk);
}

static inline Problem do_proposal_take_back(Desk *desk, const Stage *stage)
{
    AcceptedProposals all;

    (void)stage;
    TRY(proposals_accepted(&desk->work, &all));
    return proposal_take_back(&desk->work, all.count ? text_of(all.items[0].number) : TEXT("0"));
}

static inline Problem do_document_split(Desk *desk, const Stage *stage)
{
    Id second;

    return document_split(&desk->work, (SeenDocument){ stage->document, 0 }, TEXT("一年来"), &second);
}

static inline Problem do_agency_recode(Desk *desk, const Stage *stage)
{
    return agency_recode(&desk->work, &(AgencyRecode){ .agency = stage->town,
                                                       .codes = { [CODE_REGION] = TEXT("990023100") },
                                                       .day = { 2025, 7, 1 } });
}

/* The first finding that may be explained. */
static inline Problem do_finding_explain(Desk *desk, const Stage *stage)
{
    FindingViews views;

    TRY(findings_view(&desk->work, stage->document, &views));
    for (size_t i = 0; i < views.count; i++)
        if (views.items[i].standing == FINDING_OPEN && views.items[i].row->class != 'A')
            return finding_explain(&desk->work,
                                   (FindingAnchor){ stage->document, views.items[i].rule, views.items[i].start,
                                                    views.items[i].stop, 0 },
                                   TEXT("已核对"));
    return problem(PROBLEM_FACT_UNKNOWN, TEXT(""), TEXT(""), TEXT(""));
}

/* People by name and number; both are nobody's. */
static inline Problem do_entry_of_people(Desk *desk, const Stage *stage)
{
    Objections objections = { 0 };
    Text words[24] = { { 0 } };
    const Ledger *ledger;
    Id id;

    TRY(ledger_meant(&desk->work, TEXT("training"), &ledger));
    words[ledger_field(ledger, TEXT("subject"))] = TEXT("创业");
    words[ledger_field(ledger, TEXT("sessions"))] = TEXT("1");
    words[ledger_field(ledger, TEXT("attendances"))] = TEXT("9");
    words[ledger_field(ledger, TEXT("roster"))] = TEXT("学员甲 990023195003020020；学员乙 990023195003030042");
    return entry_record(&desk->work, ledger, stage->town, (Date){ 2025, 3, 8 }, words, &objections, &id);
}

static inline Problem do_table_call(Desk *desk, const Stage *stage)
{
    Doc doc = desk_table(desk, "指标|单位|2022年\n留守儿童|人|\n孤儿|人|");
    TableFill fill;
    FillPlan plan;
    FillCallIds calls;

    (void)stage;
    TRY(table_fill(&desk->work, &doc, &(FillWish){ .language = LANGUAGE_ZH }, &fill));
    TRY(table_call_plan(&desk->work, &fill, &plan));
    return table_call_make(&desk->work, &plan, TEXT("补报缺的数"), (Date){ 2026, 12, 10 }, 0, &calls);
}

/* A template that came back, with a value for its first line. */
static inline Problem do_form_load(Desk *desk, const Stage *stage)
{
    SheetLoad load;
    FilledView view;
    Text out;

    TRY(filled_view(&desk->work, stage->call, stage->town, &view));
    out = arena_format(desk->arena, SHEET_LABEL "|%.*s|" SHEET_VALUE "|" SHEET_WAS "|" SHEET_REASON "|" SHEET_SAID,
                       TEXT_ARG(sheet_mark(desk->arena, &view)));
    for (size_t i = 0; i < view.rows.count; i++)
        out = arena_format(desk->arena, "%.*s\n%.*s|%.*s|%s|||", TEXT_ARG(out),
                           TEXT_ARG(sheet_label(desk->arena, &view.rows.items[i])),
                           TEXT_ARG(sheet_line(desk->arena, &view.rows.items[i])), i ? "" : "80");
    Doc doc = desk_table(desk, arena_string(desk->arena, out));
    return filled_load(&desk->work, &doc, &(SheetOptions){ 0 }, &load);
}

static inline Problem do_key_renew(Desk *desk, const Stage *stage)
{
    KeyRenewal renewal;

    (void)stage;
    return key_renew(&desk->work, desk->folder, &renewal);
}

static inline Problem do_backup(Desk *desk, const Stage *stage)
{
    char to[128], drill[128];
    DataCounts counts;

    (void)stage;
    snprintf(to, sizeof to, "%s/backup", desk->data);
    // One that stands there when the power is back is whole.
    if (access(to, F_OK) == 0) {
        snprintf(drill, sizeof drill, "%s/drill", desk->data);
        must(data_restore(to, drill, desk->arena, &counts));
        unlink(to);
    }
    return data_backup(&desk->work, to, &counts);
}

static inline void no_county_yet(Desk *desk, Stage *stage)
{
    (void)desk;
    (void)stage;
}

static const FaultVerb fault_verbs[] = {
    { "agency import", no_county_yet, do_agency_import, false },
    { "submit", county_with_call, do_submit, false },
    { "fact accept", county_with_document, do_fact_accept, false },
    { "fact accept all", county_with_document, do_facts_accept, false },
    { "fact correct", county_with_document, do_fact_correct, false },
    { "fact reject", county_with_document, do_fact_reject, false },
    { "document accept", county_with_decisions, do_document_accept, false },
    { "document return", county_with_document, do_document_return, false },
    { "entry add", county_with_agencies, do_entry_add, false },
    { "entry void", county_with_entry, do_entry_void, false },
    { "entry import", county_with_agencies, do_entry_import, false },
    { "figure import", county_with_agencies, do_figure_import, false },
    { "call make", county_with_agencies, do_call_make, false },
    { "form fill", county_with_form, do_form_fill, false },
    { "form submit", county_with_filled_form, do_form_submit, false },
    { "form load", county_with_form, do_form_load, false },
    { "finding explain", county_with_finding, do_finding_explain, false },
    { "entry of people", county_with_agencies, do_entry_of_people, false },
    { "proposal decide", county_with_proposal, do_proposal_decide, false },
    { "proposal take back", county_with_joint_activity, do_proposal_take_back, false },
    { "document split", county_with_two_in_one, do_document_split, false },
    { "agency code", county_with_agencies, do_agency_recode, false },
    { "table fill --call", county_with_bureau_of_all, do_table_call, false },
    { "key renew", county_with_all, do_key_renew, true },
    { "db backup", county_with_all, do_backup, false },
};

#endif
