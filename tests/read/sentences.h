/* sentences.h - the rows of tests/read/sentences.tsv, for the tests that read them. */
#ifndef HALFSKY_TESTS_READ_SENTENCES_H
#define HALFSKY_TESTS_READ_SENTENCES_H

#include "base/buffer.h"
#include "model/tsv.h"

#include <stdio.h>

typedef struct {
    int line;
    Text text;   /* the sentence, with its tabs and line feeds */
    Text expect; /* as written */
} Sentence;

typedef LIST(Sentence) Sentences;

/* The bytes of a file; empty when it cannot be read. Borrowed from `arena`. */
static inline Text bytes_of_file(const char *path, Arena *arena)
{
    FILE *file = fopen(path, "rb");
    Buffer bytes = { 0 };
    Text copy = { 0 };

    while (file && !feof(file) && !ferror(file))
        bytes.len += fread(buffer_reserve(&bytes, 65536), 1, 65536, file);
    if (file)
        fclose(file);
    copy = arena_text(arena, buffer_text(&bytes));
    buffer_free(&bytes);
    return copy;
}

/* "\t" and "\n" as the letters that they stand for. */
static inline Text unescape(Text written, Arena *arena)
{
    char *out = arena_alloc(arena, written.len);
    size_t length = 0;

    for (size_t i = 0; i < written.len; i++) {
        char next = i + 1 < written.len ? written.at[i + 1] : 0;
        bool escape = written.at[i] == '\\' && (next == 't' || next == 'n');
        out[length++] = !escape ? written.at[i] : next == 't' ? '\t' : '\n';
        i += escape;
    }
    return (Text){ out, length };
}

/* No rows when the file is missing or wrong. */
static inline Sentences sentences_read(Arena *arena)
{
    static const char path[] = "tests/read/sentences.tsv";
    static const char *const columns[] = { "sentence", "expect", NULL };
    Sentences sentences = { 0 };
    TsvRows rows = { 0 };

    Problem problem = tsv_read(text_of(path), bytes_of_file(path, arena), columns, arena, &rows);
    if (problem.code) {
        fprintf(stderr, "# %s:%d cannot be read\n", path, problem.line);
        return sentences;
    }
    for (size_t i = 0; i < rows.count; i++)
        *LIST_ADD(arena, &sentences) =
            (Sentence){ rows.items[i].line, unescape(rows.items[i].cells[0], arena), rows.items[i].cells[1] };
    return sentences;
}

#endif
