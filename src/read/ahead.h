/* ahead.h - whether the time that a figure is told of lies ahead of the report. */
#ifndef HALFSKY_READ_AHEAD_H
#define HALFSKY_READ_AHEAD_H

#include "read/facts_work.h"

/* The earliest year that the title prints, or else the one that one of the first lines
 * begins with; 0 when none does. */
int ahead_report_year(const Work *work, size_t first_line);

/* The first date among the tokens that names a year, or NO_INDEX. */
uint32_t ahead_year_between(const Work *work, size_t first, size_t end);

/* 存在问题及2015年安排, 问题和下半年计划: the date of a heading, its tokens `first` to `end` - 1,
 * that plans besides telling of problems; else NO_INDEX. */
uint32_t ahead_planned_date(const Work *work, Span heading, size_t first, size_t end);

/* The date is of the year or the half that the section's heading plans for. */
bool ahead_by_heading(const Work *work, const DateMention *date);

/* 明年, 下半年将… */
bool ahead_by_words(const Work *work, const DateMention *date);

/* A printed year behind that of the report: 2011年 in 2010年工作总结. */
bool ahead_by_year(const Work *work, const DateMention *date);

#endif
