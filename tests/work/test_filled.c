/* test_filled.c - forms made from tables, filled, checked, handed in, and their figures in the grid. */
#include "desk.h"

#include "work/filled.h"
#include "work/forms.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|\n"
                               "泠川县民政局|县民政局|部门|\n"
                               "泠川县教育局|县教育局|部门|\n"
                               "泠阳小学|泠阳小学|学校|泠川县教育局";

/* 3 and 4 add up to 2; 6 is a part of 5. */
static const char lines[] = "计量项|名称|合计到|其中|可不填\n"
                            "publicity.leaflets|宣传资料||| \n"
                            "organization.cadres|干部||| \n"
                            "organization.cadres_women|女干部|2|| \n"
                            "organization.staff|其他干部|2|| \n"
                            "children.left_behind|留守儿童||| \n"
                            "children.welfare_workers|其中一项||5|是";

enum { LEAFLETS = 1, CADRES, WOMEN, OTHERS, LEFT_BEHIND, PART };

static const Signatures names = { { "柳一", 6 }, { "柳二", 6 }, { "柳三", 6 } };

static Id agency(Desk *desk, const char *name)
{
    Id out;

    must(agency_named(&desk->work, text_of(name), &out));
    return out;
}

static Id form(Desk *desk, const char *rows)
{
    FormHead head = { .title = TEXT("妇女儿童工作情况") };
    Doc doc = desk_table(desk, rows);
    ImportReport report;
    Id out;

    must(form_make(&desk->work, &doc, &head, &report, &out));
    return out;
}

static Id call(Desk *desk, Id form)
{
    NewCall wanted = { .title = TEXT("2024年年报"),
                       .period = period_year(2024),
                       .due = { 2026, 12, 10 },
                       .form = form,
                       .audience = { .kinds = 1u << AGENCY_TOWN | 1u << AGENCY_BUREAU } };
    Id out;

    must(call_make(&desk->work, &wanted, &out));
    return out;
}

static FilledChange number(int place, int64_t value)
{
    return (FilledChange){ .place = place,
                           .sets_value = true,
                           .value = value ? value_number(decimal_int(value)) : value_zero() };
}

static void fill(Desk *desk, Id call, Id agency, int place, int64_t value)
{
    FilledChange change = number(place, value);
    size_t changed;

    must(filled_change(&desk->work, call, agency, &change, 1, &changed));
}

static void fill_soundly(Desk *desk, Id call, Id agency)
{
    static const int64_t values[] = { 100, 30, 10, 20, 5, 5 };

    for (int i = 0; i < (int)COUNT(values); i++)
        fill(desk, call, agency, i + 1, values[i]);
}

/* The objections as "A4 B5". */
static const char *objections(Desk *desk, Id call, Id agency)
{
    FilledView view;
    Text out = TEXT("");

    must(filled_view(&desk->work, call, agency, &view));
    for (size_t i = 0; i < view.objections.count; i++)
        out = arena_format(desk->arena, "%.*s%s%c%d", TEXT_ARG(out), i ? " " : "", view.objections.items[i].class,
                           view.objections.items[i].place);
    return arena_string(desk->arena, out);
}

static AnswerState state_of(Desk *desk, Id call, Id agency)
{
    Answer answer;
    Call open;

    must(call_answerable(&desk->work, call, agency, &open, &answer));
    return answer.state;
}

