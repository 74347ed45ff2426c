#include "model/spots.h"

#include "model/catalog.h"
#include "model/word_lists.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

/* The kinds of the spot at `at` of `text`; 0: none is there. */
static unsigned kinds_at(const char *text, size_t at)
{
    Arena *arena = arena_new();
    Spots spots = { 0 };
    unsigned kinds = 0;

    spots_find(&catalog_builtin()->lexicon, text_of(text), 0, strlen(text), arena, &spots);
    for (size_t i = 0; i < spots.count; i++)
        if (spots.items[i].at == at)
            kinds = spots.items[i].kinds;
    arena_free(arena);
    return kinds;
}

static void signs_and_numbers_are_spots(void **state)
{
    static const struct {
        const char *text;
        size_t at;
        unsigned is, is_not;
    } cases[] = {
        { .text = "她，", .at = 3, .is = SPOT_SIGN, .is_not = SPOT_DIGIT | SPOT_LATIN },
        { .text = "她\n", .at = 3, .is = SPOT_SIGN },
        { .text = "她1", .at = 3, .is = SPOT_DIGIT | SPOT_ITEM, .is_not = SPOT_SIGN },
        { .text = "她２", .at = 3, .is = SPOT_DIGIT, .is_not = SPOT_SIGN | SPOT_ITEM },
        { .text = "幺", .at = 0, .is = SPOT_NUMERAL, .is_not = SPOT_SIGN | SPOT_DIGIT },
        { .text = "一", .at = 0, .is = SPOT_NUMERAL | SPOT_ITEM },
        { .text = "Q", .at = 0, .is = SPOT_LATIN, .is_not = SPOT_SIGN },
        { .text = "《", .at = 0, .is = SPOT_SIGN | SPOT_LAW, .is_not = SPOT_ROLE },
        { .text = "（", .at = 0, .is = SPOT_SIGN | SPOT_LAW | SPOT_ROLE | SPOT_ITEM },
        { .text = "在云岭县", .at = 9, .is = SPOT_COUNTY },
        { .text = "①", .at = 0, .is = SPOT_ITEM | SPOT_SIGN },
        { .text = "😀", .at = 0, .is = SPOT_SIGN },
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned kinds = kinds_at(cases[i].text, cases[i].at);
        assert_int_equal(kinds & cases[i].is, cases[i].is);
        assert_int_equal(kinds & cases[i].is_not, 0);
    }
}

/* Whatever stands around it. */
static void expect_spot(Text word, unsigned kind)
{
    static const char *const tails[] = { "", "们", "，", "1", "\n" };
    char text[300];

    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        snprintf(text, sizeof text, "的%.*s%s", (int)word.len, word.at, tails[i]);
        assert_int_equal(kinds_at(text, 3) & kind, kind);
    }
}

static void every_word_that_is_searched_for_has_its_spot(void **state)
{
    const Catalog *catalog = catalog_builtin();
    static const struct {
        WordListKind list;
        SpotKind kind;
    } lists[] = { { WORDS_HONOUR, SPOT_ROLE },
                  { WORDS_LAW_ENDING, SPOT_LAW },
                  { WORDS_HOME_LEAD, SPOT_HOME },
                  { WORDS_ONE_BY_ONE, SPOT_LISTED },
                  { WORDS_NAME_COLUMN, SPOT_COLUMN } };
    (void)state;

    for (uint32_t i = 0; i < catalog->mark_count; i++)
        expect_spot(catalog_text(catalog, catalog->marks[i].word), SPOT_MARK);
    for (uint32_t i = 0; i < catalog->law_count; i++)
        expect_spot(catalog_text(catalog, catalog->laws[i].title), SPOT_LAW);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const WordList *list = &catalog->lists[lists[i].list];
        assert_true(list->count > 0);
        for (uint32_t k = 0; k < list->count; k++)
            expect_spot(catalog_text(catalog, catalog->list_words[list->first + k]), lists[i].kind);
    }
}

static void a_walk_goes_from_spot_to_spot(void **state)
{
    const char *text = "甲，乙1，丙2";
    Arena *arena = arena_new();
    Spots spots = { 0 };
    size_t at = 0;
    (void)state;

    SpotWalk none = spots_walk(&spots, 0, 9, SPOT_SIGN);
    assert_false(spot_next(&none, &at));
    spots_find(&catalog_builtin()->lexicon, text_of(text), 0, 0, arena, &spots);
    assert_int_equal(spots.count, 0);
    spots_find(&catalog_builtin()->lexicon, text_of(text), 0, strlen(text), arena, &spots);
    SpotWalk walk = spots_walk(&spots, 4, strlen(text), SPOT_SIGN | SPOT_DIGIT);
    assert_true(spot_next(&walk, &at));
    assert_int_equal(at, 9);
    walk.behind = 12;
    assert_true(spot_next(&walk, &at));
    assert_int_equal(at, 16);
    assert_false(spot_next(&walk, &at));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_and_numbers_are_spots),
        cmocka_unit_test(every_word_that_is_searched_for_has_its_spot),
        cmocka_unit_test(a_walk_goes_from_spot_to_spot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
