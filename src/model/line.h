/* line.h - names and titles: words for one line of a page.
 *
 * They are shown in lists, on forms and in messages for years. What has line ends, control characters or signs of
 * direction in it, or is as long as a paragraph, is no name. */
#ifndef HALFSKY_MODEL_LINE_H
#define HALFSKY_MODEL_LINE_H

#include "base/problem.h"
#include "base/text.h"

enum { LINE_LETTERS_MAX = 100 };

/* Whether the words may be such, of 1 to `most` characters: LINE_WRONG. */
Problem line_check(Text words, size_t most);

#endif
