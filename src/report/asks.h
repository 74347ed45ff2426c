/* asks.h - what the cells of a table ask for: a superior's blank table understood.
 *
 * Pure: a Doc in, a list of cells out, each with measure, agency and period or with the reason why not. Every word
 * that heads a cell must be understood; a cell of which one word is left over, or which may be two things, is
 * not KNOWN: a wrong figure in somebody else's table is worse than none. */
#ifndef HALFSKY_REPORT_ASKS_H
#define HALFSKY_REPORT_ASKS_H

#include "base/doc.h"
#include "base/id.h"
#include "model/fact.h"
#include "report/head.h"
#include "report/labels.h"

typedef enum {
    ASK_KNOWN,
    ASK_NO_MEASURE, /* no measure is called so */
    ASK_LEFT_OVER,  /* a measure is known, but not what another heading adds to it */
    ASK_UNCLEAR,    /* several measures are called so */
    ASK_UNIT,       /* the measure is not counted in the unit of the table */
    ASK_NO_UNIT,    /* money: 元 or 万元? */
    ASK_NO_PERIOD,  /* of when is not said, or not clearly */
    ASK_NO_AGENCY,  /* the row or the table is of somebody who is not in the tree */
    ASK_NARROW,     /* the title or section narrows what is counted */
    ASK_MERGED,     /* a merged cell that stands under several headings */
    ASK_STATES
} AskState;

/* A name of an agency. */
typedef struct {
    Text words;
    Id agency;
    bool region;
} AskName;

/* What the table does not say itself. */
typedef struct {
    const AskName *names;
    size_t name_count;
    Id agency;     /* whose the table is where it names nobody */
    bool told;     /* somebody said so: the table's own words do not count */
    Period period; /* of a table that names none; PERIOD_NONE: unknown */
} AskContext;

enum { ASK_CANDIDATES_MAX = 4, ASK_CLOSEST_MAX = 3 };

/* A measure whose name is like a heading. */
typedef struct {
    uint32_t measure;
    int percent;
} AskLike;

typedef struct {
    int table, row, column; /* of the Doc, from 0 */
    Text words;  /* all that heads the cell, from the general to the special: 留守儿童 › 其中：女童 */
    Text filled; /* what stands in it already; "" for a blank one */
    AskState state;
    Text trouble;     /* the words that are not understood */
    uint32_t measure; /* row of the catalog; of ASK_KNOWN, and the first candidate else */
    uint32_t candidates[ASK_CANDIDATES_MAX];
    size_t candidate_count;
    AskLike closest[ASK_CLOSEST_MAX]; /* of ASK_NO_MEASURE, the most alike first: for a person to look at */
    size_t closest_count;
    Text category; /* "女", "男" or "" */
    Id agency;
    bool own_line;     /* the row or column is of that agency, not the table as a whole */
    FactExtent extent; /* EXTENT_ALL or EXTENT_OWN */
    Period period;
    uint32_t unit; /* row of the catalog's units in which the cell wants it */
    int scale;     /* and the power of ten before it: 万 is 4 */
    bool unit_said;
    int confidence; /* 0 to 100; of ASK_KNOWN */
} Ask;

typedef LIST(Ask) Asks;

/* So many cells are looked at; no table that a person fills has more. */
enum { ASKS_TRIED_MAX = 100000 };

/* All cells of all tables that ask for a figure, in the order of the Doc. False when there are too many. */
bool asks_read(const Catalog *catalog, const AskContext *context, const Doc *doc, Arena *arena, Asks *out);

const char *ask_state_word(AskState state); /* "known", "no_measure", "unit" ... */

#endif
