/* Versions of documents, when the newer one turns out to be none. */
#include "desk.h"

#include "work/facts.h"
#include "work/review.h"
#include "work/submit.h"

static const char agencies[] = "name|short_name|kind|parent\n"
                               "泠川县妇女联合会|县妇联|bureau|泠川县\n"
                               "泠川县民政局|县民政局|bureau|泠川县\n";

static const char first_text[] =
    "泠川县妇联2025年妇女儿童工作总结\n2025年共发放宣传资料3600份。\n泠川县妇女联合会\n2025年12月20日\n";
static const char second_text[] =
    "泠川县妇联2025年妇女儿童工作总结\n2025年共发放宣传资料400份。\n泠川县妇女联合会\n2025年12月28日\n";

static Id submit(Desk *desk, const char *text)
{
    Doc doc = { .text = text_of(text) };
    ReceivedFile file = { TEXT("a.txt"), doc.text, TEXT("txt"), &doc };
    Submission out;
    Deriver *deriver;

    must(deriver_new(&desk->work, &deriver));
    must(document_submit(&desk->work, deriver, &file, &(SubmitOptions){ 0 }, &out));
    deriver_free(deriver);
    assert_int_equal(out.documents.count, 1);
    return out.documents.items[0].document;
}

static DocumentRow row(Desk *desk, Id document)
{
    OpenDocument out;

    must(document_open(&desk->work, document, &out));
    return out.row;
}

static void accept(Desk *desk, Id document)
{
    FactsAccepted accepted;

    must(facts_accept(&desk->work, document, &accepted));
    assert_int_equal(accepted.accepted, 1);
    desk_explain(desk, document);
    must(document_accept(&desk->work, (SeenDocument){ document, 0 }));
}

static void assign(Desk *desk, Id document, Assignment assignment)
{
    must(document_assign(&desk->work, (SeenDocument){ document, 0 }, &assignment));
}

static Id agency(Desk *desk, const char *name)
{
    Id id;

    must(agency_named(&desk->work, text_of(name), &id));
    return id;
}

/* Guessed wrong: what it stood in place of stands again, and its figures stay. */
static void a_version_that_is_another_agency_s_replaces_nothing(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    Id first = submit(desk, first_text);
    accept(desk, first);
    Id second = submit(desk, second_text);
    assert_int_equal(row(desk, second).replaces, first);
    assert_int_equal(row(desk, first).state, DOCUMENT_REPLACED);

    assign(desk, second, (Assignment){ .agency = agency(desk, "县民政局") });
    assert_int_equal(row(desk, second).replaces, 0);
    assert_int_equal(row(desk, second).version, 1);
    assert_int_equal(row(desk, first).state, DOCUMENT_SUBMITTED);
    accept(desk, second);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县妇联", "2025"), "3,600");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "县民政局", "2025"), "400");
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "4,000");
    must(document_accept(&desk->work, (SeenDocument){ first, 0 }));
    desk_sound(desk);
}

/* The same where the newer one was accepted before: what it had taken out of the grid waits for a decision again, and
 * nobody accepted the newer one for its new agency. */
static void figures_that_gave_way_wait_again(void **state)
{
    Desk *desk = *state;
    FactsAccepted accepted;

    desk_agencies(desk, agencies);
    Id first = submit(desk, first_text);
    accept(desk, first);
    Id second = submit(desk, second_text);
    accept(desk, second);
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "400");

    OpenDocument open;
    FactViews views = { 0 };
    must(fact_list(&desk->work, second, &open, &views));
    for (size_t i = 0; i < views.count; i++)
        if (views.items[i].held)
            must(fact_reject(&desk->work,
                             (FactAnchor){ second, views.items[i].start, views.items[i].stop,
                                           views.items[i].decision->revision },
                             TEXT("")));
    assign(desk, second, (Assignment){ .agency = agency(desk, "县民政局") });
    assert_int_equal(row(desk, second).state, DOCUMENT_SUBMITTED);
    assert_int_equal(document_accept(&desk->work, (SeenDocument){ first, 0 }).code, PROBLEM_DOCUMENT_OPEN);
    must(facts_accept(&desk->work, first, &accepted));
    assert_int_equal(accepted.accepted, 1);
    must(document_accept(&desk->work, (SeenDocument){ first, 0 }));
    assert_string_equal(desk_value(desk, "publicity.leaflets", "", "2025"), "3,600");
    desk_sound(desk);
}

static void two_reports_of_one_agency_may_stand_beside_each_other(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    Id first = submit(desk, first_text), second = submit(desk, second_text);
    assert_int_equal(row(desk, second).replaces, first);
    assign(desk, second, (Assignment){ .beside = true });
    assert_int_equal(row(desk, second).replaces, 0);
    assert_int_equal(row(desk, first).state, DOCUMENT_SUBMITTED);
}

static void another_period_is_another_report(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, agencies);
    Id first = submit(desk, first_text), second = submit(desk, second_text);
    assign(desk, second, (Assignment){ .period = row(desk, first).period });
    assert_int_equal(row(desk, second).replaces, first);
    assign(desk, second, (Assignment){ .period = period_year(2024) });
    assert_int_equal(row(desk, second).replaces, 0);
    assert_int_equal(row(desk, first).state, DOCUMENT_SUBMITTED);
}

/* ---- what people say of it ---- */

static void nothing_is_said_of_what_has_not_begun(void **state)
{
    Desk *desk = *state;
    OpenDocument open;
    FactViews views = { 0 };
    Id cell;

    desk_agencies(desk, agencies);
    Id document = submit(desk, first_text);
    must(fact_list(&desk->work, document, &open, &views));
    FactAnchor anchor = { document, views.items[0].start, views.items[0].stop, 0 };
    const FactCorrection ahead = { .period = period_year(9999) }, people = { .measure = TEXT("training.people") };

    assert_int_equal(fact_correct(&desk->work, anchor, &ahead, &cell).code, PROBLEM_PERIOD_AHEAD);
    GridValue value = value_number((Decimal){ 25, 1 });
    const FactCorrection half = { .measure = TEXT("training.people"), .value = &value };
    assert_int_equal(fact_correct(&desk->work, anchor, &half, &cell).code, PROBLEM_FORM_FRACTION);
    must(fact_correct(&desk->work, anchor, &people, &cell));
    assert_int_equal(
        document_return(&desk->work, (SeenDocument){ document, 0 }, &(Remark){ .text = TEXT(" ") }, 1).code,
        PROBLEM_REASON_MISSING);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_version_that_is_another_agency_s_replaces_nothing),
        TEST(figures_that_gave_way_wait_again),
        TEST(two_reports_of_one_agency_may_stand_beside_each_other),
        TEST(another_period_is_another_report),
        TEST(nothing_is_said_of_what_has_not_begun),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
