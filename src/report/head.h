/* head.h - the words of one cell that heads a column or a row, or of a line above a table, taken apart.
 *
 *     其中：农村留守女童（人）    part, label 农村留守女童, unit 人
 *     2023年（万元）              a year, unit 元 and scale 4, no label */
#ifndef HALFSKY_REPORT_HEAD_H
#define HALFSKY_REPORT_HEAD_H

#include "base/date.h"
#include "base/id.h"
#include "model/catalog.h"

/* What words say of a time; parts of it stand in several heads and above the table. */
typedef struct {
    int year;                    /* 0: not said */
    int last_year;               /* 2023—2025年; 0: one year */
    int offset;                  /* 上年: -1 */
    bool relative;               /* 本年, 上年: counted from the year of the table */
    bool same_part;              /* 上年同期: of the same months */
    bool whole;                  /* 全年 */
    bool school;                 /* 2023—2024学年 */
    bool day;                    /* a day or the end of a month: 截至6月底 */
    int first_month, last_month; /* 0: not said */
} HeadTime;

typedef enum { SEX_NONE, SEX_WOMEN, SEX_MEN } HeadSex;

typedef struct {
    Text words; /* as they stand */
    Text label; /* what is left of them, in normal form */
    Text units; /* as they stand in brackets: 万元; "" for none */
    HeadTime time;
    HeadSex sex;    /* the label is only that */
    bool part;      /* 其中 */
    bool total;     /* 合计; the label is empty */
    bool own;       /* 本级; the label is empty */
    bool skip;      /* 备注: no figure */
    bool unit_head; /* 计量单位 */
} Head;

void head_read(const Catalog *catalog, Arena *arena, Text words, Head *out);
bool head_time_given(const HeadTime *time);
/* Takes the words that say a time out of `words` and notes them; the rest, in the arena. */
Text head_time(const Catalog *catalog, Arena *arena, Text words, HeadTime *out);

/* A unit as it stands (万元): the unit row and the power of ten before it. */
bool unit_read(const Catalog *catalog, Text words, uint32_t *unit, int *scale);
/* The same of the first of several (人、万元) that counts what `family` does; false when none does. */
bool units_choose(const Catalog *catalog, Text words, uint16_t family, uint32_t *unit, int *scale);

#endif
