/* halfsky/copies.h - passages that texts have in common.
 *
 * Three steps; each may be used alone, and sketches may be kept in a table between them:
 *
 *     halfsky_text bytes = halfsky_sketch(copier, &text);           // a few bytes of each text
 *     halfsky_sketches_add(sketches, bytes.at, bytes.len);          // … of all of them: 0, 1, 2 …
 *     count = halfsky_sketches_behind(copier, sketches, i, &found); // which others may share a passage with i?
 *     if (halfsky_compare(copier, &a, &b, sketches, &copy)) ...     // the passages of two texts, exactly
 *
 * Texts are UTF-8, 1 GiB at most, one document each: a document of a bundle is given from its start to its end
 * (halfsky_document_at), and all offsets are bytes of what was given. They are compared without numbers, masks,
 * punctuation, widths, case, and without the names of their agency and its places. All that is handed out is
 * borrowed from the copier or the models until their next call. */
#ifndef HALFSKY_COPIES_H
#define HALFSKY_COPIES_H

#include "halfsky/catalog.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What one thread compares with; keeps its memory for the next texts. */
typedef struct halfsky_copier halfsky_copier;

halfsky_copier *halfsky_copier_new(const halfsky_catalog *catalog);
void halfsky_copier_free(halfsky_copier *copier); /* NULL is fine */

/* One text and whose it is: "泠川县教育局"; empty when that is not known. */
typedef struct {
    halfsky_text text, agency;
} halfsky_copy_text;

/* ---- sketches: which texts to compare ------------------------------------------------ */

/* The sketch of a text: about a twelfth of its bytes, the same on every machine: version, letters and how many numbers it
 * has, then the numbers, rising; four bytes each, the least significant first. No
 * word of the text can be read in it. */
halfsky_text halfsky_sketch(halfsky_copier *copier, const halfsky_copy_text *text);

/* Sketches of many texts. Add all, sort, then ask, on as many threads as there are copiers. Takes 8 bytes
 * for every 48 of the texts, twice that while sorting. Adding after sorting is fine; sort again. */
typedef struct halfsky_sketches halfsky_sketches;

halfsky_sketches *halfsky_sketches_new(void);
void halfsky_sketches_free(halfsky_sketches *sketches); /* NULL is fine */
/* Adds the next one. Returns 0; -1 when the bytes are no sketch or one of another version: make it anew. */
int halfsky_sketches_add(halfsky_sketches *sketches, const char *bytes, size_t length);
size_t halfsky_sketches_count(const halfsky_sketches *sketches);
void halfsky_sketches_sort(halfsky_sketches *sketches);

typedef struct {
    size_t other;    /* number of a text, as added */
    unsigned shared; /* a weight: the more, the longer what they share, and the fewer others have it */
} halfsky_candidate;

/* The texts behind `index` that may share a passage with it; asked for every index, every pair comes once. A
 * passage that very many texts share ties each to its neighbours only. Sketches must be sorted. */
size_t halfsky_sketches_behind(halfsky_copier *copier, const halfsky_sketches *sketches, size_t index,
                               const halfsky_candidate **out);
/* All texts that may share a passage with one that was not added; -1 as (size_t) when the bytes are no sketch. */
size_t halfsky_sketches_like(halfsky_copier *copier, const halfsky_sketches *sketches, const char *bytes,
                             size_t length, const halfsky_candidate **out);

/* ---- comparing: what two texts share -------------------------------------------------- */

/* One passage: [start[0], end[0]) of the first text is [start[1], end[1]) of the second, with small changes. */
typedef struct {
    size_t start[2], end[2];
    size_t letters; /* that are equal */
} halfsky_passage;

typedef struct {
    const char *kind;                /* "own": the same agency's other text; "other": another agency's; "model" */
    char level;                      /* class: own D; other as catalog/checks.tsv says for copy; model one lower */
    size_t letters[2];               /* of each text; numbers and punctuation do not count */
    size_t copied[2];                /* of these, how many stand in passages */
    unsigned percent[2];             /* share copied of each, rounded */
    const halfsky_passage *passages; /* in the order of one of the texts */
    size_t passage_count;
    size_t longest; /* index of the longest one */
} halfsky_copy;

/* Fills `out` and returns 1 when one text was copied from the other, or both from a third; 0 when what they share
 * does not show it: too little, or formulas, titles, names in a row and what many of the texts in `sketches`
 * (may be NULL) have. The order of the texts changes nothing but the sides. */
int halfsky_compare(halfsky_copier *copier, const halfsky_copy_text *first, const halfsky_copy_text *second,
                    const halfsky_sketches *sketches, halfsky_copy *out);

/* A piece of a passage: the same bytes in both texts, or what was changed; a side may be empty then. */
typedef struct {
    size_t start[2], end[2];
    int equal;
} halfsky_aligned;

/* The passage `index` of the last halfsky_compare that gave 1, piece by piece: equal and changed by turns, all of
 * it in both texts. Its two texts must still be there. Valid until the next call. */
size_t halfsky_align(halfsky_copier *copier, size_t index, const halfsky_aligned **out);

/* What a person is told of the text of one side (0 or 1): what it shares with `other`, the name of the other
 * text, and how much. "zh" or "en". */
halfsky_text halfsky_copy_message(halfsky_copier *copier, const halfsky_copy *copy, int side, halfsky_text other,
                                  const char *language);

/* ---- model texts ---------------------------------------------------------------------- */

/* Model texts (范文) as prints: numbers of one in four grams with their places. Texts are found in it,
 * but cannot be read. Add all, sort, then any number of threads may look
 * into it. */
typedef struct halfsky_models halfsky_models;

halfsky_models *halfsky_models_new(void);
void halfsky_models_free(halfsky_models *models); /* NULL is fine */
/* Adds a text under a name. Returns 1; 0 when it is there already, or too short to be known again. */
int halfsky_models_add(halfsky_models *models, halfsky_copier *copier, halfsky_text name,
                       const halfsky_copy_text *text);
void halfsky_models_sort(halfsky_models *models); /* after the last one was added or loaded */
size_t halfsky_models_count(const halfsky_models *models);
halfsky_text halfsky_models_name(const halfsky_models *models, size_t index); /* "" when there is none */
/* All of them as bytes, for a file; and back: 0, or -1 when the bytes are no models, or of another version; then
 * nothing was added. Models that are there already are not added twice. */
halfsky_text halfsky_models_bytes(halfsky_models *models);
int halfsky_models_load(halfsky_models *models, const char *bytes, size_t length);

/* Model texts that a text may share a passage with, the most likely first; and comparing with one of them: the
 * first side is the text, the second knows no bytes (start[1] and end[1] count letters). Spans are exact to a few
 * letters. */
size_t halfsky_models_like(halfsky_copier *copier, const halfsky_models *models, const halfsky_copy_text *text,
                           const halfsky_candidate **out);
int halfsky_compare_model(halfsky_copier *copier, const halfsky_copy_text *text, const halfsky_models *models,
                          size_t index, halfsky_copy *out);

#ifdef __cplusplus
}
#endif
#endif
