/* rebuild.h - all that is derived, made again from what is permanent. */
#ifndef HALFSKY_WORK_REBUILD_H
#define HALFSKY_WORK_REBUILD_H

#include "work/work.h"

typedef struct {
    size_t documents, facts, findings, sheets;
    size_t proposals; /* facts that were decided on another reading */
    size_t records;   /* cells counted from entries that were not as they should be */
} RebuildCounts;

/* Facts, findings and sketches of every document, from its kept text and the catalog of `work`; then every sheet, from
 * the cells. No file is opened and no decision touched. */
Problem data_rebuild(Work *work, RebuildCounts *out);

#endif
