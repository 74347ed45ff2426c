/* xlsx_edit.h - for tests: what a clerk types into the first sheet of an .xlsx file. */
#ifndef HALFSKY_TESTS_FORMAT_XLSX_EDIT_H
#define HALFSKY_TESTS_FORMAT_XLSX_EDIT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/decimal.h"
#include "base/html.h"

#include <assert.h>
#include <stdlib.h>
#include <zip.h>

/* G8 and what is to stand there: digits make a number, nothing leaves it blank. */
typedef struct {
    Text cell, words;
} XlsxEdit;

/* The sheet with one cell changed; {NULL, 0} when it has no such cell. */
static inline Text xlsx_sheet_set(Arena *arena, Text sheet, XlsxEdit edit)
{
    Text opening = arena_format(arena, "<c r=\"%.*s\" ", TEXT_ARG(edit.cell));
    size_t start = text_find(sheet, opening), end;
    Buffer out = { 0 };
    Decimal number;

    if (start == sheet.len)
        return (Text){ 0 };
    Text rest = text_slice(sheet, start, sheet.len);
    size_t tag = text_find(rest, TEXT(">")) + 1;
    end = rest.at[tag - 2] == '/' ? tag : text_find(rest, TEXT("</c>")) + 4;
    size_t style = text_find(text_slice(rest, 0, tag), TEXT("s=\""));
    size_t quote = style + 3 + text_find(text_slice(rest, style + 3, tag), TEXT("\"")) + 1;

    buffer_add(&out, text_slice(sheet, 0, start));
    buffer_add(&out, opening);
    buffer_add(&out, text_slice(rest, style, style < tag ? quote : style));
    if (decimal_read(edit.words, &number)) {
        buffer_format(&out, "><v>%.*s</v></c>", TEXT_ARG(edit.words));
    } else if (edit.words.len) {
        buffer_add(&out, TEXT(" t=\"inlineStr\"><is><t>"));
        html_text(&out, edit.words);
        buffer_add(&out, TEXT("</t></is></c>"));
    } else {
        buffer_add(&out, TEXT("/>"));
    }
    buffer_add(&out, text_slice(rest, end, rest.len));
    Text made = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return made;
}

static inline Text xlsx_part(Arena *arena, zip_t *zip, zip_uint64_t index)
{
    zip_stat_t about;
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    int found = zip_stat_index(zip, index, 0, &about);

    assert(file && found == 0);
    char *bytes = arena_alloc(arena, (size_t)about.size + 1);
    zip_int64_t got = zip_fread(file, bytes, about.size);
    assert(got == (zip_int64_t)about.size);
    zip_fclose(file);
    (void)got;
    (void)found;
    return (Text){ bytes, (size_t)about.size };
}

/* The file with these cells changed, all other parts as they are; ends the program when it has no such cell. */
static inline Text xlsx_edited(Arena *arena, Text bytes, const XlsxEdit *edits, size_t count)
{
    zip_source_t *from = zip_source_buffer_create(bytes.at, bytes.len, 0, NULL);
    zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *in = zip_open_from_source(from, ZIP_RDONLY, NULL), *out = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
    zip_stat_t about;

    if (!in || !out)
        abort();
    zip_source_keep(to);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(in, 0); i++) {
        const char *name = zip_get_name(in, i, 0);
        Text part = xlsx_part(arena, in, i);

        for (size_t k = 0; k < count && strcmp(name, "xl/worksheets/sheet1.xml") == 0; k++) {
            part = xlsx_sheet_set(arena, part, edits[k]);
            if (!part.at)
                abort();
        }
        if (zip_file_add(out, name, zip_source_buffer(out, part.at, part.len, 0), ZIP_FL_ENC_UTF_8) < 0)
            abort();
    }
    zip_discard(in);
    if (zip_close(out) || zip_source_stat(to, &about) || zip_source_open(to))
        abort();
    char *made = arena_alloc(arena, (size_t)about.size + 1);
    zip_int64_t got = zip_source_read(to, made, about.size);
    zip_source_close(to);
    zip_source_free(to);
    return (Text){ made, got < 0 ? 0 : (size_t)got };
}

#endif
