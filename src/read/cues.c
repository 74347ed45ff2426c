#include "read/cues.h"

void cues_find(const Reading *reading, Arena *arena, CueHits *out)
{
    const Lexicon *lexicon = &reading->catalog->lexicon;

    for (size_t i = 0; i < reading->tokens.count; i++) {
        const Token *token = &reading->tokens.items[i];
        if (token->kind != TOKEN_WORD || !token->firm || !(token->kinds & 1u << SENSE_CUE))
            continue;
        const Word *word = &lexicon->words[token->id];
        for (uint32_t k = 0; k < word->sense_count; k++) {
            const Sense *sense = &lexicon->senses[word->senses + k];
            if (sense->kind == SENSE_CUE)
                *LIST_ADD(arena, out) = (CueHit){ token->start, token->end, sense->a, sense->b };
        }
    }
}

size_t cues_from(const CueHits *hits, size_t offset)
{
    size_t low = 0, high = hits->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (hits->items[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const CueHit *cues_last(const CueHits *hits, size_t start, size_t end, unsigned kinds)
{
    for (size_t i = cues_from(hits, end); i-- > 0 && hits->items[i].start >= start;)
        if (kinds & CUE_BIT(hits->items[i].cue) && hits->items[i].end <= end)
            return &hits->items[i];
    return NULL;
}
