/* doc_bytes.h - a Doc as bytes that are kept.
 *
 * They begin with their version; later programs read all versions that were ever written. Numbers are written as short
 * as they are, text as it is. What is kept is trusted no further than memory: bytes that are no Doc are refused, and
 * every span lies inside the text. */
#ifndef HALFSKY_BASE_DOC_BYTES_H
#define HALFSKY_BASE_DOC_BYTES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/doc.h"

void doc_bytes_write(const Doc *doc, Buffer *out);
/* Texts of `out` borrow from `bytes`, lists lie in `arena`. False when the bytes are no Doc, or of a newer version. */
bool doc_bytes_read(Text bytes, Arena *arena, Doc *out);

#endif
