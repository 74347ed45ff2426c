/* test_people.c - people named by entries: each counts once, over months, agencies and ledgers, and nobody is told. */
#include "desk.h"

#include "work/entries.h"
#include "work/rebuild.h"

static const char agencies[] = "名称|简称|类别|上级\n"
                               "泠阳镇人民政府|泠阳镇|乡镇|\n"
                               "云坞镇人民政府|云坞镇|乡镇|\n"
                               "石泉镇人民政府|石泉镇|乡镇|";

/* Numbers of nobody, from 1: women have even orders. */
static const char *number(Desk *desk, int person)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    char *out = arena_alloc(desk->arena, 40);
    int sum = 0;

    snprintf(out, 40, "99002319%02d03%02d%03d", 50 + person / 300, 1 + person % 28, person % 1000);
    for (int i = 0; i < 17; i++)
        sum += weights[i] * (out[i] - '0');
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
    return out;
}

static const Ledger *ledger_of(Desk *desk, const char *words)
{
    const Ledger *ledger;

    must(ledger_meant(&desk->work, text_of(words), &ledger));
    return ledger;
}

static Text roster(Desk *desk, int first, int last)
{
    Buffer out = { 0 };
    Text text;

    for (int i = first; i <= last; i++)
        buffer_format(&out, "学员%d %s；", i, number(desk, i));
    text = arena_text(desk->arena, buffer_text(&out));
    buffer_free(&out);
    return text;
}

static void set(const Ledger *ledger, Text *words, const char *field, Text value)
{
    int at = ledger_field(ledger, text_of(field));

    assert_true(at >= 0);
    words[at] = value;
}

/* A course; `people` 0: as many as the list names. */
static Id course(Desk *desk, const char *agency, Date day, Text list, int people)
{
    const Ledger *ledger = ledger_of(desk, "training");
    Text words[24] = { { 0 } };
    Objections objections = { 0 };
    Id subject, id;

    must(agency_named(&desk->work, text_of(agency), &subject));
    set(ledger, words, "subject", TEXT("创业"));
    set(ledger, words, "sessions", TEXT("1"));
    set(ledger, words, "attendances", TEXT("9999"));
    set(ledger, words, "roster", list);
    if (people)
        set(ledger, words, "people", arena_format(desk->arena, "%d", people));
    must(entry_record(&desk->work, ledger, subject, day, words, &objections, &id));
    return id;
}

static void correct(Desk *desk, Id id, Date day, Text list)
{
    Objections objections = { 0 };
    const Ledger *ledger;
    Text words[24];
    Entry was;

    must(entry_find(&desk->work, id, &ledger, &was));
    memcpy(words, was.values, ledger->field_count * sizeof *words);
    set(ledger, words, "roster", list);
    must(entry_correct(&desk->work, ledger, &was, day, words, &objections));
}

static void is(Desk *desk, const char *agency, const char *period, const char *expected)
{
    assert_string_equal(desk_value(desk, "training.people", agency, period), expected);
}

static void each_counts_once_over_months_and_agencies(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 40), 0);
    Id june = course(desk, "泠阳镇", (Date){ 2024, 6, 1 }, roster(desk, 31, 60), 0);
    course(desk, "云坞镇", (Date){ 2024, 6, 9 }, roster(desk, 56, 75), 0);
    is(desk, "泠阳镇", "2024", "60");
    is(desk, "", "2024-06", "45");
    is(desk, "", "2024", "75");
    assert_string_equal(desk_value(desk, "training.entrepreneurs", "", "2024"), "75");
    assert_string_equal(desk_value(desk, "training.women", "泠阳镇", "2024-03"), "20");
    desk_claim(desk, "2024", "石泉镇", "training.people", value_number(decimal_int(25)));
    is(desk, "", "2024", "75—100");
    desk_sound(desk);

    /* another list of as many: the month stays, the year does not */
    correct(desk, june, (Date){ 2024, 6, 1 }, roster(desk, 1, 30));
    is(desk, "泠阳镇", "2024-06", "30");
    is(desk, "泠阳镇", "2024", "40");
    is(desk, "", "2024", "60—85");
    correct(desk, june, (Date){ 2024, 11, 1 }, roster(desk, 101, 110));
    is(desk, "泠阳镇", "2024-06", "");
    is(desk, "泠阳镇", "2024", "50");
    must(entry_void(&desk->work, june));
    is(desk, "泠阳镇", "2024", "40");
    is(desk, "", "2024", "60—85");
    desk_sound(desk);
}

