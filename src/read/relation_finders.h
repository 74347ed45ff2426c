/* relation_finders.h - the finders of relations.c, one for each way in which figures belong
 * together. Private to them.
 *
 * Each looks at one fact as a result and at the facts before it as parts. Of several that
 * could be its parts those are taken that give it; else those that the words tie most. */
#ifndef HALFSKY_READ_RELATION_FINDERS_H
#define HALFSKY_READ_RELATION_FINDERS_H

#include "model/arithmetic.h"
#include "read/relations.h"

enum { LOOK_BACK = 24 }; /* figures before one that may belong to it */

typedef struct {
    Reading *r;
    size_t first, end; /* facts of the document */
} RelationFinder;

void ratio_find(RelationFinder *f, size_t result);
void difference_find(RelationFinder *f, size_t result);
void sum_find(RelationFinder *f, size_t result);

/* Pieces of those, in files of their own. */
void share_or_rate_find(RelationFinder *f, size_t result);
/* `said`: the words call the figure a total. False: it is no product. */
bool product_find(RelationFinder *f, size_t result, bool said);
/* Totals of rows and columns of the tables. */
void table_sums_find(RelationFinder *f);
bool relation_is_side(const Fact *fact); /* a figure that can be one side of a ratio */

static inline const Fact *fact_of_row(const RelationFinder *f, size_t row)
{
    return &f->r->facts.items[row];
}

/* A figure with a value; ranges and blanks have none. */
static inline bool has_figure(const Fact *fact)
{
    return fact->quantity.kind <= FACT_MEASURE
           && (fact->quantity.number.form == NUMERAL_EXACT || fact->quantity.number.form == NUMERAL_FRACTION);
}

static inline bool is_rate(const Fact *fact)
{
    return !span_empty(fact->per);
}

/* Units of one family: 人 and 名. */
bool relation_same_family(const RelationFinder *f, const Fact *a, const Fact *b);

/* No stop and no line end stands between two facts. */
bool relation_same_sentence(const RelationFinder *f, size_t before, size_t row);

/* The words between a fact and the one before it in its line. */
Text relation_clause(const RelationFinder *f, size_t row);

void relation_add(RelationFinder *f, RelationType type, size_t result, const size_t *parts, size_t count);

#endif
