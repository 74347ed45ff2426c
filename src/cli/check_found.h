/* check_found.h - the findings of a document, gathered for a page that needs them more than once.
 *
 * Their texts are copies in the Arena; personal data in them is masked already. */
#ifndef HALFSKY_CLI_CHECK_FOUND_H
#define HALFSKY_CLI_CHECK_FOUND_H

#include "base/list.h"
#include "cli/covers.h"
#include "cli/read_formats.h"

enum { CLASSES = 4 };

typedef struct {
    size_t index;  /* in its file */
    size_t number; /* in its document, from 1 */
    char level;    /* 'A' to 'D' */
    Text rule;
    size_t start, end;
    size_t places; /* of which the same is to be said; start to end is the first */
    size_t line;   /* in the file, from 1 */
    Text section;  /* the heading above it, of the text; may be empty */
    Text message;
    Text fix;      /* what to write instead; "" deletes it */
    bool suggests; /* there is one: a machine may write it, or a person should look at it */
} Found;

/* Words of the text that belong to a finding. */
typedef struct {
    size_t start, end;
    size_t found; /* which of the items */
    size_t index; /* of the finding in its file; another than the item's where the same is said of another place */
    bool main;    /* what it objects to; else what shows it */
} FoundPiece;

typedef struct {
    LIST(Found) items;       /* in text order */
    LIST(FoundPiece) pieces; /* in text order; they may overlap */
    size_t counts[CLASSES];  /* A B C D */
} Founds;

/* How far the findings of a file were gathered. */
typedef struct {
    size_t next;           /* finding */
    size_t lines, line_at; /* line ends before `line_at` */
    size_t heading;        /* the first that does not stand above */
} FoundWalk;

/* The findings of document `document`. Documents are asked for in order, with the same walk, zeroed before the first. */
void founds_gather(const ReadFile *file, size_t document, FoundWalk *walk, Arena *arena, Founds *out);

/* What must be covered in the whole file. */
void founds_cover(const ReadFile *file, Arena *arena, Covers *out);

/* Where it stands, for people: 第6行 · 二、…. The heading is text of the
 * file, covered. */
void found_place(const ReadFile *file, const Found *found, const Covers *covers, Language language, Buffer *out);

/* 必须改正 for 'A'. */
Text class_shown(char level, Language language);

#endif
