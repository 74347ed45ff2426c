/* text.c - a borrowed view of bytes. */
#include "base/text.h"

#include <string.h>

/* Length in bytes of the blank that `text` begins or ends with, or 0. */
static size_t blank_at_start(Text text);
static size_t blank_at_end(Text text);

Text text_of(const char *string)
{
    return (Text){ string, string ? strlen(string) : 0 };
}

int text_compare(Text a, Text b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.at, b.at, common) : 0;

    if (order == 0)
        order = (a.len > b.len) - (a.len < b.len);
    return order;
}

/* Looks for the needle's last byte: in Chinese text the last byte of a character
 * tells more than the first, which nearly all characters share. */
size_t text_find(Text text, Text needle)
{
    if (needle.len == 0)
        return 0;
    if (needle.len > text.len)
        return text.len;

    size_t tail = needle.len - 1;
    const char *from = text.at + tail;
    const char *end = text.at + text.len;

    while (from < end) {
        const char *hit = memchr(from, needle.at[tail], (size_t)(end - from));
        if (!hit)
            break;
        if (memcmp(hit - tail, needle.at, tail) == 0)
            return (size_t)(hit - tail - text.at);
        from = hit + 1;
    }
    return text.len;
}

bool text_contains(Text text, Text needle)
{
    return needle.len == 0 || text_find(text, needle) < text.len;
}

Text text_trim(Text text)
{
    size_t blank;

    while ((blank = blank_at_start(text)) > 0)
        text = text_slice(text, blank, text.len);
    while ((blank = blank_at_end(text)) > 0)
        text.len -= blank;
    return text;
}

bool text_cut(Text *rest, char separator, Text *part)
{
    if (!rest->at)
        return false;

    const char *hit = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    if (hit) {
        *part = (Text){ rest->at, (size_t)(hit - rest->at) };
        *rest = (Text){ hit + 1, rest->len - part->len - 1 };
    } else {
        *part = *rest;
        *rest = (Text){ NULL, 0 };
    }
    return true;
}

uint64_t text_hash(Text text)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t i = 0; i < text.len; i++) {
        hash ^= (unsigned char)text.at[i];
        hash *= 0x100000001b3u;
    }
    return hash;
}

static size_t blank_at_start(Text text)
{
    if (text.len == 0)
        return 0;
    char c = text.at[0];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        return 1;
    return text_starts(text, TEXT("\u3000")) ? 3 : 0;
}

static size_t blank_at_end(Text text)
{
    if (text.len == 0)
        return 0;
    char c = text.at[text.len - 1];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        return 1;
    return text_ends(text, TEXT("\u3000")) ? 3 : 0;
}
