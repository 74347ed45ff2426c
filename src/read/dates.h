/* dates.h - days and periods as prose writes them.
 *
 * 20xx年 · 2023年6月10日 · 截止今年10月 · 6月1日至7月10日 · 1—10月 · 一、二季度 · 上半年 ·
 * 2021—2025年 · 2023—2024学年 · 一年来 · 7月底前. Pure: looks at the text only. */
#ifndef HALFSKY_READ_DATES_H
#define HALFSKY_READ_DATES_H

#include "base/date.h"
#include "model/catalog.h"

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

/* Reads the date that begins at `offset` with a numeral, a mask or a word of the
 * catalog's dates. `before` is false when the letter before forbids one. */
bool date_mention_read(const Catalog *catalog, Text text, size_t offset, DateMention *out);

enum { NORM_MAX = 48 };

/* Writes the norm of a mention (Y0-06-10, 20xx-07~mid, Y0-Q1/Y0-Q2, 2023) and a NUL.
 * `year` is the report's year, 0 when it is not known: Y0 then stands for it. */
size_t date_norm_write(const DateMention *date, char out[NORM_MAX]);

/* The period of a mention, given the report's year (0: unknown). PERIOD_NONE when
 * it cannot be known. */
Period date_period(const DateMention *date, int year);

#endif
