/* text.h - a borrowed view of bytes.
 *
 * A Text never owns: it points into bytes that somebody else keeps alive, is
 * not NUL-terminated and may be empty ({NULL, 0} is a valid empty Text).
 * Results of reading are Texts into the document that was read. */
#ifndef HALFSKY_BASE_TEXT_H
#define HALFSKY_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *at;
    size_t len;
} Text;

/* TEXT("literal"): a Text of a string literal, without its NUL. */
#define TEXT(literal) ((Text){ "" literal, sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define TEXT_ARG(text) (int)(text).len, (text).at

Text text_of(const char *string); /* NULL gives the empty Text */
static inline bool text_equal(Text a, Text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

int text_compare(Text a, Text b); /* by bytes, as memcmp; a prefix is less */

static inline bool text_starts(Text text, Text prefix)
{
    return text.len >= prefix.len && (prefix.len == 0 || memcmp(text.at, prefix.at, prefix.len) == 0);
}

static inline bool text_ends(Text text, Text suffix)
{
    return text.len >= suffix.len
           && (suffix.len == 0 || memcmp(text.at + (text.len - suffix.len), suffix.at, suffix.len) == 0);
}

/* First place of `needle`, or `text.len` if it is not there. An empty needle is
 * everywhere. Made for short needles. */
size_t text_find(Text text, Text needle);
bool text_contains(Text text, Text needle);

/* The bytes from `start` up to `end`, both clamped to the text. */
static inline Text text_slice(Text text, size_t start, size_t end)
{
    if (end > text.len)
        end = text.len;
    if (start > end)
        start = end;
    return start ? (Text){ text.at + start, end - start } : (Text){ text.at, end };
}

/* Without ASCII blanks, tabs, CR, LF and full-width blanks (U+3000) at both ends. */
Text text_trim(Text text);

/* Cuts off the part before the next `separator` byte and moves `rest` behind
 * it; behind the last part `rest` becomes {NULL, 0}, and from then on the answer is
 * false. "a,,b" gives a, empty, b; "a," gives a, empty; "" gives one empty part. */
bool text_cut(Text *rest, char separator, Text *part);

/* FNV-1a, 64 bits. For tables, not for secrets. */
uint64_t text_hash(Text text);

#endif
