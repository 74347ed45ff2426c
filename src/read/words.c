#include "read/words.h"

/* A walk through the trie for each place, all of them one letter at a time. Nothing is
 * decided by a jump that the processor would guess wrong, and no walk waits for another. */
typedef struct {
    uint32_t *places; /* characters where a walk began that goes on */
    uint32_t *nodes;  /* how far it came */
    size_t count;
} Walks;

/* Walks begin where a word may begin: a quick look at two letters turns two of three away. */
static void walks_begin(const Lexicon *lexicon, const Skim *skim, uint32_t *words, Walks *walks)
{
    for (size_t s = 0; s < skim->sentences.count; s++) {
        const Sentence *sentence = &skim->sentences.items[s];

        for (size_t i = sentence->first; sentence->tells && i < sentence->end; i++) {
            const Letter *letter = &lexicon->letters[skim->letters[i]];
            uint32_t pair = lexicon_pair(lexicon, skim->letters[i], skim->letters[i + 1]);

            words[i] = 0;
            walks->places[walks->count] = (uint32_t)i;
            walks->nodes[walks->count] = 0;
            walks->count += letter->starts & (pair | (letter->begins / BEGINS_ALONE & 1));
        }
    }
}

/* The `depth`th letter of all walks. */
static void walks_step(const Lexicon *lexicon, const uint16_t *letters, size_t depth, uint32_t *words, Walks *walks)
{
    size_t kept = 0;

    for (size_t i = 0; i < walks->count; i++) {
        uint32_t place = walks->places[i], node = walks->nodes[i];
        uint32_t next = (uint32_t)lexicon->nodes[node].base + letters[place + depth];
        uint32_t goes_on = lexicon->nodes[next].check == (int32_t)node;
        uint32_t word = lexicon->nodes[next].word;
        uint32_t told = lexicon->nodes[next].all_kinds & ~(uint32_t)CHECK_KINDS;
        uint32_t take = 0u - (goes_on & (told != 0)); /* all bits or none: a choice without a jump */

        words[place] = (word & take) | (words[place] & ~take);
        walks->places[kept] = place;
        walks->nodes[kept] = next;
        kept += goes_on;
    }
    walks->count = kept;
}

const uint32_t *words_match(const Lexicon *lexicon, const Skim *skim, Arena *arena)
{
    size_t room = skim->count + 1;
    uint32_t *words = arena_alloc_raw(arena, room * sizeof *words);
    Walks walks = { .places = arena_alloc_raw(arena, room * sizeof *walks.places),
                    .nodes = arena_alloc_raw(arena, room * sizeof *walks.nodes) };

    walks_begin(lexicon, skim, words, &walks);
    for (size_t depth = 0; walks.count; depth++)
        walks_step(lexicon, skim->letters, depth, words, &walks);
    return words;
}
