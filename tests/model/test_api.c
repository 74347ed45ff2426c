#include "model/api.h"

#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_says(halfsky_text text, const char *wanted)
{
    assert_true(text_equal((Text){ text.at, text.len }, text_of(wanted)));
}

static void the_builtin_catalog_is_one_and_whole(void **state)
{
    const halfsky_catalog *catalog = halfsky_catalog_builtin();
    halfsky_measure measure;

    (void)state;
    assert_non_null(catalog);
    assert_ptr_equal(catalog, halfsky_catalog_builtin());
    assert_ptr_equal(catalog_of(catalog), catalog_builtin());
    assert_true(halfsky_measure_count(catalog) > 0);
    for (size_t i = 0; i < halfsky_measure_count(catalog); i++) {
        assert_true(halfsky_measure_at(catalog, i, &measure));
        assert_true(measure.key.len && measure.zh.len && measure.en.len && measure.unit.len && measure.topic.len);
    }
    assert_false(halfsky_measure_at(catalog, halfsky_measure_count(catalog), &measure));
}

static void a_folder_gives_its_measures(void **state)
{
    Folder folder = folder_make();
    char message[200] = "";
    halfsky_catalog *catalog = halfsky_catalog_load(folder.path, "en", message, sizeof message);
    halfsky_measure measure;

    (void)state;
    assert_non_null(catalog);
    assert_string_equal(message, "");
    folder_remove(&folder);
    assert_int_equal(halfsky_measure_count(catalog), 2);
    assert_true(halfsky_measure_at(catalog, 1, &measure));
    assert_says(measure.key, "training.people");
    assert_says(measure.zh, "培训人数");
    assert_says(measure.en, "people trained");
    assert_says(measure.unit, "人");
    assert_says(measure.topic, "training");
    assert_says(measure.nature, "activity");
    assert_says(measure.over_time, "distinct");
    assert_says(measure.answers, "人社局");
    assert_int_equal(halfsky_measure_phrase_count(catalog, 0), 2);
    assert_says(halfsky_measure_phrase(catalog, 0, 1), "传单 #count &每");
    assert_says(halfsky_measure_phrase(catalog, 0, 2), "");
    assert_int_equal(halfsky_measure_phrase_count(catalog, 2), 0);
    halfsky_catalog_free(catalog);
}

static void a_wrong_folder_is_told_in_both_languages(void **state)
{
    static const char *const languages[] = { "zh", "en" };
    Folder folder = folder_make();

    (void)state;
    folder_write(&folder, "names.tsv", "word\tkind\n三八\tparty\n");
    for (size_t i = 0; i < 2; i++) {
        char message[600];
        assert_null(halfsky_catalog_load(folder.path, languages[i], message, sizeof message));
        assert_non_null(strstr(message, "names.tsv"));
        assert_non_null(strstr(message, "2"));
        assert_non_null(strstr(message, "party"));

        /* never more than there is room for, never half a code point */
        for (size_t room = 0; room < 120; room++) {
            char *narrow = malloc(room + 1);
            narrow[room] = 'x';
            assert_null(halfsky_catalog_load(folder.path, languages[i], narrow, room));
            assert_int_equal(narrow[room], 'x');
            if (room) {
                assert_true(strlen(narrow) < room);
                assert_true(utf8_valid(text_of(narrow)));
                assert_memory_equal(narrow, message, strlen(narrow));
            }
            free(narrow);
        }
    }
    folder_remove(&folder);
    halfsky_catalog_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_builtin_catalog_is_one_and_whole),
        cmocka_unit_test(a_folder_gives_its_measures),
        cmocka_unit_test(a_wrong_folder_is_told_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
