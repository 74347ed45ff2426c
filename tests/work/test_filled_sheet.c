/* test_filled_sheet.c - forms that come back as spreadsheets: whose they are, what is taken, what is told. */
#include "desk.h"

#include "work/filled_code.h"
#include "work/filled_sheet.h"
#include "work/forms.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|";

/* 3 and 4 add up to 2. */
static const char lines[] = "计量项|名称|合计到|可不填\n"
                            "publicity.leaflets|宣传资料||\n"
                            "organization.cadres|干部||\n"
                            "organization.cadres_women|女干部|2|\n"
                            "organization.staff|其他干部|2|\n"
                            "children.left_behind|留守儿童||是";

enum { LINES = 5, ROWS = 12 };
enum { LABEL, CODE, VALUE, WAS, REASON, SAID, COLUMNS }; /* in another order than templates have */

/* A sheet: row 0 has the mark, 1 to LINES the lines, then zero and the three who sign; the rest is free. */
typedef struct {
    Text cells[ROWS][COLUMNS];
    int rows;
} Paper;

enum { ZERO_ROW = LINES + 1, BY_ROW, CHECKED_ROW, HEAD_ROW };

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id call_made(Desk *desk, const char *title)
{
    FormHead head = { .title = text_of(title) };
    ImportReport report;
    Id form, call;

    desk_agencies(desk, agencies);
    Doc doc = desk_table(desk, lines);
    must(form_make(&desk->work, &doc, &head, &report, &form));
    must(call_make(&desk->work,
                   &(NewCall){ .title = TEXT("2024年年报"),
                               .period = period_year(2024),
                               .due = { 2026, 12, 10 },
                               .form = form,
                               .audience = { .kinds = 1u << AGENCY_TOWN } },
                   &call));
    return call;
}

static Paper handed_out(Desk *desk, Id call, Id agency)
{
    static const char *const below[] = { SHEET_ZERO, SHEET_BY, SHEET_CHECKED, SHEET_HEAD };
    FilledView view;
    Paper sheet = { .rows = HEAD_ROW + 1 };

    must(filled_view(&desk->work, call, agency, &view));
    assert_int_equal(view.rows.count, LINES);
    Text *head = sheet.cells[0];
    head[CODE] = sheet_mark(desk->arena, &view);
    head[LABEL] = TEXT(SHEET_LABEL);
    head[VALUE] = TEXT(SHEET_VALUE);
    head[WAS] = TEXT(SHEET_WAS);
    head[REASON] = TEXT(SHEET_REASON);
    head[SAID] = TEXT(SHEET_SAID);
    for (int i = 1; i <= LINES; i++) {
        const FilledRow *row = &view.rows.items[i - 1];
        Text *cells = sheet.cells[i];

        cells[CODE] = sheet_line(desk->arena, row);
        cells[LABEL] = sheet_label(desk->arena, row);
        cells[VALUE] = cells[WAS] = sheet_value(desk->arena, row->filled.value);
        cells[REASON] = cells[SAID] = row->filled.explanation;
    }
    for (int i = 0; i < (int)COUNT(below); i++)
        sheet.cells[ZERO_ROW + i][CODE] = text_of(below[i]);
    return sheet;
}

static void type(Paper *sheet, int row, const char *value)
{
    sheet->cells[row][VALUE] = text_of(value);
}

static Problem load_with(Desk *desk, const Paper *sheet, SheetOptions options, SheetLoad *load)
{
    Text out = TEXT("");

    for (int row = 0; row < sheet->rows; row++)
        for (int column = 0; column < COLUMNS; column++)
            out = arena_format(desk->arena, "%.*s%.*s%s", TEXT_ARG(out), TEXT_ARG(sheet->cells[row][column]),
                               column + 1 < COLUMNS ? "|" : "\n");
    Doc doc = desk_table(desk, arena_string(desk->arena, out));
    return filled_load(&desk->work, &doc, &options, load);
}

