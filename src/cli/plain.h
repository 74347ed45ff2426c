/* plain.h - words that others wrote, shown so that they cannot steer a terminal.
 *
 * Names, titles and remarks come from documents and tables of many hands. An escape sequence in one would colour, move or
 * rename the terminal, a sign of direction (U+202A-202E, U+2066-2069) would show its line backwards. */
#ifndef HALFSKY_CLI_PLAIN_H
#define HALFSKY_CLI_PLAIN_H

#include "base/buffer.h"

/* Adds the text with '?' for each such character; with `lines` line ends and tabs stay. */
void plain_add(Buffer *out, Text text, bool lines);

#endif
