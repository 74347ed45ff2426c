/* half.h - whether a document tells of half a year. */
#ifndef HALFSKY_READ_HALF_H
#define HALFSKY_READ_HALF_H

#include "model/reading.h"

/* True for what tells of the first half of its year: by its title, or as its dates go.
 * Its facts have been found. */
bool half_year_told(const Reading *reading, const Document *document);

#endif
