#include "check/checkers.h"

void marks_find(Checker *c)
{
    const Catalog *catalog = c->r->catalog;
    const Lexicon *lexicon = &catalog->lexicon;
    SpotWalk walk = checker_walk(c, SPOT_MARK);
    size_t at, end;
    uint32_t word;

    while (spot_next(&walk, &at)) {
        if (!(word = lexicon_longest(lexicon, c->text, at, 1u << SENSE_TYPO | 1u << SENSE_MARK, &end)))
            continue;
        const Sense *typo = lexicon_sense(lexicon, word, SENSE_TYPO);
        const Sense *mark = typo ? NULL : lexicon_sense(lexicon, word, SENSE_MARK);
        *LIST_ADD(c->arena, &c->words) = (FoundWord){ .start = (uint32_t)at,
                                                      .end = (uint32_t)end,
                                                      .mark = mark ? &catalog->marks[mark->index] : NULL,
                                                      .typo = typo ? &catalog->typos[typo->index] : NULL };
        walk.behind = end; /* no mark begins before the end of the last one */
    }
}

void persons_find(Checker *c)
{
    const Lexicon *lexicon = &c->r->catalog->lexicon;
    SpotWalk walk = checker_walk(c, SPOT_PERSON);
    size_t at, end;
    uint32_t word;

    while (spot_next(&walk, &at))
        if ((word = lexicon_longest(lexicon, c->text, at, 1u << SENSE_PERSON, &end)))
            *LIST_ADD(c->arena, &c->persons) =
                (PersonPlace){ (uint32_t)at, (uint32_t)end, lexicon_sense(lexicon, word, SENSE_PERSON)->a };
}
