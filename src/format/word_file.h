/* word_file.h - the letters of a Word 97-2003 file (MS-DOC) and what their paragraphs are.
 *
 * Such a file keeps its text in pieces; properties lie apart, by the place of the letters in the file. Parts of the text
 * - body, footnotes, text boxes - follow each other, and a place in all of it is a CP. */
#ifndef HALFSKY_FORMAT_WORD_FILE_H
#define HALFSKY_FORMAT_WORD_FILE_H

#include "base/arena.h"
#include "base/problem.h"

typedef struct WordFile WordFile;

typedef enum {
    WORD_BODY,
    WORD_NOTES,
    WORD_HEADERS,
    WORD_MACROS,
    WORD_COMMENTS,
    WORD_ENDNOTES,
    WORD_BOXES,
    WORD_PARTS
} WordPart;

typedef struct {
    uint32_t cp;
    uint32_t code; /* Unicode, or one of Word's marks below ' ' */
    uint32_t fc;   /* where it lies in the stream: what properties go by */
    bool dropped;  /* deleted by a tracked change, hidden, or a letter of a symbol font */
} WordLetter;

typedef struct {
    int level;       /* of a heading, 1 to 9; else 0 */
    int depth;       /* of tables around it */
    bool ends_row;   /* the mark behind the last cell of a row */
    bool inner_cell; /* ends a cell of a table inside a table */
    Text row;        /* of ends_row: the row's definition, for word_cells */
} WordParagraph;

/* A cell of a row as its definition says. */
typedef struct {
    int left, right; /* twips */
    bool across;     /* goes on with the cell left of it */
    bool above;      /* goes on with the cell above it */
} WordCell;

/* FILE_ENCRYPTED; FILE_BROKEN, also for files of Word 95 and before. */
Problem word_open(Text bytes, Arena *arena, WordFile **out);

/* The CPs [*first, *last) of a part. */
void word_part(const WordFile *file, WordPart part, uint32_t *first, uint32_t *last);
/* The CPs in WORD_NOTES where note `index` begins and ends; false when there are not so many. */
bool word_note(const WordFile *file, size_t index, uint32_t *first, uint32_t *last);

/* The letter at `*cp`, and moves behind it; false at the end of the text. `*piece` begins as 0. */
bool word_letter(const WordFile *file, uint32_t *cp, size_t *piece, WordLetter *out);
/* What the paragraph is that the letter at `fc` ends. */
WordParagraph word_paragraph(const WordFile *file, uint32_t fc);
/* The cells of a row, at most `max`; how many there are. */
size_t word_cells(Text row, WordCell *cells, size_t max);

#endif
