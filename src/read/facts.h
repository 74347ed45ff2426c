/* facts.h - what each quantity and date of a document means.
 *
 * Works line by line over the tokens: finds the words near each quantity, and from
 * them its status, its measure and topic, what is counted and for whom, the date
 * that governs it, and what it is a part of. */
#ifndef HALFSKY_READ_FACTS_H
#define HALFSKY_READ_FACTS_H

#include "read/match.h"
#include "model/reading.h"
#include "read/tables.h"
#include "read/topic.h"

/* What the fact finder keeps between documents: tables over the catalog. */
typedef struct FactTools {
    Evidence *evidence;
    TopicHints hints;
    void (*watch)(void *watcher, const Fact *fact,
                  int unit); /* sees each fact while its evidence stands; or NULL */
    void *watcher;
    int unit_of_per[5]; /* rows of units for 百分之 … by NumeralPer, or UNIT_NONE */
} FactTools;

FactTools fact_tools(const Catalog *catalog, Arena *arena);

/* Appends the facts of document `document`, whose lines begin at row `first_line`;
 * `cells` are those of its tables. */
void facts_find(Reading *reading, const FactTools *tools, const Cells *cells, uint32_t document, size_t first_line);

#endif
