/* test_inventory.c - what calls ask twice, counted by hand. */
#include "desk.h"

#include "store/forms.h"
#include "work/calls.h"
#include "work/filled.h"
#include "work/inventory.h"

static const char agencies[] = "名称|简称|类别\n"
                               "泠阳镇人民政府|泠阳镇|乡镇\n"
                               "云坞镇人民政府|云坞镇|乡镇\n"
                               "泠川县妇女联合会|县妇联|部门";

static const Text leaflets = TEXT("publicity.leaflets");
static const Text meetings = TEXT("organization.meetings");
static const Text left_behind = TEXT("children.left_behind");

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id call(Desk *desk, const char *title, const char *period, NewCall wanted)
{
    Id out;

    wanted.title = text_of(title);
    assert_true(period_read(text_of(period), &wanted.period));
    wanted.due = (Date){ 2026, 12, 10 };
    must(call_make(&desk->work, &wanted, &out));
    return out;
}

/* A form that asks one measure as two issuers define it. */
static Id form_of_variants(Desk *desk)
{
    Work *work = &desk->work;
    Form form = { .version = 1, .title = TEXT("留守儿童情况表"), .issuer = TEXT("泠川县教育局") };

    must(work_begin(work, VERB_FORM_CHANGE, 0));
    form.id = work_id(work);
    for (int i = 0; i < 2; i++) {
        FormItem item = { .place = i + 1, .extent = EXTENT_ALL, .label = TEXT("留守儿童") };
        must(cells_slot(work, left_behind, TEXT(""), i ? TEXT("民政") : TEXT("教育"), &item.slot));
        LIST_PUSH(desk->arena, &form.items, item);
    }
    must(form_add(work->db, work->county, &form, work->actor.id, work->now));
    must(work_end(work, VERB_FORM_CHANGE, OK, (WorkNote){ "form", form.id, TEXT("") }));
    return form.id;
}

static AskedCount count_of(const Inventory *inventory, Id id)
{
    for (size_t i = 0; i < inventory->counts.agencies.count; i++)
        if (inventory->counts.agencies.items[i].agency == id)
            return inventory->counts.agencies.items[i];
    return (AskedCount){ 0 };
}

static void counts_are(AskedCount count, size_t before, size_t once, size_t again, size_t follows, size_t known)
{
    assert_int_equal(count.before, before);
    assert_int_equal(count.verdicts[ASKED_ONCE], once);
    assert_int_equal(count.verdicts[ASKED_AGAIN], again);
    assert_int_equal(count.verdicts[ASKED_FOLLOWS], follows);
    assert_int_equal(count.verdicts[ASKED_KNOWN], known);
}

/* The row of that measure, agency and call; the first such. */
static const InventoryRow *row_of(const Inventory *inventory, Text measure, Id agency, Id call)
{
    for (size_t i = 0; i < inventory->rows.count; i++) {
        const InventoryRow *row = &inventory->rows.items[i];
        if (text_equal(row->place->slot->measure, measure) && row->place->agency == agency
            && row->from.call->id == call)
            return row;
    }
    fail_msg("no row");
    return NULL;
}

/* 泠阳镇: leaflets and meetings by a form of the year, leaflets by a document of the year, by forms of both half-years, and
 * two definitions of one measure. 云坞镇: the first three. 县妇联: the document. Meetings of 云坞镇 are known. */
typedef struct {
    Id year, document, first, second;
    Id lingyang, yunwu, federation;
    Inventory taken;
} Year;

static Year year_of_calls(Desk *desk)
{
    Year out;

    desk_agencies(desk, agencies);
    out.lingyang = agency(desk, "泠阳镇");
    out.yunwu = agency(desk, "云坞镇");
    out.federation = agency(desk, "县妇联");
    const Text both[] = { leaflets, meetings };
    const Id towns[] = { out.lingyang, out.yunwu }, all[] = { out.lingyang, out.yunwu, out.federation };
    NewCall asks = { .measures = both, .measure_count = 2, .audience = { .list = towns, .count = 2 } };
    out.year = call(desk, "2025年年报", "2025", asks);
    asks = (NewCall){
        .measures = both, .measure_count = 1, .wants_document = true, .audience = { .list = all, .count = 3 }
    };
    out.document = call(desk, "2025年总结", "2025", asks);
    asks = (NewCall){ .measures = both, .measure_count = 1, .audience = { .list = towns, .count = 1 } };
    out.first = call(desk, "2025年上半年报表", "2025-S1", asks);
    out.second = call(desk, "2025年下半年报表", "2025-S2", asks);
    asks = (NewCall){ .form = form_of_variants(desk), .audience = { .list = towns, .count = 1 } };
    call(desk, "留守儿童情况", "2025", asks);
    asks = (NewCall){ .measures = both, .measure_count = 2, .audience = { .list = towns, .count = 2 } };
    call(desk, "2024年年报", "2024", asks);
    desk_figures(desk, "单位|计量项|时期|数值|来源\n云坞镇|organization.meetings|2025|12|return");
    must(inventory_take(&desk->work, period_year(2025), &out.taken));
    return out;
}

