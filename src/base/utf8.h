/* utf8.h - code points in UTF-8 text (RFC 3629).
 *
 * Inside the program all text is valid UTF-8: src/format sees to it. The fast
 * readers here therefore trust their input and only keep inside `len`. */
#ifndef HALFSKY_BASE_UTF8_H
#define HALFSKY_BASE_UTF8_H

#include "base/text.h"

/* Reads the code point at `offset` (which must be < text.len and the start of a
 * code point) and its length in bytes. Broken bytes give U+FFFD and length 1. */
uint32_t utf8_read(Text text, size_t offset, size_t *length);

/* Writes `code` to `out` (4 bytes of room), returns its length 1-4. Surrogates
 * and values above U+10FFFF are written as U+FFFD. */
size_t utf8_write(uint32_t code, char *out);

/* True when the bytes are well-formed UTF-8 (no surrogates, no overlong forms). */
bool utf8_valid(Text text);
/* Offset of the first byte that is not well-formed, or text.len. */
size_t utf8_valid_until(Text text);

/* Number of code points in valid UTF-8. */
size_t utf8_count(Text text);

/* Full-width ASCII (U+FF01-FF5E) and the full-width blank (U+3000) as their ASCII
 * twins; every other code point as it is. */
uint32_t utf8_narrow(uint32_t code);

#endif
