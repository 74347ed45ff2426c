/* facts.h - the figures that documents say, and what is decided on them.
 *
 * Only facts that answer a measure asked by the document's call need a decision; the rest is kept. An accepted fact
 * becomes a cell of the grid, a claim of the document's agency. Decisions hold to the words that they were made on: when
 * a better reader reads something else there, that is a proposal, and the figure stays until somebody takes it. */
#ifndef HALFSKY_WORK_FACTS_H
#define HALFSKY_WORK_FACTS_H

#include "model/cell.h"
#include "store/decisions.h"
#include "store/readings.h"
#include "work/documents.h"

typedef enum {
    FACT_KEPT, /* needs no decision */
    FACT_OPEN, /* needs one */
    FACT_ACCEPTED,
    FACT_CORRECTED,
    FACT_REJECTED,
    FACT_PROPOSED, /* decided, and now something else is read there */
    FACT_STANDINGS
} FactStanding;

const char *fact_standing_word(FactStanding standing); /* "open" */

typedef struct {
    size_t start, stop; /* the anchor */
    FactStanding standing;
    const FactRow *row;       /* as read now; NULL: nothing is read there any more */
    const Decision *decision; /* the one that holds; NULL: none */
    /* What it would be in the grid: value, slot, subject, extent, period, as of, running. */
    Cell cell;
    Text measure;  /* of the cell's slot; "" for none */
    Problem lacks; /* why it cannot be taken as it is: DOCUMENT_UNASSIGNED, PERIOD_MISSING, FACT_UNMEASURED */
    bool rival;    /* another fact of the document says something else of the same */
    bool held;     /* it has a cell in the grid, which is in_grid */
    Cell in_grid;
    Text measure_in_grid;
} FactView;

typedef LIST(FactView) FactViews;

/* All quantities of a document in text order, those decided too. Needs no more of `document` than its row. */
Problem facts_view(Work *work, const OpenDocument *document, FactViews *out);
/* The same for somebody who wants to read them. */
Problem fact_list(Work *work, Id document, OpenDocument *opened, FactViews *out);

/* A fact, and the revision of the decision that somebody saw when they decided: 0 for none. */
typedef struct {
    Id document;
    size_t start, stop;
    int based_on;
} FactAnchor;

/* CHANGED_SINCE when somebody else decided meanwhile, FACT_UNKNOWN, what `lacks` says, and FACT_NO_FIGURE for
 * plans, rules and changes. A correction that changes nothing keeps the figure against a later reading. */
Problem fact_accept(Work *work, FactAnchor fact, Id *cell);
Problem fact_reject(Work *work, FactAnchor fact, Text note);

/* What is meant instead of what was read; what is not given stays as read. */
typedef struct {
    const GridValue *value;
    Text measure;      /* a key of the catalog, or "" */
    Period period;     /* or none */
    FactExtent extent; /* or unsaid */
    Id subject;        /* or 0 */
    Date as_of;        /* or none */
    Text note;
} FactCorrection;

/* Where nothing was read, value, measure and period must be given. */
Problem fact_correct(Work *work, FactAnchor fact, const FactCorrection *correction, Id *cell);

typedef struct {
    size_t accepted;
    size_t left; /* open still: they lack something, or contradict each other */
} FactsAccepted;

/* Accepts every open fact that lacks nothing and has no rival. */
Problem facts_accept(Work *work, Id document, FactsAccepted *out);

/* For parts of verbs: voids what documents that `document` replaces have in the grid. */
Problem facts_replaced_void(Work *work, const DocumentRow *document);

#endif