static void before_and_after_are_as_counted_by_hand(void **state)
{
    Desk *desk = *state;
    Year year = year_of_calls(desk);
    const Inventory *taken = &year.taken;

    assert_int_equal(taken->calls, 5);
    counts_are(count_of(taken, year.lingyang), 7, 5, 0, 2, 0);
    counts_are(count_of(taken, year.yunwu), 3, 1, 1, 0, 1);
    counts_are(count_of(taken, year.federation), 1, 1, 0, 0, 0);
    counts_are(taken->counts.total, 11, 7, 1, 2, 1);
    const InventoryRow *again = row_of(taken, leaflets, year.yunwu, year.document);
    assert_int_equal(again->answer.verdict, ASKED_AGAIN);
    assert_true(taken->rows.items[again->answer.as].from.call->id == year.year);
    assert_null(again->from.form);
    const InventoryRow *known = row_of(taken, meetings, year.yunwu, year.year);
    assert_int_equal(known->known->source, SOURCE_RETURN);
    assert_int_equal(row_of(taken, leaflets, year.lingyang, year.year)->answer.verdict, ASKED_FOLLOWS);
}

static void definitions_of_several_issuers_are_not_the_same(void **state)
{
    Desk *desk = *state;
    Year year = year_of_calls(desk);
    size_t variants = 0;

    for (size_t i = 0; i < year.taken.rows.count; i++) {
        const InventoryRow *row = &year.taken.rows.items[i];
        if (!row->variant)
            continue;
        variants++;
        assert_int_equal(row->answer.verdict, ASKED_ONCE);
        assert_true(row->opens_figure);
        assert_false(text_equal(row->variant->issuer, row->place->slot->issuer));
    }
    assert_int_equal(variants, 2);
}

/* What an agency answered to a call is no reason not to have asked it. */
static void answers_do_not_change_what_is_asked(void **state)
{
    Desk *desk = *state;
    Year year = year_of_calls(desk);
    Inventory after;
    FilledView view;
    size_t changed;
    const FilledChange fills[] = { { .place = 1, .sets_value = true, .value = value_number(decimal_int(300)) },
                                   { .place = 2, .sets_value = true, .value = value_number(decimal_int(12)) } };

    must(filled_change(&desk->work, year.year, year.yunwu, fills, 2, &changed));
    must(filled_submit(&desk->work, year.year, year.yunwu, &(Signatures){ TEXT("甲"), TEXT("乙"), TEXT("丙") }, 0,
                       &view));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "云坞镇", "2025"), "300");
    must(inventory_take(&desk->work, period_year(2025), &after));
    counts_are(count_of(&after, year.yunwu), 3, 1, 1, 0, 1);
    counts_are(after.counts.total, 11, 7, 1, 2, 1);
}

static void withdrawn_calls_ask_nothing(void **state)
{
    Desk *desk = *state;
    Year year = year_of_calls(desk);
    Inventory after;

    must(call_withdraw(&desk->work, year.document, 1));
    must(inventory_take(&desk->work, period_year(2025), &after));
    counts_are(count_of(&after, year.lingyang), 6, 5, 0, 1, 0);
    counts_are(count_of(&after, year.yunwu), 2, 1, 0, 0, 1);
    counts_are(after.counts.total, 8, 6, 0, 1, 1);
}

static void others_see_their_own_only(void **state)
{
    Desk *desk = *state;
    Year year = year_of_calls(desk);
    Inventory seen;

    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = year.yunwu;
    must(inventory_take(&desk->work, period_year(2025), &seen));
    counts_are(seen.counts.total, 3, 1, 1, 0, 1);
    assert_int_equal(seen.counts.agencies.count, 1);
    desk->work.actor.role = ROLE_AUDITOR;
    assert_int_equal(inventory_take(&desk->work, period_year(2025), &seen).code, PROBLEM_FORBIDDEN);
}

/* The towns' figures make the county's: it needs no asking. */
static void sums_of_those_below_are_known(void **state)
{
    Desk *desk = *state;
    Inventory taken;
    Id county;

    desk_agencies(desk, agencies);
    must(agency_named(&desk->work, TEXT("泠川县"), &county));
    call(desk, "全县情况", "2025",
         (NewCall){ .measures = &leaflets, .measure_count = 1, .audience = { .list = &county, .count = 1 } });
    desk_figures(desk, "单位|计量项|时期|数值|来源\n云坞镇|publicity.leaflets|2025|12|return");
    must(inventory_take(&desk->work, period_year(2025), &taken));
    counts_are(taken.counts.total, 1, 1, 0, 0, 0); /* one of three told */
    desk_figures(desk, "单位|计量项|时期|数值|来源\n泠阳镇|publicity.leaflets|2025|30|return\n"
                       "县妇联|publicity.leaflets|2025|5|return");
    must(inventory_take(&desk->work, period_year(2025), &taken));
    counts_are(taken.counts.total, 1, 0, 0, 0, 1);
    assert_null(taken.rows.items[0].known);
}

#define DESK(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK(before_and_after_are_as_counted_by_hand),
        DESK(definitions_of_several_issuers_are_not_the_same),
        DESK(answers_do_not_change_what_is_asked),
        DESK(withdrawn_calls_ask_nothing),
        DESK(others_see_their_own_only),
        DESK(sums_of_those_below_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
