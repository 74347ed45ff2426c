/* subject.h - what a fact counts: words of the text near it.
 *
 * Worked out when asked for, not while reading: most facts are never looked at so
 * closely. */
#ifndef HALFSKY_READ_SUBJECT_H
#define HALFSKY_READ_SUBJECT_H

#include "model/reading.h"

/* The words that say what is counted: those behind a quantity that opens its clause
 * (24名困难群众), else those before it (发放宣传资料3000份), else those behind it. Empty when
 * there are none. */
Span subject_what(const Reading *reading, const Fact *fact);

#endif
