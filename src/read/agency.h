/* agency.h - who wrote a document.
 *
 * As signed at its end, else as it calls itself in its title or its first sentences. */
#ifndef HALFSKY_READ_AGENCY_H
#define HALFSKY_READ_AGENCY_H

#include "model/reading.h"

/* Fills the title when a document has one that its first line does not give. */
void title_find(Reading *reading, uint32_t document);

/* Fills the agency, once the document and its title are known. */
void agency_find(Reading *reading, uint32_t document);

#endif
