/* test_sentences.c - every row of sentences.tsv is read as it promises.
 *
 * The head of that file says how a row is written. A row that is read otherwise is
 * shown with what it expects and what was got. */
#include "halfsky/read.h"

#include "sentences.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* One entry of a row: text=value unit kind bound status. */
typedef struct {
    Text text, value, unit, kind, bound, status;
    size_t start, end; /* where it stands in the sentence */
    bool optional;
} Expected;

typedef LIST(Expected) ExpectedList;

static Text of_public(halfsky_text text)
{
    return (Text){ text.at, text.len };
}

static bool is(Text expected, Text got)
{
    return text_equal(expected, text_equal(got, TEXT("")) ? TEXT("-") : got);
}

/* Spellings of one unit; every other unit equals itself alone. */
static bool same_unit(Text a, Text b)
{
    static const char *const spellings[][4] = {
        { "人", "名", "位" }, { "件", "起", "例", "宗" }, { "场", "场次" },
        { "小时", "个小时" }, { "月", "个月" },           { "百分点", "个百分点" },
        { "岁", "周岁" },     { "1/10万", "/10万" },      { "千分点", "个千分点" },
        { "%", "％" },
    };
    for (size_t i = 0; i < COUNT(spellings); i++) {
        bool has_a = false, has_b = false;
        for (size_t k = 0; k < COUNT(spellings[i]) && spellings[i][k]; k++) {
            has_a |= text_equal(a, text_of(spellings[i][k]));
            has_b |= text_equal(b, text_of(spellings[i][k]));
        }
        if (has_a && has_b)
            return true;
    }
    return is(a, b);
}

/* Cuts an entry; false when it is not written as the head of the file says, or does
 * not stand in the sentence behind `from`. */
static bool expected_read(Text entry, Text sentence, size_t from, Expected *out)
{
    enum { WORDS = 5 };
    Text *const words[WORDS] = { &out->value, &out->unit, &out->kind, &out->bound, &out->status };
    size_t equals, words_read = 0;
    Text rest, word;

    entry = text_trim(entry);
    *out = (Expected){ .optional = text_starts(entry, TEXT("?")) };
    entry = text_slice(entry, out->optional, entry.len);
    equals = text_find(entry, TEXT("="));
    out->text = text_slice(entry, 0, equals);
    out->start = from + text_find(text_slice(sentence, from, sentence.len), out->text);
    out->end = out->start + out->text.len;
    rest = text_slice(entry, equals + 1, entry.len);
    while (text_cut(&rest, ' ', &word)) {
        if (words_read == WORDS)
            return false;
        *words[words_read++] = word;
    }
    return words_read == WORDS && out->start < sentence.len;
}

static bool expected_list(const Sentence *sentence, Arena *arena, ExpectedList *out)
{
    Text rest = sentence->expect, entry;
    size_t from = 0;

    while (!text_equal(sentence->expect, TEXT("-")) && text_cut(&rest, ';', &entry)) {
        Expected *expected = LIST_ADD(arena, out);
        if (!expected_read(entry, sentence->text, from, expected))
            return false;
        from = expected->end;
    }
    return true;
}

static bool as_expected(const Expected *expected, const halfsky_fact *fact)
{
    if (fact->start != expected->start || fact->end != expected->end || !is(expected->kind, text_of(fact->kind)))
        return false;
    if (text_equal(expected->kind, TEXT("date")))
        return text_equal(expected->value, TEXT("-")) || is(expected->value, of_public(fact->norm));
    return is(expected->value, of_public(fact->value)) && same_unit(expected->unit, of_public(fact->unit))
           && is(expected->bound, text_of(fact->bound)) && is(expected->status, text_of(fact->status));
}

static void print_expected(const Expected *expected)
{
    print_message("#   expected %s%.*s=%.*s %.*s %.*s %.*s %.*s\n", expected->optional ? "?" : "",
                  TEXT_ARG(expected->text), TEXT_ARG(expected->value), TEXT_ARG(expected->unit),
                  TEXT_ARG(expected->kind), TEXT_ARG(expected->bound), TEXT_ARG(expected->status));
}

static void print_got(Text sentence, const halfsky_fact *fact)
{
    Text span = text_slice(sentence, fact->start, fact->end);
    Text value = of_public(*fact->kind == 'd' ? fact->norm : fact->value), unit = of_public(fact->unit);

    print_message("#   got      %.*s=%.*s %.*s %s %s %s\n", TEXT_ARG(span), TEXT_ARG(value.len ? value : TEXT("-")),
                  TEXT_ARG(unit.len ? unit : TEXT("-")), fact->kind, fact->bound, fact->status);
}

/* Goes through what was expected and what was got side by side; counts the faults. */
static int compare(const Sentence *sentence, const ExpectedList *expected, halfsky_reader *reader, bool print)
{
    size_t next = 0;
    halfsky_fact fact;
    int faults = 0;

    for (size_t i = 0; i <= expected->count; i++) {
        const Expected *e = i < expected->count ? &expected->items[i] : NULL;
        bool seen = false;
        for (; halfsky_fact_at(reader, next, &fact) && (!e || fact.start < e->end); next++) {
            bool here = e && fact.end > e->start;
            if (here && !seen && (e->optional || as_expected(e, &fact))) {
                seen = true;
                continue;
            }
            faults++;
            seen |= here;
            if (print && here)
                print_expected(e);
            if (print)
                print_got(sentence->text, &fact);
        }
        if (e && !seen && !e->optional) {
            faults++;
            if (print)
                print_expected(e);
        }
    }
    return faults;
}

static void every_row_is_read_as_it_promises(void **state)
{
    Arena *arena = arena_new();
    Sentences sentences = sentences_read(arena);
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    size_t failed = 0, entries = 0;

    (void)state;
    assert_true(sentences.count > 0);
    for (size_t i = 0; i < sentences.count; i++) {
        const Sentence *sentence = &sentences.items[i];
        ExpectedList expected = { 0 };
        if (!expected_list(sentence, arena, &expected)) {
            print_message("# sentences.tsv:%d: not written as its head says: %.*s\n", sentence->line,
                          TEXT_ARG(sentence->expect));
            failed++;
            continue;
        }
        entries += expected.count;
        assert_int_equal(halfsky_read(reader, sentence->text.at, sentence->text.len), 0);
        if (!compare(sentence, &expected, reader, false))
            continue;
        print_message("# sentences.tsv:%d: %.*s\n", sentence->line, TEXT_ARG(sentence->text));
        compare(sentence, &expected, reader, true);
        failed++;
    }
    print_message("# %zu of %zu sentences with %zu quantities are read as they promise\n", sentences.count - failed,
                  sentences.count, entries);
    halfsky_reader_free(reader);
    arena_free(arena);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_read_as_it_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
