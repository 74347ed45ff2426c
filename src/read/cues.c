#include "read/cues.h"

enum { CUES_BACK = 200 }; /* a cue farther back in a sentence without end says nothing any more */

void cues_add(const Reading *reading, Arena *arena, Cues *cues, size_t first, size_t end)
{
    const Lexicon *lexicon = &reading->catalog->lexicon;

    for (size_t i = first; i < end; i++) {
        const Token *token = &reading->tokens.items[i];
        if (!(token->kinds & 1u << SENSE_CUE) || !token->firm) /* only words have kinds */
            continue;
        const Word *word = &lexicon->words[token->id];
        for (uint32_t k = 0; k < word->sense_count; k++) {
            const Sense *sense = &lexicon->senses[word->senses + k];
            if (sense->kind == SENSE_CUE)
                LIST_PUSH(arena, &cues->hits, (CueHit){ token->start, token->end, sense->a, sense->b });
        }
    }
}

const CueHit *cues_last(Cues *cues, size_t start, size_t end, unsigned kinds)
{
    const CueHit *hits = cues->hits.items;
    size_t at = cues->now;

    while (at < cues->hits.count && hits[at].start < end)
        at++;
    while (at > 0 && hits[at - 1].start >= end)
        at--;
    cues->now = at;
    for (int steps = 0; at-- > 0 && hits[at].start >= start && steps < CUES_BACK; steps++)
        if (kinds & CUE_BIT(hits[at].cue) && hits[at].end <= end)
            return &hits[at];
    return NULL;
}
