/* test_settings.c - what a county calls its own way. */
#include "desk.h"

#include "work/settings.h"

static void assert_value(Desk *desk, const char *name, const char *wanted)
{
    Text value;

    must(setting_value(&desk->work, name, &value));
    assert_true(text_equal(value, text_of(wanted)));
}

static void a_setting_is_the_usual_one_until_the_county_says_so(void **state)
{
    Desk *desk = *state;
    SettingRows rows;

    assert_value(desk, "committee.head", "主任");
    must(setting_change(&desk->work, TEXT("committee.head"), TEXT("召集人")));
    assert_value(desk, "committee.head", "召集人");
    must(setting_rows(&desk->work, &rows));
    for (size_t i = 0; i < rows.count; i++)
        assert_true(rows.items[i].own == text_equal(text_of(rows.items[i].setting->name), TEXT("committee.head")));
    must(setting_change(&desk->work, TEXT("committee.head"), TEXT("")));
    assert_value(desk, "committee.head", "主任");
}

static void others_are_refused(void **state)
{
    static const struct {
        const char *name, *value;
        ProblemCode code;
    } cases[] = {
        { "committee.colour", "红", PROBLEM_SETTING_UNKNOWN },
        { "office.name", "两\n行", PROBLEM_SETTING_WRONG },
        { "office.name", " 办公室", PROBLEM_SETTING_WRONG },
        { "office.name", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
          PROBLEM_SETTING_WRONG },
        { "office.name", "\xFF\xFE", PROBLEM_SETTING_WRONG },
        { "office.name", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
          PROBLEM_NONE },
    };
    Desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(setting_change(&desk->work, text_of(cases[i].name), text_of(cases[i].value)).code,
                         cases[i].code);
    desk->work.actor.role = ROLE_LIAISON;
    assert_int_equal(setting_change(&desk->work, TEXT("office.name"), TEXT("办")).code, PROBLEM_FORBIDDEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_setting_is_the_usual_one_until_the_county_says_so, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(others_are_refused, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
