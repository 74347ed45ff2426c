/* test_form_sheet.c - a form as an Excel file, filled in and read back, and what the copy that goes back shows. */
#include "../format/office.h"
#include "../format/xlsx_edit.h"
#include "../work/desk.h"

#include "cli/form_sheet.h"
#include "format/package.h"

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|";

static const char lines[] = "计量项|名称|合计到|其中|可不填\n"
                            "publicity.leaflets|宣传资料|||\n"
                            "organization.cadres|干部|||\n"
                            "organization.cadres_women|女干部|2||\n"
                            "organization.staff|其他干部|2||\n"
                            "children.left_behind|留守儿童||1|是";

static Id call_made(Desk *desk, const FormHead *head, Id *town)
{
    ImportReport report;
    Id form, call;

    desk_agencies(desk, agencies);
    desk_claim(desk, "2024", "泠阳镇", "publicity.leaflets", value_number(decimal_int(1500)));
    Doc doc = desk_table(desk, lines);
    must(form_make(&desk->work, &doc, head, &report, &form));
    must(call_make(&desk->work,
                   &(NewCall){ .title = TEXT("2024年年报"),
                               .period = period_year(2024),
                               .due = { 2026, 12, 10 },
                               .form = form,
                               .audience = { .kinds = 1u << AGENCY_TOWN } },
                   &call));
    must(agency_named(&desk->work, TEXT("泠阳镇"), town));
    return call;
}

static Text drawn(Desk *desk, const FormSheet *form, Language language)
{
    Session session = { .language = language, .work = &desk->work, .now = DESK_NOW };
    Buffer out = { 0 };

    must(form_sheet(&session, form, &out));
    Text bytes = arena_text(desk->arena, buffer_text(&out));
    buffer_free(&out);
    return bytes;
}

static Text template_of(Desk *desk, Id call, Id town, bool blank)
{
    FilledView view;

    must(filled_view(&desk->work, call, town, &view));
    return drawn(desk, &(FormSheet){ .view = &view, .blank = blank }, LANGUAGE_ZH);
}

static Problem load_bytes_of(Desk *desk, Text bytes, SheetLoad *load)
{
    Doc doc;
    Problem wrong = read_with(xlsx_read, bytes, desk->arena, &doc);

    *load = (SheetLoad){ 0 };
    return wrong.code ? wrong : filled_load(&desk->work, &doc, &(SheetOptions){ 0 }, load);
}

static bool part_has(Desk *desk, Text bytes, const char *part, const char *words)
{
    Package *package;
    Text out;

    must(package_open(bytes, "XLSX", &package));
    must(package_read_named(package, text_of(part), desk->arena, &out));
    package_close(package);
    return text_contains(out, text_of(words));
}

static const FormHead no_head = { .title = { "情况表", 9 } };

/* Without a legal head the lines begin in row 7: title, two rows, the hint, the heads, below the hidden one. */
static void out_filled_and_in(void **state)
{
    Desk *desk = *state;
    Id town, call = call_made(desk, &no_head, &town);
    const XlsxEdit edits[] = { { TEXT("G8"), TEXT("30") },      { TEXT("G9"), TEXT("10") },
                               { TEXT("G10"), TEXT("20") },     { TEXT("G11"), TEXT("98.5") },
                               { TEXT("I7"), TEXT("甲<乙>&") }, { TEXT("G13"), TEXT("柳一") } };
    SheetLoad load;

    Text bytes = template_of(desk, call, town, false);
    assert_true(part_has(desk, bytes, "xl/comments1.xml", "预填自材料自述"));
    assert_true(part_has(desk, bytes, "xl/comments1.xml", "泠阳镇人民政府"));
    must(load_bytes_of(desk, xlsx_edited(desk->arena, bytes, edits, sizeof edits / sizeof *edits), &load));
    assert_true(load.applied);
    assert_true(value_equal(load.view.rows.items[0].filled.value, value_number(decimal_int(1500))));
    assert_true(value_equal(load.view.rows.items[3].filled.value, value_number(decimal_int(20))));
    assert_true(value_equal(load.view.rows.items[4].filled.value, value_number(decimal_make(985, 1))));
    assert_true(text_equal(load.view.rows.items[0].filled.explanation, TEXT("甲<乙>&")));
    assert_true(text_equal(load.view.filled.filled_by, TEXT("柳一")));
}

static void blank(void **state)
{
    Desk *desk = *state;
    Id town, call = call_made(desk, &no_head, &town);
    SheetLoad load;

    Text bytes = template_of(desk, call, town, true);
    must(load_bytes_of(desk, bytes, &load));
    assert_true(value_equal(load.view.rows.items[0].filled.value, value_blank()));
}