static Problem load_it(Desk *desk, const Paper *sheet)
{
    SheetLoad load;

    return load_with(desk, sheet, (SheetOptions){ 0 }, &load);
}

/* The values of the form: "100 30 空 空 —". */
static const char *values(Desk *desk, Id call, Id agency)
{
    char words[VALUE_TEXT_MAX];
    Text out = TEXT("");
    FilledView view;

    must(filled_view(&desk->work, call, agency, &view));
    for (size_t i = 0; i < view.rows.count; i++) {
        value_write(view.rows.items[i].filled.value, LANGUAGE_ZH, words);
        out = arena_format(desk->arena, "%.*s%s%s", TEXT_ARG(out), i ? " " : "", words);
    }
    return arena_string(desk->arena, out);
}

/* ---- the way there and back ------------------------------------------------------- */

static void filled_in_and_back(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper sheet = handed_out(desk, call, town);
    SheetLoad load;
    FilledView view;

    type(&sheet, 1, "1,234");
    type(&sheet, 2, "３０");
    type(&sheet, 3, "10");
    type(&sheet, 4, "20");
    type(&sheet, 5, "-");
    sheet.cells[1][REASON] = TEXT("新增三个宣传点");
    type(&sheet, BY_ROW, "柳一");
    type(&sheet, CHECKED_ROW, "柳二");
    must(load_with(desk, &sheet, (SheetOptions){ 0 }, &load));
    assert_true(load.applied);
    assert_int_equal(load.changed, 5);
    assert_string_equal(values(desk, call, town), "1,234 30 10 20 —");
    must(filled_view(&desk->work, call, town, &view));
    assert_true(text_equal(view.rows.items[0].filled.explanation, TEXT("新增三个宣传点")));
    assert_true(text_equal(view.filled.filled_by, TEXT("柳一")));
    assert_true(text_equal(view.filled.checked_by, TEXT("柳二")));
    must(load_with(desk, &sheet, (SheetOptions){ 0 }, &load)); /* the same once more */
    assert_int_equal(load.changed, 0);
    type(&sheet, HEAD_ROW, "柳三");
    must(load_it(desk, &sheet));
    must(filled_submit(&desk->work, call, town, &(Signatures){ 0 }, 0, &view)); /* signed in the sheet */
    assert_int_equal(load_it(desk, &sheet).code, PROBLEM_FORM_HANDED_IN);
    desk_sound(desk);
}

/* Rows in another order, and none of them where it was. */
static void rows_in_any_order(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper sheet = handed_out(desk, call, town), other = { .rows = sheet.rows + 2 };

    for (int i = 1; i <= LINES; i++)
        type(&sheet, i, arena_string(desk->arena, arena_format(desk->arena, "%d", i * 10)));
    memcpy(other.cells[1], sheet.cells[0], sizeof other.cells[0]);
    other.cells[0][LABEL] = TEXT("一行题目");
    for (int i = 1; i < sheet.rows; i++)
        memcpy(other.cells[sheet.rows + 1 - i], sheet.cells[i], sizeof other.cells[0]);
    must(load_it(desk, &other));
    assert_string_equal(values(desk, call, town), "10 20 30 40 50");
}

static void nothing_at_all(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper sheet = handed_out(desk, call, town);

    type(&sheet, ZERO_ROW, "是");
    type(&sheet, 5, "—");
    must(load_it(desk, &sheet));
    assert_string_equal(values(desk, call, town), "0（报零） 0（报零） 0（报零） 0（报零） —");
}

static void only_tried(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper sheet = handed_out(desk, call, town);
    SheetLoad load;
    FilledView view;

    type(&sheet, 1, "5");
    must(load_with(desk, &sheet, (SheetOptions){ .trial = true }, &load));
    assert_int_equal(load.changed, 1);
    assert_false(load.applied);
    must(filled_view(&desk->work, call, town, &view));
    assert_int_equal(view.filled.id, 0);
}

/* ---- what is refused ------------------------------------------------------------------ */

