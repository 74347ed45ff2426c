/* indicator.h - a rate from summed parts.
 *
 * Rates are reckoned from numerators and denominators that were summed first, never averaged. */
#ifndef HALFSKY_GRID_INDICATOR_H
#define HALFSKY_GRID_INDICATOR_H

#include "model/value.h"

/* numerator / denominator × scale (100 for %, 1000 for ‰, 100000 for 1/10万), to `digits` behind the point: half away from
 * zero for numbers, outwards for the ends of an interval. Blank where a part is blank; not applicable where one is, or
 * where the denominator is zero. For parts that are not below zero. */
GridValue indicator_value(GridValue numerator, GridValue denominator, int64_t scale, int digits);

#endif
