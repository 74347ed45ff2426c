#include "check/checkers.h"

void marks_find(Checker *c)
{
    const Catalog *catalog = c->r->catalog;
    const Lexicon *lexicon = &catalog->lexicon;
    size_t length, end, behind = c->d->span.start; /* no mark begins before the end of the last one */

    for (size_t at = c->d->span.start; at < c->text.len; at += length) {
        uint32_t code = utf8_read(c->text, at, &length), word;

        if (!lexicon_may_begin(lexicon, PAIRS_CHECK, c->text, at, code, length))
            continue;
        if ((word = lexicon_longest(lexicon, c->text, at, 1u << SENSE_PERSON, &end)))
            *LIST_ADD(c->arena, &c->persons) =
                (PersonPlace){ (uint32_t)at, (uint32_t)end, lexicon_sense(lexicon, word, SENSE_PERSON)->a };
        if (at < behind
            || !(word = lexicon_longest(lexicon, c->text, at, 1u << SENSE_TYPO | 1u << SENSE_MARK, &end)))
            continue;
        const Sense *typo = lexicon_sense(lexicon, word, SENSE_TYPO);
        const Sense *mark = typo ? NULL : lexicon_sense(lexicon, word, SENSE_MARK);
        *LIST_ADD(c->arena, &c->words) = (FoundWord){ .start = (uint32_t)at,
                                                      .end = (uint32_t)end,
                                                      .mark = mark ? &catalog->marks[mark->index] : NULL,
                                                      .typo = typo ? &catalog->typos[typo->index] : NULL };
        behind = end;
    }
}
