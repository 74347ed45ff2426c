/* facts_work.h - for the files that show and decide facts: where a fact belongs in the grid. */
#ifndef HALFSKY_WORK_FACTS_WORK_H
#define HALFSKY_WORK_FACTS_WORK_H

#include "work/calls.h"
#include "work/facts.h"

/* What is known of the county and the document while its facts are gone over. */
typedef struct {
    Work *work;
    const DocumentRow *document;
    Tree tree;
    Slots slots;
    SlotNumbers asked; /* by its call */
    Period period;     /* of the document, else of its call */
} FactPlacing;

Problem fact_placing(Work *work, const DocumentRow *document, FactPlacing *out);

/* The cell that a fact would be, as design and docs/grid.md say: a doing is its agency's, a state its region's. */
Problem fact_place(FactPlacing *placing, const FactRow *row, Cell *out, Problem *lacks);
/* Whose number it is: an activity belongs to the agency that speaks. A state describes a region: a bureau speaks for the
 * region that it stands in, but for what it says of itself or its staff; schools and stations for themselves. */
Id fact_subject(const FactPlacing *placing, const Slot *slot, FactExtent extent, Period period);
/* Whether a figure of that slot and period is asked for: by the document's call, if it names measures; and of the time that
 * the document reports on. What it says of other years (比上年的355件) is kept, and needs no decision. */
bool fact_wanted(const FactPlacing *placing, uint32_t slot, Period period);
/* What was read, as one line, to be compared with a later reading. */
Text fact_line(const FactPlacing *placing, const FactRow *row);

#endif
