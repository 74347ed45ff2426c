#include "model/word_lists.h"

#include "loaded.h"

static const Catalog *catalog_of(void **state)
{
    return &((Loaded *)*state)->catalog;
}

static void the_longest_word_that_begins_at_a_place_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t at, length;
    } cases[] = {
        { "委员会", 0, 9 }, { "委员会", 3, 6 },   { "委员", 0, 0 }, { "教育局长", 6, 3 },
        { "教育局", 0, 0 }, { "No.12", 0, 3 },    { "no.", 0, 0 },  { "", 0, 0 },
        { "局", 3, 0 },     { "\xE5\xB1", 0, 0 }, { "局", 9, 0 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(listed_at(catalog_of(state), WORDS_AGENCY_ENDING, text_of(cases[i].text), cases[i].at),
                         cases[i].length);
}

static void the_longest_word_that_ends_at_a_place_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t at, least, length;
    } cases[] = {
        { "妇女委员会", 15, 0, 9 }, { "妇女委员会", 15, 9, 6 }, { "妇女委员会", 15, 12, 0 },
        { "妇女委员会", 12, 0, 0 }, { "局", 3, 3, 0 },          { "局", 0, 0, 0 },
        { "局", 9, 0, 0 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(listed_before(catalog_of(state), WORDS_AGENCY_ENDING, text_of(cases[i].text), cases[i].at,
                                       cases[i].least),
                         cases[i].length);
}

static void a_text_is_asked_for_the_words_of_one_list_alone(void **state)
{
    const Catalog *catalog = catalog_of(state);

    assert_true(listed_within(catalog, WORDS_MONEY, TEXT("投入工作经费两万元")));
    assert_false(listed_within(catalog, WORDS_AGENCY_ENDING, TEXT("投入工作经费两万元")));
    assert_true(listed_ends(catalog, WORDS_MONEY, TEXT("工作经费")));
    assert_false(listed_begins(catalog, WORDS_MONEY, TEXT("工作经费")));
    assert_true(is_listed(catalog, WORDS_MONEY, TEXT("经费")));
    assert_false(is_listed(catalog, WORDS_MONEY, TEXT("经费数")));
    assert_false(is_listed(catalog, WORDS_MONEY, TEXT("")));
    assert_false(listed_within(catalog, WORDS_PAPER_TITLE, TEXT("一个空表里没有词")));
}

static void every_list_has_a_name_and_words_in_the_catalog_of_the_program(void **state)
{
    const Catalog *builtin = catalog_builtin();

    (void)state;
    for (int i = 0; i < WORD_LISTS; i++) {
        assert_non_null(word_list_name((WordListKind)i));
        assert_true(builtin->lists[i].count > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_longest_word_that_begins_at_a_place_is_found, load, unload),
        cmocka_unit_test_setup_teardown(the_longest_word_that_ends_at_a_place_is_found, load, unload),
        cmocka_unit_test_setup_teardown(a_text_is_asked_for_the_words_of_one_list_alone, load, unload),
        cmocka_unit_test(every_list_has_a_name_and_words_in_the_catalog_of_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
