/* fault_verbs.h - the verbs that the faults are tried on, each with the county that it finds. */
#ifndef HALFSKY_TESTS_WORK_FAULT_VERBS_H
#define HALFSKY_TESTS_WORK_FAULT_VERBS_H

#include "desk.h"

#include "../safe/fixed_random.h"
#include "work/calls.h"
#include "work/entries.h"
#include "work/filled.h"
#include "work/review.h"
#include "work/submit.h"
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
    { "key renew", county_with_all, do_key_renew, true },
    { "db backup", county_with_all, do_backup, false },
};

#endif
