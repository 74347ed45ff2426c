/* test_rights.c - who may do what to whom: each verb by each role, at the actor's own agency and at another.
 *
 * The table below is written from what the roles are for, not from src/work/rights.c. */
#include "acts.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* By role, in the order of role_words below: '*' for every agency, 'o' for the own and those below it, '.' not at all. */
static const struct {
    const char *name;
    Problem (*act)(Scene *scene, int at);
    const char *may;
} verbs[] = {
    { "make a call", calls_make, "*......." },
    { "close a call", calls_close, "*......." },
    { "pass a call on", calls_pass, "*o......" },
    { "submit a document", documents_submit, "*oo....." },
    { "read a document", documents_read, "*oo....." },
    { "its findings", documents_findings, "*oo....." },
    { "its remarks", documents_remarks, "*oo....." },
    { "its draft", documents_draft, "*oo....." },
    { "assign a document", documents_assign, "*......." },
    { "cut a document in two", documents_split, "*......." },
    { "send a document back", documents_return, "*......." },
    { "accept a document", documents_accept, "*......." },
    { "see facts", facts_read, "*oo....." },
    { "accept a fact", facts_take, "*......." },
    { "accept facts", facts_take_all, "*......." },
    { "reject a fact", facts_refuse, "*......." },
    { "correct a fact", facts_correct, "*......." },
    { "see findings", findings_read, "*oo....." },
    { "explain a finding", findings_explain, "*oo....." },
    { "take an explanation back", findings_take_back, "*oo....." },
    { "dismiss a finding", findings_dismiss, "*......." },
    { "see a form", forms_view, "*oo.*..." },
    { "fill a form", forms_fill, "*oo....." },
    { "load a form", forms_take, "*oo....." },
    { "report zero", forms_zero, "*oo....." },
    { "hand a form in", forms_submit, "*oo....." },
    { "take a form back", forms_take_back, "*oo....." },
    { "send a form back", forms_return, "*......." },
    { "accept a form", forms_accept, "*......." },
    { "correct a form", forms_correct, "*......." },
    { "add an officer", officers_add, "*o......" },
    { "end a term of office", officers_end, "*o......" },
    { "find a name", officers_find, "*o......" },
    { "list officers", officers_list, "*oo.*..." },
    { "record an entry", entries_record, "*ooo...." },
    { "open an entry", entries_find, "*ooo...." },
    { "void an entry", entries_void, "*ooo...." },
    { "list entries", entries_list, "*ooo*..." },
    { "list entries masked", entries_masked, "*ooo*..." },
    { "declare a ledger", ledgers_declare, "*ooo...." },
    { "grid show", grid_show, "*oo.*..." },
    { "grid rank", grid_rank, "*oo.*..." },
    { "grid series", grid_over_time, "*oo.*..." },
    { "grid trace", grid_traced, "*oo.*..." },
    { "grid compare", grid_compared, "*oo.*..." },
    { "grid pivot", grid_pivot, "*oo.*..." },
    { "an agency's card", agencies_card, "*oo.*..." },
    { "end an agency", agencies_end, "*......." },
    { "settle a figure", figures_settle, "*......." },
    { "see proposals", proposals_read, "*......." },
    { "decide a proposal", proposals_accept, "*......." },
    { "change a setting", settings_change, "*....*.." },
    { "rebuild", data_rebuilt, "*....*.." },
    { "check the data", data_checked, "*....*.." },
    { "verify the grid", grid_checked, "*....*.." },
    { "read the audit log", audit_looked_at, ".......*" },
    { "export keys", keys_export, "......*." },
};

