/* figure_names.h - numbers that are part of a name and count nothing.
 *
 * 五里桥, 七家子镇, 十三届三次全会, 石板村三组, 三年级2班, 建设路12号3栋, K12+300, 二期工程,
 * 第七十三条. Names that are words of their own stand in names.tsv. */
#ifndef HALFSKY_READ_FIGURE_NAMES_H
#define HALFSKY_READ_FIGURE_NAMES_H

#include "read/dates.h"
#include "read/quantity.h"

/* True when the quantity, read from `text`, is part of a name. */
bool figure_names(const Catalog *catalog, Text text, const Quantity *quantity);

/* “十月阳光”: a month right behind a quotation mark, with a word behind it, is no date. */
bool figure_titles(const Catalog *catalog, Text text, const DateMention *date);

/* 4. of 4.5月15日前完成: the number of an item that begins at `at` in front of a date, its length
 * in bytes; or 0. */
size_t figure_item_number(const Catalog *catalog, Text text, size_t at);

/* 未设一家网吧, 没有一人辍学: 一 says none. */
bool figure_is_none(const Catalog *catalog, Text text, const Quantity *quantity);

#endif
