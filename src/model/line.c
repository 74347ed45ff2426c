/* line.c - words for one line. */
#include "model/line.h"

#include "base/utf8.h"

#include <stdio.h>

static bool is_letter(uint32_t code)
{
    return code >= 0x20 && !(code >= 0x7F && code < 0xA0) && !(code >= 0x2028 && code <= 0x202E)
           && !(code >= 0x2066 && code <= 0x2069);
}

Problem line_check(Text words, size_t most)
{
    enum { SHOWN_MAX = 60 }; /* bytes */
    bool good = utf8_valid(words);
    size_t length, letters = 0, shown = 0;
    char limit[24];

    for (size_t at = 0; good && at < words.len; at += length) {
        good = is_letter(utf8_read(words, at, &length));
        if (at + length <= SHOWN_MAX)
            shown = at + length;
        letters++;
    }
    if (good && letters >= 1 && letters <= most)
        return OK;
    snprintf(limit, sizeof limit, "%zu", most);
    return problem(PROBLEM_LINE_WRONG, text_slice(words, 0, shown), text_of(limit), TEXT(""));
}
