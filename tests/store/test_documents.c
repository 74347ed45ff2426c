/* Files, documents, remarks, decisions and readings as rows: what goes in comes out, sealed in between. */
#include "store/decisions.h"
#include "store/documents.h"
#include "store/explanations.h"
#include "store/migrate.h"
#include "store/readings.h"

#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { COUNTY = 1, ACTOR = 2, AGENCY = 3, FILE_ID = 10, DOCUMENT = 11 };

typedef struct {
    Scratch scratch;
    Db *db;
    Keys *keys;
    Vault vault;
} Room;

static int begin(void **state)
{
    Room *room = calloc(1, sizeof *room);
    int applied;

    room->scratch = scratch_new();
    must(scratch_open(&room->scratch, &room->db));
    must(db_migrate(room->db, store_migrations, 1, &applied));
    room->keys = keys_new(&random_system, 1);
    room->vault = (Vault){ room->db, room->keys, &random_system, COUNTY, arena_new() };
    must(db_run(room->db, "INSERT INTO county (county, code, name, made_at) VALUES (1, '990023', '县', 0)"));
    must(db_run(room->db,
                "INSERT INTO actor (county, id, name, role, state) VALUES (1, 2, '', 'office', 'active')"));
    must(db_run(room->db, "INSERT INTO agency (county, id, kind, first_day, made_at)"
                          " VALUES (1, 3, 'bureau', '2018-01-01', 0)"));
    must(db_run(room->db, "INSERT INTO slot (county, slot, measure, category, issuer, nature, over_time, sources)"
                          " VALUES (1, 1, 'a.b', '', '', 'activity', 'flow', '')"));
    must(file_row_add(&room->vault, &(FileRow){ .id = FILE_ID,
                                                .stored = TEXT("ab"),
                                                .size = 9,
                                                .format = TEXT("docx"),
                                                .name = TEXT("总结.docx"),
                                                .extracted = TEXT("走访12户。"),
                                                .extractor = TEXT("1"),
                                                .received_at = 5,
                                                .received_by = ACTOR }));
    must(document_row_add(&room->vault, &(DocumentRow){ .id = DOCUMENT,
                                                        .file = FILE_ID,
                                                        .stop = 14,
                                                        .text_key = keyed_hash(room->keys, HASH_CONTENT, TEXT("d"),
                                                                               TEXT("走访12户。")),
                                                        .agency = AGENCY,
                                                        .period = period_year(2026),
                                                        .version = 1,
                                                        .state = DOCUMENT_SUBMITTED,
                                                        .title = TEXT("年度总结"),
                                                        .made_at = 5,
                                                        .made_by = ACTOR }));
    *state = room;
    return 0;
}

static int end(void **state)
{
    Room *room = *state;

    arena_free(room->vault.arena);
    keys_free(room->keys);
    db_close(room->db);
    scratch_free(&room->scratch);
    free(room);
    return 0;
}

static void files_and_documents_come_back(void **state)
{
    const Vault *vault = &((Room *)*state)->vault;
    DocumentRows rows = { 0 };
    DocumentRow document;
    FileRow file;
    bool found;
    Id id;

    must(file_row_find(vault, FILE_ID, &file, &found));
    assert_true(found && text_equal(file.name, TEXT("总结.docx"))
                && text_equal(file.extracted, TEXT("走访12户。")));
    must(file_row_with(vault, TEXT("ab"), &id));
    assert_int_equal(id, FILE_ID);
    must(document_row_find(vault, DOCUMENT, &document, &found));
    assert_true(found && text_equal(document.title, TEXT("年度总结")) && document.stop == 14
                && document.agency == AGENCY && document.guessed == 0
                && period_equal(document.period, period_year(2026)) && document.revision == 1);
    must(document_rows_with_text(vault, &document.text_key, &rows));
    assert_int_equal(rows.count, 1);
    must(document_rows(vault, (DocumentFilter){ .agency = AGENCY + 1 }, &rows));
    assert_int_equal(rows.count, 1);
}

static void texts_of_people_lie_sealed(void **state)
{
    Room *room = *state;
    char command[160];

    snprintf(command, sizeof command, "! grep -q -e 总结 -e 走访 %s*", room->scratch.path);
    assert_int_equal(system(command), 0);
}

static void the_second_of_two_changes_is_told(void **state)
{
    const Vault *vault = &((Room *)*state)->vault;
    DocumentRow first, second;
    bool found;

    must(document_row_find(vault, DOCUMENT, &first, &found));
    must(document_row_find(vault, DOCUMENT, &second, &found));
    first.state = DOCUMENT_RETURNED;
    must(document_row_change(vault, &first));
    assert_int_equal(first.revision, 2);
    assert_int_equal(document_row_change(vault, &second).code, PROBLEM_CHANGED_SINCE);
    must(document_row_find(vault, DOCUMENT, &second, &found));
    assert_int_equal(second.state, DOCUMENT_RETURNED);
}

static void the_last_decision_of_an_anchor_holds(void **state)
{
    const Vault *vault = &((Room *)*state)->vault;
    Decision decision = { .id = 20,
                          .document = DOCUMENT,
                          .text_key = keyed_hash(vault->keys, HASH_CONTENT, TEXT("d"), TEXT("x")),
                          .start = 6,
                          .stop = 11,
                          .quote = TEXT("12户"),
                          .revision = 1,
                          .kind = DECISION_REJECTED,
                          .reading = TEXT("a.b 12"),
                          .made_by = ACTOR };
    Decisions held = { 0 };

    must(decision_add(vault, &decision));
    decision.id = 21;
    assert_int_equal(decision_add(vault, &decision).code, PROBLEM_CHANGED_SINCE);
    decision.revision = 2;
    decision.note = TEXT("again");
    must(decision_add(vault, &decision));
    must(decisions_of(vault, DOCUMENT, &held));
    assert_int_equal(held.count, 1);
    assert_int_equal(held.items[0].id, 21);
    assert_true(text_equal(held.items[0].quote, TEXT("12户")) && text_equal(held.items[0].note, TEXT("again")));
}

