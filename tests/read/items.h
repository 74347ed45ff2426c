/* items.h - what --all finds in a text, in one line, for tests. */
#ifndef HALFSKY_TESTS_READ_ITEMS_H
#define HALFSKY_TESTS_READ_ITEMS_H

#include "halfsky/read.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct {
    const char *text;
    const char *found; /* as written by the test's own function */
} ItemCase;

typedef void (*ItemWriter)(const halfsky_item *item, Buffer *out);

static inline void buffer_public(Buffer *out, halfsky_text text)
{
    buffer_add(out, (Text){ text.at, text.len });
}

/* The items of a type as `write` writes them, with a blank between. */
static inline void items_write(halfsky_reader *reader, const char *type, ItemWriter write, Buffer *out)
{
    halfsky_item item;

    for (size_t i = 0; halfsky_item_at(reader, i, &item); i++) {
        if (strcmp(item.type, type) != 0)
            continue;
        if (out->len)
            buffer_add_char(out, ' ');
        write(&item, out);
    }
}

/* Reads each text and compares; the first that differs is shown. */
static inline void items_hold(const ItemCase *cases, size_t count, const char *type, ItemWriter write)
{
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    Buffer out = { 0 };

    for (size_t i = 0; i < count; i++) {
        buffer_clear(&out);
        assert_int_equal(halfsky_read(reader, cases[i].text, strlen(cases[i].text)), 0);
        items_write(reader, type, write, &out);
        buffer_add_char(&out, '\0');
        if (strcmp(out.at, cases[i].found) != 0)
            fail_msg("%s\n  expected: %s\n  found:    %s", cases[i].text, cases[i].found, out.at);
    }
    buffer_free(&out);
    halfsky_reader_free(reader);
}

#endif
