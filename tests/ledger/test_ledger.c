/* test_ledger.c - definitions of ledgers: what is refused, and on which line. */
#include "ledger/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define HEAD "ledger: visit\nnumber: 1\nversion: 1\nzh: 走访\nen: visits\n"
#define FIELDS                                                                               \
    "fields:\n"                                                                              \
    "  - {key: people, zh: 人数, en: people, kind: whole, needed: true}\n"                 \
    "  - {key: cash, zh: 慰问金, en: money, kind: decimal, unit: 元}\n"                  \
    "  - {key: target, zh: 对象, en: for whom, kind: choice, choices: [妇女, 儿童]}\n" \
    "  - {key: came, zh: 受理, en: came, kind: day}\n"                                     \
    "  - {key: who, zh: 谁, en: who, kind: text, sealed: true}\n"

#define PEOPLE "  - {key: list, zh: 名单, en: list, kind: people}\n"

static const struct {
    const char *yaml;
    ProblemCode code;
    int line;
    const char *what;
} cases[] = {
    { HEAD FIELDS, PROBLEM_NONE, 0, "" },
    { HEAD FIELDS
      "counts:\n  - {measure: a.b, sum: people, where: {target: [妇女]}}\n  - {measure: a.c, rows: true}\n",
      PROBLEM_NONE, 0, "" },
    { HEAD FIELDS "checks:\n  - {not_before: [day, came], zh: 早, en: early}\n", PROBLEM_NONE, 0, "" },
    { "", PROBLEM_YAML_BROKEN, 1, "empty" },
    { "a: [1,\nb: 2", PROBLEM_YAML_BROKEN, 3, NULL },
    { "a: 1\n---\nb: 2\n", PROBLEM_YAML_BROKEN, 2, "several documents" },
    { "a: &x 1\nb: *x\n", PROBLEM_YAML_BROKEN, 2, "an alias" },
    { "zh: 1\nzh: 2\n", PROBLEM_YAML_BROKEN, 2, "a key that comes twice" },
    { "- 1\n", PROBLEM_YAML_SHAPE, 1, "" },
    { HEAD FIELDS "colour: red\n", PROBLEM_YAML_KEY, 12, "colour" },
    { HEAD "fields:\n  - {key: a, zh: a, en: a, kind: text, size: 3}\n", PROBLEM_YAML_KEY, 7, "size" },
    { HEAD, PROBLEM_LEDGER_WRONG, 1, "fields" },
    { "ledger: visit\nnumber: 0\nversion: 1\n", PROBLEM_LEDGER_WRONG, 2, "number" },
    { HEAD "fields:\n  - {key: a, zh: a, en: a, kind: float}\n", PROBLEM_LEDGER_WRONG, 7, "float" },
    { HEAD "fields:\n  - {key: a, zh: a, en: a, kind: choice}\n", PROBLEM_LEDGER_WRONG, 7, "choices" },
    { HEAD "fields:\n  - {key: day, zh: a, en: a, kind: day}\n", PROBLEM_LEDGER_WRONG, 7, "day" },
    { HEAD FIELDS "  - {key: cash, zh: a, en: a, kind: text}\n", PROBLEM_LEDGER_WRONG, 12, "cash" },
    { HEAD FIELDS "checks:\n  - {at_most: [people, target], zh: a, en: a}\n", PROBLEM_LEDGER_WRONG, 13, "target" },
    { HEAD FIELDS "checks:\n  - {product: [people, cash], zh: a, en: a}\n", PROBLEM_LEDGER_WRONG, 13, "product" },
    { HEAD FIELDS "checks:\n  - {zh: a, en: a}\n", PROBLEM_LEDGER_WRONG, 13, "at_most product not_before" },
    { HEAD FIELDS "counts:\n  - {measure: a.b}\n", PROBLEM_LEDGER_WRONG, 13, "sum, rows, people" },
    { HEAD FIELDS PEOPLE "counts:\n  - {measure: a.b, people: list, women: true, sum: people}\n", PROBLEM_NONE, 0,
      "" },
    { HEAD FIELDS PEOPLE "checks:\n  - {at_most: [list, people], zh: a, en: a}\n", PROBLEM_NONE, 0, "" },
    { HEAD FIELDS PEOPLE "checks:\n  - {product: [list, people, cash], zh: a, en: a}\n", PROBLEM_LEDGER_WRONG, 14,
      "list" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, people: who}\n", PROBLEM_LEDGER_WRONG, 13, "who" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, sum: people, women: true}\n", PROBLEM_LEDGER_WRONG, 13, "women" },
    { HEAD FIELDS PEOPLE "counts:\n  - {measure: a.b, rows: true, people: list}\n", PROBLEM_LEDGER_WRONG, 14,
      "sum, rows, people" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, sum: who}\n", PROBLEM_LEDGER_WRONG, 13, "who" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, rows: true, where: {target: [老人]}}\n", PROBLEM_LEDGER_WRONG, 13,
      "老人" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, rows: true, where: {cash: [1]}}\n", PROBLEM_LEDGER_WRONG, 13,
      "cash" },
    { HEAD FIELDS "counts:\n  - {measure: a.b, rows: true}\n  - {measure: a.b, sum: cash}\n", PROBLEM_LEDGER_WRONG,
      14, "a.b" },
};

