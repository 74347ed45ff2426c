/* test_agencies.c - what a change of the tree does, is told to do on trial, and what ties agencies beside it. */
#include "desk.h"

#include "work/agency_card.h"
#include "work/links.h"

static const char towns[] = "名称|简称|类别|上级\n"
                            "泠阳镇人民政府|泠阳镇|乡镇|\n"
                            "云坞镇人民政府|云坞镇|乡镇|\n"
                            "石泉村|石泉村|村|云坞镇人民政府\n"
                            "泠川县妇女联合会|县妇联|部门|";

#define FIGURES "时期|单位|计量项|数值\n"

static Id meant(Desk *desk, const char *words)
{
    Id id;

    must(agency_named(&desk->work, text_of(words), &id));
    return id;
}

static void a_change_tells_how_many_sheets_it_makes_again(void **state)
{
    Desk *desk = *state;
    AgencyChange merge = { .kind = AGENCY_MERGE, .day = { 2024, 6, 1 }, .trial = true };
    size_t trial, sheets;

    desk_agencies(desk, towns);
    desk_figures(desk, FIGURES "2024|云坞镇|publicity.leaflets|10\n2023|云坞镇|publicity.leaflets|7");
    merge.agency = meant(desk, "云坞镇");
    merge.to = meant(desk, "泠阳镇");
    must(agency_change(&desk->work, &merge, &trial));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2024"), ""); /* only a trial */
    desk_sound(desk);
    merge.trial = false;
    must(agency_change(&desk->work, &merge, &sheets));
    assert_int_equal(trial, sheets);
    assert_true(sheets >= 3); /* both towns and the county in 2024 */
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2024"), "10");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2023"), "");
    desk_sound(desk);
}

static void objections_name_the_agency(void **state)
{
    Desk *desk = *state;
    AgencyChange end = { .kind = AGENCY_END, .day = { 2024, 6, 1 } };
    Problem wrong;

    desk_agencies(desk, towns);
    end.agency = meant(desk, "云坞镇");
    wrong = agency_change(&desk->work, &end, NULL);
    assert_int_equal(wrong.code, PROBLEM_AGENCY_HAS_CHILDREN);
    assert_string_equal(wrong.args[0], "云坞镇人民政府");
}

static void a_name_means_one_agency(void **state)
{
    Desk *desk = *state;
    AgencyChange rename = { .kind = AGENCY_RENAME, .day = { 2024, 6, 1 } };
    static const char *const taken[] = { "泠阳镇人民政府", "泠阳镇" };

    desk_agencies(desk, towns);
    rename.agency = meant(desk, "云坞镇");
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        rename.name = text_of(taken[i]);
        assert_int_equal(agency_change(&desk->work, &rename, NULL).code, PROBLEM_AGENCY_NAMED);
    }
    must(agency_change(
        &desk->work,
        &(AgencyChange){
            .kind = AGENCY_MERGE, .agency = meant(desk, "泠阳镇"), .to = rename.agency, .day = { 2024, 5, 1 } },
        NULL));
    must(agency_change(&desk->work, &rename, NULL)); /* of one that it took over */
}

/* Imports a table into a county without agencies: the objections as "line field code", one behind the other. */
static const char *objections(Desk *desk, const char *rows)
{
    AgencyImportOptions options = { .dry_run = true };
    Doc doc = desk_table(desk, rows);
    ImportReport report;
    Buffer out = { 0 };
    Text kept;

    Problem wrong = agency_import(&desk->work, &doc, &options, &report);
    if (wrong.code && !report.problems.count)
        must(wrong);
    for (size_t i = 0; i < report.problems.count; i++) {
        const Problem *objection = &report.problems.items[i];
        buffer_format(&out, "%d %s %.*s;", objection->line, objection->field,
                      TEXT_ARG(problem_id(objection->code)));
    }
    kept = arena_text(desk->arena, buffer_text(&out));
    buffer_free(&out);
    return arena_string(desk->arena, kept);
}

