/* hide.h - texts without the personal data in them.
 *
 * Whatever checking says about a text, and whatever is shown around it, goes through here: a
 * message that quotes an identity number would be the leak that it warns of. */
#ifndef HALFSKY_CHECK_HIDE_H
#define HALFSKY_CHECK_HIDE_H

#include "base/buffer.h"
#include "model/finding.h"

/* Sorts findings->hidden and drops what lies inside something else. Once, when all documents were checked. */
void hide_settle(Findings *findings);

/* Adds [start, end) of the text that was read; a mask stands whole where the ends cut through what it hides. */
void hide_span(const Reading *reading, const Findings *findings, size_t start, size_t end, Buffer *out);

/* Adds `text`, a text of `finding`: a part of what was read, or made from what the finding is about. */
void hide_text(const Reading *reading, const Findings *findings, const Finding *finding, Text text, Buffer *out);

#endif
