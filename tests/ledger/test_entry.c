/* test_entry.c - entries: what is read of what people write, what is objected to, what they come to, how they are kept. */
#include "ledger/entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char yaml[] = "ledger: visit\nnumber: 1\nversion: 1\nzh: 走访\nen: visits\n"
                           "fields:\n"
                           "  - {key: people, zh: 人数, en: people, kind: whole, needed: true}\n"
                           "  - {key: women, zh: 妇女, en: women, kind: whole}\n"
                           "  - {key: each, zh: 标准, en: each, kind: decimal}\n"
                           "  - {key: cash, zh: 慰问金, en: money, kind: decimal}\n"
                           "  - {key: target, zh: 对象, en: for whom, kind: choice, choices: [妇女, 儿童]}\n"
                           "  - {key: came, zh: 受理, en: came, kind: day}\n"
                           "  - {key: given, zh: 已发, en: given, kind: yes}\n"
                           "  - {key: who, zh: 谁, en: who, kind: text, sealed: true}\n"
                           "checks:\n"
                           "  - {at_most: [women, people], zh: 多, en: many}\n"
                           "  - {product: [people, each, cash], zh: 积, en: product}\n"
                           "  - {not_before: [day, came], zh: 早, en: early}\n"
                           "counts:\n"
                           "  - {measure: a.rows, rows: true}\n"
                           "  - {measure: a.people, sum: people}\n"
                           "  - {measure: a.cash, sum: cash}\n"
                           "  - {measure: a.children, sum: people, where: {target: [儿童]}}\n";

enum { FIELDS = 8 };

typedef struct {
    Arena *arena;
    Ledger ledger;
} Desk;

static int desk_new(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);

    desk->arena = arena_new();
    assert_int_equal(ledger_read(text_of(yaml), TEXT(""), desk->arena, &desk->ledger).code, PROBLEM_NONE);
    *state = desk;
    return 0;
}

static int desk_free(void **state)
{
    Desk *desk = *state;

    arena_free(desk->arena);
    free(desk);
    return 0;
}

/* Cells by |, as in a table. */
static Entry entry_of(Desk *desk, const char *row, Objections *objections)
{
    Entry entry = { .day = { 2024, 3, 8 } };
    Text words[FIELDS] = { 0 };
    Text rest = text_of(row);

    for (int i = 0; i < FIELDS && rest.at; i++)
        text_cut(&rest, '|', &words[i]);
    entry_read(&desk->ledger, words, desk->arena, &entry, objections);
    return entry;
}

static const struct {
    const char *row;
    const char *field; /* of the one objection; NULL: none */
    ProblemCode code;
    const char *values; /* as kept */
} cases[] = {
    { "12", NULL, PROBLEM_NONE, "12|||||||" },
    { "1,200| 3 |0.50|600|儿童|2024-03-01|是|周某", NULL, PROBLEM_NONE, "1200|3|0.5|600|儿童|2024-03-01|yes|周某" },
    { "|1", "people", PROBLEM_CELL_EMPTY, NULL },
    { "12.5", "people", PROBLEM_CELL_WRONG, NULL },
    { "-3", "people", PROBLEM_CELL_WRONG, NULL },
    { "十二", "people", PROBLEM_CELL_WRONG, NULL },
    { "12|||1.005", "cash", PROBLEM_CELL_WRONG, NULL },
    { "12||||老人", "target", PROBLEM_CELL_WRONG, NULL },
    { "12|||||2024-02-30", "came", PROBLEM_CELL_WRONG, NULL },
    { "12||||||大概", "given", PROBLEM_CELL_WRONG, NULL },
    { "12|13", "women", PROBLEM_ENTRY_CHECK, NULL },
    { "12|12", NULL, PROBLEM_NONE, "12|12||||||" },
    { "12||500|5000", "people", PROBLEM_ENTRY_CHECK, NULL },
    { "12||500|6000", NULL, PROBLEM_NONE, "12||500|6000||||" },
    { "12||500", NULL, PROBLEM_NONE, "12||500|||||" }, /* without the money nothing is known to be wrong */
    { "12|||||2024-03-09", "", PROBLEM_ENTRY_CHECK, NULL },
    { "12|||||2024-03-08", NULL, PROBLEM_NONE, "12|||||2024-03-08||" },
};

