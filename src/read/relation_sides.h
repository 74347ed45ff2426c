/* relation_sides.h - the two figures that a share, a rate or a completion is of. Private to the finders of relations. */
#ifndef HALFSKY_READ_RELATION_SIDES_H
#define HALFSKY_READ_RELATION_SIDES_H

#include "model/word_lists.h"
#include "read/relation_words.h"

enum { SIDES = 6 };

/* Figures that can be a side of a ratio. */
typedef struct {
    size_t rows[SIDES]; /* the nearest first */
    size_t count;
} Sides;

/* The sides before `i` since its sentence or the last semicolon or percentage began. */
Sides ratio_sides(const RelationFinder *f, size_t i);

/* Whether `top` of `base` comes to the share `i`. */
Verdict ratio_verdict(const RelationFinder *f, size_t i, size_t top, size_t base, Decimal *expected);
bool ratio_holds(const RelationFinder *f, size_t i, size_t top, size_t base);

/* Any two of the sides that give it, in either order: false when none. */
bool ratio_any_holds(const RelationFinder *f, size_t i, const Sides *sides, size_t *top, size_t *base);

/* 占66.7%和54.1%: one of several shares, each of its own. */
bool ratio_goes_on(const RelationFinder *f, size_t i);

bool relation_is_smaller(const RelationFinder *f, size_t a, size_t b);

void ratio_add(RelationFinder *f, RelationType type, size_t i, size_t top, size_t base);

/* Added when it fails, too: `firm`, or no further away than `percent`. */
void ratio_add_failing(RelationFinder *f, RelationType type, size_t i, size_t top, size_t base, bool firm,
                       int percent);

/* The finders: of a named whole, false when there is none; of a goal, false when the figure is no completion.
 * `clause`: the words before the figure. */
bool named_whole_find(RelationFinder *f, size_t i);
bool completion_find(RelationFinder *f, size_t i, Text clause);

#endif
