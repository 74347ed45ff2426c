/* quantity.h - reads a number with its unit and its bounds, as prose writes them.
 *
 * 3.26万人 · 近6000余元 · 98.3% · 1至2天 · 第三名 · 过半 · x人 · 多万元. A blank is a
 * quantity too: the checker has to see it. Pure: looks at the text only. */
#ifndef HALFSKY_READ_QUANTITY_H
#define HALFSKY_READ_QUANTITY_H

#include "model/quantity.h"
#include "read/numeral.h"

/* Reads the quantity that begins at `offset` with a numeral, a mask, 第 or a word
 * that is a number itself. False when there is none. A bound in front of it (近, 超过)
 * is the caller's: quantity_bound_before. */
bool quantity_read(const Catalog *catalog, Text text, size_t offset, Quantity *out);

/* Puts a bound that stands directly before the quantity, from `start`, into it. */
void quantity_bound_before(Quantity *quantity, size_t start, CueValue value);

/* A unit that stands alone where a number was: 多万元, 万元, 家. Reads a scale or 多 and
 * the unit at `offset`; kind is FACT_MISSING. The caller judges the place. */
bool quantity_read_missing(const Catalog *catalog, Text text, size_t offset, Quantity *out);

/* True when the number at `start` stands behind another and the sign of a proportion: 3 of 5:3. */
bool quantity_in_proportion(Text text, size_t start);

#endif
