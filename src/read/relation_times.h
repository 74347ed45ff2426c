/* relation_times.h - products by what a rate is for: so many times, groups or people, each so much. Private to the
 * finders of relations. */
#ifndef HALFSKY_READ_RELATION_TIMES_H
#define HALFSKY_READ_RELATION_TIMES_H

#include "read/relation_words.h"

/* The rate is for each of what the figure counts: 每户 of 40户, 每人 of 12名, 每班 of 6个班. */
bool product_is_for_each(const RelationFinder *f, size_t count, size_t rate);

/* 办班4期，每期30人，共培训120人: false when the total is none of such a product. */
bool times_find(RelationFinder *f, size_t i);

#endif
