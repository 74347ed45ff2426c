/* Pairs of letters with which words begin: a look that saves most walks through the trie. */
#include "model/compile.h"

#include "model/letters.h"
#include "model/spots.h"
#include "model/word_lists.h"

static uint16_t letter_of(const Compile *compile, Text text, size_t at, size_t *length)
{
    uint32_t code = utf8_narrow(utf8_read(text, at, length));

    return code < LETTER_CODES ? compile->letter_of[code] : 0;
}

/* A word of some kinds: by its first two letters, or by its only one. */
static void word_mark(Compile *compile, Text word, unsigned kinds)
{
    size_t first, second;
    uint16_t letter = letter_of(compile, word, 0, &first);

    if (first < word.len)
        compile->pair_spots[lexicon_pair_bit(letter, letter_of(compile, word, first, &second))] |= (uint16_t)kinds;
    else
        compile->letter_spots[letter] |= (uint16_t)kinds;
}

/* Of the words of prose: letters that are words by themselves are told by BEGINS_ALONE. */
static void prose_mark(Compile *compile, Text word)
{
    size_t first, second;
    uint16_t letter = letter_of(compile, word, 0, &first);

    if (first == word.len) {
        compile->letters.items[letter].begins |= BEGINS_ALONE;
        return;
    }
    uint32_t bit = lexicon_pair_bit(letter, letter_of(compile, word, first, &second));
    compile->pairs[bit >> 3] |= (uint8_t)(1 << (bit & 7));
}

/* Of the senses of words, and of the lists that are searched for everywhere. */
static unsigned spots_of(uint16_t kinds)
{
    return (kinds & (1 << SENSE_TYPO | 1 << SENSE_MARK) ? (unsigned)SPOT_MARK : 0)
           | (kinds & 1 << SENSE_PERSON ? (unsigned)SPOT_PERSON : 0)
           | (kinds & 1 << SENSE_LAW ? (unsigned)SPOT_LAW : 0)
           | (kinds & 1 << SENSE_TITLE ? (unsigned)SPOT_ROLE : 0);
}

static const struct {
    WordListKind list;
    SpotKind kind;
} searched[] = {
    { WORDS_HONOUR, SPOT_ROLE },       { WORDS_LAW_ENDING, SPOT_LAW },         { WORDS_HOME_LEAD, SPOT_HOME },
    { WORDS_ONE_BY_ONE, SPOT_LISTED }, { WORDS_PLATE_PROVINCE, SPOT_CONTACT }, { WORDS_NAME_COLUMN, SPOT_COLUMN },
};

void compile_spots(Compile *compile)
{
    compile->pairs = ARENA_ARRAY(compile->arena, PAIR_BITS / 8, uint8_t);
    compile->pair_spots = ARENA_ARRAY(compile->arena, PAIR_BITS, uint16_t);
    compile->letter_spots = ARENA_ARRAY(compile->arena, compile->letters.count, uint16_t);
    compile->letter_spots[0] = SPOT_SIGN; /* or a letter of no word */
    for (uint32_t code = 0; code < LETTER_CODES; code++) {
        uint16_t letter = compile->letter_of[code];
        if (letter && utf8_narrow(code) == code)
            compile->letter_spots[letter] = (uint16_t)spots_fixed(code, &compile->letters.items[letter]);
    }
    for (size_t i = 0; i < compile->drafts.count; i++) {
        const Word *word = &compile->words.items[i + 1];
        if (word->all_kinds & PROSE_KINDS)
            prose_mark(compile, compile->drafts.items[i].text);
        if (spots_of(word->kinds))
            word_mark(compile, compile->drafts.items[i].text, spots_of(word->kinds));
    }
    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++) {
        const WordList *list = &compile->lists.items[searched[i].list];
        for (uint32_t word = list->first; word < list->first + list->count; word++)
            word_mark(compile, compile->list_texts.items[word], searched[i].kind);
    }
}