static void rows_are_objected_to_by_line_and_heading(void **state)
{
    Desk *desk = *state;
    /* The table, and what is wrong with it. */
    static const char *const rows[][2] = {
        { "名称|类别|区划代码\n东山镇|镇|990023101\n西河乡|乡|990023102", "" },
        { "单位名录||\n||\n名称|类别|区划代码\n东山镇|镇|990023101\n西河乡|乡|99002310", "5 区划代码 code_wrong;" },
        { "名称|类别|区划代码\n东山镇|镇|110105101", "2 区划代码 region_outside;" },
        { "名称|类别|区划代码\n东山镇|镇|990023101\n西河乡|乡|990023101", "3 区划代码 region_taken;" },
        { "名称|类别|区划代码\n县教育局|部门|990023\n县民政局|部门|990023", "" },
        { "单位名称|简称|类别|上级\n东山镇人民政府|东山镇|镇|\n东山村||行政村|东山镇", "" },
        { "名称|类别|上级\n东山镇|镇|\n东山村|村|东山", "3 上级 agency_unknown;" },
        { "名称|类别|上级\n东山镇|镇|\n东山镇|村|", "3 名称 agency_named;" },
        { "名称|类别|设立日期\n东山镇|镇|2019/5/1\n西河乡|乡|2019年5月1日", "" },
        { "名称|类别|设立日期\n东山镇|镇|五月", "2 设立日期 cell_wrong;" },
        { "名称|类别\n泠川县|县\n东山镇|乡镇", "" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(objections(desk, rows[i][0]), rows[i][1]);
}

static void a_table_that_comes_again_changes_nothing(void **state)
{
    Desk *desk = *state;
    Doc doc = desk_table(desk, towns);
    ImportReport report;

    must(agency_import(&desk->work, &doc, &(AgencyImportOptions){ .first = { 0 } }, &report));
    assert_int_equal(report.changed, 4);
    must(agency_import(&desk->work, &doc, &(AgencyImportOptions){ .first = { 0 } }, &report));
    assert_int_equal(report.changed, 0);
    /* Without a day they are there from the county's first one. */
    desk_figures(desk, FIGURES "2018|云坞镇|publicity.leaflets|10");
    assert_string_equal(objections(desk, "名称|类别|上级\n石泉村|村|泠阳镇"), "2 名称 agency_named;");
}

static void a_region_code_may_be_filled_up(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, "名称|类别|区划代码\n东山镇|镇|990023101\n东山村|村|990023101201");
    assert_true(meant(desk, "990023101000") == meant(desk, "东山镇"));
    assert_true(meant(desk, "990023000000") == meant(desk, "泠川县"));
    assert_true(meant(desk, "990023101201") == meant(desk, "东山村"));
}

static Problem recode(Desk *desk, const char *agency, const char *region, Date day)
{
    return agency_recode(
        &desk->work,
        &(AgencyRecode){ .agency = meant(desk, agency), .codes = { [CODE_REGION] = text_of(region) }, .day = day });
}

/* Of each agency of the list on a day: name and region code. */
static const char *codes_of_day(Desk *desk, Date day)
{
    AgencyRows rows;
    Buffer out = { 0 };
    const char *kept;

    must(agency_rows(&desk->work, day, &rows));
    for (size_t i = 0; i < rows.count; i++)
        buffer_format(&out, "%.*s %.*s;", TEXT_ARG(rows.items[i].name), TEXT_ARG(rows.items[i].codes[CODE_REGION]));
    kept = arena_string(desk->arena, buffer_text(&out));
    buffer_free(&out);
    return kept;
}

static void a_code_holds_from_a_day_on(void **state)
{
    Desk *desk = *state;
    const Date day = { 2025, 7, 1 };
    AgencyCard card;

    desk_agencies(desk, "名称|类别|区划代码\n东山镇|镇|990023101\n西河镇|镇|990023102");
    assert_int_equal(recode(desk, "东山镇", "990009101", day).code, PROBLEM_REGION_OUTSIDE);
    assert_int_equal(recode(desk, "泠川县", "990009101", day).code, PROBLEM_CODE_WRONG); /* a town's */
    assert_int_equal(recode(desk, "泠川县", "990009", (Date){ 2017, 7, 1 }).code, PROBLEM_AGENCY_NOT_THERE);
    must(recode(desk, "泠川县", "990009", day));
    must(recode(desk, "东山镇", "990009101", day));
    assert_int_equal(recode(desk, "西河镇", "990009101000", day).code, PROBLEM_REGION_TAKEN);
    assert_int_equal(recode(desk, "西河镇", "990023101", (Date){ 2025, 6, 30 }).code, PROBLEM_REGION_TAKEN);
    must(recode(desk, "西河镇", "990009102", day));

    assert_string_equal(codes_of_day(desk, (Date){ 2025, 6, 30 }),
                        "泠川县 990023;东山镇 990023101;西河镇 990023102;");
    assert_string_equal(codes_of_day(desk, day), "泠川县 990009;东山镇 990009101;西河镇 990009102;");
    assert_true(meant(desk, "990023101") == meant(desk, "东山镇")); /* the old one for good */
    assert_true(meant(desk, "990009101000") == meant(desk, "东山镇"));
    assert_true(meant(desk, "990023") == meant(desk, "990009"));
    must(agency_card(&desk->work, meant(desk, "东山镇"), desk->work.today, &card));
    assert_int_equal(card.codes.count, 2);
    assert_int_equal(date_compare(card.codes.items[0].last, (Date){ 2025, 6, 30 }), 0);
    must(recode(desk, "东山镇", "990009108", day)); /* the same day again corrects it */
    must(agency_card(&desk->work, meant(desk, "东山镇"), desk->work.today, &card));
    assert_int_equal(card.codes.count, 2);
    assert_true(text_equal(card.codes.items[1].code, TEXT("990009108")));
    must(recode(desk, "西河镇", "990009101", day)); /* which is free again */
}

static void a_code_of_one_that_is_gone_is_free(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, "名称|类别|区划代码\n东山镇|镇|990023101\n西河镇|镇|990023102");
    must(agency_change(&desk->work,
                       &(AgencyChange){ .kind = AGENCY_MERGE,
                                        .agency = meant(desk, "东山镇"),
                                        .to = meant(desk, "西河镇"),
                                        .day = { 2024, 6, 1 } },
                       NULL));
    assert_int_equal(recode(desk, "西河镇", "990023101", (Date){ 2024, 5, 31 }).code, PROBLEM_REGION_TAKEN);
    must(recode(desk, "西河镇", "990023101", (Date){ 2024, 6, 1 }));
    assert_true(meant(desk, "990023101") == meant(desk, "西河镇")); /* whoever has it last */
}

