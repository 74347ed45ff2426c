/* test_calls.c - calls made, passed on, confirmed, counted and ended. */
#include "desk.h"

#include "work/calls.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|\n"
                               "东津社区|东津社区|社区|泠阳镇人民政府\n"
                               "上埠村|上埠村|村|泠阳镇人民政府\n"
                               "泠川县教育局|县教育局|部门|\n"
                               "泠阳小学|泠阳小学|学校|泠川县教育局";

static const Text measures[] = { { "publicity.leaflets", 18 }, { "专题会议", 12 } };

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id call(Desk *desk, NewCall wanted)
{
    Id out;

    if (!wanted.title.len)
        wanted.title = TEXT("2026年工作总结");
    wanted.period = period_year(2026);
    if (!wanted.workdays)
        wanted.due = (Date){ 2026, 12, 10 };
    must(call_make(&desk->work, &wanted, &out));
    return out;
}

static Problem made(Desk *desk, NewCall wanted)
{
    Id out;

    wanted.period = period_year(2026);
    return call_make(&desk->work, &wanted, &out);
}

static void a_call_reaches_whom_it_is_put_to(void **state)
{
    Desk *desk = *state;
    desk_agencies(desk, agencies);
    Id list[] = { agency(desk, "云坞镇"), agency(desk, "县教育局"), agency(desk, "云坞镇") };
    const struct {
        Audience audience;
        int asked;
    } cases[] = {
        { { .kinds = 1u << AGENCY_TOWN }, 2 },
        { { .kinds = 1u << AGENCY_TOWN | 1u << AGENCY_BUREAU }, 3 },
        { { .kinds = 1u << AGENCY_VILLAGE, .below = agency(desk, "泠阳镇") }, 2 },
        { { .kinds = 1u << AGENCY_VILLAGE, .below = agency(desk, "云坞镇"), .list = list, .count = 1 }, 1 },
        { { .below = agency(desk, "泠阳镇") }, 2 },
        { { .list = list, .count = COUNT(list) }, 2 },
        { { .list = list, .count = 1, .kinds = 1u << AGENCY_TOWN }, 2 },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        Board board;
        NewCall wanted = { .title = arena_format(desk->arena, "总结%zu", i),
                           .wants_document = true,
                           .audience = cases[i].audience };
        must(call_board(&desk->work, call(desk, wanted), &board));
        assert_int_equal(board.counts.asked, cases[i].asked);
        assert_int_equal(board.counts.states[ANSWER_WAITING], cases[i].asked);
        assert_int_equal(board.rows.count, cases[i].asked);
    }
}

static void what_a_call_lacks_is_told(void **state)
{
    Desk *desk = *state;
    const Audience towns = { .kinds = 1u << AGENCY_TOWN };
    const Audience schools = { .kinds = 1u << AGENCY_STATION };
    const Text title = TEXT("总结");
    const Text moons[] = { { "moons", 5 } };
    const Date due = { 2026, 12, 10 };
    const struct {
        NewCall wanted;
        ProblemCode code;
    } cases[] = {
        { { .due = due, .audience = towns, .wants_document = true }, PROBLEM_CALL_UNTITLED },
        { { .title = title, .due = due, .audience = towns }, PROBLEM_CALL_WANTS_NOTHING },
        { { .title = title, .due = due, .audience = schools, .wants_document = true }, PROBLEM_CALL_NOBODY },
        { { .title = title, .due = { 2025, 12, 10 }, .audience = towns, .wants_document = true },
          PROBLEM_CALL_DUE_PAST },
        { { .title = title, .workdays = 60, .audience = towns, .wants_document = true }, PROBLEM_CALENDAR_UNKNOWN },
        { { .title = title, .due = due, .audience = towns, .measures = moons, .measure_count = 1 },
          PROBLEM_MEASURE_UNKNOWN },
        { { .title = title, .due = due, .audience = towns, .form = 77 }, PROBLEM_FORM_UNKNOWN },
    };
    Boards boards;

    desk_agencies(desk, agencies);
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(made(desk, cases[i].wanted).code, cases[i].code);
    assert_string_equal(made(desk, cases[4].wanted).args[0], "2027"); /* the year that lacks a calendar */
    must(call_list(&desk->work, true, &boards));
    assert_int_equal(boards.count, 0);
}

