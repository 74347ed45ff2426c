/* docx.h - what a Word document keeps beside its text: styles, automatic numbers, fields and signs of fonts.
 * Shared by the files of the docx reader. */
#ifndef HALFSKY_FORMAT_DOCX_H
#define HALFSKY_FORMAT_DOCX_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/problem.h"
#include "format/list_numbers.h"

enum { DOCX_LEVELS = 9, DOCX_UNSET = -1, DOCX_BODY = 9 };

/* ---- styles ----------------------------------------------------------------------- */

/* A style with what it inherits. */
typedef struct {
    Text id, based_on;
    int outline;       /* 0 to 8: a heading; DOCX_BODY: none; DOCX_UNSET */
    int number, level; /* its list, 0: none; DOCX_UNSET */
    int hidden;        /* 0, 1, DOCX_UNSET */
    bool resolved;
} DocxStyle;

typedef struct {
    LIST(DocxStyle) list; /* by id */
    Text paragraph;       /* id of the style of paragraphs that name none */
} DocxStyles;

/* Reads styles.xml; empty bytes give no styles. */
Problem docx_styles_read(Text bytes, Arena *arena, DocxStyles *out);
/* NULL when there is none of that id. */
const DocxStyle *docx_style(const DocxStyles *styles, Text id);

/* ---- numbers ---------------------------------------------------------------------- */

typedef struct {
    NumberStyle style;
    bool bullet, legal; /* legal: all levels in decimal (isLgl) */
    int start;
    int restart; /* above which level it begins anew; 0: never; DOCX_UNSET: above its own */
    Text words;  /* "第%1章" */
    Text paragraph_style;
} DocxLevel;

/* A way to number (abstractNum), with its counters. */
typedef struct {
    int id;
    Text style_link; /* the style whose list this one is */
    DocxLevel levels[DOCX_LEVELS];
    int counts[DOCX_LEVELS];
    bool begun[DOCX_LEVELS];
} DocxCounting;

/* A list (num): a way to number, and what is special in it. */
typedef struct {
    int id, counting_id;
    int starts[DOCX_LEVELS]; /* startOverride, DOCX_UNSET */
    bool started[DOCX_LEVELS];
    DocxLevel *levels[DOCX_LEVELS]; /* NULL: as in the counting */
} DocxList;

typedef struct {
    LIST(DocxCounting) countings; /* by id */
    LIST(DocxList) lists;         /* by id */
} DocxNumbers;

/* Reads numbering.xml; empty bytes give no lists. */
Problem docx_numbers_read(Text bytes, const DocxStyles *styles, Arena *arena, DocxNumbers *out);
/* The level of the list `number` that belongs to paragraphs of `style`, 0 when none does. */
int docx_numbers_level(const DocxNumbers *numbers, int number, Text style);
/* Counts a paragraph of the list, and writes the number that stands before it. */
void docx_numbers_count(DocxNumbers *numbers, int number, int level, Buffer *out);

/* ---- fields and signs ------------------------------------------------------------- */

enum { DOCX_FIELDS_MAX = 32, DOCX_CODE_MAX = 8 };

/* A field between its begin and end: first its instruction, then its result. */
typedef struct {
    char code[DOCX_CODE_MAX]; /* how the instruction begins */
    size_t length;
    bool result;
} DocxField;

typedef struct {
    DocxField items[DOCX_FIELDS_MAX];
    int open; /* may be more than DOCX_FIELDS_MAX: those are transparent */
} DocxFields;

/* w:fldChar: `type` is begin, separate or end. */
void docx_fields_change(DocxFields *fields, Text type);
/* w:instrText */
void docx_fields_instruct(DocxFields *fields, Text words);
/* Words here are no text: an instruction, or a table of contents, which says the headings a second time. */
bool docx_fields_hide(const DocxFields *fields);
bool docx_field_is_contents(Text instruction);

/* w:sym: the sign of Wingdings or Symbol, whose code is `code`, in UTF-8. `room` may hold it. Marks of lists give "". */
Text docx_sign(Text code, char room[4]);

#endif
