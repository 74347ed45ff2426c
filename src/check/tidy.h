/* tidy.h - slips of typing that need no finding and no question: widths and blanks.
 *
 * Full-width digits, letters and ％ become narrow (GB/T 15835), half-width marks between Chinese letters wide,
 * marks of the small forms (﹢) what they stand for. Blanks go behind a mark, inside a word and between letters
 * that are spread (妇 女 儿 童); those that part words stay. Doing it until nothing is added ends soon. */
#ifndef HALFSKY_CHECK_TIDY_H
#define HALFSKY_CHECK_TIDY_H

#include "check/mend.h"
#include "model/lexicon.h"

/* Adds what there is to tidy, in text order. Texts lie in `arena` or are constant. */
void tidy_text(const Lexicon *lexicon, Text text, Arena *arena, Edits *out);

/* The wide mark for the narrow one at `at`, when it stands between Chinese letters; else nothing. */
Text tidy_wide(Text text, size_t at);
/* Full-width digits and letters, or one mark of the small forms, narrow; nothing when `text` is something else. */
Text tidy_narrow(Text text, Arena *arena);

#endif
