/* cues.h - the words of a document that say how its numbers are meant. */
#ifndef HALFSKY_READ_CUES_H
#define HALFSKY_READ_CUES_H

#include "model/reading.h"

typedef struct {
    uint32_t start, end;
    uint8_t cue;   /* Cue */
    uint8_t value; /* CueValue */
} CueHit;

typedef struct {
    LIST(CueHit) hits; /* in text order */
    size_t now;        /* where the last search ended: the next one is mostly near */
} Cues;

/* Adds the cues among the tokens from `first` to `end`, which stand behind all that were
 * added. A word with several senses gives one hit for each. */
void cues_add(const Reading *reading, Arena *arena, Cues *cues, size_t first, size_t end);

/* The last hit of a kind that lies inside [start, end), or NULL. */
const CueHit *cues_last(Cues *cues, size_t start, size_t end, unsigned kinds);

#define CUE_BIT(cue) (1u << (cue))

#endif
