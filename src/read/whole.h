/* whole.h - what a figure is part of, as far as the words say it: 其中 and brackets. */
#ifndef HALFSKY_READ_WHOLE_H
#define HALFSKY_READ_WHOLE_H

#include "read/facts_work.h"

/* The row of the nearest fact before `fact` that it may be part of, or NO_INDEX. */
uint32_t whole_of(Work *work, const Place *place, const Fact *fact);

#endif
