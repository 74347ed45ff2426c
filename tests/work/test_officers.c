/* test_officers.c - terms of office: who sees names, what is sealed, how terms follow each other. */
#include "desk.h"

#include "store/audit.h"
#include "work/officers.h"

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠川县教育局|县教育局|部门|\n"
                               "云坞镇中心小学|中心小学|学校|泠川县教育局\n"
                               "泠川县民政局|县民政局|部门|";
static const char people[] = "单位|职责|姓名|性别|电话|任职日期\n"
                             "县教育局|分管领导|欧阳晓岚|女|19900231234|2023-01-01\n"
                             "中心小学|联络员|方小满|男|0990-8812345|2023-01-01\n"
                             "县民政局|联络员|方小满|女|19900235678|2024-01-01";

static Id meant(Desk *desk, const char *words)
{
    Id id;

    must(agency_named(&desk->work, text_of(words), &id));
    return id;
}

static ImportReport import(Desk *desk, const char *rows)
{
    Doc doc = desk_table(desk, rows);
    ImportReport report;

    must(officer_import(&desk->work, &doc, false, (Date){ 2023, 1, 1 }, &report));
    return report;
}

static void be(Desk *desk, Role role, const char *agency)
{
    desk->work.actor.role = role;
    desk->work.actor.agency = meant(desk, agency);
}

static int64_t audit_rows(Desk *desk)
{
    AuditHead head;

    must(audit_head(desk->work.db, desk->work.county, &head));
    return head.number;
}

static OfficerRows list(Desk *desk, OfficerWanted wanted)
{
    OfficerRows rows;

    must(officer_rows(&desk->work, &wanted, &rows));
    return rows;
}

static void assert_shown(const OfficerRow *row, const char *name, const char *phone)
{
    assert_true(text_equal(row->officer.name, text_of(name)));
    assert_true(text_equal(row->officer.phone, text_of(phone)));
}

static void whole_names_are_for_those_whose_duty_it_is(void **state)
{
    Desk *desk = *state;
    Date day = desk->work.today;
    OfficerRows rows;
    int64_t before;

    desk_agencies(desk, agencies);
    import(desk, people);
    before = audit_rows(desk);
    rows = list(desk, (OfficerWanted){ .day = day });
    assert_int_equal(rows.count, 3);
    assert_shown(&rows.items[0], "欧阳晓岚", "19900231234");
    assert_int_equal(audit_rows(desk), before + 1);

    rows = list(desk, (OfficerWanted){ .day = day, .masked = true });
    assert_shown(&rows.items[0], "欧阳某", "199****1234");
    be(desk, ROLE_LEADER, "泠川县");
    rows = list(desk, (OfficerWanted){ .day = day });
    assert_shown(&rows.items[1], "方某", "099*-***2345");
    assert_int_equal(audit_rows(desk), before + 1); /* masked names leave no row */

    be(desk, ROLE_LIAISON, "县教育局");
    rows = list(desk, (OfficerWanted){ .day = day });
    assert_shown(&rows.items[0], "欧阳晓岚", "19900231234");
    assert_shown(&rows.items[1], "方小满", "0990-8812345"); /* the school stands below */
    assert_shown(&rows.items[2], "方某", "199****5678");
    assert_int_equal(audit_rows(desk), before + 2);
}

static void a_name_is_found_by_who_may_see_it(void **state)
{
    Desk *desk = *state;
    OfficerWanted wanted = { .name = TEXT("方 小满"), .day = desk->work.today };
    OfficerRows rows;

    desk_agencies(desk, agencies);
    import(desk, people);
    assert_int_equal(list(desk, wanted).count, 2);
    be(desk, ROLE_LIAISON, "县教育局");
    assert_int_equal(list(desk, wanted).count, 1);
    be(desk, ROLE_LEADER, "泠川县");
    assert_int_equal(officer_rows(&desk->work, &wanted, &rows).code, PROBLEM_FORBIDDEN);
}