static void working_days_skip_weekends_and_holidays(void **state)
{
    Desk *desk = *state;
    Call found;

    desk_agencies(desk, agencies);
    must(call_get(
        &desk->work,
        call(desk, (NewCall){ .workdays = 10, .wants_document = true, .audience = { .kinds = 1u << AGENCY_TOWN } }),
        &found));
    assert_int_equal(date_compare(found.due, (Date){ 2026, 12, 7 }), 0); /* two weekends behind 23 November */
}

static void late_follows_from_the_day(void **state)
{
    Desk *desk = *state;
    Board board;
    Id id;

    desk_agencies(desk, agencies);
    id = call(desk, (NewCall){ .wants_document = true, .audience = { .kinds = 1u << AGENCY_TOWN } });
    desk->work.today = (Date){ 2026, 12, 10 };
    must(call_board(&desk->work, id, &board));
    assert_int_equal(board.counts.late, 0);
    desk->work.today = (Date){ 2026, 12, 11 };
    must(call_board(&desk->work, id, &board));
    assert_int_equal(board.counts.late, 2);
    assert_true(board.rows.items[0].late);
}

static void a_change_names_what_it_was_made_from(void **state)
{
    Desk *desk = *state;
    Call found;
    Id id;

    desk_agencies(desk, agencies);
    id = call(desk, (NewCall){ .wants_document = true, .audience = { .kinds = 1u << AGENCY_TOWN } });
    must(call_change(&desk->work, &(CallChange){ .call = id, .based_on = 1, .due = { 2026, 12, 20 } }));
    assert_int_equal(
        call_change(&desk->work, &(CallChange){ .call = id, .based_on = 1, .title = TEXT("别的") }).code,
        PROBLEM_CHANGED_SINCE);
    must(call_get(&desk->work, id, &found));
    assert_int_equal(found.due.day, 20);
    assert_true(text_equal(found.title, TEXT("2026年工作总结")));
    assert_int_equal(call_close(&desk->work, id, 1).code, PROBLEM_CHANGED_SINCE);
    must(call_close(&desk->work, id, 2));
    assert_int_equal(call_withdraw(&desk->work, id, 3).code, PROBLEM_CALL_OVER);
}

static void a_bureau_passes_a_call_on_to_those_below(void **state)
{
    Desk *desk = *state;
    Id bureau, town, school, id, list[1];
    size_t added;
    Board board;

    desk_agencies(desk, agencies);
    bureau = agency(desk, "县教育局");
    town = agency(desk, "云坞镇");
    school = agency(desk, "泠阳小学");
    list[0] = bureau;
    id =
        call(desk, (NewCall){ .measures = measures, .measure_count = 2, .audience = { .list = list, .count = 1 } });
    must(call_pass(&desk->work, id, bureau, &(Audience){ 0 }, &added));
    assert_int_equal(added, 1);
    must(call_pass(&desk->work, id, bureau, &(Audience){ 0 }, &added));
    assert_int_equal(added, 0); /* it was asked before */
    list[0] = town;
    assert_int_equal(call_pass(&desk->work, id, bureau, &(Audience){ .list = list, .count = 1 }, &added).code,
                     PROBLEM_CALL_NOT_BELOW);
    assert_int_equal(call_pass(&desk->work, id, town, &(Audience){ 0 }, &added).code, PROBLEM_CALL_NOT_ASKED);
    must(call_board(&desk->work, id, &board));
    assert_int_equal(board.rows.count, 2);
    assert_int_equal(board.rows.items[0].answer.agency, bureau);
    assert_int_equal(board.rows.items[1].answer.agency, school);
    assert_int_equal(board.rows.items[1].depth, 1);

    assert_int_equal(call_confirm(&desk->work, id, bureau, 1).code, PROBLEM_CALL_NOT_PASSED);
    assert_int_equal(call_confirm(&desk->work, id, school, 1).code, PROBLEM_CALL_NOT_SUBMITTED);
    assert_int_equal(call_acceptable(&desk->work, id, school).code, PROBLEM_CALL_UNCONFIRMED);
    must(call_acceptable(&desk->work, id, bureau));
}

