/* finding.h - what a check objects to. */
#ifndef HALFSKY_MODEL_FINDING_H
#define HALFSKY_MODEL_FINDING_H

#include "model/checks.h"
#include "model/reading.h"

enum { FINDING_WORDS = 2 };

/* Findings of one rule in one document that say the same: the first shows the others' spans. */
typedef enum {
    ALIKE_NEVER,
    ALIKE_WORDS, /* those with the same words: 20xx年 in ten places */
    ALIKE_RULE   /* all of them: half-width marks */
} FindingAlike;

typedef struct {
    CheckRule rule;
    uint32_t document;
    Span span;              /* what is objected to */
    uint32_t shown, count;  /* first of Findings.shown: what else shows it */
    Text stated, expected;  /* what was read and what should stand there; may be empty */
    Text fix;               /* with `mendable`: what to write instead of the span; "" deletes it */
    bool mendable;          /* so certain that a machine may do it */
    bool fatal;             /* of personal data that no exception may silence */
    uint8_t class;          /* 'A' to 'D'; 0: that of its rule */
    Text zh[FINDING_WORDS]; /* {1} and {2} of the rule's sentence, in Chinese */
    Text en[FINDING_WORDS]; /* and in English */
    uint8_t confidence;     /* 0 to 100 */
    uint8_t alike;          /* FindingAlike */
    uint32_t same_as;       /* the first of those that are alike, or itself: a row of Findings */
} Finding;

/* Personal data, and what outputs show in its place. */
typedef struct {
    Span span;
    Text mask;
} Hidden;

typedef struct {
    LIST(Finding) items;
    LIST(Span) shown;
    LIST(Hidden) hidden; /* in text order, not overlapping, when all documents were checked */
    size_t distinct;     /* findings that are the first of those alike */
} Findings;

#endif
