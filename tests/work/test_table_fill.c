/* test_table_fill.c - blank tables filled from the grid of a small county, and the call of what is missing. */
#include "desk.h"
#include "model/api.h"
#include "work/table_fill.h"

static int county_new(void **state)
{
    desk_new(state);
    Desk *desk = *state;

    desk_agencies(desk, "name|short_name|kind|parent\n"
                        "泠川县民政局|县民政局|bureau|泠川县\n"
                        "云坞镇人民政府|云坞镇|town|泠川县\n"
                        "白鹇镇人民政府|白鹇镇|town|泠川县\n");
    desk_figures(desk, "period|subject|measure|extent|source|value|by|as_of|paper\n"
                       "2024|云坞镇|children.orphans|all|return|12|县民政局|2024-12-31|\n"
                       "2024|白鹇镇|children.orphans|all|return|0|县民政局|2024-12-31|\n"
                       "2024|云坞镇|children.left_behind|all|return|300|县民政局|2024-12-31|\n"
                       "2024|云坞镇|aid.temporary_money|all|return|123400|云坞镇||\n"
                       "2024|白鹇镇|aid.temporary_money|all|return|—|白鹇镇||\n"
                       "2023|泠川县|children.orphans|all|certified|15|县民政局|2023-12-31|民政统计年报\n");
    return 0;
}

/* The state and value of the cell at row and column: "filled 12". */
static const char *cell_said(Desk *desk, const TableFill *fill, int row, int column)
{
    for (size_t i = 0; i < fill->cells.count; i++) {
        const FillCell *cell = &fill->cells.items[i];
        if (cell->ask.row != row || cell->ask.column != column)
            continue;
        return arena_string(desk->arena, arena_format(desk->arena, "%s%s%.*s", fill_state_word(cell->state),
                                                      cell->value.len ? " " : "", TEXT_ARG(cell->value)));
    }
    return "not asked";
}

static TableFill filled(Desk *desk, const char *rows, FillWish wish)
{
    Doc doc = desk_table(desk, rows);
    TableFill fill;

    must(table_fill(&desk->work, &doc, &wish, &fill));
    return fill;
}

typedef struct {
    const char *rows;
    int row, column;
    const char *said;
} Case;

static const Case cases[] = {
    { "乡镇|2024年孤儿（人）\n云坞镇|", 1, 1, "filled 12" },
    { "乡镇|2024年孤儿（人）\n白鹇镇|", 1, 1, "filled 0" },
    { "乡镇|2024年孤儿（人）\n云坞|12", 1, 1, "same 12" },
    { "乡镇|2024年孤儿（人）\n云坞|13", 1, 1, "differs 12" },
    { "指标|单位|2024年|2023年\n孤儿|人||", 1, 2, "filled 12" },
    { "指标|单位|2024年|2023年\n孤儿|人||", 1, 3, "filled 15" },
    { "指标|单位|2024年|2022年\n孤儿|人||", 1, 3, "unknown" },
    { "乡镇|2024年临时救助资金（万元）\n云坞镇|", 1, 1, "filled 12.34" },
    { "乡镇|2024年临时救助资金（元）\n云坞镇|", 1, 1, "filled 123400" },
    { "乡镇|2024年临时救助资金\n云坞镇|", 1, 1, "not_understood" },
    { "乡镇|2024年临时救助资金（元）\n白鹇镇|", 1, 1, "filled —" },
    { "乡镇|2024年留守儿童（人）\n全县合计|\n云坞镇|\n白鹇镇|", 1, 1, "incomplete 300" },
    { "乡镇|2024年留守儿童（人）\n全县合计|\n云坞镇|\n白鹇镇|", 3, 1, "unknown" },
    { "乡镇|2024年儿童之家（个）\n云坞镇|", 1, 1, "filled 至少7" },
    { "单位|2023年孤儿（人）\n县民政局|", 1, 1, "unknown" },
    { "乡镇|2024年宣传小品（个）\n云坞镇|", 1, 1, "not_understood" },
};

