/* lost.h - numbers that are gone: units that stand alone where a number was.
 *
 * 家单位参加招聘活动 · 完成投资万元 · 发放卡张 · 蓄水池个. Looked for only in documents
 * that show by other signs (20xx年, x人, 多万元) that somebody took numbers out. */
#ifndef HALFSKY_READ_LOST_H
#define HALFSKY_READ_LOST_H

#include "model/reading.h"

/* Inserts quantities of kind FACT_MISSING, and their tokens, for the lines from
 * `first_line`. Tables are left out: an empty cell is no number that is gone. */
void lost_find(Reading *reading, size_t first_line);

#endif
