/* Fuzzes the whole reading.
 *
 * Spans lie inside the text, begin and end at letters, stand in order and do not overlap;
 * indexes point at something; the same bytes give the same facts; a fact's own words,
 * read alone, give the same value (see tests/read/test_invariant.c). What checking finds stands in
 * order and has words. */
#include "halfsky/check.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    halfsky_reader *first, *second, *alone;
} Readers;

static void check_facts(const Readers *readers, const char *text, size_t size);
static void check_alone(halfsky_reader *alone, const char *text, const halfsky_fact *fact);
static void check_others(halfsky_reader *reader, const char *text, size_t size);
static void check_findings(const Readers *readers, const char *text, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static Readers readers; /* for the life of the program: a reader is made to read many texts */
    const char *text = (const char *)bytes;

    if (!readers.first) {
        readers.first = halfsky_reader_new(halfsky_catalog_builtin());
        readers.second = halfsky_reader_new(halfsky_catalog_builtin());
        readers.alone = halfsky_reader_new(halfsky_catalog_builtin());
    }
    if (halfsky_read(readers.first, text, size)) {
        assert(halfsky_fact_count(readers.first) == 0 && halfsky_document_count(readers.first) == 0);
        return 0;
    }
    assert(halfsky_read(readers.second, text, size) == 0);
    check_facts(&readers, text, size);
    check_others(readers.first, text, size);
    check_findings(&readers, text, size);
    return 0;
}

static bool border(const char *text, size_t size, size_t offset)
{
    return offset == size || (offset < size && ((unsigned char)text[offset] & 0xC0) != 0x80);
}

static void assert_span(const char *text, size_t size, size_t start, size_t end)
{
    assert(start <= end && border(text, size, start) && border(text, size, end));
}

static bool same_text(halfsky_text a, halfsky_text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static bool same_fact(const halfsky_fact *a, const halfsky_fact *b)
{
    return a->start == b->start && a->end == b->end && a->document == b->document && a->kind == b->kind
           && a->bound == b->bound && a->status == b->status && a->change == b->change && a->extent == b->extent
           && a->running == b->running && a->confidence == b->confidence && a->part_of == b->part_of
           && !strcmp(a->topic, b->topic) && same_text(a->value, b->value) && same_text(a->unit, b->unit)
           && same_text(a->measure, b->measure) && same_text(a->period, b->period) && same_text(a->norm, b->norm)
           && same_text(a->what, b->what) && same_text(a->who, b->who) && same_text(a->per, b->per);
}

static void check_facts(const Readers *readers, const char *text, size_t size)
{
    size_t count = halfsky_fact_count(readers->first), end = 0;
    halfsky_fact fact, again;

    assert(halfsky_fact_count(readers->second) == count);
    for (size_t i = 0; i < count; i++) {
        assert(halfsky_fact_at(readers->first, i, &fact) && halfsky_fact_at(readers->second, i, &again));
        assert(same_fact(&fact, &again));
        assert(fact.start >= end && fact.start < fact.end);
        assert_span(text, size, fact.start, fact.end);
        end = fact.end;
        assert(fact.document < halfsky_document_count(readers->first));
        assert(fact.part_of == HALFSKY_NONE || fact.part_of < count);
        if (fact.unit_start != HALFSKY_NONE)
            assert_span(text, size, fact.unit_start, fact.unit_end);
        if (fact.what_start != HALFSKY_NONE)
            assert_span(text, size, fact.what_start, fact.what_end);
        check_alone(readers->alone, text, &fact);
    }
}

static int has_unit(const char *text, const halfsky_fact *fact)
{
    size_t last = fact->end - fact->unit.len;

    for (size_t at = fact->start; fact->unit.len && fact->unit.len <= fact->end && at <= last; at++)
        if (!memcmp(text + at, fact->unit.at, fact->unit.len))
            return 1;
    return 0;
}

/* Not for what lives by its surroundings: missing blanks, dates, numbers without a unit of their own or with
 * one that a heading of people gives. */
static void check_alone(halfsky_reader *alone, const char *text, const halfsky_fact *fact)
{
    size_t length = fact->end - fact->start;
    halfsky_fact found;
    char *copy;

    if (!strcmp(fact->kind, "missing") || !strcmp(fact->kind, "date") || fact->unit_start != HALFSKY_NONE
        || !has_unit(text, fact))
        return;
    copy = malloc(length); /* exactly, so that the sanitizer sees a byte too far */
    memcpy(copy, text + fact->start, length);
    assert(halfsky_read(alone, copy, length) == 0);
    assert(halfsky_fact_count(alone) == 1 && halfsky_fact_at(alone, 0, &found));
    assert(found.start == 0 && found.end == length && same_text(found.value, fact->value)
           && same_text(found.unit, fact->unit));
    free(copy);
}

static void check_others(halfsky_reader *reader, const char *text, size_t size)
{
    size_t facts = halfsky_fact_count(reader), end = 0;
    halfsky_document document;
    halfsky_relation relation;
    halfsky_item item;

    assert(halfsky_document_count(reader) >= 1);
    for (size_t i = 0; halfsky_document_at(reader, i, &document); i++) {
        assert(document.start >= end);
        assert_span(text, size, document.start, document.end);
        end = document.end;
    }
    for (size_t i = 0; halfsky_relation_at(reader, i, &relation); i++) {
        assert(relation.result < facts && relation.part_count);
        for (size_t k = 0; k < relation.part_count; k++)
            assert(relation.parts[k] < facts);
    }
    for (size_t i = 0; halfsky_item_at(reader, i, &item); i++) {
        assert_span(text, size, item.start, item.end);
        assert(item.document < halfsky_document_count(reader));
        assert(item.people == HALFSKY_NONE || item.people < facts);
        assert(item.money == HALFSKY_NONE || item.money < facts);
    }
}

/* In text order within their documents, the same from every reader, in words. */
static void check_findings(const Readers *readers, const char *text, size_t size)
{
    size_t count = halfsky_finding_count(readers->first);
    halfsky_finding finding, again, last = { 0 };

    assert(halfsky_finding_count(readers->second) == count);
    for (size_t i = 0; i < count; i++) {
        assert(halfsky_finding_at(readers->first, i, "zh", &finding)
               && halfsky_finding_at(readers->second, i, "zh", &again));
        assert(same_text(finding.message, again.message) && finding.start == again.start);
        assert(finding.message.len && finding.level >= 'A' && finding.level <= 'D');
        assert(finding.document < halfsky_document_count(readers->first));
        assert(!i || finding.document > last.document
               || (finding.document == last.document && finding.start >= last.start));
        assert_span(text, size, finding.start, finding.end);
        for (size_t k = 0; k < finding.span_count; k++)
            assert_span(text, size, finding.spans[k].start, finding.spans[k].end);
        last = finding;
    }
}
