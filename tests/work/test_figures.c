/* test_figures.c - agencies and figures from tables, the grid above them, and what is settled by hand. */
#include "desk.h"

#include "store/audit.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char agencies[] = "名称|简称|类别|区划代码\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|990023100\n"
                               "云坞镇人民政府|云坞镇|乡镇|990023101\n"
                               "柘岭镇人民政府|柘岭镇|乡镇|990023102\n"
                               "泠川县民政局|县民政局|部门|990023";

#define FIGURES "时期|单位|计量项|数值\n"

static void figures_of_towns_are_the_county_s_sum(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1,200\n2024|云坞镇|publicity.leaflets|800");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "2,000");
    desk_figures(desk, FIGURES "2024|柘岭镇|publicity.leaflets|至少300");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "至少2,300");
    desk_sound(desk);
}

static void a_row_that_differs_takes_the_place_of_the_old_one(void **state)
{
    Desk *desk = *state;
    ImportReport report;
    Doc doc;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    doc = desk_table(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    must(figure_import(&desk->work, &doc, &(FigureImport){ .trial = false }, &report));
    assert_int_equal(report.changed, 0);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1300");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "1,300");
    desk_sound(desk);
}

static void an_import_is_all_or_nothing_and_names_each_wrong_cell(void **state)
{
    static const struct {
        ProblemCode code;
        int line;
        const char *field;
    } wanted[] = {
        { PROBLEM_CELL_WRONG, 2, "时期" },
        { PROBLEM_AGENCY_UNKNOWN, 3, "单位" },
        { PROBLEM_MEASURE_UNKNOWN, 4, "计量项" },
        { PROBLEM_CELL_WRONG, 5, "数值" },
    };
    Desk *desk = *state;
    ImportReport report;
    Doc doc;

    desk_agencies(desk, agencies);
    doc = desk_table(desk, FIGURES "去年|泠阳镇|publicity.leaflets|1\n"
                                   "2024|月亮镇|publicity.leaflets|1\n"
                                   "2024|泠阳镇|publicity.moons|1\n"
                                   "2024|泠阳镇|publicity.leaflets|很多\n"
                                   "2024|云坞镇|publicity.leaflets|7");
    assert_int_equal(figure_import(&desk->work, &doc, &(FigureImport){ .trial = false }, &report).code,
                     PROBLEM_IMPORT_REFUSED);
    assert_int_equal(report.problems.count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_int_equal(report.problems.items[i].code, wanted[i].code);
        assert_int_equal(report.problems.items[i].line, wanted[i].line);
        assert_string_equal(report.problems.items[i].field, wanted[i].field);
    }
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|5");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "5"); /* the sound row was not kept */
}

/* What a table of figures is objected to, as "line code", one behind the other. */
static const char *objections(Desk *desk, const char *rows)
{
    Doc doc = desk_table(desk, rows);
    ImportReport report;
    Text out = TEXT("");

    Problem wrong = figure_import(&desk->work, &doc, &(FigureImport){ .trial = true }, &report);
    if (wrong.code && !report.problems.count)
        must(wrong);
    for (size_t i = 0; i < report.problems.count; i++)
        out = arena_format(desk->arena, "%.*s%d %.*s;", TEXT_ARG(out), report.problems.items[i].line,
                           TEXT_ARG(problem_id(report.problems.items[i].code)));
    return arena_string(desk->arena, out);
}

static void a_figure_that_cannot_be_is_refused(void **state)
{
#define CERTIFIED "时期|单位|计量项|数值|来源|报告单位|文件|文件日期\n"
    static const char *const rows[][2] = {
        { FIGURES "2024|泠阳镇|留守儿童|-3", "2 form_negative;" },
        { FIGURES "2024|泠阳镇|留守儿童|3.5", "2 form_fraction;" },
        { FIGURES "2024|泠阳镇|留守儿童|3.0", "" },
        { FIGURES "2024|泠阳镇|training.funds|3.5", "" },
        { FIGURES "2024年|泠阳镇|留守儿童|3\n2024上半年|泠阳镇|留守儿童|3", "" },
        { FIGURES "2027|泠阳镇|留守儿童|3", "2 period_ahead;" },
        { FIGURES "2026|泠阳镇|留守儿童|3", "" }, /* begun, though not over */
        { FIGURES "2024|泠阳镇|留守儿童|3\n2024|云坞镇|留守儿童|4\n2024|泠阳镇|children.left_behind|4",
          "4 figure_twice;" },
        { FIGURES "2024|泠阳镇|留守儿童|3\n2024|泠阳镇|留守儿童|3", "" },
        { "单位|时期|留守儿童|宣传资料\n泠阳镇|2024|3.5|10\n泠阳镇|2023|3|-10",
          "2 form_fraction;3 form_negative;" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|核定|云坞镇|公报|2025-03-01", "" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|核定||公报|2025-03-01", "2 certified_bare;" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|核定数|云坞镇||2025-03-01", "2 certified_bare;" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|certified|云坞镇|公报|", "2 certified_bare;" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|填报|||", "" },
        { CERTIFIED "2024|泠阳镇|留守儿童|3|自述|||", "2 cell_wrong;" },
    };
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcmp(objections(desk, rows[i][0]), rows[i][1]) != 0)
            fail_msg("%s: %s, not %s", rows[i][0], objections(desk, rows[i][0]), rows[i][1]);
}

static void a_measure_is_meant_by_its_name_too(void **state)
{
    Desk *desk = *state;
    uint32_t by_key, by_name, none;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|留守儿童|3");
    must(grid_slot(&desk->work, TEXT("children.left_behind"), &by_key));
    must(grid_slot(&desk->work, TEXT("留守儿童"), &by_name));
    assert_int_equal(by_key, by_name);
    assert_int_equal(grid_slot(&desk->work, TEXT("慰问标准"), &none).code, PROBLEM_MEASURE_EMPTY);
    assert_int_equal(grid_slot(&desk->work, TEXT("月亮"), &none).code, PROBLEM_MEASURE_UNKNOWN);
}

static void a_trial_writes_nothing(void **state)
{
    Desk *desk = *state;
    Doc doc = desk_table(desk, agencies);
    ImportReport report;
    AgencyRows rows;

    must(agency_import(&desk->work, &doc, &(AgencyImportOptions){ .dry_run = true, .first = { 2018, 1, 1 } },
                       &report));
    assert_int_equal(report.changed, 4);
    must(agency_rows(&desk->work, desk->work.today, &rows));
    assert_int_equal(rows.count, 1); /* the county */
}

static void a_merged_town_counts_to_its_successor(void **state)
{
    Desk *desk = *state;
    AgencyChange merge = { .kind = AGENCY_MERGE, .day = { 2024, 6, 15 } };

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024-05|柘岭镇|publicity.leaflets|100\n2024-05|云坞镇|publicity.leaflets|10\n"
                               "2024-07|云坞镇|publicity.leaflets|30\n2024|泠阳镇|publicity.leaflets|1000");
    must(agency_named(&desk->work, TEXT("柘岭镇"), &merge.agency));
    must(agency_named(&desk->work, TEXT("云坞镇"), &merge.to));
    must(agency_change(&desk->work, &merge, NULL));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "云坞镇", "2024-05"),
                        "10"); /* closed: its old tree */
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024-05"), "110");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "云坞镇", "2024"), "140");
    desk_sound(desk);
}

