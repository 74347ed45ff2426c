/* test_asked.c - places of the same figure, and times that follow from each other. */
#include "grid/asked.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

enum { ROWS = 14 };

static const Slot flow = { .number = 1, .over_time = OVER_FLOW }, stock = { .number = 2, .over_time = OVER_STOCK },
                  rate = { .number = 3, .over_time = OVER_LAST }, other = { .number = 4, .over_time = OVER_FLOW };

/* Asked of agency 7 in that order; verdicts by their first letters: once, again, follows, known. */
static const struct {
    const Slot *slot;
    const char *known, *asked; /* periods */
    const char *verdicts;
} cases[] = {
    { &flow, "", "2025 2025", "oa" },
    { &flow, "", "2025 2024", "oo" },
    { &flow, "2025", "2025 2025", "kk" },
    { &flow, "", "2025 2025-S1 2025-S2", "foo" },
    { &flow, "", "2025 2025-S1", "oo" },
    { &flow, "", "2025-Q1 2025-01 2025-02 2025-03", "fooo" },
    { &flow, "", "2025-Q1 2025-Q1 2025-01 2025-02 2025-03", "ffooo" },
    { &flow, "2025-01 2025-02", "2025-Q1 2025-03", "fo" },
    { &flow, "2025-01 2025-02 2025-03", "2025-Q1", "k" },
    { &flow, "2025-Q1 2025-01 2025-02", "2025-03", "k" }, /* the rest of a known sum */
    { &flow, "2025", "2025-S1 2025-S2", "of" },           /* likewise */
    { &flow, "", "2025-01..2025-10 2025 2025-11 2025-12", "ofoo" },
    { &flow, "", "2025 2025-S1 2025-S2 2025-Q1 2025-Q2 2025-Q3 2025-Q4", "fffoooo" },
    { &flow, "2025", "2025-Q1 2025-Q2 2025-Q3 2025-Q4 2025-S1 2025-S2", "ooofff" },
    { &stock, "", "2025 2025-12 2025-S1", "oao" },
    { &stock, "2025-12", "2025 2025-S1", "ko" },
    { &stock, "", "2025-S1 2025-S2 2025", "ooa" },
    { &rate, "", "2025 2025-12", "oo" },
    { &rate, "2025-12", "2025 2025-S2", "oo" },
    { &rate, "", "2025 2025", "oa" },
};

static size_t periods_of(const char *words, Period *out)
{
    Text rest = text_of(words), word;
    size_t count = 0;

    while (rest.len && text_cut(&rest, ' ', &word))
        assert_true(period_read(word, &out[count++]));
    return count;
}

static void what_is_asked_twice_is_found(void **state)
{
    Arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Period asked[ROWS], known[ROWS];
        AskedPlace places[ROWS];
        KnownFigure figures[ROWS];
        char verdicts[ROWS + 1] = "";
        size_t count = periods_of(cases[i].asked, asked), known_count = periods_of(cases[i].known, known);

        for (size_t p = 0; p < count; p++)
            places[p] = (AskedPlace){ 7, 7, cases[i].slot, EXTENT_ALL, asked[p], false, false };
        for (size_t k = 0; k < known_count; k++)
            figures[k] = (KnownFigure){ 7, cases[i].slot->number, EXTENT_ALL, known[k] };
        AskedAnswer *answers = asked_judge(arena, places, count, figures, known_count);
        for (size_t p = 0; p < count; p++)
            verdicts[p] = asked_verdict_word(answers[p].verdict)[0];
        if (strcmp(verdicts, cases[i].verdicts) != 0)
            fail_msg("case %zu, %s: %s", i, cases[i].asked, verdicts);
    }
    arena_free(arena);
}

/* Another subject, measure or extent is another figure; another agency is not. */
static void only_the_same_figure_is_the_same(void **state)
{
    Arena *arena = arena_new();
    const Period year = period_year(2025);
    const AskedPlace places[] = {
        { 7, 7, &flow, EXTENT_ALL, year, false, false },  { 8, 8, &flow, EXTENT_ALL, year, false, false },
        { 7, 7, &other, EXTENT_ALL, year, false, false }, { 7, 7, &flow, EXTENT_STAFF, year, false, false },
        { 7, 1, &stock, EXTENT_ALL, year, false, false }, { 8, 1, &stock, EXTENT_ALL, year, false, true },
        { 9, 9, &flow, EXTENT_ALL, year, true, false },   { 9, 9, &flow, EXTENT_ALL, year, true, false },
    };
    static const AskedVerdict verdicts[] = { ASKED_ONCE,  ASKED_ONCE, ASKED_ONCE,  ASKED_ONCE,
                                             ASKED_AGAIN, ASKED_ONCE, ASKED_KNOWN, ASKED_KNOWN };
    enum { COUNT = sizeof places / sizeof *places };
    AskedCounts counts;

    (void)state;
    AskedAnswer *answers = asked_judge(arena, places, COUNT, NULL, 0);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(answers[i].verdict, verdicts[i]);
    assert_int_equal(answers[4].as, 5); /* who answers for it is asked */
    asked_count(arena, places, answers, COUNT, &counts);
    assert_int_equal(counts.agencies.count, 3);
    assert_int_equal(counts.agencies.items[1].agency, 8);
    assert_int_equal(counts.agencies.items[1].before, 2);
    assert_int_equal(counts.agencies.items[0].verdicts[ASKED_AGAIN], 1);
    assert_int_equal(counts.total.before, 8);
    assert_int_equal(counts.total.verdicts[ASKED_ONCE], 5);
    assert_int_equal(counts.total.verdicts[ASKED_KNOWN], 2);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_twice_is_found),
        cmocka_unit_test(only_the_same_figure_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