static void test_cells(void **state)
{
    Desk *desk = *state;
    Decimal seven = decimal_int(7);

    desk_claim(desk, "2024", "云坞镇", "venue.childrens_homes", value_interval(&seven, NULL, false));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TableFill fill = filled(desk, cases[i].rows, (FillWish){ .language = LANGUAGE_ZH });
        const char *said = cell_said(desk, &fill, cases[i].row, cases[i].column);
        if (strcmp(said, cases[i].said) != 0)
            fail_msg("%s: wanted %s, got %s", cases[i].rows, cases[i].said, said);
    }
}

static void test_wishes(void **state)
{
    Desk *desk = *state;
    FillWish wish = { .language = LANGUAGE_ZH };
    static const char rows[] = "指标|单位|数量\n孤儿|人|\n留守儿童|人|";

    TableFill fill = filled(desk, rows, wish);
    assert_string_equal(cell_said(desk, &fill, 1, 2), "not_understood"); /* of when? */
    assert_true(period_read(TEXT("2024"), &wish.period));
    fill = filled(desk, rows, wish);
    assert_string_equal(cell_said(desk, &fill, 1, 2), "filled 12");
    assert_string_equal(cell_said(desk, &fill, 2, 2), "incomplete 300");
    wish.incomplete = true;
    fill = filled(desk, rows, wish);
    assert_string_equal(cell_said(desk, &fill, 2, 2), "filled 300");
    must(agency_named(&desk->work, TEXT("白鹇镇"), &wish.agency));
    fill = filled(desk, rows, wish);
    assert_string_equal(cell_said(desk, &fill, 1, 2), "filled 0");
    assert_string_equal(cell_said(desk, &fill, 2, 2), "unknown");
}

/* The comment says how, from whom, as of when and how many of those below. */
static void test_comments(void **state)
{
    Desk *desk = *state;
    TableFill fill = filled(desk, "指标|单位|2024年|2023年\n孤儿|人||", (FillWish){ .language = LANGUAGE_ZH });
    Text sum = fill.cells.items[0].comment;
    Text stated = fill.cells.items[1].comment;

    assert_true(text_contains(sum, TEXT("汇总 2/2")));
    assert_true(text_contains(sum, TEXT("12 人")));
    assert_true(text_contains(sum, TEXT("截止 2024-12-31")));
    assert_true(text_contains(sum, TEXT("溯源 ")));
    assert_true(text_contains(stated, TEXT("上报，核定数，泠川县民政局")));
}

/* A liaison sees the own agency's figures only. */
static void test_rights(void **state)
{
    Desk *desk = *state;
    FillWish wish = { .language = LANGUAGE_ZH };
    Actor operator= desk->work.actor;
    Id town;

    must(agency_named(&desk->work, TEXT("云坞镇"), &town));
    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = town;
    TableFill fill = filled(desk, "乡镇|2024年孤儿（人）\n云坞镇|\n白鹇镇|", wish);
    assert_string_equal(cell_said(desk, &fill, 1, 1), "filled 12");
    assert_string_equal(cell_said(desk, &fill, 2, 1), "forbidden");
    desk->work.actor = operator;
}

/* A name that no measure has is left, with those that are like it; nothing is like other words. */
static void test_closest(void **state)
{
    Desk *desk = *state;
    FillWish wish = { .language = LANGUAGE_ZH };
    TableFill fill = filled(desk, "指标|单位|2024年\n新媒体推送信息|条|\n天气晴朗的日数|天|", wish);
    const Catalog *catalog = catalog_of(desk->work.catalog);

    assert_int_equal(fill.cells.count, 2);
    const Ask *ask = &fill.cells.items[0].ask;
    assert_int_equal(ask->state, ASK_NO_MEASURE);
    assert_int_equal(fill.cells.items[0].state, FILL_NOT_UNDERSTOOD);
    assert_int_equal(ask->closest_count, 1);
    assert_true(text_equal(catalog_text(catalog, catalog->measures[ask->closest[0].measure].key),
                           TEXT("publicity.online_items")));
    assert_int_equal(fill.cells.items[1].ask.closest_count, 0);
}

