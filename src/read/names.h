/* names.h - where people's names begin and end.
 *
 * A name is a family name of the catalog and one or two letters that given names have, with something
 * behind it that shows its end: a sign, a title, a verb. Words that begin like names (高度, 关爱) are
 * lists of the catalog. */
#ifndef HALFSKY_READ_NAMES_H
#define HALFSKY_READ_NAMES_H

#include "read/item_finders.h"

typedef enum { BORDER_NONE, BORDER_WORD, BORDER_SIGN } Border;

/* A name, and how surely it ends where it does. */
typedef struct {
    size_t start, end;
    uint8_t confidence;
} Name;

typedef struct {
    size_t start, end;
    uint8_t kind; /* TitleKind */
} Title;

/* The name that begins at `at`. `strict`: the words before do not ask for one, so its end must be plain to see. */
bool name_at(const Finder *f, size_t at, bool strict, Name *out);

/* The name that ends at `end`. */
bool name_before(const Finder *f, size_t end, Name *out);

/* How plainly a name ends, or begins, at `at`. */
Border name_border_behind(const Finder *f, size_t at);
Border name_border_before(const Finder *f, size_t at);

/* Bytes of 某, 某某, ×, xx behind a family name, or 0. */
size_t name_mask_at(const Finder *f, size_t at);

/* The longest title that begins at `at`. */
bool title_at(const Finder *f, size_t at, Title *title);

/* A sign or a blank, that parts words. */
static inline bool letter_parts(const Letter *letter)
{
    return letter->kind == LETTER_STOP || letter->kind == LETTER_COMMA || letter->kind == LETTER_OPEN
           || letter->kind == LETTER_CLOSE || letter->kind == LETTER_LINE || letter->kind == LETTER_BLANK;
}

#endif