static void a_table_tells_from_when_codes_hold(void **state)
{
    Desk *desk = *state;
    static const char changed[] = "名称|类别|区划代码|代码起始日\n泠川县|县|990009|2025年7月1日\n"
                                  "东山镇|镇|990009101|2025-07-01\n县教育局|部门|990009|2025-07-01";

    desk_agencies(desk, "名称|类别|区划代码\n东山镇|镇|990023101\n县教育局|部门|990023\n西河镇|镇|");
    assert_string_equal(objections(desk, "名称|类别|区划代码\n东山镇|镇|990023108"), "2 区划代码 code_differs;");
    assert_string_equal(objections(desk, "名称|类别|区划代码|代码起始日\n东山镇|镇|990023108|七月"),
                        "2 代码起始日 cell_wrong;2 区划代码 code_differs;");
    assert_string_equal(objections(desk, "名称|类别|区划代码|代码起始日\n东山镇|镇|990009101|2025-07-01"),
                        "2 区划代码 region_outside;");
    assert_string_equal(objections(desk, "名称|类别|区划代码\n西河镇|镇|990023101"), "2 区划代码 region_taken;");
    assert_string_equal(objections(desk, changed), "");
    desk_agencies(desk, changed);
    desk_agencies(desk, changed); /* again: nothing new */
    desk_agencies(desk, "名称|类别|区划代码\n西河镇|镇|990023102");
    assert_string_equal(codes_of_day(desk, (Date){ 2025, 7, 1 }),
                        "泠川县 990009;东山镇 990009101;县教育局 990009;西河镇 990023102;");
    assert_string_equal(codes_of_day(desk, (Date){ 2024, 7, 1 }),
                        "泠川县 990023;东山镇 990023101;县教育局 990023;西河镇 990023102;");
}

