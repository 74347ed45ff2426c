/* spots.h - where in a text something may begin: one walk notes it for all who search.
 *
 * A spot is a letter at which a word of some sort, a sign or a number may begin. Those that search for laws, names or
 * numbers look at their spots and at nothing between; what they find there is theirs to say. The words stand in two
 * tables of the catalog: by their first letter, when they have no other, and by their first two. */
#ifndef HALFSKY_MODEL_SPOTS_H
#define HALFSKY_MODEL_SPOTS_H

#include "base/list.h"
#include "model/lexicon.h"

/* What may begin there, as bits. */
typedef enum {
    SPOT_SIGN = 1,          /* all that is no Chinese letter, no digit and no letter from A to Z */
    SPOT_DIGIT = 1 << 1,    /* 0-9 ０-９ */
    SPOT_NUMERAL = 1 << 2,  /* 〇一二…九, also 零 and 幺: digits that are read out */
    SPOT_LATIN = 1 << 3,    /* A-Z a-z */
    SPOT_ITEM = 1 << 4,     /* the first item of a list (一是, 第一, ①, （1）, 1.) or a quotation */
    SPOT_COUNTY = 1 << 5,   /* 县 区 市 旗 */
    SPOT_MARK = 1 << 6,     /* words of marks.tsv and typos.tsv */
    SPOT_PERSON = 1 << 7,   /* of person_words.tsv */
    SPOT_LAW = 1 << 8,      /* laws, endings of their names, brackets around them, numbers of papers */
    SPOT_ROLE = 1 << 9,     /* titles, honours, 某, the bracket behind a name */
    SPOT_HOME = 1 << 10,    /* home_lead: an address follows */
    SPOT_LISTED = 1 << 11,  /* one_by_one: names follow that were counted */
    SPOT_CONTACT = 1 << 12, /* 微信, the province of a number plate */
    SPOT_COLUMN = 1 << 13   /* name_column: a table of people */
} SpotKind;

typedef struct {
    uint32_t at;
    uint32_t kinds;
} Spot;

typedef LIST(Spot) Spots; /* in text order */

/* Adds those of [start, end) to `out`; what was added before lies before `start`. */
void spots_find(const Lexicon *lexicon, Text text, size_t start, size_t end, Arena *arena, Spots *out);

/* What may begin with a letter whatever the catalog says. */
unsigned spots_fixed(uint32_t code, const Letter *letter);

/* A walk over the spots of some kinds. */
typedef struct {
    const Spot *next, *end;
    unsigned kinds;
    size_t behind; /* spots before it are passed over: set it to the end of what was found */
} SpotWalk;

/* Over those in [start, end). */
SpotWalk spots_walk(const Spots *spots, size_t start, size_t end, unsigned kinds);

/* The next one before `limit`; false: there is none, and those behind it are still to come. */
static inline bool spot_next_before(SpotWalk *walk, size_t limit, size_t *at)
{
    for (; walk->next < walk->end && walk->next->at < limit; walk->next++)
        if (walk->next->kinds & walk->kinds && walk->next->at >= walk->behind) {
            *at = walk->next++->at;
            return true;
        }
    return false;
}

/* The next one; false: there is none. */
static inline bool spot_next(SpotWalk *walk, size_t *at)
{
    return spot_next_before(walk, SIZE_MAX, at);
}

#endif