/* A cell changed, or a row put in the place of another; `row` 0 is that of the mark. */
static const struct {
    const char *name;
    int row, column;
    const char *words;
    ProblemCode code;
    const char *cell; /* the place that is told; NULL: the file as a whole */
} damages[] = {
    { "no mark", 0, CODE, "halfsky-form/1 12 13", PROBLEM_TEMPLATE_UNKNOWN, NULL },
    { "no mark at all", 0, CODE, "", PROBLEM_TEMPLATE_UNKNOWN, NULL },
    { "a later sort of template", 0, CODE, "halfsky-form/2 1 2 3 4 2024", PROBLEM_TEMPLATE_UNKNOWN, NULL },
    { "no column of values", 0, VALUE, "本期数", PROBLEM_TEMPLATE_UNKNOWN, NULL },
    { "another county's", 0, CODE, "halfsky-form/1 77 78 1 79 2024", PROBLEM_TEMPLATE_ELSEWHERE, NULL },
    { "words", 1, VALUE, "一百二十", PROBLEM_TEMPLATE_VALUE, "C2" },
    { "a unit", 1, VALUE, "120份", PROBLEM_TEMPLATE_VALUE, "C2" },
    { "percent of a count", 1, VALUE, "12%", PROBLEM_TEMPLATE_VALUE, "C2" },
    { "a formula's error", 2, VALUE, "#REF!", PROBLEM_TEMPLATE_VALUE, "C3" },
    { "about", 1, VALUE, "约120", PROBLEM_FORM_VALUE_INEXACT, "C2" },
    { "a label changed", 1, LABEL, "宣传资料和视频", PROBLEM_TEMPLATE_LABEL, "A2" },
    { "a label gone", 3, LABEL, "", PROBLEM_TEMPLATE_LABEL, "A4" },
    { "the label of another line", 1, LABEL, "干部", PROBLEM_TEMPLATE_MOVED, "A2" },
    { "a code of nothing", 2, CODE, "#9 organization.cadres all", PROBLEM_TEMPLATE_LINE, "B3" },
    { "a code of another measure", 2, CODE, "#2 publicity.leaflets all", PROBLEM_TEMPLATE_LINE, "B3" },
    { "a mark for zero that is none", ZERO_ROW, VALUE, "有", PROBLEM_TEMPLATE_ZERO_MARK, "C7" },
    { "a row without its code", 3, CODE, "", PROBLEM_TEMPLATE_ADDED, "C4" },
};

static bool tells(const SheetLoad *load, ProblemCode code, const char *cell)
{
    for (size_t i = 0; i < load->problems.count; i++)
        if (load->problems.items[i].code == code && strcmp(load->problems.items[i].field, cell) == 0)
            return true;
    return false;
}

static void damaged(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");

    for (size_t i = 0; i < COUNT(damages); i++) {
        Paper sheet = handed_out(desk, call, town);
        SheetLoad load;
        FilledView view;

        for (int row = 1; row <= LINES; row++)
            type(&sheet, row, "1");
        sheet.cells[damages[i].row][damages[i].column] = text_of(damages[i].words);
        Problem wrong = load_with(desk, &sheet, (SheetOptions){ 0 }, &load);
        if (wrong.code != (damages[i].cell ? PROBLEM_IMPORT_REFUSED : damages[i].code)
            || (damages[i].cell && !tells(&load, damages[i].code, damages[i].cell)))
            fail_msg("%s: %.*s %zu", damages[i].name, TEXT_ARG(problem_id(wrong.code)), load.problems.count);
        must(filled_view(&desk->work, call, town, &view));
        assert_int_equal(view.filled.id, 0); /* nothing half applied */
    }
}

