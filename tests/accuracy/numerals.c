/* numerals.c - what the library finds in each line, for tests/accuracy/specs.py.
 *
 * Reads lines from standard input; prints one JSON object for each: "numerals", the
 * numbers as halfsky_numeral reads them wherever one begins, and "facts", what
 * halfsky_read makes of the line. Offsets are bytes of the line. Uses the public
 * headers only; an empty line gives empty lists. */
#define _GNU_SOURCE
#include "halfsky/read.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_ROOM = 128 };

static bool begins_letter(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static void print_numerals(const halfsky_catalog *catalog, const char *line, size_t length)
{
    char value[VALUE_ROOM];
    const char *sign = "";
    size_t used;

    for (size_t at = 0; at < length; at += used ? used : 1) {
        used = begins_letter(line[at]) ? halfsky_numeral(catalog, line + at, length - at, value, sizeof value) : 0;
        if (!used)
            continue;
        printf("%s{\"start\":%zu,\"end\":%zu,\"value\":\"%s\"}", sign, at, at + used, value);
        sign = ",";
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
        printf("%s{\"start\":%zu,\"end\":%zu,\"kind\":\"%s\",\"bound\":\"%s\"", i ? "," : "", fact.start, fact.end, fact.kind,
               fact.bound);
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
        if (halfsky_read(reader, line, (size_t)length) == 0) {
            print_numerals(catalog, line, (size_t)length);
            printf("],\"facts\":[");
            print_facts(reader);
        } else {
            printf("],\"facts\":[");
        }
        printf("]}\n");
    }
    free(line);
    halfsky_reader_free(reader);
    return 0;
}
