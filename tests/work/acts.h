/* acts.h - two towns that have all the same, and every verb as a thing to do to one of them. */
#ifndef HALFSKY_TESTS_WORK_ACTS_H
#define HALFSKY_TESTS_WORK_ACTS_H

#include "desk.h"

#include "store/audit.h"
#include "work/agency_card.h"
#include "work/calls.h"
#include "work/draft.h"
#include "work/entries.h"
#include "work/facts.h"
#include "work/filled.h"
#include "work/forms.h"
#include "work/inventory.h"
#include "work/officers.h"
#include "work/proposals.h"
#include "work/rebuild.h"
#include "work/review.h"
#include "work/settings.h"
#include "work/submit.h"
#include "work/table_fill.h"
#include "work/upkeep.h"

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|\n"
                               "泠阳镇青竹村|青竹村|村|泠阳镇人民政府";

enum { OWN, OTHER, PLACES };

/* Two towns that have all the same: the actor's own and another one. */
typedef struct {
    Desk *desk;
    Work *work;
    Id agencies[PLACES], below, documents[PLACES], entries[PLACES];
    FactAnchor facts[PLACES];
    Id call;
    uint32_t slot;
    const Ledger *ledger;
} Scene;

static inline Id meant(Desk *desk, const char *words)
{
    Id id;

    must(agency_named(&desk->work, text_of(words), &id));
    return id;
}

static inline Id submitted(Desk *desk, const char *town, const char *leaflets)
{
    Doc doc = { .text = arena_format(desk->arena,
                                     "%s2025年工作总结\n2025年共发放宣传资料%s份。\n%s人民政府\n2025年12月20日\n",
                                     town, leaflets, town) };
    ReceivedFile file = { TEXT("a.txt"), doc.text, TEXT("txt"), &doc };
    Submission out;
    Deriver *deriver;

    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &file, &(SubmitOptions){ 0 }, &out));
    deriver_free(deriver);
    return out.documents.items[0].document;
}

static inline Id recorded(Scene *scene, Id agency)
{
    Text *words = ARENA_ARRAY(scene->desk->arena, scene->ledger->field_count + 1, Text);
    Objections objections = { 0 };
    Id id;

    words[ledger_field(scene->ledger, TEXT("occasion"))] = TEXT("三八");
    words[ledger_field(scene->ledger, TEXT("target"))] = TEXT("困难妇女");
    words[ledger_field(scene->ledger, TEXT("people"))] = TEXT("3");
    words[ledger_field(scene->ledger, TEXT("leader"))] = TEXT("方小满");
    must(entry_record(scene->work, scene->ledger, agency, (Date){ 2025, 3, 8 }, words, &objections, &id));
    return id;
}

static inline void set(Scene *scene, Desk *desk)
{
    static const char *const towns[PLACES] = { "泠阳镇", "云坞镇" };
    static const char *const leaflets[PLACES] = { "360", "470" };
    Text measures[] = { TEXT("publicity.leaflets") };
    size_t changed;

    *scene = (Scene){ .desk = desk, .work = &desk->work };
    desk_agencies(desk, agencies);
    for (int i = 0; i < PLACES; i++)
        scene->agencies[i] = meant(desk, towns[i]);
    scene->below = meant(desk, "青竹村");
    must(ledger_meant(scene->work, TEXT("visit"), &scene->ledger));
    must(call_make(scene->work,
                   &(NewCall){ .title = TEXT("总结和报表"),
                               .period = period_year(2025),
                               .due = { 2026, 12, 31 },
                               .wants_document = true,
                               .wants_form = true,
                               .measures = measures,
                               .measure_count = 1,
                               .audience = { .list = scene->agencies, .count = PLACES } },
                   &scene->call));
    for (int i = 0; i < PLACES; i++) {
        OpenDocument open;
        FactViews views = { 0 };
        Id officer;

        scene->documents[i] = submitted(desk, towns[i], leaflets[i]);
        scene->entries[i] = recorded(scene, scene->agencies[i]);
        must(fact_list(scene->work, scene->documents[i], &open, &views));
        assert_int_equal(views.count, 1);
        scene->facts[i] = (FactAnchor){ scene->documents[i], views.items[0].start, views.items[0].stop, 0 };
        must(filled_change(scene->work, scene->call, scene->agencies[i],
                           &(FilledChange){ .place = 1, .sets_value = true, .value = value_number(decimal_int(9)) },
                           1, &changed));
        must(officer_add(scene->work,
                         &(Officer){ .agency = scene->agencies[i],
                                     .duty = DUTY_LIAISON,
                                     .name = TEXT("方小满"),
                                     .first = { 2024, 1, 1 } },
                         false, &officer));
    }
    must(cells_slot(scene->work, measures[0], TEXT(""), TEXT(""), &scene->slot));
}

static inline void be(Scene *scene, Role role)
{
    scene->work->actor.role = role;
    scene->work->actor.agency = scene->agencies[OWN];
}