static void a_liaison_sees_and_does_what_is_theirs(void **state)
{
    Desk *desk = *state;
    Boards boards;
    size_t added;
    Board board;
    Id id, other;

    desk_agencies(desk, agencies);
    id = call(desk, (NewCall){ .wants_document = true, .audience = { .kinds = 1u << AGENCY_TOWN } });
    other = call(desk, (NewCall){ .title = TEXT("部门总结"),
                                  .wants_document = true,
                                  .audience = { .kinds = 1u << AGENCY_BUREAU } });
    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = agency(desk, "泠阳镇");
    must(call_board(&desk->work, id, &board));
    assert_int_equal(board.counts.asked, 1);
    must(call_list(&desk->work, true, &boards));
    assert_int_equal(boards.count, 1);
    assert_int_equal(boards.items[0].call.id, id);
    must(call_pass(&desk->work, id, desk->work.actor.agency, &(Audience){ 0 }, &added));
    assert_int_equal(added, 2);
    must(call_board(&desk->work, id, &board));
    assert_int_equal(board.rows.count, 3);
    assert_int_equal(call_pass(&desk->work, other, agency(desk, "县教育局"), &(Audience){ 0 }, &added).code,
                     PROBLEM_FORBIDDEN);
    assert_int_equal(call_close(&desk->work, id, 1).code, PROBLEM_FORBIDDEN);
    assert_int_equal(
        made(desk, (NewCall){ .title = TEXT("总结"), .due = { 2026, 12, 10 }, .wants_document = true }).code,
        PROBLEM_FORBIDDEN);
}

static void a_call_is_found_by_its_words(void **state)
{
    Desk *desk = *state;
    const Audience towns = { .kinds = 1u << AGENCY_TOWN };
    Id first, second, found;

    desk_agencies(desk, agencies);
    first = call(desk, (NewCall){ .title = TEXT("2026年半年总结"), .wants_document = true, .audience = towns });
    second = call(desk, (NewCall){ .title = TEXT("2026年总结"), .wants_document = true, .audience = towns });
    assert_int_equal(made(desk, (NewCall){ .title = TEXT("2026年总结"),
                                           .due = { 2026, 12, 10 },
                                           .wants_document = true,
                                           .audience = towns })
                         .code,
                     PROBLEM_CALL_TWICE);
    must(call_named(&desk->work, TEXT("2026年总结"), &found));
    assert_int_equal(found, second);
    must(call_named(&desk->work, TEXT("半年"), &found));
    assert_int_equal(found, first);
    assert_int_equal(call_named(&desk->work, TEXT("总结"), &found).code, PROBLEM_CALL_UNCLEAR);
    assert_int_equal(call_named(&desk->work, TEXT("月报"), &found).code, PROBLEM_CALL_UNKNOWN);
    assert_int_equal(call_named(&desk->work, TEXT(""), &found).code, PROBLEM_CALL_UNKNOWN);
    must(call_withdraw(&desk->work, first, 1));
    must(call_named(&desk->work, TEXT("总结"), &found)); /* one that was withdrawn is in nobody's way */
    assert_int_equal(found, second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_call_reaches_whom_it_is_put_to, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_a_call_lacks_is_told, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(working_days_skip_weekends_and_holidays, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(late_follows_from_the_day, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_change_names_what_it_was_made_from, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_bureau_passes_a_call_on_to_those_below, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_liaison_sees_and_does_what_is_theirs, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_call_is_found_by_its_words, desk_new, desk_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