static void rows_gone_and_twice(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper sheet = handed_out(desk, call, town);
    SheetLoad load;

    memcpy(sheet.cells[2], sheet.cells[1], sizeof sheet.cells[1]);
    assert_int_equal(load_with(desk, &sheet, (SheetOptions){ 0 }, &load).code, PROBLEM_IMPORT_REFUSED);
    assert_int_equal(load.problems.count, 2);
    assert_true(tells(&load, PROBLEM_TEMPLATE_TWICE, "A3"));
    assert_true(tells(&load, PROBLEM_TEMPLATE_MISSING, ""));
    sheet = handed_out(desk, call, town);
    type(&sheet, ZERO_ROW, "是");
    type(&sheet, 1, "3");
    assert_int_equal(load_with(desk, &sheet, (SheetOptions){ 0 }, &load).code, PROBLEM_IMPORT_REFUSED);
    assert_true(tells(&load, PROBLEM_TEMPLATE_NOT_ZERO, "C2"));
}

/* The words of the mark, one of them another. */
static Text mark_with(Desk *desk, Text mark, int which, const char *word)
{
    Text out = TEXT(""), part;

    for (int i = 0; text_cut(&mark, ' ', &part); i++)
        out = arena_format(desk->arena, "%.*s%s%.*s", TEXT_ARG(out), i ? " " : "",
                           TEXT_ARG(i == which ? text_of(word) : part));
    return out;
}

static void of_others(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇"), other = agency(desk, "云坞镇");
    Paper sheet = handed_out(desk, call, town), changed = sheet;
    SheetLoad load;
    Id second;

    must(call_make(&desk->work,
                   &(NewCall){ .title = TEXT("另一个任务"),
                               .period = period_year(2024),
                               .due = { 2026, 12, 10 },
                               .wants_document = true,
                               .audience = { .kinds = 1u << AGENCY_TOWN } },
                   &second));
    assert_int_equal(load_with(desk, &sheet, (SheetOptions){ .agency = other }, &load).code,
                     PROBLEM_TEMPLATE_AGENCY);
    assert_int_equal(load_with(desk, &sheet, (SheetOptions){ .call = second }, &load).code, PROBLEM_TEMPLATE_CALL);
    changed.cells[0][CODE] = mark_with(desk, sheet.cells[0][CODE], 3, "2");
    assert_int_equal(load_it(desk, &changed).code, PROBLEM_TEMPLATE_VERSION);
    changed.cells[0][CODE] = mark_with(desk, sheet.cells[0][CODE], 2, "4711");
    assert_int_equal(load_it(desk, &changed).code, PROBLEM_TEMPLATE_VERSION);
    changed.cells[0][CODE] = mark_with(desk, sheet.cells[0][CODE], 5, "2023");
    assert_int_equal(load_it(desk, &changed).code, PROBLEM_TEMPLATE_PERIOD);
    must(load_with(desk, &sheet, (SheetOptions){ .call = call, .agency = town }, &load));
}

/* ---- two at once ------------------------------------------------------------------------ */

static void lines_merge(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper first = handed_out(desk, call, town), second = first, third = first;
    SheetLoad load;

    type(&first, 1, "100");
    must(load_it(desk, &first));
    type(&second, 2, "30");
    must(load_it(desk, &second)); /* its line 1 was not touched */
    assert_string_equal(values(desk, call, town), "100 30 空 空 空");
    type(&third, 1, "120");
    type(&third, 3, "9");
    assert_int_equal(load_with(desk, &third, (SheetOptions){ 0 }, &load).code, PROBLEM_IMPORT_REFUSED);
    assert_true(tells(&load, PROBLEM_TEMPLATE_CHANGED, "C2"));
    assert_string_equal(load.problems.items[0].args[1], "100"); /* both are told */
    assert_string_equal(load.problems.items[0].args[2], "120");
    assert_string_equal(values(desk, call, town), "100 30 空 空 空");
    must(load_with(desk, &third, (SheetOptions){ .over = true }, &load));
    assert_string_equal(values(desk, call, town), "120 30 9 空 空");
    type(&first, 1, "120"); /* what is the same is no quarrel */
    must(load_it(desk, &first));
    /* A figure that somebody took away again stays away. */
    Paper fourth = handed_out(desk, call, town);
    type(&fourth, 1, "");
    must(load_it(desk, &fourth));
    assert_string_equal(values(desk, call, town), "空 30 9 空 空");
}

