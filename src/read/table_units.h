/* table_units.h - the units that headings and captions of tables give to their cells. */
#ifndef HALFSKY_READ_TABLE_UNITS_H
#define HALFSKY_READ_TABLE_UNITS_H

#include "model/reading.h"

/* A unit and where it stands. `unit` is a row of units; span empty: it is understood. */
typedef struct {
    Span span;
    int unit;
} HeadingUnit;

enum { CAPTION_UNITS_MOST = 6 };

/* The units of a line above a table: （单位：人、万元、%）. */
typedef struct {
    HeadingUnit units[CAPTION_UNITS_MOST];
    size_t count;
} Caption;

/* A unit that fills the text from `at` to `end`, perhaps behind a scale: 人, 万元, %. */
bool table_unit_between(const Reading *reading, size_t at, size_t end, HeadingUnit *out);

/* 人数（人）, 覆盖率(%), 户数/户: a unit set apart by signs. */
bool table_unit_in_signs(const Reading *reading, Span heading, HeadingUnit *out);

/* 筛查人次, 件数: a unit as the last word of the heading. */
bool table_unit_at_end(const Reading *reading, Span heading, HeadingUnit *out);

/* 人 of 留守儿童, 分 of 评估得分: numbers that need no unit to be understood. */
bool table_unit_understood(const Reading *reading, Span heading, HeadingUnit *out);

/* Reads a line as a caption: 单位：人、万元; `above` a table also 抽查结果（批次）, brackets
 * of nothing but units. False when it is none. */
bool table_caption_read(const Reading *reading, Span line, bool above, Caption *out);

/* The caption names units of count, and `unit`, one of count, is not among them. */
bool table_caption_excludes(const Reading *reading, const Caption *caption, const HeadingUnit *unit);

/* The unit of the caption that a heading, or that of its group `above`, asks for: 费用 money,
 * 比例 percent, 教师 people, else the first that counts something else. */
bool table_caption_unit(const Reading *reading, const Caption *caption, Span heading, Span above, HeadingUnit *out);

/* 率, 比例, 占比, 同比: its cells are percentages even when no % is printed. */
bool table_heading_is_share(const Catalog *catalog, Text heading);

#endif
