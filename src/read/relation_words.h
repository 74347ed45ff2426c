/* relation_words.h - the words around a figure that tell what it counts, for the finders of relations.
 *
 * A name here is a piece of the text; two figures belong together when the name of one is made of letters of the
 * other's. Letters that name nothing (的, 全, 共, 人) are rows of the catalog. */
#ifndef HALFSKY_READ_RELATION_WORDS_H
#define HALFSKY_READ_RELATION_WORDS_H

#include "model/word_lists.h"
#include "read/relation_finders.h"

/* The words before a figure, since the figure or the sign (，；。：、) before it, days and years among them:
 * 其中女党员 of 党员412名，其中女党员158名. */
Text relation_name(const RelationFinder *f, size_t row);

/* The words behind a figure up to the next one or the next sign: 村医中 of 36名村医中，. */
Text relation_tail(const RelationFinder *f, size_t row);

/* How many letters of `name` say something, and how many of those stand in the name or tail of a figure. */
size_t relation_letters(const RelationFinder *f, Text name);
size_t relation_shared(const RelationFinder *f, Text name, size_t row);

/* The part of `clause` behind its last sign. */
Text relation_last_clause(const RelationFinder *f, Text clause);

/* 合计, 共有: a word of `list` stands in the text, and is not a piece of another word (公共, 共同). */
bool relation_sums_up(const RelationFinder *f, WordListKind list, Text text);

/* The figure is one that another is set against: 比2020年的355件. */
bool relation_is_against(const RelationFinder *f, size_t row);

/* Both figures are printed with the same unit; 人, 名 and 位 are one. */
bool relation_same_unit(const RelationFinder *f, size_t a, size_t b);

/* 有重复, 身份重合: words from the figure `first` to the end of the sentence of `last` say that some are counted
 * in several of the figures. */
bool relation_overlap_said(const RelationFinder *f, size_t first, size_t last);

/* One digit wrong, one too many or too few, or two swapped in `row` would make it `value`: a slip of the pen. */
bool relation_is_slip(const RelationFinder *f, size_t row, Decimal value);

/* Where the sentence of a figure begins: row of the first fact in it. */
size_t relation_sentence_first(const RelationFinder *f, size_t row);

#endif
