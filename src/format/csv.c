/* csv.c - a text of cells between commas, tabs or semicolons, as one sheet. */
#include "format/readers.h"

#include "format/csv_rows.h"
#include "format/decode.h"
#include "format/sheet.h"

/* '=1+1: the apostrophe keeps a spreadsheet from reckoning (base/csv.h), and is no word of the cell. */
static Text without_guard(Text words)
{
    bool guarded = words.len > 1 && words.at[0] == '\'' && memchr("=+-@", words.at[1], 4);

    return guarded ? text_slice(words, 1, words.len) : words;
}

Problem csv_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    Sheet sheet = { .arena = arena };
    Buffer words = { 0 };
    CsvCell cell;
    Doc doc;
    Problem problem = decode_text(bytes, arena, &doc);

    if (!problem.code) {
        CsvCursor cursor = csv_cursor(doc.text, csv_separator(doc.text, true));
        while (sheet.cells.count <= BUILDER_CELLS_MAX && csv_next(&cursor, &cell, &words))
            sheet_add(&sheet, cell.row, cell.column, without_guard(text_trim(buffer_text(&words))));
        sheet_build(&sheet, TEXT("CSV"), out);
    }
    buffer_free(&words);
    arena_free(arena);
    return problem;
}
