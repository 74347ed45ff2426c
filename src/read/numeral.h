/* numeral.h - the number that a text begins with.
 *
 * Arabic (1,100 · 3.26 · １２), Chinese (一万零一十二 · 二〇二三 · 壹佰), mixed
 * (3万4000 · 25万6千), approximate by their own form (二三十 · 十几 · 数千 · 1万余),
 * fractions (三分之一 · 百分之九十七点四 · 十万分之八), tenths (四成四) and blanks
 * (x · ×× · ** · 2XX). Pure: looks at the text only, allocates nothing. */
#ifndef HALFSKY_READ_NUMERAL_H
#define HALFSKY_READ_NUMERAL_H

#include "base/decimal.h"
#include "model/lexicon.h"

typedef enum {
    NUMERAL_NONE,
    NUMERAL_EXACT,
    NUMERAL_RANGE,    /* 二三十: low 20, high 30 */
    NUMERAL_VAGUE,    /* 几十, 数千: no value */
    NUMERAL_FRACTION, /* 三分之一: low 1, high 3 */
    NUMERAL_MASKED,   /* x, **, 2XX, 13xx */
    NUMERAL_SCALE     /* 万, 百: a scale with no digit before it */
} NumeralForm;

/* Scales that the words of a fraction name: 百分之, 千分之, 万分之, 十万分之. */
typedef enum { PER_NOTHING, PER_HUNDRED, PER_THOUSAND, PER_TEN_THOUSAND, PER_HUNDRED_THOUSAND } NumeralPer;

/* What 余 多 来 几 between the digits and the scale say: 10余万, 三百来. */
typedef enum { NUMERAL_AS_SAID, NUMERAL_OVER, NUMERAL_ABOUT } NumeralBound;

typedef struct {
    NumeralForm form;
    NumeralPer per;
    NumeralBound bound;
    bool arabic;       /* begins with a digit 0-9 */
    bool scaled;       /* has 十 百 千 万 亿 */
    bool positional;   /* digits one after another: 二〇二三 */
    int digits;        /* arabic digits before the point, separators left out */
    int places;        /* digits behind the point as printed */
    Decimal low, high; /* equal when exact; numerator and denominator of a fraction */
    size_t end;        /* offset behind it */
} Numeral;

/* Reads the number that begins at `offset` of `text`. NUMERAL_NONE when none does,
 * or when it is too large for a Decimal. */
Numeral numeral_read(const Lexicon *lexicon, Text text, size_t offset);

#endif