static void a_table_makes_a_form_and_a_wrong_row_none(void **state)
{
    static const struct {
        const char *rows;
        ProblemCode code;
        int line;
    } cases[] = {
        { "计量项\npublicity.moons", PROBLEM_MEASURE_UNKNOWN, 2 },
        { "计量项|其中\npublicity.leaflets|\norganization.meetings|9", PROBLEM_FORM_WHOLE, 3 },
        { "计量项|其中\npublicity.leaflets|2\norganization.meetings|1", PROBLEM_FORM_WHOLE, 2 },
        { "计量项|其中\npublicity.leaflets|\norganization.meetings|上", PROBLEM_CELL_WRONG, 3 },
        { "计量项\npublicity.leaflets\npublicity.leaflets", PROBLEM_FORM_TWICE, 3 },
        { "计量项|范围\npublicity.leaflets|全部", PROBLEM_CELL_WRONG, 2 },
    };
    Desk *desk = *state;
    FormHead head = { .title = TEXT("表") };
    ImportReport report;
    Form made;
    Id id;

    for (size_t i = 0; i < COUNT(cases); i++) {
        Doc doc = desk_table(desk, cases[i].rows);
        assert_int_equal(form_make(&desk->work, &doc, &head, &report, &id).code, PROBLEM_IMPORT_REFUSED);
        assert_true(report.problems.count >= 1);
        assert_int_equal(report.problems.items[0].code, cases[i].code);
        assert_int_equal(report.problems.items[0].line, cases[i].line);
    }
    must(form_get(&desk->work, form(desk, lines), 0, &made));
    assert_int_equal(made.items.count, 6);
    assert_int_equal(made.items.items[WOMEN - 1].whole, CADRES);
    assert_true(made.items.items[WOMEN - 1].addend);
    assert_false(made.items.items[PART - 1].needed);
}

static void the_head_is_whole_and_ends_with_its_last_day(void **state)
{
    Desk *desk = *state;
    FormHead head = { .title = TEXT("妇女儿童监测统计表"),
                      .number = TEXT("泠妇统1表"),
                      .issuer = TEXT("泠川县统计局"),
                      .approval = TEXT("泠统制〔2026〕1号") };
    NewCall wanted = { .title = TEXT("年报"),
                       .period = period_year(2026),
                       .wants_form = true,
                       .audience = { .kinds = 1u << AGENCY_TOWN } };
    Doc doc = desk_table(desk, lines);
    ImportReport report;
    Form first, second;
    Id id, again, call;

    desk_agencies(desk, agencies);
    assert_int_equal(form_make(&desk->work, &doc, &head, &report, &id).code, PROBLEM_FORM_HEAD_PART);
    head.valid_to = (Date){ 2025, 12, 31 };
    assert_int_equal(form_make(&desk->work, &doc, &head, &report, &id).code, PROBLEM_FORM_EXPIRED);
    head.valid_to = (Date){ 2026, 12, 31 };
    must(form_make(&desk->work, &doc, &head, &report, &id));
    must(form_named(&desk->work, TEXT("泠妇统1表"), &again));
    assert_int_equal(again, id);

    wanted.form = id;
    wanted.due = (Date){ 2027, 1, 10 }; /* behind its last day */
    assert_int_equal(call_make(&desk->work, &wanted, &call).code, PROBLEM_FORM_EXPIRED);
    wanted.due = (Date){ 2026, 12, 31 };
    must(call_make(&desk->work, &wanted, &call));

    head.renews = id;
    head.valid_to = (Date){ 2028, 12, 31 };
    must(form_make(&desk->work, &doc, &head, &report, &again));
    assert_int_equal(again, id);
    must(form_get(&desk->work, id, 1, &first));
    must(form_get(&desk->work, id, 0, &second));
    assert_int_equal(second.version, 2);
    assert_false(form_expired(&first, (Date){ 2026, 12, 31 }));
    assert_true(form_expired(&first, (Date){ 2027, 1, 1 }));
    assert_false(form_expired(&second, (Date){ 2027, 1, 1 }));
}

