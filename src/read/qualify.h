/* qualify.h - what the words in front of a figure say of it: for whom (每户, 元/人), its bound (约占, 至少),
 * how it changed (提高, 增至), and whether it counts the agency's own or all. */
#ifndef HALFSKY_READ_QUALIFY_H
#define HALFSKY_READ_QUALIFY_H

#include "read/facts_work.h"

/* Sets `per`, `change`, `direction` and `extent` of the fact, and the bound of its quantity where that is said
 * farther off. Returns the fact that it was changed from (由每人每月100元提高到200元), whose `per` it takes when
 * it has none; or NULL. */
const Fact *qualify(Work *work, const Place *place, Fact *fact);

#endif
