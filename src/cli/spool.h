/* spool.h - bytes put aside in a file without a name, which is gone when the program ends, however it ends.
 *
 * So the texts of any number of files can be looked at again without being kept in memory. */
#ifndef HALFSKY_CLI_SPOOL_H
#define HALFSKY_CLI_SPOOL_H

#include "base/problem.h"

typedef struct Spool Spool;

Problem spool_open(Spool **out);
void spool_close(Spool *spool); /* NULL is fine; what was mapped is gone */

/* Puts bytes aside and returns where they stand, which is a multiple of 8. Any thread. What could not be written is
 * said by spool_map. */
size_t spool_add(Spool *spool, Text bytes);

/* All that was put aside, until the spool is closed. Nothing may be added from then on. */
Problem spool_map(Spool *spool, Text *out);

#endif
