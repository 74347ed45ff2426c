/* test_clock.c - a clock that was set back: ids and the audit log go on, and it is told. */
#include "fault_verbs.h"

#define YEAR ((int64_t)365 * 86400000)

/* The county as somebody opens it at another time. */
static void reopen(Desk *desk, int64_t now)
{
    folder_close(desk->folder);
    must(folder_open(desk->data, desk->keys, now, &desk->folder));
    desk->work = folder_work(desk->folder, halfsky_catalog_builtin(), desk->arena, now);
    desk->work.today = date_from_days((int32_t)(now / 86400000));
    must(county_enter(&desk->work));
}

static int64_t last_step(Desk *desk)
{
    int64_t out;

    must(folder_last_step(desk->folder, &out));
    return out;
}

static void ids_go_on_rising(void **state)
{
    Desk *desk = *state;
    Stage stage = { 0 };
    CheckFindings findings;
    AuditHead head;
    int64_t files;
    Id before, entry, document;

    county_with_agencies(desk, &stage);
    must(enter_visit(desk, &stage, "12", &before));
    reopen(desk, DESK_NOW - YEAR);
    assert_int_equal(last_step(desk), DESK_NOW);
    must(enter_visit(desk, &stage, "15", &entry));
    assert_true(entry > before);
    must(submit_text(desk, fault_document, &document));
    assert_true(document > entry);
    must(db_int(desk->work.db, "SELECT id FROM file", 0, &before));
    assert_int_equal(desk_last_subject(desk), before); /* the audit row names the file */
    reopen(desk, DESK_NOW - YEAR + 1000);              /* and stay so when it is opened again */
    must(enter_visit(desk, &stage, "16", &entry));
    assert_true(entry > document);
    assert_int_equal(last_step(desk), DESK_NOW); /* it is told as long as such steps are among the last */
    reopen(desk, DESK_NOW + YEAR);
    must(enter_visit(desk, &stage, "17", &document));
    assert_true(document > entry);
    must(data_check(&desk->work, &findings, &files, &head));
    assert_int_equal(findings.count, 0);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2025-03"), "60");
    desk_sound(desk);
}

static void a_day_due_keeps_to_the_calendar(void **state)
{
    Desk *desk = *state;
    Stage stage = { 0 };
    Call call;

    county_with_call(desk, &stage); /* due on 2026-12-31 */
    reopen(desk, DESK_NOW - YEAR);
    must(call_get(&desk->work, stage.call, &call));
    assert_int_equal(date_to_days(call.due), date_to_days((Date){ 2026, 12, 31 }));
    must(submit_text(desk, fault_document, &stage.document));
    reopen(desk, DESK_NOW);
    must(call_get(&desk->work, stage.call, &call));
    assert_int_equal(date_to_days(call.due), date_to_days((Date){ 2026, 12, 31 }));
    must(document_return(&desk->work, (SeenDocument){ stage.document, 0 }, &(Remark){ .text = TEXT("请补充") }, 1));
    desk_sound(desk);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, desk_new, desk_free)
    const struct CMUnitTest tests[] = {
        TEST(ids_go_on_rising),
        TEST(a_day_due_keeps_to_the_calendar),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
