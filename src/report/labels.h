/* labels.h - what tables call the measures, to be looked up.
 *
 * Names and labels are compared in a normal form: narrow letters, without blanks, signs, notes and numbering. */
#ifndef HALFSKY_REPORT_LABELS_H
#define HALFSKY_REPORT_LABELS_H

#include "base/list.h"
#include "model/catalog.h"

typedef struct {
    Text words; /* normal form */
    uint32_t measure;
} LabelWords;

/* A measure that is a category of another one. */
typedef struct {
    uint32_t whole, measure;
    Text words; /* normal form */
} LabelPart;

/* Built once for a table or many; lies in the arena that it was made in. */
typedef struct {
    const Catalog *catalog;
    LIST(LabelWords) labels; /* by their bytes */
    LIST(LabelPart) parts;
    LIST(uint32_t) wholes; /* measure -> what it is a category of, or LABEL_NO_WHOLE */
} Labels;

enum { LABEL_HITS_MAX = 4 };

/* The measures that some words say. */
typedef struct {
    uint32_t measures[LABEL_HITS_MAX];
    size_t count;
    Text unit; /* that the words themselves name: 人 in 孤儿人数; "" for none */
} LabelHits;

void labels_build(const Catalog *catalog, Arena *arena, Labels *out);

/* Whole `label`, in normal form, but for words that change nothing. `counted`: it stands with a unit, so that 学校（所） is
 * 学校数. */
LabelHits labels_find(const Labels *labels, Text label, bool counted);
/* The measure that is category `words` of `whole`, or LABEL_NO_WHOLE. */
uint32_t labels_part(const Labels *labels, uint32_t whole, Text words);
/* Some label of the measure has these words in it. */
bool labels_within(const Labels *labels, uint32_t measure, Text words);
/* The longest label that begins at `at`, in bytes; 0: none. Its first measure in `*measure`. */
size_t labels_at(const Labels *labels, Text text, size_t at, uint32_t *measure);

/* The normal form, in the arena. */
Text label_normal(Arena *arena, Text words);

#endif