/* 表号 and the rest stand until the last day, and not a day longer. */
static void legal_head(void **state)
{
    Desk *desk = *state;
    const FormHead head = { TEXT("情况表"),         TEXT("泠妇儿1表"),
                            TEXT("泠川县妇儿工委"), TEXT("泠统制〔2026〕3号"),
                            { 2026, 12, 31 },       0 };
    Id town, call = call_made(desk, &head, &town);

    desk->work.today = (Date){ 2026, 12, 31 };
    assert_true(part_has(desk, template_of(desk, call, town, false), "xl/sharedStrings.xml", "泠统制〔2026〕3号"));
    desk->work.today = (Date){ 2027, 1, 1 };
    Text later = template_of(desk, call, town, false);
    assert_false(part_has(desk, later, "xl/sharedStrings.xml", "泠统制〔2026〕3号"));
    assert_false(part_has(desk, later, "xl/sharedStrings.xml", "制定机关"));
    assert_true(part_has(desk, later, "xl/sharedStrings.xml", "情况表"));
}

/* What was refused goes back as it was typed, with the reasons; mended, it is taken. */
static void objected_and_mended(void **state)
{
    Desk *desk = *state;
    Id town, call = call_made(desk, &no_head, &town);
    const XlsxEdit edits[] = { { TEXT("G7"), TEXT("许多") },
                               { TEXT("G8"), TEXT("30") },
                               { TEXT("G9"), TEXT("31") } };
    const XlsxEdit mended[] = { { TEXT("G7"), TEXT("1600") },
                                { TEXT("G9"), TEXT("12") },
                                { TEXT("G10"), TEXT("18") } };
    SheetLoad load;

    Text bytes = xlsx_edited(desk->arena, template_of(desk, call, town, false), edits, 3);
    assert_int_equal(load_bytes_of(desk, bytes, &load).code, PROBLEM_IMPORT_REFUSED);
    bytes = drawn(desk, &(FormSheet){ .view = &load.view, .load = &load }, LANGUAGE_EN);
    assert_true(part_has(desk, bytes, "xl/sharedStrings.xml", "许多"));
    assert_true(part_has(desk, bytes, "xl/comments1.xml", "which is no number"));
    assert_true(part_has(desk, bytes, "xl/comments1.xml", "A \""));
    must(load_bytes_of(desk, xlsx_edited(desk->arena, bytes, mended, 3), &load));
    for (size_t i = 0; i < load.view.objections.count; i++)
        assert_int_not_equal(load.view.objections.items[i].class, 'A');
    assert_true(value_equal(load.view.rows.items[0].filled.value, value_number(decimal_int(1600))));
}

/* Files that were cut off or changed are refused, whatever is left of them. */
static void damaged(void **state)
{
    Desk *desk = *state;
    Id town, call = call_made(desk, &no_head, &town);
    Text bytes = template_of(desk, call, town, false);
    FilledView view;
    SheetLoad load;

    for (size_t length = 0; length < bytes.len; length += 97)
        assert_true(load_bytes_of(desk, text_slice(bytes, 0, length), &load).code != PROBLEM_NONE);
    for (int row = 1; row <= 16; row++) {
        const XlsxEdit edit = { arena_format(desk->arena, "A%d", row), TEXT("#1 x") };
        if (row >= 2 && row <= 6)
            continue; /* no codes */
        Text changed = xlsx_edited(desk->arena, bytes, &edit, row <= 15);
        Problem wrong = load_bytes_of(desk, changed, &load);
        assert_int_equal(wrong.code, row == 1    ? PROBLEM_TEMPLATE_UNKNOWN
                                     : row == 16 ? PROBLEM_NONE
                                                 : PROBLEM_IMPORT_REFUSED);
    }
    must(filled_view(&desk->work, call, town, &view));
    assert_int_equal(view.filled.items.count, 5);
}

static void windows(void **state)
{
    static const struct {
        const char *period, *shown;
    } cases[] = { { "2024", "2024年" },
                  { "2024-06", "2024年6月" },
                  { "2024-S1", "2024上半年" },
                  { "2024-01..2024-10", "2024年1月至10月" },
                  { "2023-11..2024-02", "2023年11月至2024年2月" },
                  { "2021..2025", "2021年至2025年" },
                  { "2024-01-01..2024-06-10", "2024年1月1日至2024年6月10日" } };
    Desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Period period;
        assert_true(period_read(text_of(cases[i].period), &period));
        assert_same(window_shown(desk->arena, period), cases[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(out_filled_and_in, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(blank, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(legal_head, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(objected_and_mended, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(windows, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(damaged, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
