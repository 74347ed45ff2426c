/* skim.h - a first look over a text: which of its sentences are worth scanning.
 *
 * Two thirds of a report's bytes stand in sentences that hold no figure, no date and
 * nothing that tells a year. They are found here by the letters alone, and without
 * jumps that depend on them: a sentence that is passed over costs little more than its
 * decoding. What looks like a figure may turn out to be none; the scan decides. */
#ifndef HALFSKY_READ_SKIM_H
#define HALFSKY_READ_SKIM_H

#include "base/list.h"
#include "model/lexicon.h"

/* Up to and with 。！？ or a line end. Characters are counted from the span's first. */
typedef struct {
    uint32_t first, end;
    bool tells;  /* may hold a figure, a date, a law or a word that tells a year */
    bool headed; /* left false: for the scan to note headings */
} Sentence;

typedef struct {
    const uint16_t *letters; /* one for each character, closed by a 0 */
    const uint32_t *offsets; /* of the characters, and of the end */
    size_t count;
    LIST(Sentence) sentences; /* all of the span */
} Skim;

/* Looks over the bytes from `start` to `end` of `text`, which are well-formed. */
void skim_text(const Lexicon *lexicon, Text text, size_t start, size_t end, Arena *arena, Skim *out);

#endif
