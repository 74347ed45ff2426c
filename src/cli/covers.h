/* covers.h - words of a text that must not be shown, and what stands for them.
 *
 * A page that is passed around shows no personal data: where a finding says that something has to
 * be masked, it is, in the text itself and in whatever repeats its words (a message, a
 * value, a title). Made once for a text; all memory is in the Arena. */
#ifndef HALFSKY_CLI_COVERS_H
#define HALFSKY_CLI_COVERS_H

#include "base/buffer.h"
#include "base/list.h"

typedef struct {
    size_t start, end; /* bytes of the text */
    Text words;        /* what stands there */
    Text shown;        /* instead */
} Cover;

enum { COVER_SIEVE = 4096 };

typedef struct {
    Text text;
    LIST(Cover) items; /* by their start, none overlapping */
    Cover *by_words;   /* those long enough to be known again, by their bytes */
    size_t by_words_count;
    size_t longest;                       /* of their words */
    unsigned char sieve[COVER_SIEVE / 8]; /* how they begin */
} Covers;

/* Covers [start, end), which begins behind those added before. Without `shown` a * for each letter. */
void covers_add(Covers *covers, Arena *arena, size_t start, size_t end, Text shown);
/* To be called after the last covers_add. */
void covers_ready(Covers *covers, Arena *arena);

/* Whether something of [start, end) is covered. */
bool covers_touch(const Covers *covers, size_t start, size_t end);

/* Adds the text from `start` to `end`, covered and escaped as HTML. What stands for a part
 * is added where it begins; nothing for the rest of it. */
void covers_html_range(const Covers *covers, size_t start, size_t end, Buffer *out);
/* Adds any text, escaped, covered words in it covered too. */
void covers_html(const Covers *covers, Text text, Buffer *out);
/* As covers_html, as plain text. */
void covers_plain(const Covers *covers, Text text, Buffer *out);

#endif
