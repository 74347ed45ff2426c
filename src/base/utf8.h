/* utf8.h - code points in UTF-8 text (RFC 3629).
 *
 * Inside the program all text is valid UTF-8: src/format sees to it. The fast
 * readers here therefore trust their input and only keep inside `len`. */
#ifndef HALFSKY_BASE_UTF8_H
#define HALFSKY_BASE_UTF8_H

#include "base/text.h"

/* Reads the code point at `offset` (which must be < text.len and the start of a
 * code point) and its length in bytes. Broken bytes give U+FFFD and length 1. */
static inline uint32_t utf8_read(Text text, size_t offset, size_t *length);
/* The same, for the code points that are rare in Chinese. */
uint32_t utf8_read_rare(Text text, size_t offset, size_t *length);

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
static inline uint32_t utf8_narrow(uint32_t code);

/* ---- implementation ---- */

static inline uint32_t utf8_read(Text text, size_t offset, size_t *length)
{
    const unsigned char *at = (const unsigned char *)text.at + offset;

    if (at[0] < 0x80) {
        *length = 1;
        return at[0];
    }
    /* E1 to EC: neither overlong forms nor surrogates */
    if (at[0] - 0xE1u < 12 && text.len - offset >= 3 && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80) {
        *length = 3;
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    return utf8_read_rare(text, offset, length);
}

static inline uint32_t utf8_narrow(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        return code - 0xFF01 + '!';
    return code == 0x3000 ? ' ' : code;
}

#endif