static void a_card_tells_names_places_and_successors(void **state)
{
    Desk *desk = *state;
    AgencyChange rename = { .kind = AGENCY_RENAME, .day = { 2020, 1, 1 }, .name = TEXT("云坞街道办事处") };
    AgencyChange merge = { .kind = AGENCY_MERGE, .day = { 2024, 6, 1 } };
    AgencyCard card;

    desk_agencies(desk, towns);
    rename.agency = merge.agency = meant(desk, "云坞镇");
    merge.to = meant(desk, "泠阳镇");
    must(agency_change(&desk->work, &rename, NULL));
    must(agency_change(&desk->work, &merge, NULL));
    must(agency_card(&desk->work, merge.agency, desk->work.today, &card));
    assert_int_equal(card.names.count, 2);
    assert_true(text_equal(card.names.items[1].name, rename.name));
    assert_int_equal(card.into.count, 1);
    assert_true(card.into.items[0].to == merge.to);
    assert_int_equal(card.below, 0);
    must(agency_card(&desk->work, merge.to, desk->work.today, &card));
    assert_int_equal(card.from.count, 1);
    assert_int_equal(card.below, 1); /* the village went with it */
    must(agency_card(&desk->work, merge.to, (Date){ 2024, 5, 31 }, &card));
    assert_int_equal(card.below, 0);
}

static void a_link_holds_from_a_day_to_a_day(void **state)
{
    Desk *desk = *state;
    AgencyLink link = { .kind = LINK_POST, .first = { 2024, 1, 1 } };
    AgencyCard card;

    desk_agencies(desk, towns);
    link.agency = meant(desk, "县妇联");
    link.other = meant(desk, "泠阳镇");
    must(agency_tie(&desk->work, &link));
    assert_int_equal(agency_tie(&desk->work, &link).code, PROBLEM_LINK_THERE);
    assert_int_equal(agency_untie(&desk->work, &link, (Date){ 2024, 1, 1 }).code, PROBLEM_LINK_MISSING);
    must(agency_untie(&desk->work, &link, (Date){ 2025, 1, 1 }));
    assert_int_equal(agency_untie(&desk->work, &link, (Date){ 2025, 6, 1 }).code, PROBLEM_LINK_MISSING);
    must(agency_card(&desk->work, link.other, desk->work.today, &card));
    assert_int_equal(card.links.count, 1);
    assert_int_equal(date_compare(card.links.items[0].last, (Date){ 2024, 12, 31 }), 0);
    link.first = (Date){ 2025, 1, 1 };
    must(agency_tie(&desk->work, &link));
    link.other = link.agency;
    assert_int_equal(agency_tie(&desk->work, &link).code, PROBLEM_LINK_WRONG);
    link.other = meant(desk, "石泉村");
    link.first = (Date){ 2017, 1, 1 }; /* before it was there */
    assert_int_equal(agency_tie(&desk->work, &link).code, PROBLEM_LINK_WRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_change_tells_how_many_sheets_it_makes_again, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(objections_name_the_agency, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_name_means_one_agency, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(rows_are_objected_to_by_line_and_heading, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_table_that_comes_again_changes_nothing, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_region_code_may_be_filled_up, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_code_holds_from_a_day_on, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_code_of_one_that_is_gone_is_free, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_table_tells_from_when_codes_hold, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_card_tells_names_places_and_successors, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_link_holds_from_a_day_to_a_day, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