static void reasons_merge(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    Paper first = handed_out(desk, call, town), second = first;
    SheetLoad load;

    first.cells[1][REASON] = TEXT("甲");
    must(load_it(desk, &first));
    type(&second, 1, "7"); /* the value of the same line */
    must(load_it(desk, &second));
    second.cells[1][REASON] = TEXT("乙");
    assert_int_equal(load_with(desk, &second, (SheetOptions){ 0 }, &load).code, PROBLEM_IMPORT_REFUSED);
    assert_true(tells(&load, PROBLEM_TEMPLATE_CHANGED, "E2"));
}

/* What the grid knew is the agency's own when its sheet comes back; what it knows better later changes nothing. */
static void prefilled(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇");
    FilledView view;

    desk_claim(desk, "2024", "泠阳镇", "publicity.leaflets", value_number(decimal_int(500)));
    Paper sheet = handed_out(desk, call, town), blank = sheet;
    assert_true(text_equal(sheet.cells[1][VALUE], TEXT("500")));
    must(filled_view(&desk->work, call, town, &view));
    assert_true(text_equal(view.rows.items[0].said_by[SOURCE_CLAIM], TEXT("泠阳镇人民政府")));
    desk_claim(desk, "2024", "泠阳镇", "organization.staff", value_number(decimal_int(4)));
    must(load_it(desk, &sheet));
    assert_string_equal(values(desk, call, town), "500 空 空 空 空"); /* the sheet did not have the 4 */
    must(filled_view(&desk->work, call, town, &view));
    assert_int_equal(view.rows.items[0].filled.prefill, PREFILL_NONE);
    /* A blank template left blank does not take away what was typed. */
    blank.cells[1][VALUE] = blank.cells[1][WAS] = TEXT("");
    must(load_it(desk, &blank));
    assert_string_equal(values(desk, call, town), "500 空 空 空 空");
}

/* ---- the check code -------------------------------------------------------------------------- */

static void codes(void **state)
{
    Desk *desk = *state;
    Id call = call_made(desk, "情况表"), town = agency(desk, "泠阳镇"), other = agency(desk, "云坞镇");
    char code[CHECK_CODE_TEXT_MAX], again[CHECK_CODE_TEXT_MAX];
    Paper sheet = handed_out(desk, call, town);
    FilledView view;

    type(&sheet, 1, "100");
    must(load_it(desk, &sheet));
    must(filled_view(&desk->work, call, town, &view));
    filled_code(&desk->work, &view, code);
    assert_int_equal(filled_code_check(&desk->work, &view, text_of(code)).code, PROBLEM_NONE);
    sheet.cells[1][REASON] = TEXT("改了说明");
    must(load_it(desk, &sheet));
    must(filled_view(&desk->work, call, town, &view));
    filled_code(&desk->work, &view, again);
    assert_string_equal(code, again);
    type(&sheet, 1, "101");
    must(load_with(desk, &sheet, (SheetOptions){ .over = true }, &(SheetLoad){ 0 }));
    must(filled_view(&desk->work, call, town, &view));
    assert_int_equal(filled_code_check(&desk->work, &view, text_of(code)).code, PROBLEM_CHECK_CODE_DIFFERS);
    must(filled_view(&desk->work, call, other, &view));
    assert_int_equal(filled_code_check(&desk->work, &view, text_of(code)).code, PROBLEM_CHECK_CODE_DIFFERS);
    assert_int_equal(filled_code_check(&desk->work, &view, TEXT("K7M")).code, PROBLEM_CHECK_CODE_WRONG);
    code[0] = code[0] == '2' ? '3' : '2';
    assert_int_equal(filled_code_check(&desk->work, &view, text_of(code)).code, PROBLEM_CHECK_CODE_SLIP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(filled_in_and_back, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(rows_in_any_order, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(nothing_at_all, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(only_tried, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(damaged, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(rows_gone_and_twice, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(of_others, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(lines_merge, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(reasons_merge, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(prefilled, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(codes, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
