/* test_workdays.c - working days and the check digits of codes. */
#include "model/codes.h"
#include "model/workdays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static Date day_of(const char *text)
{
    Date day = { 0 };

    assert_true(date_read(text_of(text), &day));
    return day;
}

static void the_calendar_tells_working_days(void **state)
{
    static const struct {
        const char *day;
        bool known, worked;
    } cases[] = {
        { "2026-11-23", true, true },   /* a Monday */
        { "2026-11-22", true, false },  /* a Sunday */
        { "2026-10-07", true, false },  /* a Wednesday off */
        { "2026-10-10", true, true },   /* a Saturday that is worked */
        { "2025-01-26", true, true },   /* a Sunday that is worked */
        { "2026-03-09", true, true },   /* 8 March is no office holiday */
        { "2024-05-06", false, false }, /* no calendar */
        { "2030-05-06", false, false },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool worked = false;
        assert_int_equal(workday_is(catalog_builtin(), day_of(cases[i].day), &worked), cases[i].known);
        assert_int_equal(worked, cases[i].worked);
    }
}

static void deadlines_are_counted_in_working_days(void **state)
{
    static const struct {
        const char *from;
        int count;
        const char *to; /* NULL: cannot be told */
    } cases[] = {
        { "2026-11-23", 0, "2026-11-23" }, { "2026-11-22", 0, "2026-11-23" }, { "2026-11-23", 5, "2026-11-30" },
        { "2026-09-30", 1, "2026-10-08" }, /* over the seven days of October */
        { "2026-09-30", 3, "2026-10-10" }, /* and the Saturday that pays for them */
        { "2025-12-31", 1, "2026-01-04" }, { "2026-12-31", 1, NULL },         { "2026-11-23", -1, NULL },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date to = { 0 };
        int between;

        assert_int_equal(workday_after(catalog_builtin(), day_of(cases[i].from), cases[i].count, &to),
                         cases[i].to != NULL);
        if (!cases[i].to)
            continue;
        assert_int_equal(date_compare(to, day_of(cases[i].to)), 0);
        if (cases[i].count == 0)
            continue;
        assert_true(workdays_between(catalog_builtin(), day_of(cases[i].from), to, &between));
        assert_int_equal(between, cases[i].count);
        assert_true(workdays_between(catalog_builtin(), to, day_of(cases[i].from), &between));
        assert_true(between <= 0);
    }
}

static void region_codes_nest(void **state)
{
    RegionLevel level;

    (void)state;
    assert_true(region_code_read(TEXT("511024"), &level) && level == REGION_COUNTY);
    assert_true(region_code_read(TEXT("511024101"), &level) && level == REGION_TOWN);
    assert_true(region_code_read(TEXT("511024101203"), &level) && level == REGION_VILLAGE);
    assert_false(region_code_read(TEXT("5110"), &level));
    assert_false(region_code_read(TEXT("011024"), &level));
    assert_false(region_code_read(TEXT("51102a"), &level));
    assert_true(region_code_within(TEXT("511024101"), TEXT("511024")));
    assert_false(region_code_within(TEXT("511024"), TEXT("511024101")));
    assert_false(region_code_within(TEXT("511025101"), TEXT("511024")));
}

static void a_credit_code_ends_with_its_check_character(void **state)
{
    static const struct {
        const char *code;
        bool valid;
    } cases[] = {
        { "11511024000000001X", false },
        { "115110240000000011", false },
        { "1151102400000000", false },
        { "11511024O00000001A", false }, /* the letter O is not of the alphabet */
        { "", false },
    };
    char code[18];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(credit_code_valid(text_of(cases[i].code)), cases[i].valid);

    memcpy(code, "91350100M000100Y4", 17); /* the standard's own example ends in 3 */
    code[17] = credit_code_check((Text){ code, 17 });
    assert_int_equal(code[17], '3');
    assert_true(credit_code_valid((Text){ code, 18 }));
    code[3] = '4';
    assert_false(credit_code_valid((Text){ code, 18 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_calendar_tells_working_days),
        cmocka_unit_test(deadlines_are_counted_in_working_days),
        cmocka_unit_test(region_codes_nest),
        cmocka_unit_test(a_credit_code_ends_with_its_check_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
