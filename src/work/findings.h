/* findings.h - what checks found in documents, and what was said to it.
 *
 * A must be mended: a version that has it is not accepted, unless the office says that there is nothing to object to. B and
 * C must be mended or explained, D is a hint. What is said holds to the rule and the words that it was said of: the same
 * rule's finding there, or the one that overlaps it most when a better check draws it otherwise. What was said of the
 * version before holds on for the same words in a sentence that did not change. */
#ifndef HALFSKY_WORK_FINDINGS_H
#define HALFSKY_WORK_FINDINGS_H

#include "store/explanations.h"
#include "store/readings.h"
#include "work/documents.h"

typedef enum {
    FINDING_HINT, /* D: nothing need be said */
    FINDING_OPEN, /* A: to be mended; B and C: or to be explained */
    FINDING_EXPLAINED,
    FINDING_UNFOUNDED,
    FINDING_GONE, /* explained once, and found no more */
    FINDING_STANDINGS
} FindingStanding;

const char *finding_standing_word(FindingStanding standing); /* "open" */

typedef struct {
    FindingStanding standing;
    Text rule;
    size_t start, stop;             /* where it is found now, else the anchor */
    const FindingRow *row;          /* NULL: gone */
    const Explanation *explanation; /* that holds; NULL: none. Its document may be a version before */
} FindingView;

typedef LIST(FindingView) FindingViews;

/* In text order, those gone behind the others. For parts of verbs, and for somebody who has read the document. */
Problem findings_view(Work *work, Id document, FindingViews *out);
/* The same for somebody who wants to read them. */
Problem finding_list(Work *work, Id document, OpenDocument *opened, FindingViews *out);

/* A finding, and the revision of what was said to it that somebody saw: 0 for nothing. */
typedef struct {
    Id document;
    Text rule;
    size_t start, stop;
    int based_on;
} FindingAnchor;

/* FINDING_UNKNOWN; CHANGED_SINCE when somebody else said something meanwhile; REASON_MISSING. */
Problem finding_explain(Work *work, FindingAnchor finding, Text reason); /* FINDING_NOT_EXPLAINED for class A */
Problem finding_dismiss(Work *work, FindingAnchor finding, Text reason); /* the office: it is unfounded */
Problem finding_take_back(Work *work, FindingAnchor finding);            /* what was said */

/* What must be so before a document is accepted: DOCUMENT_OBJECTED, DOCUMENT_UNEXPLAINED. */
Problem findings_acceptable(Work *work, Id document);

#endif
