/* copier.h - what one thread compares texts with. Private to copies.c and models.c. */
#ifndef HALFSKY_CHECK_COPIER_H
#define HALFSKY_CHECK_COPIER_H

#include "check/align.h"
#include "check/normal.h"
#include "check/sketches.h"
#include "halfsky/copies.h"
#include "model/catalog.h"

/* One text, ready to be compared. */
typedef struct {
    Side side;
    AlignSide places;
    Text agency;
} Prepared;

struct halfsky_copier {
    const Catalog *catalog;
    NormalLetters letters;
    Arena *arena;   /* of the last comparison */
    Arena *answers; /* of the last message, list or alignment */
    Buffer sketch;  /* the last one */
    Buffer codes;   /* of the text that is sketched */
    Buffer message;
    Counter *counter;   /* for the sketches asked last */
    const void *counts; /* these sketches */
    size_t counted;     /* so many of them */
    Prepared prepared[2];
    Passages passages;
};

/* The normal form of a text, in the copier's arena. */
void copier_prepare(halfsky_copier *copier, const halfsky_copy_text *text, Prepared *out);

/* Passages so long together, the longest of them so long, show copying; or half of a short text. */
enum { COPY_LEAST = 80, COPY_LONGEST = 40, COPY_SHORT_LEAST = 50, COPY_SHORT_PERCENT = 50 };

/* The passages are enough to show copying. */
bool copier_enough(const halfsky_copier *copier);
/* Leaves out of the passages the letters of stock phrases on either side. */
void copier_weigh(halfsky_copier *copier);

/* Fills all of `out` but kind and level from the copier's passages; false when they are too little. */
bool copier_answer(halfsky_copier *copier, halfsky_copy *out);

#endif
