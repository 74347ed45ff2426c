/* prose.h - where a sentence and a clause of Chinese prose begin and end. */
#ifndef HALFSKY_CHECK_PROSE_H
#define HALFSKY_CHECK_PROSE_H

#include "base/text.h"

/* Behind the 。！？； or line end before `at`, not before `least`; no further than PROSE_REACH bytes. */
size_t sentence_start(Text text, size_t at, size_t least);
/* At the 。！？； or line end behind `at`, or the text's end; no further than PROSE_REACH bytes. */
size_t sentence_end(Text text, size_t at);
/* As above; a clause ends at ，：, and so on too. */
size_t clause_start(Text text, size_t at, size_t least);
size_t clause_end(Text text, size_t at);

/* The letter that ends at `at` begins there; `at` itself when that is `least`. */
size_t letter_start(Text text, size_t at, size_t least);

/* `word` stands at `at`; ends at `at`. */
static inline bool text_at(Text text, size_t at, Text word)
{
    return text_starts(text_slice(text, at, text.len), word);
}

static inline bool text_before(Text text, size_t at, Text word)
{
    return text_ends(text_slice(text, 0, at), word);
}

#endif