static void who_is_not_named_may_be_anybody(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 35), 50);
    is(desk, "泠阳镇", "2024-03", "50");
    course(desk, "泠阳镇", (Date){ 2024, 3, 18 }, roster(desk, 21, 40), 0);
    is(desk, "泠阳镇", "2024-03", "50—55");
    course(desk, "泠阳镇", (Date){ 2024, 4, 8 }, TEXT("钟晓禾 1988-05-12；石青禾"), 0);
    is(desk, "泠阳镇", "2024-04", "约2");
    is(desk, "泠阳镇", "2024", "约50—57");
    desk_sound(desk);
}

static void a_whole_ledger_stands_with_its_people(void **state)
{
    Desk *desk = *state;
    Id town;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 40), 0);
    course(desk, "泠阳镇", (Date){ 2024, 8, 8 }, roster(desk, 31, 60), 0);
    course(desk, "云坞镇", (Date){ 2024, 6, 9 }, roster(desk, 56, 75), 0);
    desk_claim(desk, "2024", "泠阳镇", "training.people", value_number(decimal_int(90)));
    is(desk, "", "2024", "90—110");
    must(agency_named(&desk->work, TEXT("泠阳镇"), &town));
    must(ledger_declare(&desk->work, ledger_of(desk, "training"), town, period_year(2024), true));
    is(desk, "泠阳镇", "2024", "60");
    is(desk, "", "2024", "75");
    desk_sound(desk);
    must(ledger_declare(&desk->work, ledger_of(desk, "training"), town, period_year(2024), false));
    is(desk, "", "2024", "90—110");
    desk_sound(desk);
}

static void two_ledgers_may_name_people_for_one_measure(void **state)
{
    static const char second[] = "ledger: lecture\nnumber: 9\nversion: 1\nzh: 讲堂\nen: lectures\nfields:\n"
                                 "  - {key: list, zh: 名单, en: list, kind: people}\n"
                                 "counts:\n  - {measure: training.people, people: list}\n";
    Desk *desk = *state;
    char command[256], path[128];
    Objections objections = { 0 };
    const Ledger *ledger;
    Text words[4] = { { 0 } };
    Id town, lecture;

    desk_agencies(desk, agencies);
    snprintf(command, sizeof command,
             "mkdir -p %s/catalog/ledgers && cp catalog/ledgers/training.yaml %s/catalog/ledgers", desk->root,
             desk->root);
    assert_int_equal(system(command), 0);
    snprintf(path, sizeof path, "%s/catalog/ledgers/lecture.yaml", desk->root);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(second, file) >= 0 && fclose(file) == 0);
    snprintf(path, sizeof path, "%s/catalog", desk->root);
    desk->work.catalog_folder = path;

    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 40), 0);
    ledger = ledger_of(desk, "lecture");
    words[0] = roster(desk, 31, 50);
    must(agency_named(&desk->work, TEXT("泠阳镇"), &town));
    must(entry_record(&desk->work, ledger, town, (Date){ 2024, 3, 20 }, words, &objections, &lecture));
    is(desk, "泠阳镇", "2024-03", "50");
    is(desk, "", "2024", "50");
    must(entry_void(&desk->work, lecture));
    is(desk, "", "2024", "40");
    desk_sound(desk);
}

static void people_are_made_again_as_they_were(void **state)
{
    Desk *desk = *state;
    RebuildCounts counts;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 40), 0);
    course(desk, "云坞镇", (Date){ 2024, 6, 9 }, roster(desk, 31, 75), 0);
    must(data_rebuild(&desk->work, &counts));
    assert_int_equal(counts.records, 0);
    must(statement_run(db_prepare(desk->work.db, "DELETE FROM crowd")));
    must(data_rebuild(&desk->work, &counts));
    assert_true(counts.records > 0);
    is(desk, "", "2024", "75");
    desk_sound(desk);
}

