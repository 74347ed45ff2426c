#include "check/prose.h"

#include "base/utf8.h"

enum { PROSE_REACH = 600 };

static bool ends_sentence(uint32_t code)
{
    return code == U'。' || code == U'！' || code == U'？' || code == U'；' || code == '\n' || code == ';';
}

static bool ends_clause(uint32_t code)
{
    return ends_sentence(code) || code == U'，' || code == U'：' || code == ',' || code == ':';
}

size_t letter_start(Text text, size_t at, size_t least)
{
    size_t start = at;

    while (start > least && (text.at[--start] & 0xC0) == 0x80)
        ;
    return start;
}

/* The first byte of a letter from U+4000 to U+9FFF, of three bytes, which ends nothing. */
static inline bool begins_han(char byte)
{
    return (unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9;
}

static inline size_t start_of(Text text, size_t at, size_t least, bool (*ends)(uint32_t))
{
    size_t length, start = at;

    while (start > least && at - start < PROSE_REACH) {
        if (start >= least + 3 && begins_han(text.at[start - 3])) {
            start -= 3;
            continue;
        }
        size_t before = letter_start(text, start, least);
        if (ends(utf8_read(text, before, &length)))
            break;
        start = before;
    }
    return start;
}

static inline size_t end_of(Text text, size_t at, bool (*ends)(uint32_t))
{
    size_t length = 3, end = at;

    while (end < text.len && end - at < PROSE_REACH
           && (begins_han(text.at[end]) || !ends(utf8_read(text, end, &length)))) {
        end += begins_han(text.at[end]) ? 3 : length;
    }
    return end < text.len ? end : text.len;
}

size_t sentence_start(Text text, size_t at, size_t least)
{
    return start_of(text, at, least, ends_sentence);
}

size_t sentence_end(Text text, size_t at)
{
    return end_of(text, at, ends_sentence);
}

size_t clause_start(Text text, size_t at, size_t least)
{
    return start_of(text, at, least, ends_clause);
}

size_t clause_end(Text text, size_t at)
{
    return end_of(text, at, ends_clause);
}