static void what_the_grid_knows_stands_there_already(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Id town, id;

    desk_agencies(desk, agencies);
    desk_claim(desk, "2024", "泠阳镇", "publicity.leaflets", value_number(decimal_int(1200)));
    desk_claim(desk, "2024", "泠阳镇", "children.left_behind", value_of_fact(decimal_int(300), BOUND_ABOUT));
    desk_figures(desk, "时期|单位|计量项|数值|来源\n2023|泠阳镇|publicity.leaflets|900|return\n"
                       "2024-S1|泠阳镇|organization.cadres|7|return");
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    must(filled_view(&desk->work, id, town, &view));
    assert_int_equal(view.filled.id, 0); /* looking opens nothing */
    assert_int_equal(state_of(desk, id, town), ANSWER_WAITING);
    assert_true(value_equal(view.rows.items[0].filled.value, value_number(decimal_int(1200))));
    assert_int_equal(view.rows.items[0].filled.prefill, PREFILL_CLAIM);
    assert_true(value_equal(view.rows.items[0].last_year, value_number(decimal_int(900))));
    assert_int_equal(view.rows.items[LEFT_BEHIND - 1].filled.value.state, VALUE_BLANK); /* 约 is no exact number, */
    assert_true(view.rows.items[LEFT_BEHIND - 1].sources[SOURCE_CLAIM].about);          /* but is shown beside */
}

static void a_form_filled_and_handed_in_is_in_the_grid(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    fill_soundly(desk, id, town);
    assert_int_equal(state_of(desk, id, town), ANSWER_DRAFT);
    assert_int_equal(
        filled_submit(&desk->work, id, town, &(Signatures){ .filled_by = TEXT("柳一") }, 0, &view).code,
        PROBLEM_SIGNATURE_MISSING);
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    assert_int_equal(state_of(desk, id, town), ANSWER_SUBMITTED);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "100");
    assert_string_equal(desk_value(desk, "organization.cadres", "泠阳镇", "2024"), "30");
    must(filled_view(&desk->work, id, town, &view));
    assert_true(text_equal(view.filled.head, TEXT("柳三")));

    FilledChange change = number(LEAFLETS, 7);
    size_t changed;
    assert_int_equal(filled_change(&desk->work, id, town, &change, 1, &changed).code, PROBLEM_FORM_HANDED_IN);
    desk_sound(desk);
}

static void what_is_returned_leaves_the_grid_until_it_is_mended(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    fill_soundly(desk, id, town);
    assert_int_equal(filled_return(&desk->work, id, town, TEXT("请核对"), 0).code, PROBLEM_CALL_NOT_SUBMITTED);
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    assert_int_equal(filled_return(&desk->work, id, town, TEXT(" "), 0).code, PROBLEM_REMARK_MISSING);
    assert_int_equal(filled_return(&desk->work, id, town, TEXT("请核对"), view.filled.revision).code,
                     PROBLEM_CHANGED_SINCE); /* the submission itself was a change */
    must(filled_return(&desk->work, id, town, TEXT("请核对宣传资料"), 0));
    assert_int_equal(state_of(desk, id, town), ANSWER_RETURNED);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "");
    fill(desk, id, town, LEAFLETS, 120);
    must(filled_submit(&desk->work, id, town, &(Signatures){ 0 }, 0, &view)); /* signed before */
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2024"), "120");
    must(filled_take_back(&desk->work, id, town, 0));
    assert_int_equal(state_of(desk, id, town), ANSWER_DRAFT);
    must(filled_submit(&desk->work, id, town, &(Signatures){ 0 }, 0, &view));
    must(filled_accept(&desk->work, id, town, 0));
    assert_int_equal(state_of(desk, id, town), ANSWER_ACCEPTED);
    assert_int_equal(filled_take_back(&desk->work, id, town, 0).code, PROBLEM_FORM_ACCEPTED);
    desk_sound(desk);
}

