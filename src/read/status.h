/* status.h - whether a number tells what is, what is meant to be, or what is the rule. */
#ifndef HALFSKY_READ_STATUS_H
#define HALFSKY_READ_STATUS_H

#include "read/cues.h"

/* Where the number stands. Offsets are bytes of the text. */
typedef struct {
    size_t sentence, clause; /* where these begin */
    size_t near;             /* behind the fact before it, when that is later */
    uint8_t heading;         /* cue of its section: CUE_PLAN_HEADING …, CUE_TARGET, or 0 */
    size_t lately;           /* where the sentence begins, or not too far before the figure */
    bool year_ahead;         /* the year that governs is printed, and behind the report's */
    bool changed;            /* it tells how much more or less: 下降三岁 */
    bool rate;               /* told per person, household, month … */
    bool timed;              /* … and the words name a time: 每天 */
    bool timed_rate;         /* … a person or household, and a time: 每人每月 */
    bool ahead;              /* a date to come governs it: 明年 */
    bool same_as_before;     /* only 、 and a few words part it from a figure in the same unit */
    FactStatus before;       /* that figure's status */
} StatusPlace;

FactStatus status_of(const Reading *reading, Cues *cues, const Quantity *quantity, const StatusPlace *place);

#endif
