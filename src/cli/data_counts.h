/* data_counts.h - what a backup or a database holds, for people. */
#ifndef HALFSKY_CLI_DATA_COUNTS_H
#define HALFSKY_CLI_DATA_COUNTS_H

#include "model/problems.h"
#include "work/upkeep.h"

/* A line for each table that has rows, and one for the files. */
void data_counts_write(const DataCounts *counts, Language language, Buffer *out);

#endif
