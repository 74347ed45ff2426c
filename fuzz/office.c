/* office.c - any bytes through the readers of office formats. The first byte chooses one; for formats that are zip files the
 * rest is a part of such a file, or, when it begins as one, the file itself.
 *
 * What must hold: a Problem of the kinds that readers.h names, or a Doc in valid UTF-8 whose blocks lie in its text, in order. */
#include "format/readers.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A reader, and the members among which the bytes are parted at NULs. */
static const struct {
    FormatReader *reader;
    const char *members[5];
} targets[] = {
    { docx_read, { "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml" } },
    { xlsx_read, { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml" } },
    { odt_read, { "content.xml", "styles.xml" } },
    { html_read, { NULL } },
    { rtf_read, { NULL } },
};

static const char relations[] =
    "<Relationships><Relationship Id='a' Type='/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' "
    "Type='/styles' Target='styles.xml'/><Relationship Id='c' Type='/numbering' "
    "Target='numbering.xml'/><Relationship "
    "Id='d' Type='/footnotes' Target='footnotes.xml'/><Relationship Id='e' Type='/sharedStrings' "
    "Target='sharedStrings.xml'/></Relationships>";
static const char workbook[] = "<workbook><sheets><sheet name='a' id='a'/></sheets></workbook>";

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void add(zip_t *zip, const char *name, Text bytes)
{
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, bytes.at, bytes.len, 0), 0);
    zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

static Text packed(Text parts, const char *const *members, Arena *arena)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    zip_stat_t status;
    Text part;

    zip_source_keep(source);
    for (; *members && text_cut(&parts, 0, &part); members++)
        add(zip, *members, part);
    add(zip, "word/_rels/document.xml.rels", text_of(relations));
    add(zip, "xl/_rels/workbook.xml.rels", text_of(relations));
    add(zip, "xl/workbook.xml", text_of(workbook));
    expect(zip_close(zip) == 0 && zip_source_stat(source, &status) == 0 && zip_source_open(source) == 0);
    char *bytes = arena_alloc_raw(arena, (size_t)status.size);
    expect(zip_source_read(source, bytes, status.size) == (zip_int64_t)status.size);
    zip_source_close(source);
    zip_source_free(source);
    return (Text){ bytes, (size_t)status.size };
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();
    DocBuilder *builder = builder_new(arena);
    size_t which = size ? bytes[0] % (sizeof targets / sizeof *targets) : 0, end = 0;
    Text rest = size ? (Text){ (const char *)bytes + 1, size - 1 } : TEXT("");
    Doc doc;

    if (targets[which].members[0] && !text_starts(rest, TEXT("PK")))
        rest = packed(rest, targets[which].members, arena);
    Problem problem = targets[which].reader(rest, builder);
    if (!problem.code)
        problem = builder_finish(builder, &doc);
    if (problem.code) {
        expect(problem.code == PROBLEM_FILE_BROKEN || problem.code == PROBLEM_FILE_TOO_COMPLEX
               || problem.code == PROBLEM_FILE_ENCRYPTED || problem.code == PROBLEM_FILE_NOT_TEXT);
    } else {
        expect(utf8_valid(doc.text));
        for (size_t i = 0; i < doc.blocks.count; i++) {
            const Block *block = &doc.blocks.items[i];
            expect(block->start >= end && block->start < block->end && block->end <= doc.text.len);
            end = block->end;
        }
    }
    builder_free(builder);
    arena_free(arena);
    return 0;
}
