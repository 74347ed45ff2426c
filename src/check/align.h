/* align.h - a passage of two texts, byte by byte: what is equal and what was changed. */
#ifndef HALFSKY_CHECK_ALIGN_H
#define HALFSKY_CHECK_ALIGN_H

#include "check/passages.h"

/* Bytes start[0] to end[0] of the first text and start[1] to end[1] of the second: the same ones, or what stands
 * in the place of each other; one side of a change may be empty. */
typedef struct {
    size_t start[2], end[2];
    bool equal;
} Aligned;

typedef LIST(Aligned) Alignment;

/* A text and the bytes where the letters of its normal form stand. */
typedef struct {
    Text text;
    const uint32_t *starts;
    size_t count;
} AlignSide;

/* The byte behind letter `index`. */
size_t letter_end(const AlignSide *side, size_t index);

/* Appends the pieces of a passage in order: they cover its bytes in both texts without a gap, equal and changed
 * by turns. A number is changed as a whole: 3000 and 3200 have no digit in common. */
void align_passage(const Passages *passages, size_t index, const AlignSide sides[2], Arena *arena, Alignment *out);

#endif
