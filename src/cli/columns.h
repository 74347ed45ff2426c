/* columns.h - text in columns of a terminal, where a Chinese character is two wide. */
#ifndef HALFSKY_CLI_COLUMNS_H
#define HALFSKY_CLI_COLUMNS_H

#include "base/buffer.h"

/* Columns that `text` takes; control characters take none. */
int columns_width(Text text);

/* Adds `text` and blanks up to `width` columns. What is too wide is cut and ends in … .
 * Line breaks, tabs and other control characters become blanks. */
void columns_left(Buffer *out, Text text, int width);
/* As columns_left, the blanks in front. */
void columns_right(Buffer *out, Text text, int width);
/* As columns_left without blanks behind: for the last column of a line. */
void columns_last(Buffer *out, Text text, int width);

#endif