static void a_correction_voids_one_cell_and_adds_one(void **state)
{
    Desk *desk = *state;
    size_t cells = 0, voided = 0;
    FilledView view;
    GridPlace place;
    Trace *trace;
    uint32_t slot;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    fill_soundly(desk, id, town);
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    must(filled_accept(&desk->work, id, town, 0));
    GridValue value = value_number(decimal_int(130));
    const FilledChange both[] = {
        { .place = LEAFLETS, .sets_value = true, .value = value },
        { .place = CADRES, .sets_value = true, .value = value_number(decimal_int(31)) }, /* its addends make 30 */
    };
    assert_int_equal(filled_correct(&desk->work, id, town, both, 1, TEXT("")).code, PROBLEM_REASON_MISSING);
    assert_int_equal(filled_correct(&desk->work, id, town, both, 2, TEXT("误填")).code, PROBLEM_FORM_SUM);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2024"), "100");
    must(filled_correct(&desk->work, id, town, both, 1, TEXT("漏计下半年")));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2024"), "130");
    assert_string_equal(desk_value(desk, "organization.cadres", "泠阳镇", "2024"), "30");
    must(grid_place(&desk->work, TEXT("泠阳镇"), TEXT("2024"), EXTENT_ALL, &place));
    must(grid_slot(&desk->work, TEXT("publicity.leaflets"), &slot));
    must(grid_trace(&desk->work, place, slot, 0, &trace));
    for (; cells < trace->cell_count; cells++)
        voided += trace->cells[cells].cell->voided;
    assert_int_equal(cells, 2);
    assert_int_equal(voided, 1);
    assert_int_equal(state_of(desk, id, town), ANSWER_ACCEPTED);
    desk_sound(desk);
}

static void objections_are_of_four_classes(void **state)
{
    static const struct {
        int place;
        int64_t value;
        const char *found;
    } cases[] = {
        { LEAFLETS, 100, "" },     /* as it is */
        { CADRES, 31, "A2" },      /* 10 and 20 are 30 */
        { PART, 6, "A6" },         /* a part of 5 */
        { LEAFLETS, -1, "A1 C1" }, /* less than none */
        { LEAFLETS, 300, "C1" },   /* 100 last year */
        { LEAFLETS, 149, "" },     /* not by half */
        { LEAFLETS, 10, "C1" },    /* less, by more than half */
        { LEFT_BEHIND, 20, "" },   /* by less than 20 */
        { LEFT_BEHIND, 21, "D5" }, /* the document says 20 at most */
        { LEFT_BEHIND, 0, "A6" },
    };
    Desk *desk = *state;
    Id town, id;

    desk_agencies(desk, agencies);
    desk_figures(desk, "时期|单位|计量项|数值|来源\n2023|泠阳镇|publicity.leaflets|100|return\n"
                       "2023|泠阳镇|children.left_behind|5|return");
    desk_claim(desk, "2024", "泠阳镇", "children.left_behind", value_of_fact(decimal_int(20), BOUND_AT_MOST));
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    for (size_t i = 0; i < COUNT(cases); i++) {
        fill_soundly(desk, id, town);
        fill(desk, id, town, cases[i].place, cases[i].value);
        assert_string_equal(objections(desk, id, town), cases[i].found);
    }
}

static void a_reason_lets_b_and_c_pass_but_never_a(void **state)
{
    Desk *desk = *state;
    FilledChange reason = { .place = LEAFLETS, .explains = true, .explanation = TEXT("新增三个宣传点") };
    FilledChange blank = { .place = LEFT_BEHIND, .sets_value = true };
    FilledView view;
    size_t changed;
    Id town, id;

    desk_agencies(desk, agencies);
    desk_figures(desk, "时期|单位|计量项|数值|来源\n2023|泠阳镇|publicity.leaflets|10|return");
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    fill_soundly(desk, id, town);
    assert_string_equal(objections(desk, id, town), "C1");
    assert_int_equal(filled_submit(&desk->work, id, town, &names, 0, &view).code, PROBLEM_FORM_UNEXPLAINED);
    must(filled_change(&desk->work, id, town, &reason, 1, &changed));
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    must(filled_take_back(&desk->work, id, town, 0));

    must(filled_change(&desk->work, id, town, &blank, 1, &changed));
    assert_string_equal(objections(desk, id, town), "C1 B5 B5"); /* it must not be blank, and its part is given */
    assert_int_equal(filled_submit(&desk->work, id, town, &names, 0, &view).code, PROBLEM_FORM_UNEXPLAINED);
    reason.place = LEFT_BEHIND;
    must(filled_change(&desk->work, id, town, &reason, 1, &changed));
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    must(filled_take_back(&desk->work, id, town, 0));

    fill(desk, id, town, CADRES, 99);
    reason.place = CADRES;
    must(filled_change(&desk->work, id, town, &reason, 1, &changed));
    assert_int_equal(filled_submit(&desk->work, id, town, &names, 0, &view).code, PROBLEM_FORM_OBJECTED);
    assert_int_equal(state_of(desk, id, town), ANSWER_DRAFT);
}