static void what_is_settled_stands_and_can_be_taken_back(void **state)
{
    Desk *desk = *state;
    Settlement settlement = { .extent = EXTENT_ALL,
                              .value = value_number(decimal_int(999)),
                              .reason = TEXT("现场核对") };
    GridPlace place;
    Id cell = 0;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    must(grid_place(&desk->work, TEXT(""), TEXT("2024"), EXTENT_ALL, &place));
    must(grid_slot(&desk->work, TEXT("publicity.leaflets"), &settlement.slot));
    settlement.spot = place.spot;
    must(figure_settle(&desk->work, &settlement, &cell));
    assert_int_equal(desk_last_subject(desk), cell);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "999");
    Id second;
    assert_int_equal(figure_settle(&desk->work, &settlement, &second).code,
                     PROBLEM_CHANGED_SINCE); /* saw the sum */
    must(figure_unsettle(&desk->work, cell));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "1,200");
    assert_int_equal(figure_unsettle(&desk->work, cell).code, PROBLEM_CHANGED_SINCE);
    settlement.reason = TEXT("");
    assert_int_equal(figure_settle(&desk->work, &settlement, &second).code, PROBLEM_REASON_MISSING);
    desk_sound(desk);
}

static void only_who_may_does(void **state)
{
    Desk *desk = *state;
    ImportReport report;
    GridPlace place;
    Trace *trace;
    uint32_t slot;
    Doc doc;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    must(grid_slot(&desk->work, TEXT("publicity.leaflets"), &slot));
    desk->work.actor.role = ROLE_LIAISON;
    must(agency_named(&desk->work, TEXT("泠阳镇"), &desk->work.actor.agency));
    doc = desk_table(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1");
    assert_int_equal(figure_import(&desk->work, &doc, &(FigureImport){ .trial = false }, &report).code,
                     PROBLEM_FORBIDDEN);
    must(grid_place(&desk->work, TEXT("泠阳镇"), TEXT("2024"), EXTENT_ALL, &place));
    assert_int_equal(grid_trace(&desk->work, place, slot, 0, &trace).code, PROBLEM_NONE);
    must(grid_place(&desk->work, TEXT("云坞镇"), TEXT("2024"), EXTENT_ALL, &place));
    assert_int_equal(grid_trace(&desk->work, place, slot, 0, &trace).code, PROBLEM_FORBIDDEN);
    must(grid_place(&desk->work, TEXT(""), TEXT("2024"), EXTENT_ALL, &place));
    assert_int_equal(grid_trace(&desk->work, place, slot, 0, &trace).code, PROBLEM_FORBIDDEN);
}

static void every_change_leaves_a_row_in_the_chain(void **state)
{
    Desk *desk = *state;
    AuditHead before, after;

    must(audit_verify(desk->work.db, desk->work.keys, desk->work.county, NULL, &before));
    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    must(audit_verify(desk->work.db, desk->work.keys, desk->work.county, NULL, &after));
    assert_int_equal(after.number, before.number + 2);
}

static void a_folder_is_found_again_and_refuses_other_keys(void **state)
{
    Desk *desk = *state;
    char other[96], others_keys[112];
    Folder *folder;

    desk_agencies(desk, agencies);
    desk_figures(desk, FIGURES "2024|泠阳镇|publicity.leaflets|1200");
    folder_close(desk->folder);
    must(folder_open(desk->data, desk->keys, DESK_NOW, &desk->folder));
    desk_work(desk);
    must(county_enter(&desk->work));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "1,200");

    snprintf(other, sizeof other, "%s/other", desk->root);
    snprintf(others_keys, sizeof others_keys, "%s-keys", other);
    assert_int_equal(folder_create(desk->data, desk->keys, DESK_NOW, &folder).code, PROBLEM_COUNTY_EXISTS);
    assert_int_equal(folder_open(desk->data, other, DESK_NOW, &folder).code, PROBLEM_KEYS_MISSING);
    assert_int_equal(folder_open(other, desk->keys, DESK_NOW, &folder).code, PROBLEM_DATABASE_MISSING);
    must(folder_create(other, others_keys, DESK_NOW, &folder));
    folder_close(folder);
    assert_int_equal(folder_open(desk->data, others_keys, DESK_NOW, &folder).code, PROBLEM_KEYS_OTHER);
}