static void definitions_are_read_or_refused_with_their_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Ledger ledger;
        Problem wrong = ledger_read(text_of(cases[i].yaml), TEXT("visit.yaml"), arena, &ledger);

        if (wrong.code != cases[i].code || wrong.line != cases[i].line)
            fail_msg("case %zu: %.*s line %d %s", i, TEXT_ARG(problem_id(wrong.code)), wrong.line, wrong.args[0]);
        if (cases[i].what)
            assert_string_equal(wrong.args[0], cases[i].what);
        assert_string_equal(wrong.path, wrong.code ? "visit.yaml" : "");
        arena_free(arena);
    }
}

static void a_definition_says_what_its_file_says(void **state)
{
    Arena *arena = arena_new();
    Ledger ledger;

    (void)state;
    assert_int_equal(ledger_read(text_of(cases[1].yaml), TEXT(""), arena, &ledger).code, PROBLEM_NONE);
    assert_int_equal(ledger.number, 1);
    assert_int_equal(ledger.field_count, 5);
    assert_true(ledger.fields[0].needed && !ledger.fields[1].needed && ledger.fields[4].sealed);
    assert_true(text_equal(ledger.fields[1].unit, TEXT("元")));
    assert_int_equal(ledger.fields[2].choice_count, 2);
    assert_int_equal(ledger.counts[0].field, 0);
    assert_int_equal(ledger.counts[0].where[0].field, 2);
    assert_int_equal(ledger.counts[1].field, FIELD_NONE);
    arena_free(arena);
}

static void two_ledgers_never_count_the_same(void **state)
{
    Arena *arena = arena_new();
    Ledgers all = { 0 };
    Ledger ledger;

    (void)state;
    assert_int_equal(ledger_read(text_of(cases[1].yaml), TEXT(""), arena, &ledger).code, PROBLEM_NONE);
    LIST_PUSH(arena, &all, ledger);
    assert_int_equal(ledgers_check(&all).code, PROBLEM_NONE);
    ledger.key = TEXT("other");
    LIST_PUSH(arena, &all, ledger);
    assert_string_equal(ledgers_check(&all).args[0], "visit"); /* the number */
    all.items[1].number = 2;
    assert_string_equal(ledgers_check(&all).args[0], "a.b");
    /* by the people that they name they may */
    EntryCount first = all.items[0].counts[0], second = first;
    first.people = second.people = 0;
    all.items[0].counts = &first;
    all.items[1].counts = &second;
    all.items[0].count_count = all.items[1].count_count = 1;
    assert_int_equal(ledgers_check(&all).code, PROBLEM_NONE);
    second.people = FIELD_NONE;
    assert_string_equal(ledgers_check(&all).args[0], "a.b");
    all.items[1].count_count = 0;
    assert_int_equal(ledgers_check(&all).code, PROBLEM_NONE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions_are_read_or_refused_with_their_line),
        cmocka_unit_test(a_definition_says_what_its_file_says),
        cmocka_unit_test(two_ledgers_never_count_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
