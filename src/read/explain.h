/* explain.h - why a phrase got its measure, or did not, in words. */
#ifndef HALFSKY_READ_EXPLAIN_H
#define HALFSKY_READ_EXPLAIN_H

#include "base/buffer.h"
#include "read/facts.h"

/* Reads `text` and says for each quantity which phrase matched, or which came nearest
 * and what it lacked. `english` chooses the language. */
void explain_text(const Catalog *catalog, const FactTools *tools, Text text, bool english, Arena *arena,
                  Buffer *out);

#endif
