/* figure_names.h - numbers that are part of a name and count nothing.
 *
 * 五里桥, 七家子镇, 十三届三次全会, 石板村三组, 三年级2班, 建设路12号3栋, K12+300, 二期工程,
 * 第七十三条. Names that are words of their own stand in names.tsv. */
#ifndef HALFSKY_READ_FIGURE_NAMES_H
#define HALFSKY_READ_FIGURE_NAMES_H

#include "read/quantity.h"

/* True when the quantity, read from `text`, is part of a name. */
bool figure_names(const Catalog *catalog, Text text, const Quantity *quantity);

#endif
