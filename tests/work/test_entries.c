/* test_entries.c - entries of ledgers, what they come to in the grid, and who may see what they tell. */
#include "desk.h"

#include "store/audit.h"
#include "work/entries.h"
#include "work/rebuild.h"

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|\n"
                               "泠川县妇女联合会|县妇联|部门|";
static const char visits[] = "单位|日期|时节|慰问对象|人数|慰问金|带队人\n"
                             "泠阳镇|2024-03-08|三八|困难妇女|12|6000|方小满\n"
                             "泠阳镇|2024-06-01|六一|留守儿童|20|4000|\n"
                             "云坞镇|2024-03-07|三八|困难妇女|5|1,000|石青禾";

static Id meant(Desk *desk, const char *words)
{
    Id id;

    must(agency_named(&desk->work, text_of(words), &id));
    return id;
}

static const Ledger *ledger_of(Desk *desk, const char *words)
{
    const Ledger *ledger;

    must(ledger_meant(&desk->work, text_of(words), &ledger));
    return ledger;
}

static ImportReport import(Desk *desk, const char *ledger, const char *rows)
{
    Doc doc = desk_table(desk, rows);
    ImportReport report;

    must(entry_import(&desk->work, ledger_of(desk, ledger), &doc, false, &report));
    return report;
}

static void claim(Desk *desk, const char *agency, const char *period, const char *measure, int64_t value)
{
    Cell cell = { .source = SOURCE_CLAIM, .extent = EXTENT_ALL, .value = value_number(decimal_int(value)) };
    CellChange change = { 0 };

    cell.subject = cell.by = meant(desk, agency);
    assert_true(period_read(text_of(period), &cell.period));
    must(work_begin(&desk->work, VERB_FIGURE_ISSUE, 0));
    must(cells_slot(&desk->work, text_of(measure), TEXT(""), TEXT(""), &cell.slot));
    cells_add(&desk->work, &change, cell, TEXT(""));
    must(work_end(&desk->work, VERB_FIGURE_ISSUE, cells_apply(&desk->work, &change),
                  (WorkNote){ "cell", 0, TEXT("") }));
}

static void declare(Desk *desk, const char *agency, const char *period, bool whole)
{
    Period read;

    assert_true(period_read(text_of(period), &read));
    must(ledger_declare(&desk->work, ledger_of(desk, "visit"), meant(desk, agency), read, whole));
}

static EntryLines lines(Desk *desk, const char *agency)
{
    EntryLines out;

    must(entry_lines(&desk->work, ledger_of(desk, "visit"), meant(desk, agency), period_year(2024), false, &out));
    return out;
}

static void entries_count_for_their_month_and_what_is_made_of_it(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    import(desk, "走访慰问", visits);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024-03"), "12");
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "32");
    assert_string_equal(desk_value(desk, "condolence.women", "泠阳镇", "2024"), "12");
    assert_string_equal(desk_value(desk, "condolence.children", "泠阳镇", "2024-Q2"), "20");
    assert_string_equal(desk_value(desk, "condolence.money", "", "2024-03"), "7,000");
    assert_string_equal(desk_value(desk, "condolence.events", "", "2024"), "3");
    desk_sound(desk);
}

static void a_claim_stands_until_the_ledger_is_whole(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    claim(desk, "泠阳镇", "2024", "condolence.people", 40);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "40");
    declare(desk, "泠阳镇", "2024", true);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "32");
    assert_string_equal(desk_value(desk, "condolence.goods", "泠阳镇", "2024"), "0"); /* whole, and none entered */
    assert_string_equal(desk_value(desk, "condolence.goods", "云坞镇", "2024"), "");
    declare(desk, "泠阳镇", "2024", false);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "40");
    desk_sound(desk);
}

static void what_was_entered_so_far_hides_no_quarter(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    claim(desk, "泠阳镇", "2024-S1", "condolence.people", 100);
    claim(desk, "泠阳镇", "2024-S2", "condolence.people", 200);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "300");
    desk_sound(desk);
}

static void a_correction_moves_what_is_counted(void **state)
{
    Desk *desk = *state;
    Objections objections = { 0 };
    const Ledger *ledger;
    Text words[16];
    Entry was;
    Id id;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    id = lines(desk, "云坞镇").items[0].entry.id;
    must(entry_find(&desk->work, id, &ledger, &was));
    memcpy(words, was.values, ledger->field_count * sizeof *words);
    words[ledger_field(ledger, TEXT("people"))] = TEXT("50");
    must(entry_correct(&desk->work, ledger, &was, (Date){ 2024, 4, 2 }, words, &objections));
    assert_string_equal(desk_value(desk, "condolence.people", "云坞镇", "2024-03"), "");
    assert_string_equal(desk_value(desk, "condolence.people", "云坞镇", "2024-04"), "50");
    assert_int_equal(entry_correct(&desk->work, ledger, &was, was.day, words, &objections).code,
                     PROBLEM_CHANGED_SINCE);
    words[ledger_field(ledger, TEXT("people"))] = TEXT("");
    assert_int_equal(entry_correct(&desk->work, ledger, &was, was.day, words, &objections).code,
                     PROBLEM_IMPORT_REFUSED);
    assert_string_equal(objections.items[0].field, "people");
    must(entry_void(&desk->work, id));
    assert_int_equal(entry_void(&desk->work, id).code, PROBLEM_ENTRY_UNKNOWN);
    assert_string_equal(desk_value(desk, "condolence.people", "云坞镇", "2024"), "");
    assert_int_equal(lines(desk, "云坞镇").count, 0);
    desk_sound(desk);
}

