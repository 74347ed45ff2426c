/* numerals.c - what is found in each line, for tests/accuracy/specs.py.
 *
 * Reads lines from standard input; prints one JSON object for each: "numerals", the
 * numbers as halfsky_numeral reads them wherever one begins; "bounds", the intervals
 * that a number and the words around it allow, whether or not a line of a report would
 * count them (大于10); and "facts", what halfsky_read makes of the line. Offsets are
 * bytes of the line. */
#define _GNU_SOURCE
#include "halfsky/read.h"

#include "model/api.h"
#include "read/quantity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_ROOM = 128 };

/* Not inside a letter, and not at the sign that joins two numbers (20-100) or parts them (1.2.3). */
static bool may_begin(const char *line, size_t at)
{
    char before = at ? line[at - 1] : 0;

    if (((unsigned char)line[at] & 0xC0) == 0x80)
        return false;
    return line[at] != '-' || !(before >= '0' && before <= '9');
}

static void print_numerals(const halfsky_catalog *catalog, const char *line, size_t length)
{
    char value[VALUE_ROOM];
    const char *sign = "";
    size_t used;

    for (size_t at = 0; at < length; at += used ? used : 1) {
        used = may_begin(line, at) ? halfsky_numeral(catalog, line + at, length - at, value, sizeof value) : 0;
        if (!used)
            continue;
        printf("%s{\"start\":%zu,\"end\":%zu,\"value\":\"%s\"}", sign, at, at + used, value);
        sign = ",";
    }
}

/* The bound that a word in front of a number says. */
static size_t bound_before(const Catalog *catalog, Text line, size_t at, CueValue *value)
{
    size_t end = at;
    uint32_t word = lexicon_longest(&catalog->lexicon, line, at, 1u << SENSE_CUE, &end);
    const Sense *sense = word ? lexicon_sense(&catalog->lexicon, word, SENSE_CUE) : NULL;

    *value = sense && sense->a == CUE_BEFORE ? (CueValue)sense->b : VALUE_NONE;
    return *value == VALUE_NONE ? at : end;
}

static void print_bounds(const Catalog *catalog, Text line)
{
    char low_text[DECIMAL_TEXT_MAX] = "", high_text[DECIMAL_TEXT_MAX] = "";
    const char *sign = "";
    Quantity q;
    Decimal low, high;
    bool has_low, has_high;

    for (size_t at = 0; at < line.len; at++) {
        CueValue value;
        size_t number = may_begin(line.at, at) ? bound_before(catalog, line, at, &value) : line.len;
        if (number >= line.len || !quantity_read(catalog, line, number, &q))
            continue;
        quantity_bound_before(&q, at, value);
        if (quantity_interval(&q, &low, &high, &has_low, &has_high)
            && (q.bound != BOUND_EXACT || q.number.form == NUMERAL_RANGE)) {
            decimal_write(low, low_text);
            decimal_write(high, high_text);
            printf("%s{\"start\":%zu,\"end\":%zu,\"low\":\"%s\",\"high\":\"%s\"}", sign, q.start, q.end,
                   has_low ? low_text : "", has_high && !q.narrow_over ? high_text : "");
            sign = ",";
        }
        at = q.end - 1;
    }
}

static void print_text(const char *key, halfsky_text text)
{
    printf(",\"%s\":\"%.*s\"", key, (int)text.len, text.len ? text.at : "");
}

/* Words, values and units are plain: nothing in them needs escaping. */
static void print_facts(halfsky_reader *reader)
{
    halfsky_fact fact;

    for (size_t i = 0; halfsky_fact_at(reader, i, &fact); i++) {
        printf("%s{\"start\":%zu,\"end\":%zu,\"kind\":\"%s\",\"bound\":\"%s\"", i ? "," : "", fact.start, fact.end,
               fact.kind, fact.bound);
        print_text("value", fact.value);
        print_text("unit", fact.unit);
        print_text("low", fact.low);
        print_text("high", fact.high);
        print_text("norm", fact.norm);
        printf("}");
    }
}

int main(void)
{
    const halfsky_catalog *catalog = halfsky_catalog_builtin();
    halfsky_reader *reader = halfsky_reader_new(catalog);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    while ((length = getline(&line, &room, stdin)) >= 0) {
        if (length && line[length - 1] == '\n')
            length--;
        printf("{\"numerals\":[");
        print_numerals(catalog, line, (size_t)length);
        printf("],\"bounds\":[");
        print_bounds(catalog_of(catalog), (Text){ line, (size_t)length });
        printf("],\"facts\":[");
        if (halfsky_read(reader, line, (size_t)length) == 0)
            print_facts(reader);
        printf("]}\n");
    }
    free(line);
    halfsky_reader_free(reader);
    return 0;
}
