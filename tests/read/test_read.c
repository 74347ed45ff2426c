/* test_read.c - the public reading: what holds for every text, and what is refused. */
#include "halfsky/read.h"

#include "base/utf8.h"
#include "reader.h"
#include "sentences.h"

static const char report[] =
    "县妇联2023年妇女儿童工作总结\n一、宣传教育\n发放宣传资料1万余份，其中法律手册3000份；慰问困难母亲120户（含单亲"
    "母亲45户）。\n"
    "截止10月底，培训妇女1500人次，完成目标任务的108%。\n乡镇\t户数（户）\t人数（人）\n云坞镇\t12\t30\n"
    "二、下步打算\n明年拟投资x万元，新建儿童之家20个。\n";

static bool border(Text text, size_t offset)
{
    return offset <= text.len && (offset == text.len || ((unsigned char)text.at[offset] & 0xC0) != 0x80);
}

static bool is_one_of(const char *word, const char *words)
{
    size_t length = strlen(word);

    for (const char *at = words; (at = strstr(at, word)); at += length)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}

static void assert_fact(Text text, const halfsky_fact *fact, size_t facts, size_t documents)
{
    assert_true(fact->start < fact->end && border(text, fact->start) && border(text, fact->end));
    assert_true(fact->document < documents);
    assert_true(is_one_of(fact->kind, "count money percent measure rank date placeholder missing"));
    assert_true(is_one_of(fact->bound, "exact over under about at_least at_most"));
    assert_true(is_one_of(fact->status, "actual plan target rule forecast intent"));
    assert_true(fact->confidence >= 0 && fact->confidence <= 100);
    assert_true(fact->part_of == HALFSKY_NONE || fact->part_of < facts);
    assert_true((fact->what_start == HALFSKY_NONE) == (fact->what.len == 0));
    assert_true((fact->unit_start == HALFSKY_NONE) == (fact->unit_end == HALFSKY_NONE));
    if (fact->unit_start != HALFSKY_NONE && fact->unit_start >= fact->unit_end)
        print_message("# %.*s: unit %zu to %zu\n", (int)(fact->end - fact->start), text.at + fact->start,
                      fact->unit_start, fact->unit_end);
    if (fact->unit_start != HALFSKY_NONE)
        assert_true(fact->unit_start < fact->unit_end && border(text, fact->unit_start)
                    && border(text, fact->unit_end)
                    && (fact->unit_end <= fact->start || fact->unit_start >= fact->end));
    if (fact->what.len)
        assert_true(border(text, fact->what_start) && border(text, fact->what_end)
                    && fact->what_end - fact->what_start == fact->what.len);
}

/* What holds whatever the text is. Returns the number of facts. */
static size_t assert_sound(halfsky_reader *reader, const char *bytes, size_t length)
{
    Text text = { bytes, length };
    halfsky_document document;
    halfsky_relation relation;
    halfsky_fact fact;
    size_t end = 0, facts, documents;

    assert_int_equal(halfsky_read(reader, bytes, length), 0);
    facts = halfsky_fact_count(reader);
    documents = halfsky_document_count(reader);
    assert_true(documents >= 1);
    for (size_t i = 0; i < documents; i++) {
        assert_true(halfsky_document_at(reader, i, &document));
        assert_true(document.start >= end && document.end >= document.start && document.end <= length);
        end = document.end;
    }
    end = 0;
    for (size_t i = 0; i < facts; i++) {
        assert_true(halfsky_fact_at(reader, i, &fact));
        assert_fact(text, &fact, facts, documents);
        assert_true(fact.start >= end); /* in order, none over another */
        end = fact.end;
    }
    for (size_t i = 0; halfsky_relation_at(reader, i, &relation); i++) {
        assert_true(is_one_of(relation.type, "part ratio completion sum difference product equal"));
        assert_true(relation.result < facts && relation.part_count > 0);
        for (size_t k = 0; k < relation.part_count; k++)
            assert_true(relation.parts[k] < facts);
    }
    assert_false(halfsky_fact_at(reader, facts, &fact));
    assert_false(halfsky_document_at(reader, documents, &document));
    assert_false(halfsky_relation_at(reader, halfsky_relation_count(reader), &relation));
    return facts;
}

