/* dates.h - reads days and periods as prose writes them.
 *
 * 20xx年 · 2023年6月10日 · 截止今年10月 · 6月1日至7月10日 · 1—10月 · 一、二季度 · 上半年 ·
 * 2021—2025年 · 2023—2024学年 · 一年来 · 7月底前. Pure: looks at the text only. */
#ifndef HALFSKY_READ_DATES_H
#define HALFSKY_READ_DATES_H

#include "model/catalog.h"
#include "model/dates.h"
#include "model/quantity.h"

/* Reads the date that begins at `offset` with a numeral, a mask or a word of the
 * catalog's dates. `before` is false when the letter before forbids one. */
bool date_mention_read(const Catalog *catalog, Text text, size_t offset, DateMention *out);

/* 13日 of 5月6日、13日: a quantity of days as a date in the month of `before`. False when it does not
 * follow it, or is no day of that month. */
bool date_goes_on(const DateMention *before, Text text, const Quantity *quantity, DateMention *out);

#endif
