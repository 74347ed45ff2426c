/* sheet.h - all resolved values of one agency in one period, as one block of bytes.
 *
 * Derived from cells and other sheets, and made again whenever those change. Reading is a search in place: nothing
 * is parsed or allocated. Layout, little-endian: a head of 24 bytes (magic, version, record size, count, sum over
 * what follows), then `count` records of 40 bytes by rising key. A sheet without records is no bytes at all. */
#ifndef HALFSKY_GRID_SHEET_H
#define HALFSKY_GRID_SHEET_H

#include "base/arena.h"
#include "base/problem.h"
#include "grid/crowd.h"
#include "model/cell.h"

typedef enum { HOW_NONE, HOW_SETTLED, HOW_STATED, HOW_SUMMED, HOW_PERIODS } How;

enum {
    RESOLVED_INCOMPLETE = 1 << 0,   /* a part is missing, here or further down */
    RESOLVED_SAME_PERIOD = 1 << 1,  /* something in it was stated for this very period */
    RESOLVED_CONTESTED = 1 << 2,    /* another cell for the same says what cannot be true too */
    RESOLVED_DIFFERS = 1 << 3,      /* stated, and own plus children disagrees */
    RESOLVED_DIFFERS_TIME = 1 << 4, /* stated or summed, and the sub-periods disagree */
    RESOLVED_MOVED = 1 << 5, /* summed over agencies, here or further down, of which some moved within the period */
    RESOLVED_PERSONS = 1 << 6 /* it counts persons, and some of them are known: a crowd is kept beside the sheet */
};

/* What the grid holds true of a subject, slot, extent and period. */
typedef struct {
    GridValue value;
    How how;       /* HOW_NONE: nobody ever said anything */
    Source source; /* of the cell, or of all parts; SOURCE_NONE where they differ */
    Id by;         /* who stated it; 0 for a sum */
    Date as_of;    /* of the cell; of children's sums the earliest, of periods the last */
    int have, due; /* children or sub-periods that gave a value, and that should; 0 of 0 for what is stated */
    unsigned flags;
    const Crowd *crowd; /* with RESOLVED_PERSONS, where sheets are made: who they are; no part of the record */
} Resolved;

bool resolved_equal(const Resolved *a, const Resolved *b);

typedef struct {
    const char *records;
    size_t count;
} Sheet;

/* Keys order the records of a sheet: by slot, then own, all, staff. */
static inline uint32_t sheet_key(uint32_t slot, FactExtent extent)
{
    return slot << 2 | (uint32_t)extent;
}
static inline uint32_t key_slot(uint32_t key)
{
    return key >> 2;
}
static inline FactExtent key_extent(uint32_t key)
{
    return (FactExtent)(key & 3);
}

/* Checks all of it; no bytes are an empty sheet. The sheet borrows them. */
Problem sheet_open(Text bytes, Sheet *out);
uint32_t sheet_key_at(Sheet sheet, size_t index);
Resolved sheet_at(Sheet sheet, size_t index);
bool sheet_find(Sheet sheet, uint32_t key, Resolved *out); /* false, and *out is all zero, when there is none */
size_t sheet_lower(Sheet sheet, uint32_t key); /* index of the first record with that key or a larger one */

/* Writing: records are added by rising key. */
typedef struct {
    char *at;
    size_t count, room;
} SheetWriter;

void sheet_write(Arena *arena, SheetWriter *writer, uint32_t key, const Resolved *resolved);
Text sheet_written(SheetWriter *writer); /* no bytes when nothing was added */

#endif