static void a_successor_ends_the_term_before(void **state)
{
    Desk *desk = *state;
    Officer next = { .duty = DUTY_LIAISON, .name = TEXT("石青禾"), .first = { 2025, 3, 1 } };
    OfficerRows rows;
    size_t ended;
    Id id;

    desk_agencies(desk, agencies);
    import(desk, people);
    next.agency = meant(desk, "县民政局");
    must(officer_add(&desk->work, &next, true, &id));
    assert_int_equal(officer_add(&desk->work, &next, true, &id).code, PROBLEM_OFFICER_THERE);
    rows = list(desk, (OfficerWanted){ .agency = next.agency });
    assert_int_equal(rows.count, 2);
    assert_int_equal(date_compare(rows.items[0].officer.last, (Date){ 2025, 2, 28 }), 0);
    must(officer_end(&desk->work, next.agency, TEXT("石青禾"), NULL, (Date){ 2026, 1, 1 }, &ended));
    assert_int_equal(ended, 1);
    assert_int_equal(officer_end(&desk->work, next.agency, TEXT("石青禾"), NULL, desk->work.today, &ended).code,
                     PROBLEM_OFFICER_UNKNOWN);
    assert_int_equal(list(desk, (OfficerWanted){ .agency = next.agency, .day = desk->work.today }).count, 0);
}

static void an_import_twice_changes_nothing_and_calls_nobody_back(void **state)
{
    Desk *desk = *state;
    size_t ended;

    desk_agencies(desk, agencies);
    assert_int_equal(import(desk, people).changed, 3);
    assert_int_equal(import(desk, people).changed, 0);
    must(officer_end(&desk->work, meant(desk, "县民政局"), TEXT("方小满"), NULL, (Date){ 2025, 1, 1 }, &ended));
    assert_int_equal(import(desk, people).changed, 0);
    assert_int_equal(import(desk, "单位|职责|姓名|性别|电话|任职日期\n"
                                  "县民政局|联络员|方小满|女|19900239999|2024-01-01")
                         .changed,
                     1);
    assert_int_equal(
        list(desk, (OfficerWanted){ .agency = meant(desk, "县民政局"), .day = desk->work.today }).count, 0);
}

static void a_wrong_row_is_told_and_nothing_is_written(void **state)
{
    Desk *desk = *state;
    ImportReport report;
    Doc doc = desk_table(desk, "单位|职责|姓名|电话\n县教育局|股长|方小满|19900231234\n县教育局|联络员|方小满|abc");
    Doc backwards =
        desk_table(desk, "单位|职责|姓名|任职日期|离任日期\n县教育局|联络员|方小满|2025/3/1|2024/12/31");

    desk_agencies(desk, agencies);
    assert_int_equal(officer_import(&desk->work, &doc, false, desk->work.today, &report).code,
                     PROBLEM_IMPORT_REFUSED);
    assert_int_equal(report.problems.count, 2);
    assert_string_equal(report.problems.items[0].field, "职责");
    assert_string_equal(report.problems.items[1].field, "电话");
    assert_int_equal(officer_import(&desk->work, &backwards, false, desk->work.today, &report).code,
                     PROBLEM_IMPORT_REFUSED);
    assert_string_equal(report.problems.items[0].field, "离任日期");
    assert_int_equal(list(desk, (OfficerWanted){ 0 }).count, 0);
}

static void nothing_of_a_name_lies_open_in_the_database(void **state)
{
    Desk *desk = *state;
    char command[256];

    desk_agencies(desk, agencies);
    import(desk, people);
    snprintf(command, sizeof command, "! grep -rq -a -e 欧阳晓岚 -e 19900231234 -e 8812345 %s", desk->data);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "grep -rq -a -e 云坞镇中心小学 %s", desk->data);
    assert_int_equal(system(command), 0); /* the search does look into what was written */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole_names_are_for_those_whose_duty_it_is, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_name_is_found_by_who_may_see_it, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_successor_ends_the_term_before, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(an_import_twice_changes_nothing_and_calls_nobody_back, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_wrong_row_is_told_and_nothing_is_written, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(nothing_of_a_name_lies_open_in_the_database, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
