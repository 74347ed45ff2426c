/* read.h - the stages of reading, one after another. */
#ifndef HALFSKY_READ_READ_H
#define HALFSKY_READ_READ_H

#include "read/facts.h"
#include "model/reading.h"

/* Reads `reading->text`. The caller has set catalog, text and both arenas and
 * zeroed the rest; `tools` were made for the same catalog. */
void read_text(Reading *reading, const FactTools *tools);

#endif
