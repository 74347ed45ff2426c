#include "check/checkers.h"

void marks_find(Checker *c)
{
    const Catalog *catalog = c->r->catalog;
    size_t length, end;

    for (size_t at = c->d->span.start; at < c->text.len; at += length) {
        uint32_t code = utf8_read(c->text, at, &length), word;

        if (!lexicon_may_begin(&catalog->lexicon, PAIRS_CHECK, c->text, at, code, length)
            || !(word = lexicon_longest(&catalog->lexicon, c->text, at, 1u << SENSE_TYPO | 1u << SENSE_MARK, &end)))
            continue;
        const Sense *typo = lexicon_sense(&catalog->lexicon, word, SENSE_TYPO);
        const Sense *mark = typo ? NULL : lexicon_sense(&catalog->lexicon, word, SENSE_MARK);
        *LIST_ADD(c->arena, &c->words) = (FoundWord){ .start = (uint32_t)at,
                                                      .end = (uint32_t)end,
                                                      .mark = mark ? &catalog->marks[mark->index] : NULL,
                                                      .typo = typo ? &catalog->typos[typo->index] : NULL };
        length = end - at;
    }
}
