/* reader.h - readings told in one line, for the tests of src/read. */
#ifndef HALFSKY_TESTS_READ_READER_H
#define HALFSKY_TESTS_READ_READER_H

#include "halfsky/read.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Group fixtures: *state is a reader of the catalog that is built in. */
static inline int reader_open(void **state)
{
    *state = halfsky_reader_new(halfsky_catalog_builtin());
    return 0;
}

static inline int reader_close(void **state)
{
    halfsky_reader_free(*state);
    return 0;
}

static inline void add_field(Buffer *out, const char *text, const halfsky_fact *fact, char field)
{
    halfsky_text word = { 0 };

    switch (field) {
    case 't':
        word = (halfsky_text){ text + fact->start, fact->end - fact->start };
        break;
    case 'v':
        word = strcmp(fact->kind, "date") ? fact->value : fact->norm;
        break;
    case 'u':
        word = fact->unit;
        break;
    case 'm':
        word = fact->measure;
        break;
    case 'p':
        word = fact->per;
        break;
    case 'd':
        word = fact->period;
        break;
    default: {
        const char *constant = field == 'k'   ? fact->kind
                               : field == 'b' ? fact->bound
                               : field == 's' ? fact->status
                               : field == 'o' ? fact->topic
                               : field == 'c' ? fact->change
                                              : fact->extent;
        word = (halfsky_text){ constant, strlen(constant) };
    }
    }
    if (out->len && out->at[out->len - 1] != ' ')
        buffer_add_char(out, ' ');
    buffer_add(out, word.len ? (Text){ word.at, word.len } : TEXT("-"));
}

/* Reads `text` and compares the facts, told by some of their fields, with `expected`:
 * "46 人; 12 份". Fields: t text, v value or norm, u unit, k kind, b bound, s status,
 * m measure, o topic, c change, e extent, p per, d period; "" stands for no facts. */
static inline void assert_reads(halfsky_reader *reader, const char *text, const char *fields, const char *expected)
{
    Buffer got = { 0 };
    halfsky_fact fact;

    assert_int_equal(halfsky_read(reader, text, strlen(text)), 0);
    for (size_t i = 0; halfsky_fact_at(reader, i, &fact); i++) {
        if (i)
            buffer_add(&got, TEXT("; "));
        for (const char *field = fields; *field; field++)
            add_field(&got, text, &fact, *field);
    }
    buffer_add_char(&got, '\0');
    if (strcmp(got.at, expected) != 0)
        print_message("# %s\n", text);
    assert_string_equal(got.at, expected);
    buffer_free(&got);
}

#endif
