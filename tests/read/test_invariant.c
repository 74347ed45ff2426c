/* test_invariant.c - a fact's own words, read alone, say the same.
 *
 * For every fact: reading text[start:end] alone gives one fact of the same span and
 * value, and of the same unit where it lies in the span. Not for missing blanks and
 * dates, which live by their surroundings, and not for a number whose unit stands
 * elsewhere or nowhere (tables, lists, 性别比为106.8), which alone is no quantity. */
#include "reader.h"
#include "sentences.h"

#include <dirent.h>

typedef struct {
    halfsky_reader *whole, *alone;
    size_t facts, faults;
} Check;

static bool same(halfsky_text a, halfsky_text b)
{
    return text_equal((Text){ a.at, a.len }, (Text){ b.at, b.len });
}

static bool stands_alone(const halfsky_fact *fact)
{
    return strcmp(fact->kind, "missing") != 0 && strcmp(fact->kind, "date") != 0 && fact->unit_start == HALFSKY_NONE
           && (fact->unit.len || (strcmp(fact->kind, "count") != 0 && strcmp(fact->kind, "rank") != 0));
}

static void check_text(Check *check, const char *where, Text text)
{
    halfsky_fact fact, alone;

    if (halfsky_read(check->whole, text.at, text.len))
        return;
    for (size_t i = 0; halfsky_fact_at(check->whole, i, &fact); i++) {
        Text words = text_slice(text, fact.start, fact.end);
        if (!stands_alone(&fact))
            continue;
        check->facts++;
        assert_int_equal(halfsky_read(check->alone, words.at, words.len), 0);
        if (halfsky_fact_count(check->alone) == 1 && halfsky_fact_at(check->alone, 0, &alone) && alone.start == 0
            && alone.end == words.len && same(alone.value, fact.value)
            && (same(alone.unit, fact.unit) || !text_contains(words, (Text){ fact.unit.at, fact.unit.len })))
            continue;
        if (check->faults++ < 20)
            print_message("# %s: %.*s=%.*s %.*s says otherwise alone\n", where, TEXT_ARG(words),
                          TEXT_ARG(fact.value), TEXT_ARG(fact.unit));
    }
}

static void check_folder(Check *check, const char *path)
{
    DIR *folder = opendir(path);
    Arena *arena = arena_new();

    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        Text name = text_of(entry->d_name);
        if (!text_ends(name, TEXT(".txt")) && !text_ends(name, TEXT(".md")))
            continue;
        const char *file = arena_string(arena, arena_format(arena, "%s/%s", path, entry->d_name));
        check_text(check, file, bytes_of_file(file, arena));
    }
    if (folder)
        closedir(folder);
    arena_free(arena);
}

static void check_sentences(Check *check)
{
    Arena *arena = arena_new();
    Sentences sentences = sentences_read(arena);

    assert_true(sentences.count > 0);
    for (size_t i = 0; i < sentences.count; i++) {
        const char *where = arena_string(arena, arena_format(arena, "sentences.tsv:%d", sentences.items[i].line));
        check_text(check, where, sentences.items[i].text);
    }
    arena_free(arena);
}

static Check check_new(void)
{
    return (Check){ .whole = halfsky_reader_new(halfsky_catalog_builtin()),
                    .alone = halfsky_reader_new(halfsky_catalog_builtin()) };
}

static void check_end(Check *check)
{
    halfsky_reader_free(check->whole);
    halfsky_reader_free(check->alone);
    print_message("# %zu facts, %zu say otherwise alone\n", check->facts, check->faults);
    assert_int_equal(check->faults, 0);
}

static void facts_of_the_sentences_say_the_same_alone(void **state)
{
    Check check = check_new();

    (void)state;
    check_sentences(&check);
    assert_true(check.facts > 0);
    check_end(&check);
}

static void facts_of_whole_reports_say_the_same_alone(void **state)
{
    static const char *const folders[] = { "sample/submissions", "../shared/seed", "../shared/gold",
                                           "../shared/gold/invented", "../shared/gold/retold" };
    Check check = check_new();

    (void)state;
    for (size_t i = 0; i < COUNT(folders); i++)
        check_folder(&check, folders[i]);
    check_end(&check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_of_the_sentences_say_the_same_alone),
        cmocka_unit_test(facts_of_whole_reports_say_the_same_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
