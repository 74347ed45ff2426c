/* letters.h - the letters that mean something whatever the catalog says. */
#ifndef HALFSKY_MODEL_LETTERS_H
#define HALFSKY_MODEL_LETTERS_H

#include "model/lexicon.h"

enum { LETTER_CODES = 0x10000 }; /* code points of the Basic Plane */

/* Sets kind and value of every code point that has a kind; `by_code` comes zeroed.
 * Full-width ASCII is left out: it shares the letter of its narrow twin. */
void letters_fixed(Letter by_code[LETTER_CODES]);

/* Neither of a kind nor one that a number may begin with. */
static inline bool letter_plain(const Letter *letter)
{
    return letter->kind == LETTER_PLAIN && !(letter->begins & BEGINS_NUMBER);
}

/* True when the value may stand beside the kind. */
bool letter_valid(const Letter *letter);

#endif
