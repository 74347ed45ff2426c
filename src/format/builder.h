/* builder.h - puts a Doc together, piece by piece, as a reader of a format meets the pieces.
 *
 *     builder_page(builder, 3);
 *     builder_add(builder, TEXT("一、基本情况"));
 *     builder_end(builder, BLOCK_HEADING, 1);
 *     builder_table(builder, TEXT(""));
 *     builder_row(builder);
 *     builder_cell(builder, 2, 1);
 *     builder_add(builder, TEXT("合计"));
 *     builder_end_table(builder);
 *
 * A paragraph becomes a line of the text, a row of a table a line whose cells stand between tabs:
 * so src/read understands it. Merged cells are filled: words are written at every place that
 * they cover, a figure only at the first, or it would count twice; the others, and those of an empty one, end where it ends. A table inside a cell is
 * part of its words.
 *
 * What is added need not be clean: bytes that are no UTF-8 become U+FFFD, control
 * characters go, blanks at the ends of paragraphs and cells go, empty paragraphs leave no block. */
#ifndef HALFSKY_FORMAT_BUILDER_H
#define HALFSKY_FORMAT_BUILDER_H

#include "base/doc.h"
#include "base/problem.h"

/* Beyond these a file is FILE_TOO_COMPLEX. */
enum { BUILDER_BYTES_MAX = 256 * 1024 * 1024, BUILDER_CELLS_MAX = 4 * 1024 * 1024, BUILDER_COLUMNS_MAX = 4096 };

typedef struct DocBuilder DocBuilder;

/* Which place of the Doc a marked cell came to: the first of those that it covers. */
typedef struct {
    int table, row, column;
    size_t mark;
} BuilderMark;

typedef LIST(BuilderMark) BuilderMarks;

/* The Doc that comes of it lies in `arena`. */
DocBuilder *builder_new(Arena *arena);
void builder_free(DocBuilder *builder); /* NULL is fine */

/* From here on the text stands on page `page`, from 1. A page before the last one given is that one. */
void builder_page(DocBuilder *builder, int page);
/* Words into the open paragraph or cell; one is opened when none is. Line ends and tabs in them are blanks. */
void builder_add(DocBuilder *builder, Text words);
/* A line ends inside the paragraph or cell. In a cell it is a blank. */
void builder_break(DocBuilder *builder);
/* Ends the open paragraph as `kind`; `level` is that of a heading, else 0. In a cell: a break. */
void builder_end(DocBuilder *builder, BlockKind kind, int level);

/* A table begins, ending the open paragraph. `name` is that of its sheet, or "". */
void builder_table(DocBuilder *builder, Text name);
/* So many empty rows of its sheet stand above the table that has just begun; they are counted, not kept. */
void builder_rows_above(DocBuilder *builder, int rows);
void builder_row(DocBuilder *builder);
/* A cell begins that covers so many columns and rows, 1 and 1 when it is not merged. */
void builder_cell(DocBuilder *builder, int columns, int rows);
/* A cell begins that continues the one above it (vMerge of docx). */
void builder_cell_above(DocBuilder *builder, int columns);
/* Where the open cell of the outermost table stands in its file, in whatever the reader counts by; not 0. */
void builder_mark(DocBuilder *builder, size_t mark);
void builder_end_table(DocBuilder *builder);

/* The text was read from a picture. */
void builder_scanned(DocBuilder *builder);
/* True once a limit is passed: what is added from then on is dropped, and the reader may as well stop. */
bool builder_full(const DocBuilder *builder);

/* Of the tables that have ended; valid until the builder is freed. */
const BuilderMarks *builder_marks(const DocBuilder *builder);

/* Ends what is open and fills `out`. The builder is empty then. */
Problem builder_finish(DocBuilder *builder, Doc *out);

#endif