static void two_at_once_merge_by_line(void **state)
{
    Desk *desk = *state;
    FilledChange mine = number(LEAFLETS, 5), same = number(LEAFLETS, 6), other = number(CADRES, 9);
    FilledView seen;
    Problem wrong;
    size_t changed;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    fill(desk, id, town, LEFT_BEHIND, 1);
    must(filled_view(&desk->work, id, town, &seen));
    mine.based_on = seen.rows.items[LEAFLETS - 1].filled.revision;
    same.based_on = mine.based_on;
    other.based_on = seen.rows.items[CADRES - 1].filled.revision;
    must(filled_change(&desk->work, id, town, &mine, 1, &changed));
    must(filled_change(&desk->work, id, town, &other, 1, &changed));
    assert_int_equal(changed, 1);
    wrong = filled_change(&desk->work, id, town, &same, 1, &changed);
    assert_int_equal(wrong.code, PROBLEM_FORM_VALUE_CHANGED);
    assert_string_equal(wrong.args[1], "5"); /* the second sees both */
    assert_string_equal(wrong.args[2], "6");
    same.value = mine.value;
    must(filled_change(&desk->work, id, town, &same, 1, &changed)); /* both wrote the same */
}

static void a_zero_report_is_no_blank(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Id town, other, id;

    desk_agencies(desk, agencies);
    desk_claim(desk, "2024", "云坞镇", "publicity.leaflets", value_number(decimal_int(40)));
    town = agency(desk, "泠阳镇");
    other = agency(desk, "云坞镇");
    id = call(desk, form(desk, lines));
    must(filled_zero(&desk->work, id, town, false));
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2024"), "0（报零）");
    assert_int_equal(filled_zero(&desk->work, id, other, false).code, PROBLEM_FORM_NOT_ZERO);
    assert_int_equal(state_of(desk, id, other), ANSWER_WAITING);
    must(filled_zero(&desk->work, id, other, true));
    desk_sound(desk);
}

static void whose_figure_it_is_goes_by_the_measure(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Id bureau, id;

    desk_agencies(desk, agencies);
    bureau = agency(desk, "县民政局");
    id = call(desk, form(desk, "计量项|范围\nchildren.left_behind|\npublicity.leaflets|\norganization.liaisons|\n"
                               "organization.staff|本单位职工"));
    for (int place = 1; place <= 4; place++)
        fill(desk, id, bureau, place, 8);
    must(filled_submit(&desk->work, id, bureau, &names, 0, &view));
    assert_string_equal(desk_value(desk, "children.left_behind", "", "2024"), "8"); /* the county's children */
    assert_string_equal(desk_value(desk, "children.left_behind", "县民政局", "2024"), "");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县民政局", "2024"), "8"); /* its own doing */
    assert_string_equal(desk_value(desk, "organization.liaisons", "县民政局", "2024"),
                        "8"); /* nobody answers for all */
    assert_string_equal(desk_value(desk, "organization.staff", "", "2024"), "");
    desk_sound(desk);
}

static void measures_of_a_call_are_a_form(void **state)
{
    static const Text measures[] = { { "publicity.leaflets", 18 }, { "专题会议", 12 } };
    Desk *desk = *state;
    NewCall wanted = { .title = TEXT("快报"),
                       .period = period_month(2026, 10),
                       .due = { 2026, 11, 30 },
                       .measures = measures,
                       .measure_count = 2,
                       .audience = { .kinds = 1u << AGENCY_TOWN } };
    FilledView view;
    Forms forms;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    must(call_make(&desk->work, &wanted, &id));
    must(filled_view(&desk->work, id, town, &view));
    assert_int_equal(view.rows.count, 2);
    assert_true(text_equal(view.rows.items[1].item.label, TEXT("专题会议")));
    must(form_list(&desk->work, &forms));
    assert_int_equal(forms.count, 0); /* it is of use for that call alone */
    fill(desk, id, town, 1, 3);
    fill(desk, id, town, 2, 0);
    must(filled_submit(&desk->work, id, town, &names, 0, &view));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "泠阳镇", "2026-10"), "3");
}

