/* cases.h - tables of cases for the tests of src/check: each row is what is expected, a tab, and a text in which \n and
 * \t stand for themselves. Lines that begin with # and the heading are no rows. */
#ifndef HALFSKY_TESTS_CHECK_CASES_H
#define HALFSKY_TESTS_CHECK_CASES_H

#include "halfsky/check.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LINE_MOST = 4096 };

/* What was found in a text, as the first column says it, ended with NUL. */
typedef void CaseFound(halfsky_reader *reader, const char *text, Buffer *out);

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

static inline void case_unescape(char *text)
{
    char *to = text;

    for (; *text; text++)
        if (*text == '\\' && (text[1] == 'n' || text[1] == 't'))
            *to++ = *++text == 'n' ? '\n' : '\t';
        else
            *to++ = *text;
    *to = 0;
}

/* Reads the next row: `line` is what is expected, and the text that is returned stands behind it. NULL at the end. */
static inline char *case_next(FILE *file, char line[LINE_MOST])
{
    while (fgets(line, LINE_MOST, file)) {
        char *text = strchr(line, '\t');

        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || !text || strcmp(text, "\ttext") == 0)
            continue;
        *text++ = 0;
        case_unescape(text);
        return text;
    }
    return NULL;
}

/* Fails unless all rows of a table are found as they say. */
static inline void cases_run(halfsky_reader *reader, const char *path, CaseFound *found_in)
{
    FILE *file = fopen(path, "rb");
    char line[LINE_MOST];
    size_t rows = 0, wrong = 0;
    Buffer found = { 0 };

    assert_non_null(file);
    for (char *text; (text = case_next(file, line)); rows++) {
        buffer_clear(&found);
        found_in(reader, text, &found);
        if (strcmp(found.at, line) != 0) {
            print_error("%s\n  expected %s, got %s\n", text, line, found.at);
            wrong++;
        }
    }
    fclose(file);
    buffer_free(&found);
    assert_true(rows > 0);
    assert_int_equal(wrong, 0);
}

#endif
