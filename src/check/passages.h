/* passages.h - what two texts have in common, passage by passage, exactly.
 *
 * Runs of equal letters of the normal form are found in both and chained where they follow each other closely, so
 * that a passage goes on over a changed name, a changed word or a clause put in. Works on two texts of any
 * length in time that grows with their sum; the caller says which pairs are worth it. The answer for (b, a) is that
 * for (a, b) with the sides changed. */
#ifndef HALFSKY_CHECK_PASSAGES_H
#define HALFSKY_CHECK_PASSAGES_H

#include "base/list.h"

#include <stdint.h>

enum {
    RUN_LEAST = 6,      /* letters: shorter ones are equal by chance */
    PASSAGE_LEAST = 20, /* equal letters, at least */
    PASSAGE_GAP = 24    /* letters between two runs of a passage, on either side */
};

/* One side: a normal form. */
typedef struct {
    const uint16_t *codes;
    size_t count;
} Side;

/* codes[at[0]..] of the first are codes[at[1]..] of the second. */
typedef struct {
    uint32_t at[2], length;
} Run;

/* Runs that follow each other on both sides. All in letters. */
typedef struct {
    uint32_t start[2], end[2];
    uint32_t equal;        /* letters of its runs */
    uint32_t strong;       /* of these, in no stock phrase; all of them until passages_weigh */
    uint32_t first, count; /* its runs */
} Passage;

typedef struct {
    LIST(Run) runs;
    LIST(Passage) items; /* in the order of the second side, or of the first: as the texts have it */
    uint32_t copied[2];  /* letters of each side that stand in a run of a passage */
} Passages;

/* Finds them; everything lies in `arena`. */
void passages_find(const Side *a, const Side *b, Arena *arena, Passages *out);

/* From runs that were found in another way, in the order of the second side. */
void passages_chain(const Run *runs, size_t count, Arena *arena, Passages *out);

/* Counts the strong letters: those that are in stock phrases on neither side (a byte a letter; NULL: none is), and
 * leaves out what has too few. */
void passages_weigh(Passages *passages, const uint8_t *const stock[2], Arena *arena);

/* Leaves out the passages that are marked. */
void passages_drop(Passages *passages, const bool *marked, Arena *arena);

#endif