static void a_table_that_comes_again_adds_nothing(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    assert_int_equal(import(desk, "visit", visits).changed, 3);
    assert_int_equal(import(desk, "visit", visits).changed, 0);
    /* two that say the same on one day are two */
    assert_int_equal(
        import(desk, "visit",
               "单位|日期|时节|慰问对象|人数\n泠阳镇|2024-05-01|日常|老人|1\n泠阳镇|2024-05-01|日常|老人|1")
            .changed,
        2);
    assert_string_equal(desk_value(desk, "condolence.elders", "泠阳镇", "2024"), "");
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024-05"), "2");
}

static void a_wrong_row_is_told_by_its_field(void **state)
{
    static const struct {
        const char *row;
        const char *field;
        ProblemCode code;
    } cases[] = {
        { "县税务局|2024-03-08|三八|老人|3|", "单位", PROBLEM_AGENCY_UNKNOWN },
        { "泠阳镇|3月8日|三八|老人|3|", "日期", PROBLEM_CELL_WRONG },
        { "泠阳镇|2027-03-08|三八|老人|3|", "日期", PROBLEM_ENTRY_DAY },
        { "泠阳镇|2024-03-08|清明|老人|3|", "时节", PROBLEM_CELL_WRONG },
        { "泠阳镇|2024-03-08|三八|老人||", "人数", PROBLEM_CELL_EMPTY },
        { "泠阳镇|2024-03-08|三八|老人|3|5", "户数", PROBLEM_ENTRY_CHECK },
    };
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text rows = arena_format(desk->arena, "单位|日期|时节|慰问对象|人数|户数\n%s", cases[i].row);
        Doc doc = desk_table(desk, arena_string(desk->arena, rows));
        ImportReport report;

        assert_int_equal(entry_import(&desk->work, ledger_of(desk, "visit"), &doc, false, &report).code,
                         PROBLEM_IMPORT_REFUSED);
        assert_int_equal(report.problems.count, 1);
        assert_int_equal(report.problems.items[0].code, cases[i].code);
        assert_string_equal(report.problems.items[0].field, cases[i].field);
    }
    assert_int_equal(lines(desk, "泠阳镇").count, 0);
}

static void what_is_sealed_is_for_those_whose_duty_it_is(void **state)
{
    Desk *desk = *state;
    char command[160];
    AuditHead before, after;
    int leader;
    Id town;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    leader = ledger_field(ledger_of(desk, "visit"), TEXT("leader"));
    must(audit_head(desk->work.db, desk->work.county, &before));
    assert_true(text_equal(lines(desk, "泠阳镇").items[0].entry.values[leader], TEXT("方小满")));
    must(audit_head(desk->work.db, desk->work.county, &after));
    assert_int_equal(after.number, before.number + 1);

    town = meant(desk, "云坞镇");
    desk->work.actor.role = ROLE_LEADER;
    assert_true(text_equal(lines(desk, "泠阳镇").items[0].entry.values[leader], TEXT("…")));
    desk->work.actor.role = ROLE_CADRE;
    desk->work.actor.agency = town;
    assert_true(text_equal(lines(desk, "云坞镇").items[0].entry.values[leader], TEXT("石青禾")));
    Objections objections = { 0 };
    Text words[16] = { 0 };
    Id id;
    assert_int_equal(entry_record(&desk->work, ledger_of(desk, "visit"), meant(desk, "泠阳镇"),
                                  (Date){ 2024, 1, 1 }, words, &objections, &id)
                         .code,
                     PROBLEM_FORBIDDEN);
    snprintf(command, sizeof command, "! grep -rq -a -e 方小满 -e 石青禾 %s", desk->data);
    assert_int_equal(system(command), 0);
}

static void who_gets_somebody_below_speaks_for_itself_only(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    declare(desk, "泠阳镇", "2024", true);
    desk_agencies(desk, "名称|简称|类别|上级\n石泉村|石泉村|村|泠阳镇人民政府");
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "32");
    import(desk, "visit", "单位|日期|时节|慰问对象|人数\n石泉村|2024-05-01|日常|老人|8");
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "40");
    desk_sound(desk);
}

static void records_are_made_again_as_they_were(void **state)
{
    Desk *desk = *state;
    size_t changed;

    desk_agencies(desk, agencies);
    import(desk, "visit", visits);
    declare(desk, "泠阳镇", "2024-S1", true);
    must(db_begin(desk->work.db));
    must(entries_recount(&desk->work, true, &changed));
    assert_int_equal(changed, 0);
    must(db_commit(desk->work.db));
    Statement *spoil = db_prepare(desk->work.db, "UPDATE cell SET void_at = 1 WHERE source = 'record'");
    must(statement_run(spoil));
    RebuildCounts counts;
    must(data_rebuild(&desk->work, &counts));
    assert_true(counts.records > 0);
    assert_string_equal(desk_value(desk, "condolence.people", "泠阳镇", "2024"), "32");
    desk_sound(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(entries_count_for_their_month_and_what_is_made_of_it, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_claim_stands_until_the_ledger_is_whole, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_was_entered_so_far_hides_no_quarter, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_correction_moves_what_is_counted, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_table_that_comes_again_adds_nothing, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(a_wrong_row_is_told_by_its_field, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_is_sealed_is_for_those_whose_duty_it_is, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(who_gets_somebody_below_speaks_for_itself_only, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(records_are_made_again_as_they_were, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
