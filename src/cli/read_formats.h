/* read_formats.h - how `halfsky read` and `halfsky check` write what they have read.
 *
 * A format is a few functions. `begin` and `end` are called once, on the main thread.
 * `file` is called once for each file that was read, on any thread and in any order, with a
 * buffer of its own; the buffers are put out in the order of the files. So a format
 * keeps no state between files, and the output does not depend on the threads. What the end of
 * the output has to say of each file (a list of contents) goes the same way, in `index`.
 * What several files show together, copies, comes after all files and before the end: `copies`. */
#ifndef HALFSKY_CLI_READ_FORMATS_H
#define HALFSKY_CLI_READ_FORMATS_H

#include "base/buffer.h"
#include "base/doc.h"
#include "base/problem.h"
#include "cli/names.h"
#include "halfsky/check.h"
#include "halfsky/copies.h"
#include "halfsky/read.h"
#include "model/problems.h"

#include <string.h>

/* What was asked for. */
typedef struct {
    Language language;
    bool all;    /* not only facts: documents, roles, laws, activities … */
    bool check;  /* findings are asked for: count them */
    bool copies; /* passages that documents share are looked for */
    const halfsky_catalog *catalog;
    struct MendWork *mend;                /* of `clean` and `mask` */
    halfsky_models *models;               /* model texts; NULL: none */
    const halfsky_exceptions *exceptions; /* NULL: none */
    bool terminal;                        /* the output is one: colours are welcome; set by read_files */
} ReadSettings;

/* One file, read. */
typedef struct {
    const ReadSettings *settings;
    size_t number;          /* of the file, from 1, in order; numbers of unreadable files are left out */
    Text name;              /* its path, as UTF-8 */
    const Doc *doc;         /* its text; all offsets are bytes of it */
    halfsky_reader *reader; /* holds the results; texts of a fact or item end with its next call */
    Buffer *index;          /* for what `end` is to have of this file: see ReadTotals */
    Problem *problem; /* to be set by a format that can write nothing of this file: it then counts as not read */
    void (*flush)(void *sink, Buffer *out); /* NULL: the file's turn has not come */
    void *sink;
} ReadFile;

enum { READ_FLUSH_ABOVE = 1024 * 1024 };

/* For `file` to call now and then: puts out and empties a buffer that has become large, when it
 * is the file's turn. So the output of one huge file need not be held whole. */
static inline void read_flush(const ReadFile *file, Buffer *out)
{
    if (file->flush && out->len > READ_FLUSH_ABOVE)
        file->flush(file->sink, out);
}

/* A fact whose figure was masked or left out. */
static inline bool fact_blank(const halfsky_fact *fact)
{
    return strcmp(fact->kind, "placeholder") == 0 || strcmp(fact->kind, "missing") == 0;
}

/* ---- copies ------------------------------------------------------------------------- */

/* A piece of a passage: the same bytes in both texts, or what stands in each other's place; a side may be empty
 * then. Pieces of a passage are equal and changed by turns and cover it in both texts. */
typedef struct {
    bool equal;
    size_t start[2], end[2]; /* bytes of the texts of the two files */
    Text shown[2];           /* what stands there, personal data masked: to be shown */
} CopyPiece;

/* start[0] to end[0] in the one file is start[1] to end[1] in the other, with small changes. */
typedef struct {
    size_t start[2], end[2];
    const CopyPiece *pieces; /* of a model text one, the text's own side only */
    size_t piece_count;
} CopyPassage;

typedef struct {
    size_t number;               /* of the file, as in ReadFile; 0: a model text */
    Text file;                   /* its name; the name of a model text */
    const Doc *doc;              /* its text, unmasked, and places (place_show); NULL: a model text */
    size_t document;             /* index of the document in its file */
    size_t start, end;           /* of that document */
    Text title, agency;          /* "" when it has none; masked */
    unsigned percent;            /* of its letters stand in the passages */
    Text message_zh, message_en; /* of the finding on this side; a model text has none */
} CopySide;

/* Two documents that share passages: one finding of rule `copy` for each side that is no model text. */
typedef struct {
    const char *kind; /* "own" "other" "model", as in halfsky/copies.h; sides[1] is the model */
    char level;
    CopySide sides[2]; /* in the order of the files */
    const CopyPassage *passages;
    size_t passage_count, longest; /* the index of the longest one: there the finding stands */
} ReadCopy;

typedef struct {
    size_t files, documents, facts, findings;
    size_t excepted; /* findings left out: known exceptions */
    size_t failed;   /* files and folders that could not be read */
    Text index;      /* what `file` put into its index, in the order of the files */
    Text failures;   /* what `failed` put there */
} ReadTotals;

typedef struct {
    void (*begin)(const ReadSettings *settings, Buffer *out);
    void (*file)(const ReadFile *file, Buffer *out);
    void (*end)(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);
    /* All copies, once, on the main thread, after all files and before `end`; also when there are none. NULL: they are
     * not looked for. The list, its texts and Docs are gone afterwards; `index` as that of ReadFile. */
    void (*copies)(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index, Buffer *out);
    /* Of what could not be read, on the main thread; NULL: the message to the user is enough. */
    void (*failed)(const ReadSettings *settings, const Problem *problem, Buffer *failures);
    /* Set: each file becomes a file of its own, named after it with this ending (outputs.h), and
     * `begin` and `end` are NULL. Each call of `file` then gives a whole file. */
    const char *ending_zh, *ending_en;
    /* When a file was put out, on the main thread and in order; NULL: its index is kept for `end`. */
    void (*taken)(const ReadSettings *settings, Text name, Text index);
    bool binary; /* nothing for a terminal */
} ReadFormat;

extern const ReadFormat read_text_format;   /* read_text.c */
extern const ReadFormat read_jsonl_format;  /* read_jsonl.c */
extern const ReadFormat read_csv_format;    /* read_csv.c */
extern const ReadFormat read_html_format;   /* read_html.c */
extern const ReadFormat read_plain_format;  /* read_plain.c */
extern const ReadFormat check_text_format;  /* check_text.c */
extern const ReadFormat check_csv_format;   /* check_csv.c */
extern const ReadFormat check_docx_format;  /* check_docx.c */
extern const ReadFormat check_html_format;  /* check_html.c */
extern const ReadFormat check_jsonl_format; /* check_jsonl.c */

#endif