static void a_table_may_have_a_column_for_each_measure(void **state)
{
    Desk *desk = *state;
    FigureImport wanted = { .period = period_year(2024),
                            .source = SOURCE_CERTIFIED,
                            .paper = TEXT("统计年鉴"),
                            .paper_day = { 2025, 3, 1 } };
    ImportReport report;
    Doc doc =
        desk_table(desk, "序号|村|户数（户）|妇女|children.population\n1|泠阳镇|1,200|约600|\n2|云坞镇|30||7");

    desk_agencies(desk, agencies);
    must(agency_named(&desk->work, TEXT("泠川县"), &wanted.by));
    must(figure_import(&desk->work, &doc, &wanted, &report));
    assert_int_equal(report.changed, 4); /* what is empty was not reported */
    assert_string_equal(desk_value(desk, "other.households", "", "2024"), "1,230");
    assert_string_equal(desk_value(desk, "other.population_women", "泠阳镇", "2024"), "约600");
    assert_string_equal(desk_value(desk, "other.population_women", "云坞镇", "2024"), "");
    must(figure_import(&desk->work, &doc, &wanted, &report));
    assert_int_equal(report.changed, 0);
    desk_sound(desk);
}

static void a_heading_that_is_no_measure_is_refused(void **state)
{
    static const struct {
        const char *rows;
        ProblemCode code;
        const char *field;
    } cases[] = {
        { "村|户数|男童\n泠阳镇|1|2", PROBLEM_MEASURE_UNKNOWN, "男童" },
        { "村|备注\n泠阳镇|无", PROBLEM_COLUMN_MISSING, "" },
        { "户数|妇女\n1|2", PROBLEM_COLUMN_MISSING, "" },
        { "时期|村|计量项\n2024|泠阳镇|publicity.leaflets", PROBLEM_COLUMN_MISSING, "" },
    };
    Desk *desk = *state;
    ImportReport report;

    desk_agencies(desk, agencies);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Doc doc = desk_table(desk, cases[i].rows);
        Problem wrong = figure_import(&desk->work, &doc, &(FigureImport){ .period = period_year(2024) }, &report);
        assert_int_equal(wrong.code, cases[i].code);
        assert_string_equal(wrong.field, cases[i].field);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(figures_of_towns_are_the_county_s_sum, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_row_that_differs_takes_the_place_of_the_old_one, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(an_import_is_all_or_nothing_and_names_each_wrong_cell, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_figure_that_cannot_be_is_refused, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_measure_is_meant_by_its_name_too, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_trial_writes_nothing, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_merged_town_counts_to_its_successor, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_is_settled_stands_and_can_be_taken_back, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(only_who_may_does, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(every_change_leaves_a_row_in_the_chain, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_folder_is_found_again_and_refuses_other_keys, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_table_may_have_a_column_for_each_measure, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_heading_that_is_no_measure_is_refused, desk_new, desk_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
