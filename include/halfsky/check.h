/* halfsky/check.h - what a careful reviewer would object to in what was read.
 *
 *     halfsky_read(reader, text, length);
 *     for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++) ...
 *
 * Findings are made when they are first asked for, of the last reading; texts are borrowed
 * from it, and a message from the reader until the next call. */
#ifndef HALFSKY_CHECK_H
#define HALFSKY_CHECK_H

#include "halfsky/read.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    size_t start, end;
} halfsky_span;

typedef struct {
    const char *rule; /* an id of catalog/checks.tsv: ratio, placeholder, privacy ... */
    char level;       /* 'A' must be mended, 'B' mended or explained, 'C' verified and explained, 'D' a hint */
    size_t document;  /* index of its document in the bundle */
    size_t start, end;
    size_t same_as;                /* index of the first finding that says the same of other places, or its own */
    halfsky_text message;          /* what is wrong, for people */
    halfsky_text stated, expected; /* what was read and what should stand there; may be empty */
    const halfsky_span *spans;     /* what else shows it; of a first finding also where the others stand */
    size_t span_count;
    int confidence;   /* 0 to 100 */
    int mendable;     /* 1: `fix` may be written instead of start to end without asking; */
    halfsky_text fix; /* "" deletes it */
} halfsky_finding;

size_t halfsky_finding_count(halfsky_reader *reader);
/* Findings that say the same of several places of a document, counted once: 20xx年 ten times is one. */
size_t halfsky_finding_distinct(halfsky_reader *reader);
/* Findings that the exceptions of halfsky_reader_except left out; they are counted and shown nowhere else. */
size_t halfsky_finding_excepted(halfsky_reader *reader);
/* Fills `out`, its message in "zh" or "en", and returns 1; 0 when `index` is too large. Findings stand
 * in text order within each document. */
int halfsky_finding_at(halfsky_reader *reader, size_t index, const char *language, halfsky_finding *out);

/* The text from `start` to `end` with the personal data in it masked, for whatever is shown or kept of a
 * checked text: messages and texts of findings are masked in the same way. Borrowed from the reader until
 * the next call of this function or the next reading. */
halfsky_text halfsky_shown(halfsky_reader *reader, size_t start, size_t end);

/* What halfsky_shown masks, whether or not a finding says so: fills `out` and returns 1; 0 when `index` is too large.
 * In text order, not overlapping. */
int halfsky_masked_at(halfsky_reader *reader, size_t index, halfsky_span *out);

/* ---- known exceptions ---- */

/* Findings that a county has looked at and allows. Read-only and may be shared by any number of threads. */
typedef struct halfsky_exceptions halfsky_exceptions;

/* Reads the table `text`, as docs/catalog.md describes it; `name` is what messages call it. Returns NULL when it is
 * wrong, and then writes what, where and what to do to `message`, as halfsky_catalog_load. */
halfsky_exceptions *halfsky_exceptions_read(const char *name, const char *text, size_t length, const char *language,
                                            char *message, size_t room);
void halfsky_exceptions_free(halfsky_exceptions *exceptions); /* NULL is fine */

/* Leaves findings that `exceptions` allow out of the following readings, until called again; NULL: none. They must
 * outlive these. `name` is that of the file that the text is of; it is copied. Masks stay as they are: what an allowed
 * finding names is still masked wherever text is shown. To be called before halfsky_read. */
void halfsky_reader_except(halfsky_reader *reader, const halfsky_exceptions *exceptions, const char *name,
                           size_t length);

/* ---- mending ---- */

/* What to mend; they may be added. */
enum {
    HALFSKY_CLEAN = 1, /* wrong words, stray marks, titles that stand there twice, widths, blanks */
    HALFSKY_MASK = 2   /* personal data, wherever it stands */
};

typedef struct {
    const char *rule;          /* of the finding that was mended; "width" and "blank" need none */
    size_t start, end;         /* bytes of the text that was given */
    size_t new_start, new_end; /* bytes of the mended text */
    halfsky_text before;       /* what stood there, personal data masked */
    halfsky_text after;        /* what stands there now, masked as well */
} halfsky_change;

/* Mends one text after another. Not shared between threads. */
typedef struct halfsky_mender halfsky_mender;

halfsky_mender *halfsky_mender_new(const halfsky_catalog *catalog); /* stays the caller's */
void halfsky_mender_free(halfsky_mender *mender);                   /* NULL is fine */

/* Mends `text` until nothing is left that is mended without asking. 0: done; -1: not UTF-8 or too large, as of
 * halfsky_read; 1: personal data of class A was asked to be masked and some could not: such a text must not be
 * passed on, and halfsky_mended gives nothing. */
int halfsky_mend(halfsky_mender *mender, const char *text, size_t length, int what);

/* The mended text and its changes, in text order; they end with the next halfsky_mend. */
halfsky_text halfsky_mended(const halfsky_mender *mender);
size_t halfsky_change_count(const halfsky_mender *mender);
/* Fills `out` and returns 1; 0 when `index` is too large. Its texts end with the next call. */
int halfsky_change_at(halfsky_mender *mender, size_t index, halfsky_change *out);

#ifdef __cplusplus
}
#endif
#endif
