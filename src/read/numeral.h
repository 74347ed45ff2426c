/* numeral.h - the number that a text begins with.
 *
 * Arabic (1,100 · 3.26 · １２), Chinese (一万零一十二 · 二〇二三 · 壹佰), mixed
 * (3万4000 · 25万6千), approximate by their own form (二三十 · 十几 · 数千 · 1万余),
 * fractions (三分之一 · 百分之九十七点四 · 十万分之八), tenths (四成四) and blanks
 * (x · ×× · ** · 2XX). Pure: looks at the text only, allocates nothing. */
#ifndef HALFSKY_READ_NUMERAL_H
#define HALFSKY_READ_NUMERAL_H

#include "model/quantity.h"

/* Reads the number that begins at `offset` of `text`. NUMERAL_NONE when none does,
 * or when it is too large for a Decimal. */
Numeral numeral_read(const Lexicon *lexicon, Text text, size_t offset);

#endif
