/* test_known.c - what a connection keeps of a county is never older than the question. */
#include "desk.h"
#include "work/known.h"

/* A second program on the same data. */
typedef struct {
    Folder *folder;
    Work work;
} Other;

static Other other_open(Desk *desk)
{
    Other other;

    must(folder_open(desk->data, desk->keys, DESK_NOW, &other.folder));
    other.work = folder_work(other.folder, halfsky_catalog_builtin(), desk->arena, DESK_NOW);
    other.work.today = date_from_days(DESK_DAY);
    must(county_enter(&other.work));
    return other;
}

static size_t agencies_known(Work *work)
{
    const Tree *tree;

    must(known_tree(work, &tree));
    return tree->agencies.count;
}

static size_t slots_known(Work *work)
{
    Slots slots;

    must(known_slots(work, &slots));
    return slots.count;
}

static Id named(Work *work, const char *name)
{
    AgencyNames names;
    Id agency;

    must(known_names(work, &names));
    return agency_meant(&names, text_of(name), &agency).code ? 0 : agency;
}

static void is_kept_while_nothing_changes(void **state)
{
    Desk *desk = *state;
    const Tree *first, *again;

    must(known_tree(&desk->work, &first));
    must(known_tree(&desk->work, &again));
    assert_ptr_equal(first, again);
}

static void sees_what_another_program_changed(void **state)
{
    Desk *desk = *state;
    Other other = other_open(desk);
    size_t before = agencies_known(&other.work);
    uint32_t slot;

    assert_int_equal(named(&other.work, "柳溪镇"), 0);
    desk_agencies(desk, "名称|类别\n柳溪镇|镇");
    assert_int_equal(agencies_known(&other.work), before + 1);
    assert_int_not_equal(named(&other.work, "柳溪镇"), 0);

    assert_int_equal(slots_known(&other.work), 0);
    must(cells_slot(&desk->work, TEXT("organization.meetings"), TEXT(""), TEXT(""), &slot));
    assert_int_equal(slots_known(&other.work), 1);
    folder_close(other.folder);
}

static void sees_another_word_for_an_agency(void **state)
{
    Desk *desk = *state;

    desk_agencies(desk, "名称|类别\n柳溪镇|镇");
    Id town = named(&desk->work, "柳溪镇");
    assert_int_equal(named(&desk->work, "溪镇"), 0);
    must(agency_add_alias(desk->work.db, desk->work.county, town, TEXT("溪镇")));
    assert_int_equal(named(&desk->work, "溪镇"), town);
}

/* The stamp of what was undone comes again with what is done next. */
static void forgets_what_was_rolled_back(void **state)
{
    Desk *desk = *state;
    Work *work = &desk->work;
    uint32_t slot;
    Slots slots;

    must(db_begin(work->db));
    must(cells_slot(work, TEXT("organization.meetings"), TEXT(""), TEXT(""), &slot));
    assert_int_equal(slots_known(work), 1);
    db_rollback(work->db);
    assert_int_equal(slots_known(work), 0);
    must(cells_slot(work, TEXT("organization.liaisons"), TEXT(""), TEXT(""), &slot));
    must(known_slots(work, &slots));
    assert_int_equal(slots.count, 1);
    assert_true(text_equal(slots.items[0].measure, TEXT("organization.liaisons")));

    must(db_begin(work->db));
    must(db_part_begin(work->db));
    must(cells_slot(work, TEXT("organization.meetings"), TEXT(""), TEXT(""), &slot));
    assert_int_equal(slots_known(work), 2);
    db_part_end(work->db, problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT("")));
    must(db_commit(work->db));
    assert_int_equal(slots_known(work), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_kept_while_nothing_changes, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(sees_what_another_program_changed, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(sees_another_word_for_an_agency, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(forgets_what_was_rolled_back, desk_new, desk_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
