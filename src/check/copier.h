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
    uint8_t *stock; /* letters of stock phrases (check/stock.h); NULL before they are asked for */
    Arena *arena;   /* where all of it lies */
} Prepared;

/* A text is compared with many others, one behind the other: the last ones are kept prepared. */
enum {
    KEPT_TEXTS = 32,
    KEPT_MOST = 32 * 1024 /* bytes: longer texts are prepared each time */
};

/* A kept one has copies of its texts, so that what the caller frees or changes does no harm. */
typedef struct {
    Arena *arena; /* NULL: empty */
    Text agency, text;
    Prepared prepared;
} Kept;

struct halfsky_copier {
    const Catalog *catalog;
    NormalLetters letters;
    Arena *arena;   /* of the last comparison */
    Arena *answers; /* of the last message, list or alignment */
    Buffer sketch;  /* the last one */
    Buffer codes;   /* of the text that is sketched */
    Buffer message;
    Counter *counter;      /* for the sketches asked last */
    const void *counts;    /* these sketches */
    size_t counted;        /* so many of them */
    Prepared own[2];       /* those that are not kept */
    Prepared *prepared[2]; /* of the last comparison, in `own` or in `kept` */
    Kept kept[KEPT_TEXTS];
    Passages passages;
};

/* Makes the text ready as that of a side: side 0 first. */
void copier_prepare(halfsky_copier *copier, const halfsky_copy_text *text, int side);

/* Passages so long together, the longest of them so long, show copying; or half of a short text. */
enum { COPY_LEAST = 80, COPY_LONGEST = 40, COPY_SHORT_LEAST = 50, COPY_SHORT_PERCENT = 50 };

/* Leaves out of the passages the letters of stock phrases on either side. */
void copier_weigh(halfsky_copier *copier);

/* Fills all of `out` but kind and level from the copier's passages; false when they are too little. */
bool copier_answer(halfsky_copier *copier, halfsky_copy *out);

#endif
