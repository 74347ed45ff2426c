/* relations.h - how the figures of a document belong together.
 *
 * Says which figures the words tie to each other, not whether the tie holds: that
 * is for checking. Only explicit words count: 其中, 占, 率, 完成目标, 共, 合计, 由…到…. */
#ifndef HALFSKY_READ_RELATIONS_H
#define HALFSKY_READ_RELATIONS_H

#include "model/reading.h"

/* Appends the relations among the facts of `document` to `reading->relations`. */
void relations_find(Reading *reading, uint32_t document);

#endif
