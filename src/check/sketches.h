/* sketches.h - many sketches, and which of them share so much that their texts are worth a closer look.
 *
 * Add all, then sort once, then ask from any number of threads. Holds 8 bytes a number of a sketch: for 100,000
 * reports of 4 kB about 70 MB, and as much again while it sorts. */
#ifndef HALFSKY_CHECK_SKETCHES_H
#define HALFSKY_CHECK_SKETCHES_H

#include "base/list.h"
#include "check/sketch.h"

/* What two texts must share to be candidates, by weight: two numbers that few texts have (one may be shared by
 * chance), or as many more of those that stand in what everybody writes. */
enum { NUMBER_RARE_TEXTS = 16, NUMBER_RARE_WEIGHT = 3, NUMBER_WEIGHT = 1, CANDIDATE_LEAST = 6 };
/* A number links a text with so many others of those that have it, the next in order. Where more texts share a
 * passage, each is linked with its neighbours: all are found, and the work stays in proportion to the texts. */
enum { CANDIDATE_LINKS = 24 };
/* A text has so many candidates at most, those that share most: where everybody fills in one form, more would cost much
 * and tell nothing new. */
enum { CANDIDATES_MOST = 16 };

typedef struct Sketches Sketches;

Sketches *sketches_new(void);
void sketches_free(Sketches *sketches); /* NULL is fine */

/* Adds one as number sketches_count(): 0, 1, 2 … */
void sketches_add(Sketches *sketches, const Sketch *sketch);
size_t sketches_count(const Sketches *sketches);
void sketches_sort(Sketches *sketches);

typedef struct {
    uint32_t other;
    uint32_t shared; /* weight of the numbers that both have */
} Candidate;

typedef struct Counter Counter; /* what one thread counts with */

Counter *counter_new(const Sketches *sketches);
void counter_free(Counter *counter); /* NULL is fine */

/* The candidates behind number `one`: every pair is found from its first. In rising order, until the
 * counter is used again. */
size_t sketches_behind(const Sketches *sketches, Counter *counter, uint32_t one, const Candidate **out);

/* The candidates of a sketch that was not added. */
size_t sketches_like(const Sketches *sketches, Counter *counter, const Sketch *sketch, const Candidate **out);

/* How many texts have this number; counts no further than `most`. */
size_t sketches_with(const Sketches *sketches, uint32_t number, size_t most);

#endif
