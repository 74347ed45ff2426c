/* quantity.h - a number with its unit and its bounds, as it was read.
 *
 * 3.26万人 · 近6000余元 · 98.3% · 1至2天 · 第三名 · 过半 · x人 · 多万元. A blank is a quantity
 * too: the checker has to see it. */
#ifndef HALFSKY_MODEL_QUANTITY_H
#define HALFSKY_MODEL_QUANTITY_H

#include "base/decimal.h"
#include "model/catalog.h"
#include "model/fact.h"

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

enum { UNIT_NONE = -1 };

typedef struct {
    size_t start, end;
    size_t unit_start, unit_end; /* equal when no unit stands there */
    int unit;                    /* row of catalog units, or UNIT_NONE */
    Numeral number;
    FactKind kind;
    FactBound bound;
    bool ordinal;     /* 第 */
    bool bare;        /* a number without a unit: only its context can make it a quantity */
    bool narrow_over; /* 10余万: less than one more of the last said digit */
} Quantity;

/* The row of a unit by its word; UNIT_NONE when the catalog has none such. */
int unit_called(const Catalog *catalog, Text word);

/* The unit as printed, the one that the words of the number name (百分之: %), or the one
 * that is understood. */
Text quantity_unit(const Catalog *catalog, Text text, const Quantity *quantity);

/* The interval that the words allow, inclusive ends; *has_low, *has_high false when
 * that end is open. False when there is no value at all. */
bool quantity_interval(const Quantity *quantity, Decimal *low, Decimal *high, bool *has_low, bool *has_high);

#endif
