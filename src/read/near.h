/* near.h - the words that speak for one figure: those in front of it and right behind it
 * in its sentence, or the headings of its cell. They are marked as evidence for the measure
 * and give their votes for the topic. */
#ifndef HALFSKY_READ_NEAR_H
#define HALFSKY_READ_NEAR_H

#include "read/facts_work.h"

/* Where the quantity stands among its near words. */
typedef struct {
    size_t start, end; /* of the near words, in its own clause */
    size_t words;      /* where the words that speak for it begin, in clauses before */
    bool direct;       /* no word stands before it: what is counted stands behind */
    Span who;          /* the longest word of people */
} Near;

/* Marks the near words of the quantity at `token` as evidence. */
Near near_terms(const Work *w, const Place *p, const Quantity *q, size_t token);

/* Votes of the words in front of the quantity, nearest first, and of those behind it. */
void near_topics(const Work *w, const Place *p, const Quantity *q, size_t token, TopicScores *near);

/* As both, for a cell of a table; the date in its headings governs the fact. */
Near near_cell(const Work *w, const Cell *cell, Fact *fact, TopicScores *votes);

#endif