static void who_passed_the_call_on_confirms_or_sends_back(void **state)
{
    Desk *desk = *state;
    FilledView view;
    Answer answer;
    Call open;
    size_t added;
    Id bureau, school, id;

    desk_agencies(desk, agencies);
    bureau = agency(desk, "县教育局");
    school = agency(desk, "泠阳小学");
    id = call(desk, form(desk, "计量项\npublicity.leaflets"));
    must(call_pass(&desk->work, id, bureau, &(Audience){ 0 }, &added));
    fill(desk, id, school, 1, 3);
    must(filled_submit(&desk->work, id, school, &names, 0, &view));
    assert_int_equal(filled_accept(&desk->work, id, school, 0).code, PROBLEM_CALL_UNCONFIRMED);

    desk->work.actor.role = ROLE_LIAISON;
    desk->work.actor.agency = school;
    must(call_answerable(&desk->work, id, school, &open, &answer));
    assert_int_equal(call_confirm(&desk->work, id, school, answer.revision).code, PROBLEM_FORBIDDEN);
    assert_int_equal(filled_accept(&desk->work, id, school, 0).code, PROBLEM_FORBIDDEN);
    desk->work.actor.agency = bureau;
    must(filled_return(&desk->work, id, school, TEXT("请核对"), 0));
    must(filled_submit(&desk->work, id, school, &(Signatures){ 0 }, 0, &view));
    assert_int_equal(call_confirm(&desk->work, id, school, answer.revision).code, PROBLEM_CHANGED_SINCE);
    must(call_answerable(&desk->work, id, school, &open, &answer));
    must(call_confirm(&desk->work, id, school, answer.revision));
    desk->work.actor.role = ROLE_OPERATOR;
    must(filled_accept(&desk->work, id, school, 0));
}

static void nothing_is_taken_once_a_call_is_over(void **state)
{
    Desk *desk = *state;
    FilledChange change = number(LEAFLETS, 7);
    size_t changed;
    Id town, id;

    desk_agencies(desk, agencies);
    town = agency(desk, "泠阳镇");
    id = call(desk, form(desk, lines));
    must(call_close(&desk->work, id, 1));
    assert_int_equal(filled_change(&desk->work, id, town, &change, 1, &changed).code, PROBLEM_CALL_OVER);
    change.place = 77;
    id = call(desk, form(desk, "计量项\npublicity.leaflets"));
    assert_int_equal(filled_change(&desk->work, id, town, &change, 1, &changed).code, PROBLEM_FORM_LINE_UNKNOWN);
    change = (FilledChange){ .place = 1, .sets_value = true };
    assert_true(figure_read(TEXT("约100"), &change.value));
    assert_int_equal(filled_change(&desk->work, id, town, &change, 1, &changed).code, PROBLEM_FORM_VALUE_INEXACT);
    assert_int_equal(filled_change(&desk->work, id, agency(desk, "泠阳小学"), &change, 1, &changed).code,
                     PROBLEM_CALL_NOT_ASKED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_table_makes_a_form_and_a_wrong_row_none, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(the_head_is_whole_and_ends_with_its_last_day, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_the_grid_knows_stands_there_already, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_form_filled_and_handed_in_is_in_the_grid, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_is_returned_leaves_the_grid_until_it_is_mended, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_correction_voids_one_cell_and_adds_one, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(objections_are_of_four_classes, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_reason_lets_b_and_c_pass_but_never_a, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(two_at_once_merge_by_line, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_zero_report_is_no_blank, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(whose_figure_it_is_goes_by_the_measure, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(measures_of_a_call_are_a_form, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(who_passed_the_call_on_confirms_or_sends_back, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(nothing_is_taken_once_a_call_is_over, desk_new, desk_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
