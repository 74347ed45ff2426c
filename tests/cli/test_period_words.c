/* The promises of cli/period_words.h. */
#include "cli/period_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *period, *zh, *en;
} cases[] = {
    { "2024", "2024", "2024" },
    { "2024-10", "2024-10", "2024-10" },
    { "2024-10-15", "2024-10-15", "2024-10-15" },
    { "2024-S1", "2024上半年", "2024 H1" },
    { "2024-H2", "2024下半年", "2024 H2" },
    { "2024-Q3", "2024三季度", "2024 Q3" },
    { "2023-A", "2023学年", "2023 school year" },
    { "2024-01..2024-10", "2024-01至10", "2024-01 to 10" },
    { "2023-11..2024-10", "2023-11至2024-10", "2023-11 to 2024-10" },
    { "2021..2025", "2021至2025", "2021 to 2025" },
    { "Y0", "本年", "this year" },
    { "Y0+1", "下年", "next year" },
    { "Y0-1", "上年", "last year" },
    { "Y0-10", "本年 10", "this year 10" },
    { "Y0-10~mid", "本年 10中", "this year 10 middle" },
    { "Y0-01/Y0-10", "本年 01至10", "this year 01 to 10" },
    { "Y0-H1", "本年上半年", "this year H1" },
    { "Y0-Q1/Y0-Q2", "本年一季度至本年二季度", "this year Q1 to this year Q2" },
    { "20xx-xx~end", "20xx-xx底", "20xx-xx end" },
    { "P1Y", "1年", "1 years" },
    { "", "", "" },
    { "..", "", "" },
    { "unheard of", "unheard of", "unheard of" },
};

static void periods_are_shown_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer shown = { 0 };
        period_show(text_of(cases[i].period), LANGUAGE_ZH, &shown);
        buffer_add_char(&shown, '\0');
        assert_string_equal(shown.at, cases[i].zh);
        buffer_clear(&shown);
        period_show(text_of(cases[i].period), LANGUAGE_EN, &shown);
        buffer_add_char(&shown, '\0');
        assert_string_equal(shown.at, cases[i].en);
        buffer_free(&shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(periods_are_shown_in_words) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
