/* words.h - the words of the catalog in the sentences that are scanned. */
#ifndef HALFSKY_READ_WORDS_H
#define HALFSKY_READ_WORDS_H

#include "read/skim.h"

/* The longest word of prose that begins at each character of the sentences of `skim` that
 * tell, or 0: words of the lexicon, by character. Those of other sentences are not set. */
const uint32_t *words_match(const Lexicon *lexicon, const Skim *skim, Arena *arena);

#endif
