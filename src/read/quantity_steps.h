/* quantity_steps.h - the steps by which quantity.c reads on behind a number. Private to it and to
 * quantity_pairs.c.
 *
 * Each looks at what stands at the cursor; what fits is noted in the quantity and the
 * cursor goes behind it. */
#ifndef HALFSKY_READ_QUANTITY_STEPS_H
#define HALFSKY_READ_QUANTITY_STEPS_H

#include "read/cursor.h"
#include "read/quantity.h"

/* quantity.c */
bool quantity_eat_unit(const Catalog *catalog, Cursor *c, Quantity *q);
/* 余 多 来 between the number and its unit: only when a unit or a scale follows. */
void quantity_eat_bound_before(Cursor *c, Quantity *q);
/* 以上, 左右, 内 and the like behind the unit. */
void quantity_eat_bounds_after(Cursor *c, Quantity *q);
/* Two bounds on one number: 近6000余元 contradicts itself and means about. */
FactBound quantity_bound_join(FactBound a, FactBound b);
/* A stop, a comma, the line or the text ends here. */
bool quantity_ends_clause(const Cursor *c);

/* quantity_pairs.c */
/* 半 behind a unit: 一个半小时, 两年半. */
void quantity_eat_half(const Catalog *catalog, Cursor *c, Quantity *q);
/* 六角五分 behind 二元. */
void quantity_eat_small_money(Cursor *c, Quantity *q);
/* 至2天 behind 1: the second end and its unit. */
void quantity_eat_range(const Catalog *catalog, Cursor *c, Quantity *q);
/* :2 behind 3. */
bool quantity_eat_proportion(Cursor *c, Quantity *q);
/* /3 behind 1. */
bool quantity_eat_share(Cursor *c, Quantity *q);

#endif