static void offsets_lie_inside_the_text_and_in_order(void **state)
{
    Arena *arena = arena_new();
    Sentences sentences = sentences_read(arena);

    assert_true(assert_sound(*state, report, strlen(report)) >= 8);
    assert_true(sentences.count > 0);
    for (size_t i = 0; i < sentences.count; i++)
        assert_sound(*state, sentences.items[i].text.at, sentences.items[i].text.len);
    arena_free(arena);
}

static void texts_without_figures_have_none(void **state)
{
    static const char *const cases[] = { "", " ", "\n\n\n", "　　", "\r\n\t", "。，；", "职工", "\xEF\xBB\xBF" };

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(assert_sound(*state, cases[i], strlen(cases[i])), 0);
    assert_int_equal(halfsky_read(*state, NULL, 0), 0);
    assert_int_equal(halfsky_fact_count(*state), 0);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    static const char *const cases[] = { "\xFF",           "46\xE4\xBA", "\xC0\xAF",
                                         "\xED\xA0\x80人", "46人\x80",   "\xF5\x80\x80\x80" };

    for (size_t i = 0; i < COUNT(cases); i++) {
        halfsky_fact fact;
        halfsky_document document;
        assert_int_equal(halfsky_read(*state, cases[i], strlen(cases[i])), -1);
        assert_int_equal(halfsky_fact_count(*state), 0);
        assert_int_equal(halfsky_document_count(*state), 0);
        assert_int_equal(halfsky_item_count(*state), 0);
        assert_false(halfsky_fact_at(*state, 0, &fact));
        assert_false(halfsky_document_at(*state, 0, &document));
    }
    assert_int_equal(assert_sound(*state, "46人", 6 - 1), 1); /* and the next reading is a good one */
}

static void a_text_too_large_is_refused_unread(void **state)
{
    assert_int_equal(halfsky_read(*state, "46人", ((size_t)1 << 30) + 1), -1);
}

/* One line, one letter, or one pattern for a megabyte. */
static void large_and_odd_texts_are_read_to_their_end(void **state)
{
    static const char *const patterns[] = {
        "9",  "一",  "十",     "万",    "x",    "3,",   "1.",     "-",  "（",   "“",
        "《", "第",  "20xx年", "3人，", "其中", "12、", "一、",   "1-", "分之", "\t",
        "|",  "1\t", "又",     "1年",   "截止", "每户", "\n一、", "。", "人",   "万元",
    };
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE);

    for (size_t i = 0; i < COUNT(patterns); i++) {
        size_t length = strlen(patterns[i]), size = 0;
        while (size + length <= SIZE / 16) {
            memcpy(text + size, patterns[i], length);
            size += length;
        }
        assert_sound(*state, text, size);
    }
    memset(text, '7', SIZE);
    assert_sound(*state, text, SIZE);
    free(text);
}

static void the_same_bytes_give_the_same_facts(void **state)
{
    halfsky_reader *fresh = halfsky_reader_new(halfsky_catalog_builtin());
    char *copy = malloc(sizeof report);

    memcpy(copy, report, sizeof report);
    assert_sound(*state, "无关的文字，共9人。", strlen("无关的文字，共9人。"));
    size_t facts = assert_sound(*state, report, strlen(report));
    assert_int_equal(assert_sound(fresh, copy, strlen(copy)), facts);
    for (size_t i = 0; i < facts; i++) {
        halfsky_fact a = { 0 }, b = { 0 };
        assert_true(halfsky_fact_at(*state, i, &a) && halfsky_fact_at(fresh, i, &b));
        assert_true(a.start == b.start && a.end == b.end && a.confidence == b.confidence && a.part_of == b.part_of);
        assert_string_equal(a.kind, b.kind);
        assert_string_equal(a.bound, b.bound);
        assert_string_equal(a.status, b.status);
        assert_string_equal(a.topic, b.topic);
        assert_true(a.value.len == b.value.len
                    && memcmp(a.value.at ? a.value.at : "", b.value.at ? b.value.at : "", a.value.len) == 0);
        assert_true(a.measure.len == b.measure.len
                    && memcmp(a.measure.at ? a.measure.at : "", b.measure.at ? b.measure.at : "", a.measure.len)
                           == 0);
    }
    free(copy);
    halfsky_reader_free(fresh);
}

