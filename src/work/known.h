/* known.h - what a connection has read of a county and need not read again: the tree, the slots, the grid over both, and
 * what agencies are called.
 *
 * Each question compares the county's stamp first, in the transaction it is asked in: what has changed since, here or in
 * another program, is read anew, and so is what was read inside a transaction that was rolled back. What was given
 * lasts until the second change after it. */
#ifndef HALFSKY_WORK_KNOWN_H
#define HALFSKY_WORK_KNOWN_H

#include "grid/grid.h"
#include "work/agency_names.h"

/* One for each Db; Work.known points to it. */
Known *known_new(void);
void known_free(Known *known); /* NULL is fine */

Problem known_tree(Work *work, const Tree **out);
Problem known_slots(Work *work, Slots *out);
Problem known_grid(Work *work, Grid **out);
Problem known_names(Work *work, AgencyNames *out);

#endif