static void words_are_read_or_objected_to(void **state)
{
    Desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Objections objections = { 0 };
        Entry entry = entry_of(desk, cases[i].row, &objections);

        assert_int_equal(objections.count, cases[i].field != NULL);
        if (cases[i].field) {
            assert_string_equal(objections.items[0].field, cases[i].field);
            assert_int_equal(objections.items[0].code, cases[i].code);
            continue;
        }
        Text rest = text_of(cases[i].values);
        for (int f = 0; f < FIELDS; f++) {
            Text wanted;
            text_cut(&rest, '|', &wanted);
            assert_true(text_equal(entry.values[f], wanted));
        }
    }
}

static void assert_comes_to(Desk *desk, size_t count, const Entries *entries, bool distinct, const char *wanted)
{
    char value[VALUE_TEXT_MAX];

    value_write(entries_count(&desk->ledger, count, entries, distinct), LANGUAGE_ZH, value);
    assert_string_equal(value, wanted);
}

static void entries_come_to_rows_and_sums(void **state)
{
    Desk *desk = *state;
    Objections objections = { 0 };
    Entries entries = { 0 };

    assert_comes_to(desk, 0, &entries, false, "空");
    LIST_PUSH(desk->arena, &entries, entry_of(desk, "12|||600.5|儿童", &objections));
    LIST_PUSH(desk->arena, &entries, entry_of(desk, "30||||妇女", &objections));
    LIST_PUSH(desk->arena, &entries, entry_of(desk, "5|||99.5|儿童", &objections));
    assert_int_equal(objections.count, 0);
    assert_comes_to(desk, 0, &entries, false, "3");
    assert_comes_to(desk, 1, &entries, false, "47");
    assert_comes_to(desk, 1, &entries, true, "30—47"); /* some may have come twice */
    assert_comes_to(desk, 2, &entries, false, "700");
    assert_comes_to(desk, 3, &entries, false, "17");
    entries.items[0].voided = true;
    assert_comes_to(desk, 0, &entries, false, "2");
    assert_comes_to(desk, 3, &entries, false, "5");
    entries.items[2].voided = true;
    assert_comes_to(desk, 2, &entries, false, "空"); /* of what is left nobody said the money */
}

static void what_is_kept_is_what_was_read(void **state)
{
    Desk *desk = *state;
    Objections objections = { 0 };
    Entry entry = entry_of(desk, "12||0.5||儿童|||周\"某\"\\\n一\x01家", &objections);
    Text values[FIELDS] = { 0 };
    Buffer open = { 0 }, sealed = { 0 };

    entry_body_write(&desk->ledger, &entry, false, &open);
    entry_body_write(&desk->ledger, &entry, true, &sealed);
    assert_false(text_contains(buffer_text(&open), TEXT("周")));
    assert_true(text_contains(buffer_text(&sealed), TEXT("周")));
    assert_int_equal(entry_body_read(&desk->ledger, buffer_text(&open), desk->arena, values).code, PROBLEM_NONE);
    assert_int_equal(entry_body_read(&desk->ledger, buffer_text(&sealed), desk->arena, values).code, PROBLEM_NONE);
    for (int i = 0; i < FIELDS; i++)
        assert_true(text_equal(values[i], entry.values[i]));
    for (size_t i = 1; i < open.len; i++) /* cut off anywhere it is refused, and nothing is read beyond it */
        assert_int_equal(
            entry_body_read(&desk->ledger, text_slice(buffer_text(&open), 0, i), desk->arena, values).code,
            PROBLEM_ENTRY_BROKEN);
    buffer_free(&open);
    buffer_free(&sealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_read_or_objected_to, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(entries_come_to_rows_and_sums, desk_new, desk_free),
        cmocka_unit_test_setup_teardown(what_is_kept_is_what_was_read, desk_new, desk_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
