/* agency.h - who wrote a document.
 *
 * As signed at its end, else as it calls itself in its title or its first sentences. */
#ifndef HALFSKY_READ_AGENCY_H
#define HALFSKY_READ_AGENCY_H

#include "read/reading.h"

/* Fills the title when a document has one that its first line does not give. */
void title_find(Reading *reading, uint32_t document);

/* Fills the agency, once the document and its title are known. */
void agency_find(Reading *reading, uint32_t document);

/* Bytes of the ending of agencies' names (局, 委员会, 小学 …) that ends at `at` and begins
 * at or behind `least`; 0: none. */
size_t agency_ending(Text text, size_t at, size_t least);

#endif
