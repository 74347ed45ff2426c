/* around.h - the letters before a place in the text. */
#ifndef HALFSKY_READ_AROUND_H
#define HALFSKY_READ_AROUND_H

#include "base/utf8.h"

#include <string.h>

/* Where the code point that ends at `at` begins; `at` itself at or before `least`. */
static inline size_t letter_before(Text text, size_t at, size_t least)
{
    if (at <= least)
        return at;
    do
        at--;
    while (at > least && ((unsigned char)text.at[at] & 0xC0) == 0x80);
    return at;
}

/* True when `word` ends at `at` and begins at or behind `least`. */
static inline bool word_before(Text text, size_t at, size_t least, Text word)
{
    return at <= text.len && at >= least + word.len && text_equal(text_slice(text, at - word.len, at), word);
}

/* True when `word` begins at `at`. */
static inline bool word_at(Text text, size_t at, Text word)
{
    return at <= text.len && text.len - at >= word.len && text_equal(text_slice(text, at, at + word.len), word);
}

/* The word of a list that begins at `at`, as its length in bytes; 0: none. The first
 * one of the list that fits. */
static inline size_t any_word_at(Text text, size_t at, const Text *words, size_t count)
{
    if (at >= text.len)
        return 0;
    const char *here = text.at + at;
    size_t left = text.len - at;

    for (size_t i = 0; i < count; i++) { /* most fail at the third byte, where Chinese letters differ most */
        size_t length = words[i].len;
        if (length <= left && (length < 3 || here[2] == words[i].at[2]) && memcmp(here, words[i].at, length) == 0)
            return length;
    }
    return 0;
}

/* The same for one that ends at `at`. */
static inline size_t any_word_before(Text text, size_t at, size_t least, const Text *words, size_t count)
{
    size_t room = at > least && at <= text.len ? at - least : 0;

    for (size_t i = 0; i < count; i++) {
        size_t length = words[i].len;
        if (length <= room && text.at[at - 1] == words[i].at[length - 1]
            && memcmp(text.at + at - length, words[i].at, length) == 0)
            return length;
    }
    return 0;
}

#define WORDS(list) (list), (sizeof(list) / sizeof *(list))

/* A Text as an initializer of constant tables. */
#define WORD(literal)                \
    {                                \
        literal, sizeof(literal) - 1 \
    }

static inline bool is_han(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007;
}

#endif
