/* counties.h - a county is made, and entered. */
#ifndef HALFSKY_WORK_COUNTIES_H
#define HALFSKY_WORK_COUNTIES_H

#include "work/work.h"

/* Makes a county, its own node of the tree and the desk's operator in an empty database, and enters it. `code`: six
 * digits of GB/T 2260. The node is there from the first day that the office may report on. */
Problem county_make(Work *work, Text name, Text code, Date first);
/* Whether a county can be made of them: asked before anything is written. COUNTY_NAMELESS, COUNTY_CODE. */
Problem county_check(Text name, Text code);
/* Sets county and actor of `work`: the first county of the database, its desk's operator. COUNTY_MISSING. */
Problem county_enter(Work *work);

#endif