static void a_bundle_is_read_document_by_document(void **state)
{
    static const char bundle[] =
        "工作总结范文 篇1\n慰问困难母亲120户。\n工作总结范文 篇2\n举办培训班5期。\n发放资料3000份。\n";
    static const struct {
        const char *text;
        size_t document;
    } facts[] = { { "120户", 0 }, { "5期", 1 }, { "3000份", 1 } };
    halfsky_document document;
    halfsky_fact fact;

    assert_int_equal(assert_sound(*state, bundle, strlen(bundle)), COUNT(facts));
    assert_int_equal(halfsky_document_count(*state), 2);
    for (size_t i = 0; i < COUNT(facts); i++) {
        assert_true(halfsky_fact_at(*state, i, &fact));
        assert_int_equal(fact.document, facts[i].document);
        assert_true(halfsky_document_at(*state, fact.document, &document));
        assert_true(document.start <= fact.start && fact.end <= document.end);
        assert_true(text_equal((Text){ bundle + fact.start, fact.end - fact.start }, text_of(facts[i].text)));
    }
    assert_true(text_equal((Text){ document.title.at, document.title.len }, TEXT("工作总结范文 篇2")));
}

static void a_shared_unit_is_told_with_its_place(void **state)
{
    static const char text[] = "分别为12、15和20人。";
    size_t unit = (size_t)(strstr(text, "人") - text);
    halfsky_fact fact;

    assert_int_equal(assert_sound(*state, text, strlen(text)), 3);
    for (size_t i = 0; i < 2; i++) {
        assert_true(halfsky_fact_at(*state, i, &fact));
        assert_int_equal(fact.unit_start, unit);
        assert_int_equal(fact.unit_end, unit + 3);
    }
    assert_true(halfsky_fact_at(*state, 2, &fact));
    assert_int_equal(fact.unit_start, HALFSKY_NONE);
}

static void what_belongs_to_a_whole_says_so(void **state)
{
    static const struct {
        const char *text;
        size_t part, whole;
    } cases[] = {
        { .text = "床位1530张，其中县级400张。", .part = 1, .whole = 0 },
        { .text = "慰问120户（含单亲45户）。", .part = 1, .whole = 0 },
        { .text = "慰问120户，资助45户。", .part = 1, .whole = HALFSKY_NONE },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        halfsky_fact fact;
        assert_sound(*state, cases[i].text, strlen(cases[i].text));
        assert_true(halfsky_fact_at(*state, cases[i].part, &fact));
        assert_int_equal(fact.part_of, cases[i].whole);
    }
}

static void changes_rates_and_periods_are_told(void **state)
{
    static const struct {
        const char *text, *fields, *facts;
    } cases[] = {
        { .text = "培训人数增长20%。", .fields = "tc", .facts = "20% by" },
        { .text = "会员增长到300人。", .fields = "tc", .facts = "300人 to" },
        { .text = "慰问每户500元。", .fields = "tp", .facts = "500元 每户" },
        { .text = "每人每月1400元。", .fields = "tp", .facts = "1400元 每人每月" },
        { .text = "慰问45户。", .fields = "td", .facts = "45户 Y0" },
        { .text = "2023年6月，慰问45户。", .fields = "td", .facts = "2023年6月 2023-06; 45户 2023-06" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_reads(*state, cases[i].text, cases[i].fields, cases[i].facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_lie_inside_the_text_and_in_order),
        cmocka_unit_test(texts_without_figures_have_none),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(a_text_too_large_is_refused_unread),
        cmocka_unit_test(large_and_odd_texts_are_read_to_their_end),
        cmocka_unit_test(the_same_bytes_give_the_same_facts),
        cmocka_unit_test(a_bundle_is_read_document_by_document),
        cmocka_unit_test(a_shared_unit_is_told_with_its_place),
        cmocka_unit_test(what_belongs_to_a_whole_says_so),
        cmocka_unit_test(changes_rates_and_periods_are_told),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
