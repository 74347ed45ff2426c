/* places.h - in which line, section and sentence a place of the text lies. */
#ifndef HALFSKY_READ_PLACES_H
#define HALFSKY_READ_PLACES_H

#include "model/reading.h"

/* Row of the first line that ends behind `offset`; the number of lines when none does. */
size_t line_at(const Reading *reading, size_t offset);

/* Cue of the section that a place lies in (CUE_PLAN_HEADING …), or 0. */
uint8_t section_cue_at(const Reading *reading, size_t offset);

/* Row of the document's first fact that begins at or behind `offset`; one behind its last
 * when none does. */
uint32_t fact_from(const Reading *reading, const Document *document, size_t offset);

#endif
