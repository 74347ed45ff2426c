/* dates.h - days and periods as they were read, their norms and their periods. */
#ifndef HALFSKY_MODEL_DATES_H
#define HALFSKY_MODEL_DATES_H

#include "base/date.h"

typedef enum {
    YEAR_UNSAID, /* the report's year: Y0 */
    YEAR_SAID,   /* printed */
    YEAR_MASKED, /* 20xx, ××: printed but gone */
    YEAR_OFFSET  /* 今年 去年 明年: the report's year plus `year` */
} YearForm;

typedef enum { PART_NONE, PART_BEGIN, PART_MID, PART_END } MomentPart;

/* A day, month, quarter, half or year. Zero fields are not said; -1 is masked. */
typedef struct {
    YearForm year_form;
    int year; /* said: the year; masked: the century's first two digits or 0; offset: years */
    int month, day, quarter, half;
    MomentPart part; /* 底 初 中旬 */
} Moment;

typedef struct {
    size_t start, end;
    Moment first, last; /* equal unless a range */
    bool range;
    bool as_of;       /* 截止, 截至 */
    bool numeral;     /* has a digit, a numeral or a mask */
    bool since;       /* 以来 */
    bool school_year; /* 学年 */
    int years;        /* 一年来: 1; 近五年来: 5; else 0 */
} DateMention;

enum { NORM_MAX = 48 };

/* Writes the norm of a mention (Y0-06-10, 20xx-07~mid, Y0-Q1/Y0-Q2, 2023) and a NUL.
 * `year` is the report's year, 0 when it is not known: Y0 then stands for it. */
size_t date_norm_write(const DateMention *date, char out[NORM_MAX]);

/* The period of a mention, given the report's year (0: unknown). PERIOD_NONE when
 * it cannot be known. */
Period date_period(const DateMention *date, int year);

#endif