/* ---- the verbs: each answers the Problem of doing it at a place ---- */

#define ACT(name) static inline Problem name(Scene *s, int at)
#define AGENCY s->agencies[at]
#define DOCUMENT s->documents[at]
#define SPOT ((GridPlace){ { AGENCY, period_year(2025) }, EXTENT_ALL })

ACT(calls_make)
{
    Text measures[] = { TEXT("publicity.leaflets") };
    Id id;
    return call_make(s->work,
                     &(NewCall){ .title = TEXT("新任务"),
                                 .period = period_year(2024),
                                 .due = { 2026, 12, 31 },
                                 .wants_document = true,
                                 .measures = measures,
                                 .measure_count = 1,
                                 .audience = { .list = &AGENCY, .count = 1 } },
                     &id);
}
ACT(calls_close)
{
    (void)at;
    return call_close(s->work, s->call, 1);
}
ACT(calls_pass)
{
    size_t added;
    return call_pass(s->work, s->call, AGENCY, &(Audience){ 0 }, &added);
}
ACT(documents_submit)
{
    Doc doc = { .text = TEXT("工作总结\n一年来共发放宣传资料390份。\n") };
    ReceivedFile file = { TEXT("b.txt"), doc.text, TEXT("txt"), &doc };
    Submission out;
    Deriver *deriver;
    must(deriver_new(s->work, &deriver));
    Problem wrong = document_submit(s->work, deriver, &file, &(SubmitOptions){ .agency = AGENCY }, &out);
    deriver_free(deriver);
    return wrong;
}
ACT(documents_read)
{
    OpenDocument out;
    return document_read(s->work, DOCUMENT, &out);
}
ACT(documents_findings)
{
    FindingRows out = { 0 };
    return document_findings(s->work, DOCUMENT, &out);
}
ACT(documents_remarks)
{
    RemarkRows out = { 0 };
    return document_remarks(s->work, DOCUMENT, &out);
}
ACT(documents_draft)
{
    Draft out;
    return document_draft(s->work, AGENCY, (Period){ 0 }, &out);
}
ACT(documents_assign)
{
    return document_assign(s->work, (SeenDocument){ DOCUMENT, 0 }, &(Assignment){ 0 });
}
ACT(documents_split)
{
    Id second;
    return document_split(s->work, (SeenDocument){ DOCUMENT, 0 }, TEXT("2"), &second);
}
ACT(documents_return)
{
    return document_return(s->work, (SeenDocument){ DOCUMENT, 0 }, &(Remark){ .text = TEXT("请改") }, 1);
}
ACT(documents_accept)
{
    return document_accept(s->work, (SeenDocument){ DOCUMENT, 0 });
}
ACT(facts_read)
{
    OpenDocument out;
    FactViews views = { 0 };
    return fact_list(s->work, DOCUMENT, &out, &views);
}
ACT(facts_take)
{
    Id cell;
    return fact_accept(s->work, s->facts[at], &cell);
}
ACT(facts_take_all)
{
    FactsAccepted out;
    return facts_accept(s->work, DOCUMENT, &out);
}
ACT(facts_refuse)
{
    return fact_reject(s->work, s->facts[at], TEXT(""));
}
ACT(facts_correct)
{
    GridValue value = value_number(decimal_int(8));
    Id cell;
    return fact_correct(s->work, s->facts[at], &(FactCorrection){ .value = &value }, &cell);
}
ACT(findings_read)
{
    OpenDocument out;
    FindingViews views;
    return finding_list(s->work, DOCUMENT, &out, &views);
}
ACT(findings_explain)
{
    return finding_explain(s->work, (FindingAnchor){ .document = DOCUMENT }, TEXT("核对过"));
}
ACT(findings_take_back)
{
    return finding_take_back(s->work, (FindingAnchor){ .document = DOCUMENT });
}
ACT(findings_dismiss)
{
    return finding_dismiss(s->work, (FindingAnchor){ .document = DOCUMENT }, TEXT("误报"));
}
ACT(forms_view)
{
    FilledView out;
    return filled_view(s->work, s->call, AGENCY, &out);
}
ACT(forms_fill)
{
    size_t changed;
    return filled_change(s->work, s->call, AGENCY,
                         &(FilledChange){ .place = 1, .sets_value = true, .value = value_zero() }, 1, &changed);
}
ACT(forms_take)
{
    size_t changed;
    return filled_take(s->work, s->call, AGENCY, NULL, 0, &(Signatures){ 0 }, false, &changed);
}
ACT(forms_zero)
{
    return filled_zero(s->work, s->call, AGENCY, true);
}
ACT(forms_submit)
{
    FilledView out;
    return filled_submit(s->work, s->call, AGENCY, &(Signatures){ 0 }, 0, &out);
}
ACT(forms_take_back)
{
    return filled_take_back(s->work, s->call, AGENCY, 0);
}
ACT(forms_return)
{
    return filled_return(s->work, s->call, AGENCY, TEXT("请核对"), 0);
}
ACT(forms_accept)
{
    return filled_accept(s->work, s->call, AGENCY, 0);
}
ACT(forms_correct)
{
    return filled_correct(s->work, s->call, AGENCY, NULL, 0, TEXT("核对"));
}
ACT(officers_add)
{
    Id id;
    return officer_add(
        s->work,
        &(Officer){ .agency = AGENCY, .duty = DUTY_LEADER, .name = TEXT("石青禾"), .first = { 2025, 1, 1 } }, false,
        &id);
}
ACT(officers_end)
{
    size_t ended;
    return officer_end(s->work, AGENCY, TEXT("方小满"), NULL, s->work->today, &ended);
}
ACT(officers_find)
{
    OfficerRows out;
    return officer_rows(s->work, &(OfficerWanted){ .agency = AGENCY, .name = TEXT("方小满") }, &out);
}
ACT(officers_list)
{
    OfficerRows out;
    return officer_rows(s->work, &(OfficerWanted){ .agency = AGENCY }, &out);
}
ACT(entries_record)
{
    Text *words = ARENA_ARRAY(s->desk->arena, s->ledger->field_count + 1, Text);
    Objections objections = { 0 };
    Id id;
    return entry_record(s->work, s->ledger, AGENCY, (Date){ 2025, 3, 9 }, words, &objections, &id);
}
ACT(entries_find)
{
    const Ledger *ledger;
    Entry out;
    return entry_find(s->work, s->entries[at], &ledger, &out);
}
ACT(entries_void)
{
    return entry_void(s->work, s->entries[at]);
}
ACT(entries_list)
{
    EntryLines out;
    return entry_lines(s->work, s->ledger, AGENCY, period_year(2025), false, &out);
}
ACT(entries_masked)
{
    EntryLines out;
    return entry_lines(s->work, s->ledger, AGENCY, period_year(2025), true, &out);
}
ACT(ledgers_declare)
{
    return ledger_declare(s->work, s->ledger, AGENCY, period_year(2025), true);
}
ACT(grid_show)
{
    GridDashboard out;
    return grid_dashboard(s->work, SPOT, &out);
}
ACT(grid_rank)
{
    RankingRow *out;
    size_t count;
    return grid_ranking(s->work, SPOT, s->slot, false, &out, &count);
}
ACT(grid_over_time)
{
    SeriesRow *out;
    size_t count;
    return grid_series(s->work, SPOT, s->slot, PERIOD_YEAR, &out, &count);
}
ACT(grid_traced)
{
    Trace *out;
    return grid_trace(s->work, SPOT, s->slot, 2, &out);
}
ACT(grid_compared)
{
    Candidates out;
    return grid_candidates(s->work, SPOT, s->slot, &out);
}
ACT(grid_pivot)
{
    GridTable out;
    return grid_table(s->work, SPOT, &s->slot, 1, PERIOD_NONE, &out);
}
ACT(agencies_card)
{
    AgencyCard out;
    return agency_card(s->work, AGENCY, s->work->today, &out);
}
ACT(agencies_end)
{
    size_t sheets;
    return agency_change(s->work, &(AgencyChange){ .kind = AGENCY_END, .agency = AGENCY, .day = s->work->today },
                         &sheets);
}
ACT(figures_settle)
{
    Id cell;
    return figure_settle(s->work,
                         &(Settlement){ .spot = { AGENCY, period_year(2025) },
                                        .slot = s->slot,
                                        .extent = EXTENT_ALL,
                                        .value = value_zero(),
                                        .reason = TEXT("核对") },
                         &cell);
}
ACT(proposals_read)
{
    Proposals out = { 0 };
    (void)at;
    return proposals_list(s->work, &out);
}
ACT(proposals_accept)
{
    (void)at;
    return proposal_decide(s->work, TEXT("1"), true);
}
ACT(settings_change)
{
    (void)at;
    return setting_change(s->work, TEXT("office.head"), TEXT("主任"));
}
ACT(data_rebuilt)
{
    RebuildCounts out;
    (void)at;
    return data_rebuild(s->work, &out);
}
ACT(data_checked)
{
    CheckFindings findings = { 0 };
    AuditHead head;
    int64_t files;
    (void)at;
    return data_check(s->work, &findings, &files, &head);
}
ACT(grid_checked)
{
    Flaws out = { 0 };
    size_t checked;
    (void)at;
    return grid_check(s->work, &out, &checked);
}
ACT(audit_looked_at)
{
    AuditRows out = { 0 };
    (void)at;
    return audit_read(s->work, 1, 10, &out);
}
ACT(keys_export)
{
    Buffer out = { 0 };
    (void)at;
    Problem wrong = key_export(s->work, TEXT("a sentence that is long enough"), &out);
    buffer_free(&out);
    return wrong;
}

#endif
