/* relation_parts.h - whether figures are the parts of another, by their words and by what they come to. What the
 * finders of wholes, totals and rests share; private to them. `parts` are rows of facts in text order. */
#ifndef HALFSKY_READ_RELATION_PARTS_H
#define HALFSKY_READ_RELATION_PARTS_H

#include "model/word_lists.h"
#include "read/relation_words.h"

/* A figure that can be a whole or a part: no share, change, rate or cell of a table. */
bool sum_can_take(const Fact *fact);

/* The text between two figures. */
Text sum_gap(const RelationFinder *f, size_t a, size_t b);

/* The parts come to the whole. */
bool sum_holds(const RelationFinder *f, size_t whole, const size_t *parts, size_t count);

/* 中职学校和特殊教育学校各1所: one of the parts counts more than once. */
bool sum_counts_twice(const RelationFinder *f, const size_t *parts, size_t count);

/* Two figures that are named alike: 国税完成236万元;地税完成221万元, 新建14处、改扩建9处. */
bool sum_named_alike(const RelationFinder *f, size_t a, size_t b);

/* The name of a part without what leads to it: 男童 of 其中：男童. */
Text sum_part_name(const RelationFinder *f, size_t part);

/* 妇女157人、农民工149人: kinds of which one person can be several. */
bool sum_kinds_overlap(const RelationFinder *f, const size_t *parts, size_t count);

/* 女党员28名、35岁以下22名: some parts are by sex and others are not, so that one person is in two of them. */
bool sum_is_mixed(const RelationFinder *f, const size_t *parts, size_t count);

/* 男童62名，女童58名: the names of two parts begin with one of a pair each, so that there is no third. */
bool sum_is_pair(const RelationFinder *f, const size_t *parts);

/* One digit otherwise in the whole or in one part, and they would add up. `sum` is what they come to. */
bool sum_is_slip(const RelationFinder *f, size_t whole, const size_t *parts, size_t count, Decimal sum);

/* Parts that do not give their whole, but are meant to. `lead`: the words between the whole and the first. */
bool sum_is_meant(const RelationFinder *f, size_t whole, Text lead, const size_t *parts, size_t count);

/* The figures before a total that may be its parts, LOOK_BACK at most: those of its sentence; when there are none,
 * of the one before it. `across`: the latter. */
size_t sum_parts_before(const RelationFinder *f, size_t i, size_t *parts, bool *across);

/* It is the first figure of its kind in its paragraph: 学生1126人 …。分年级看：. */
bool sum_is_first(const RelationFinder *f, size_t whole);

/* The finders: a whole, then its parts; what is left of a whole, false when the figure is no rest. */
void wholes_find(RelationFinder *f, size_t whole);
bool rest_find(RelationFinder *f, size_t i);

#endif