static void readings_take_the_place_of_older_ones(void **state)
{
    const Vault *vault = &((Room *)*state)->vault;
    /* a head, then the numbers 7 and 258 */
    DocumentReading reading = { .sketch = { "\1\0\0\0\0\0\0\0\2\0\0\0\7\0\0\0\2\1\0\0", 20 } };
    FactRow fact = { .start = 6,
                     .stop = 11,
                     .slot = 1,
                     .fits = true,
                     .status = TEXT("actual"),
                     .extent = EXTENT_STAFF,
                     .period = TEXT("Y0"),
                     .as_of = TEXT("2026-10"),
                     .running = true,
                     .subject = AGENCY,
                     .unit = TEXT("户"),
                     .value = value_of_fact(decimal_int(12), BOUND_OVER),
                     .confidence = 90 };
    FindingRow finding = { TEXT("ratio"), 'B', 0, 3, TEXT("不对"), TEXT("wrong") };
    FactRows facts = { 0 };
    FindingRows findings = { 0 };
    SketchShares shares = { 0 }, none = { 0 };
    uint64_t before, same, after;

    LIST_PUSH(vault->arena, &reading.facts, fact);
    LIST_PUSH(vault->arena, &reading.findings, finding);
    must(reading_put(vault, DOCUMENT, &reading));
    must(readings_fingerprint(vault, &before));
    must(reading_put(vault, DOCUMENT, &reading));
    must(readings_fingerprint(vault, &same));
    assert_true(before == same);
    must(facts_load(vault, DOCUMENT, &facts));
    must(findings_load(vault, DOCUMENT, &findings));
    must(sketch_shares(vault, DOCUMENT + 1, reading.sketch, 9, &shares));
    must(sketch_shares(vault, DOCUMENT, reading.sketch, 9, &none));
    assert_true(facts.count == 1 && findings.count == 1 && shares.count == 2 && none.count == 0);
    assert_true(shares.items[0].document == DOCUMENT && shares.items[0].number == 7
                && shares.items[1].number == 258);
    assert_true(facts.items[0].extent == EXTENT_STAFF && facts.items[0].subject == AGENCY && facts.items[0].running
                && value_equal(facts.items[0].value, fact.value) && text_equal(facts.items[0].as_of, fact.as_of)
                && text_equal(facts.items[0].period, TEXT("Y0")) && text_equal(facts.items[0].unit, TEXT("户")));
    assert_true(findings.items[0].class == 'B' && text_equal(findings.items[0].zh, TEXT("不对"))
                && text_equal(findings.items[0].en, TEXT("wrong")));
    reading.findings.items[0].en = TEXT("worse");
    must(reading_put(vault, DOCUMENT, &reading));
    must(readings_fingerprint(vault, &after));
    assert_true(before != after);
}

static void what_is_said_about_a_document_is_kept(void **state)
{
    const Vault *vault = &((Room *)*state)->vault;
    RemarkRows remarks = { 0 };
    Explanations explanations;

    must(remark_add(vault,
                    &(RemarkRow){ .id = 30, .document = DOCUMENT, .text = TEXT("请补全"), .made_by = ACTOR }));
    Explanation explanation = { .id = 31,
                                .document = DOCUMENT,
                                .rule = TEXT("ratio"),
                                .stop = 3,
                                .quote = TEXT("开展"),
                                .revision = 1,
                                .text = TEXT("口径不同"),
                                .made_by = ACTOR };
    must(explanation_add(vault, &explanation));
    explanation.id = 32;
    assert_int_equal(explanation_add(vault, &explanation).code, PROBLEM_CHANGED_SINCE);
    explanation.revision = 2;
    explanation.kind = EXPLANATION_UNFOUNDED;
    must(explanation_add(vault, &explanation));
    explanation.id = 33;
    explanation.revision = 1;
    explanation.rule = TEXT("year"); /* another rule at the same words */
    must(explanation_add(vault, &explanation));
    must(remarks_load(vault, DOCUMENT, &remarks));
    must(explanations_of(vault, DOCUMENT, &explanations));
    assert_true(remarks.count == 1 && text_equal(remarks.items[0].text, TEXT("请补全")));
    assert_int_equal(explanations.count, 2);
    const Explanation *held = &explanations.items[0];
    assert_true(text_equal(held->text, TEXT("口径不同")) && text_equal(held->quote, TEXT("开展"))
                && held->stop == 3);
    assert_true(held->revision == 2 && held->kind == EXPLANATION_UNFOUNDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_and_documents_come_back, begin, end),
        cmocka_unit_test_setup_teardown(texts_of_people_lie_sealed, begin, end),
        cmocka_unit_test_setup_teardown(the_second_of_two_changes_is_told, begin, end),
        cmocka_unit_test_setup_teardown(the_last_decision_of_an_anchor_holds, begin, end),
        cmocka_unit_test_setup_teardown(readings_take_the_place_of_older_ones, begin, end),
        cmocka_unit_test_setup_teardown(what_is_said_about_a_document_is_kept, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
