/* asked.h - what is asked of agencies twice, or need not be asked at all.
 *
 * A place to be filled is a line of a form, or a measure that a document is to tell, for one agency. Two places ask the
 * same when they are of one subject, slot and extent, and of the same time: the same days for what is counted over them,
 * the same last day for a stock. A flow also follows where the other times that are known or asked for give it: the year
 * of its months, the last month of the year and the eleven others, 1–10月 of ten months. Variants of a measure by
 * issuer are slots of their own: never the same, and none follows from another. Pure. */
#ifndef HALFSKY_GRID_ASKED_H
#define HALFSKY_GRID_ASKED_H

#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "model/cell.h"

typedef struct {
    Id agency;  /* who is to fill it */
    Id subject; /* whose figure it is */
    const Slot *slot;
    FactExtent extent;
    Period period;
    bool summed; /* the grid knows it as a whole sum of the agencies below */
    bool
        answers; /* the agency is who answers for the measure: of places that ask the same, it is to fill its own */
} AskedPlace;

/* An exact figure that is known without an answer to any of the places. */
typedef struct {
    Id subject;
    uint32_t slot;
    FactExtent extent;
    Period period;
} KnownFigure;

typedef enum {
    ASKED_ONCE,    /* to be filled */
    ASKED_AGAIN,   /* another place asks the same */
    ASKED_FOLLOWS, /* from other times of the same, which are asked for or known */
    ASKED_KNOWN,   /* it is in the grid */
    ASKED_VERDICTS
} AskedVerdict;

enum { ASKED_NOWHERE = (size_t)-1 };

typedef struct {
    AskedVerdict verdict;
    /* AGAIN: the place of the same that is to be filled. KNOWN: the known figure, ASKED_NOWHERE where it is
     * reckoned from several. */
    size_t as;
} AskedAnswer;

const char *asked_verdict_word(AskedVerdict verdict); /* "once", "again", "follows", "known" */

/* An answer to each place. Of places that ask the same the first is to be filled, those of who answers for it before all; of times that follow from each other
 * the shortest are. */
AskedAnswer *asked_judge(Arena *arena, const AskedPlace *places, size_t count, const KnownFigure *known,
                         size_t known_count);

/* How many places an agency has before, and by verdict; those that stay when all is asked once are verdicts[ASKED_ONCE]. */
typedef struct {
    Id agency;
    size_t before;
    size_t verdicts[ASKED_VERDICTS];
} AskedCount;

typedef struct {
    LIST(AskedCount) agencies; /* by id */
    AskedCount total;          /* agency 0 */
} AskedCounts;

void asked_count(Arena *arena, const AskedPlace *places, const AskedAnswer *answers, size_t count,
                 AskedCounts *out);

#endif