static void a_merger_counts_nobody_twice(void **state)
{
    Desk *desk = *state;
    Id from, to;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 40), 0);
    course(desk, "云坞镇", (Date){ 2024, 2, 9 }, roster(desk, 31, 75), 0);
    must(agency_named(&desk->work, TEXT("云坞镇"), &from));
    must(agency_named(&desk->work, TEXT("泠阳镇"), &to));
    AgencyChange merge = { .kind = AGENCY_MERGE, .agency = from, .to = to, .day = { 2024, 9, 1 } };
    must(agency_change(&desk->work, &merge, NULL));
    is(desk, "泠阳镇", "2024", "75");
    is(desk, "", "2024", "75");
    desk_sound(desk);
}

static void nobody_is_told(void **state)
{
    Desk *desk = *state;
    char command[512];
    EntryLines lines;

    desk_agencies(desk, agencies);
    course(desk, "泠阳镇", (Date){ 2024, 3, 8 }, roster(desk, 1, 3), 0);
    course(desk, "泠阳镇", (Date){ 2024, 3, 9 }, TEXT("钟晓禾 1988-05-12 13900000000 云坞村"), 0);
    must(entry_lines(&desk->work, ledger_of(desk, "training"), 0, period_year(2024), false, &lines));
    int at = ledger_field(ledger_of(desk, "training"), TEXT("roster"));
    Text shown = lines.items[0].entry.values[at];
    assert_true(text_contains(shown, TEXT("学员1 990023********")));
    assert_false(text_contains(shown, text_of(number(desk, 1))));
    must(entry_lines(&desk->work, ledger_of(desk, "training"), 0, period_year(2024), true, &lines));
    assert_true(text_equal(lines.items[0].entry.values[at], TEXT("…")));
    snprintf(command, sizeof command,
             "ls %s/halfsky.db >/dev/null && ! grep -rq -a -e %s -e %.6s%.8s -e 学员 -e 钟晓禾 -e 13900000000 %s",
             desk->data, number(desk, 2), number(desk, 2), number(desk, 2) + 6, desk->data);
    assert_int_equal(system(command), 0);
}

static void wrong_lists_are_refused_without_quoting_them(void **state)
{
    static const struct {
        const char *list, *people;
        ProblemCode code;
    } cases[] = {
        { "钟晓禾 990023199003070027", "", PROBLEM_PERSON_NUMBER_WRONG },
        { "钟晓禾 990023199003070026;钟晓禾 990023199003070026", "", PROBLEM_PERSON_TWICE },
        { "钟晓禾;石青禾;江一帆", "2", PROBLEM_ENTRY_CHECK },
    };
    Desk *desk = *state;
    const Ledger *ledger = ledger_of(desk, "training");
    Id town, id;

    desk_agencies(desk, agencies);
    must(agency_named(&desk->work, TEXT("泠阳镇"), &town));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text words[24] = { { 0 } };
        Objections objections = { 0 };

        set(ledger, words, "subject", TEXT("创业"));
        set(ledger, words, "sessions", TEXT("1"));
        set(ledger, words, "attendances", TEXT("9"));
        set(ledger, words, "roster", text_of(cases[i].list));
        set(ledger, words, "people", text_of(cases[i].people));
        assert_int_equal(
            entry_record(&desk->work, ledger, town, (Date){ 2024, 3, 8 }, words, &objections, &id).code,
            PROBLEM_IMPORT_REFUSED);
        assert_int_equal(objections.count, 1);
        assert_int_equal(objections.items[0].code, cases[i].code);
        for (int arg = 0; arg < 2; arg++)
            assert_null(strstr(objections.items[0].args[arg], "990023"));
    }
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, desk_new, desk_free)
    const struct CMUnitTest tests[] = {
        TEST(each_counts_once_over_months_and_agencies),
        TEST(who_is_not_named_may_be_anybody),
        TEST(a_whole_ledger_stands_with_its_people),
        TEST(two_ledgers_may_name_people_for_one_measure),
        TEST(people_are_made_again_as_they_were),
        TEST(a_merger_counts_nobody_twice),
        TEST(nobody_is_told),
        TEST(wrong_lists_are_refused_without_quoting_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