static void test_call(void **state)
{
    Desk *desk = *state;
    FillWish wish = { .language = LANGUAGE_ZH };
    TableFill fill = filled(desk, "指标|单位|2024年|2022年\n留守儿童|人||\n儿童主任|人||\n孤儿|人||", wish);
    FillPlan plan;
    FillCallIds calls;
    Board board;

    must(table_call_plan(&desk->work, &fill, &plan));
    assert_int_equal(plan.calls.count, 2); /* and the 2024 of 儿童主任 */
    assert_true(plan.calls.items[0].period.first.year == 2022 && plan.calls.items[1].period.first.year == 2024);
    assert_int_equal(plan.calls.items[0].measures.count, 3);
    assert_int_equal(plan.calls.items[1].measures.count, 1);
    assert_int_equal(plan.calls.items[0].agencies.count, 1);
    assert_int_equal(plan.left.count, 0);
    must(table_call_make(&desk->work, &plan, TEXT("补报缺的数"), (Date){ 2026, 12, 10 }, 0, &calls));
    assert_int_equal(calls.count, 2);
    must(call_board(&desk->work, calls.items[1], &board));
    assert_true(text_equal(board.call.title, TEXT("补报缺的数（2）")) && board.call.period.first.year == 2024);
    must(call_board(&desk->work, calls.items[0], &board));
    assert_int_equal(board.rows.count, 1);
    assert_true(text_equal(board.rows.items[0].name, TEXT("泠川县民政局")));

    /* each town is asked for what it lacks; categories are not asked, nor what nobody answers for */
    fill = filled(
        desk, "乡镇|2024年流动儿童（人）|2024年孤儿（人）|2024年单亲家庭儿童（人）\n云坞镇|||\n白鹇镇||5|", wish);
    must(table_call_plan(&desk->work, &fill, &plan));
    assert_int_equal(plan.calls.count, 1);
    assert_int_equal(plan.calls.items[0].agencies.count, 2);
    fill = filled(desk, "乡镇|2024年流动儿童（人）|2024年单亲家庭儿童（人）\n云坞镇||\n白鹇镇||3", wish);
    must(table_call_plan(&desk->work, &fill, &plan));
    assert_int_equal(plan.calls.count, 2);
    assert_int_equal(plan.calls.items[0].measures.count, 2);
    assert_int_equal(plan.calls.items[1].measures.count, 1);
    assert_int_equal(plan.calls.items[1].agencies.count, 1);
    fill = filled(desk, "指标|单位|2022年\n流动儿童|人|\n其中：女童|人|", wish);
    must(table_call_plan(&desk->work, &fill, &plan));
    assert_int_equal(plan.left.count, 2);
    assert_int_equal(plan.left.items[0].why, LEFT_NOBODY);
    assert_int_equal(plan.left.items[1].why, LEFT_CATEGORY);

    fill = filled(desk, "乡镇|2024年孤儿（人）\n云坞镇|", wish);
    must(table_call_plan(&desk->work, &fill, &plan));
    assert_int_equal(table_call_make(&desk->work, &plan, TEXT("空的"), (Date){ 2026, 12, 10 }, 0, &calls).code,
                     PROBLEM_FILL_NOTHING_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cells, county_new, desk_free),
        cmocka_unit_test_setup_teardown(test_wishes, county_new, desk_free),
        cmocka_unit_test_setup_teardown(test_comments, county_new, desk_free),
        cmocka_unit_test_setup_teardown(test_rights, county_new, desk_free),
        cmocka_unit_test_setup_teardown(test_closest, county_new, desk_free),
        cmocka_unit_test_setup_teardown(test_call, county_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