static void every_verb_asks(void **state)
{
    static const Role roles[] = { ROLE_OFFICE,           ROLE_LIAISON, ROLE_CADRE,
                                  ROLE_CASE_WORKER,      ROLE_LEADER,  ROLE_ADMINISTRATOR,
                                  ROLE_SECURITY_OFFICER, ROLE_AUDITOR };
    int wrong = 0;
    Scene scene;

    set(&scene, *state);
    for (size_t v = 0; v < COUNT(verbs); v++)
        for (size_t r = 0; r < COUNT(roles); r++)
            for (int at = OWN; at < PLACES; at++) {
                char may = verbs[v].may[r];
                bool expected = may == '*' || (may == 'o' && at == OWN);

                be(&scene, roles[r]);
                must(db_begin(scene.work->db));
                bool did = verbs[v].act(&scene, at).code != PROBLEM_FORBIDDEN;
                db_rollback(scene.work->db);
                if (did == expected)
                    continue;
                wrong++;
                print_error("%s, %s, %s agency: %s\n", verbs[v].name, role_word(roles[r]),
                            at == OWN ? "own" : "other", did ? "done" : "refused");
            }
    assert_int_equal(wrong, 0);
}

/* What is asked for all agencies tells only of those that the actor may ask for one by one. */
static void lists_leave_others_out(void **state)
{
    static const Role roles[] = { ROLE_LIAISON, ROLE_CADRE };
    Scene scene;

    set(&scene, *state);
    for (size_t r = 0; r < COUNT(roles); r++) {
        DocumentLines documents = { 0 };
        EntryLines entries;
        Inventory inventory;
        Board board;

        be(&scene, roles[r]);
        must(document_list(scene.work, (DocumentFilter){ 0 }, true, &documents));
        assert_int_equal(documents.count, 1);
        assert_int_equal(documents.items[0].row.agency, scene.agencies[OWN]);
        must(entry_lines(scene.work, scene.ledger, 0, period_year(2025), false, &entries));
        assert_int_equal(entries.count, 1);
        assert_int_equal(entries.items[0].entry.agency, scene.agencies[OWN]);
        must(entry_lines(scene.work, scene.ledger, 0, period_year(2025), true, &entries));
        assert_int_equal(entries.count, 1);
        must(call_board(scene.work, scene.call, &board));
        assert_int_equal(board.rows.count, 1);
        must(inventory_take(scene.work, period_year(2025), &inventory));
        for (size_t i = 0; i < inventory.rows.count; i++)
            assert_int_equal(inventory.rows.items[i].place->agency, scene.agencies[OWN]);
    }
}

/* Whoever passed a call on may send back what was not accepted yet, and no more. */
static void what_the_office_accepted_stays(void **state)
{
    const Signatures names = { TEXT("方小满"), TEXT("石青禾"), TEXT("欧阳晓岚") };
    FilledChange change = { .place = 1, .sets_value = true, .explains = true, .explanation = TEXT("已核对") };
    FilledView view;
    Answer answer;
    size_t count;
    Scene scene;
    bool found;

    set(&scene, *state);
    Text measures[] = { TEXT("publicity.leaflets") };
    must(call_make(scene.work,
                   &(NewCall){ .title = TEXT("报表"),
                               .period = period_year(2025),
                               .due = { 2026, 12, 31 },
                               .wants_form = true,
                               .measures = measures,
                               .measure_count = 1,
                               .audience = { .list = scene.agencies, .count = PLACES } },
                   &scene.call));
    must(call_pass(scene.work, scene.call, scene.agencies[OWN], &(Audience){ 0 }, &count));
    assert_int_equal(count, 1);
    change.value = value_number(decimal_int(7));
    must(filled_change(scene.work, scene.call, scene.below, &change, 1, &count));
    must(filled_submit(scene.work, scene.call, scene.below, &names, 0, &view));
    be(&scene, ROLE_LIAISON);
    must(filled_return(scene.work, scene.call, scene.below, TEXT("请核对"), 0));
    must(filled_submit(scene.work, scene.call, scene.below, &names, 0, &view));
    must(answer_find(scene.work->db, scene.work->county, scene.call, scene.below, &answer, &found));
    must(call_confirm(scene.work, scene.call, scene.below, answer.revision));
    scene.work->actor.role = ROLE_OPERATOR;
    must(filled_accept(scene.work, scene.call, scene.below, 0));
    be(&scene, ROLE_LIAISON);
    assert_int_equal(filled_return(scene.work, scene.call, scene.below, TEXT("请核对"), 0).code,
                     PROBLEM_FORM_ACCEPTED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_new, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_verb_asks),
        TEST(lists_leave_others_out),
        TEST(what_the_office_accepted_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
