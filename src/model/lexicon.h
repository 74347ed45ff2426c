/* lexicon.h - all words of the catalog in one automaton.
 *
 * A double-array trie (Aoe 1989) over "letters": code points of the Basic Plane
 * are mapped to small dense numbers, so that a walk touches little memory. A word
 * may have several senses: 户 is a unit, 培训 a topic word and a term of phrases.
 * The tables are part of the catalog's image: read-only, position-independent. */
#ifndef HALFSKY_MODEL_LEXICON_H
#define HALFSKY_MODEL_LEXICON_H

#include "base/text.h"
#include "base/utf8.h"

typedef enum {
    SENSE_NAME = 1, /* names.tsv: a = NameKind */
    SENSE_CUE,      /* cues.tsv: a = Cue, b = its value (CueValue) */
    SENSE_UNIT,     /* index = row of units */
    SENSE_TOPIC,    /* index = row of topics, a = weight */
    SENSE_TERM,     /* index = term of phrases, a = 1 for the head of one, b = bytes of the word that says it */
    SENSE_SURNAME,
    SENSE_TITLE, /* a = TitleKind */
    SENSE_LAW,   /* index = row of laws */
    SENSE_YEAR,  /* index = row of years */
    SENSE_DATE,  /* index = row of dates */
    SENSE_TYPO,  /* index = row of typos */
    SENSE_MARK,  /* index = row of marks */
    SENSE_PERSON /* person_words.tsv: a = PersonWord */
} SenseKind;

typedef struct {
    uint8_t kind, a, b;
    uint8_t inherited; /* from a word that this one begins with: that word's length in bytes; else 0 */
    uint32_t index;
} Sense;

typedef struct {
    uint32_t senses; /* first of its senses */
    uint16_t sense_count;
    uint16_t kinds;             /* bit 1 << SenseKind for each own (not inherited) sense */
    uint16_t all_kinds;         /* as kinds, inherited ones too */
    uint16_t length;            /* bytes */
    uint16_t term_count;        /* its senses begin with those of terms, */
    uint16_t topic_count;       /* then those of topics: its own, or if it has none the inherited */
    uint32_t letters;           /* characters */
    uint32_t firm, topic, date; /* the longest words that it begins with, itself counted, of FIRM_KINDS, with an
                                   own topic, and of dates; or 0 */
} Word;

/* Senses that make a word a firm one: nothing else begins inside it. */
enum { FIRM_KINDS = 1 << SENSE_NAME | 1 << SENSE_CUE | 1 << SENSE_DATE | 1 << SENSE_YEAR };

/* What a code point is by itself. */
typedef enum {
    LETTER_PLAIN,
    LETTER_DIGIT,   /* 0-9 ０-９; value 0 to 9 */
    LETTER_NUMERAL, /* 〇零○一二两三…九 壹…玖 倆 仨; value 0 to 9 */
    LETTER_TEN,     /* 十百千拾佰仟 廿卅卌; value: power of ten, or 20 30 40 */
    LETTER_SCALE,   /* 万亿兆萬億; value 4 8 12 */
    LETTER_VAGUE,   /* 几 数 半 */
    LETTER_MASK,    /* x X × * ＊ ｘ Ｘ ✕ ╳ */
    LETTER_STOP,    /* 。！？!?；; */
    LETTER_COMMA,   /* ，, 、：: */
    LETTER_OPEN,    /* （(〔【《“‘「『[ < 〈 */
    LETTER_CLOSE,   /* ）)〕】》”’」』] > 〉 */
    LETTER_LINE,    /* LF */
    LETTER_BLANK    /* blank, tab, U+3000, U+00A0, CR */
} LetterKind;

typedef struct {
    uint8_t kind; /* LetterKind */
    uint8_t value;
    uint8_t starts;   /* a word begins with this letter */
    uint8_t begins;   /* which: LetterBegins bits */
    int32_t weight;   /* LetterWeight: what it says of its sentence */
    uint32_t leads;   /* telling words begin with it: one of 31 bits, which several letters share; PAIR_NUMERAL */
    uint32_t follows; /* the bits of the letters that it is the second letter of a telling word behind */
} Letter;

/* The weights of a sentence's letters add up to 0 when it has no digit, mask or percent
 * sign, and closes the brackets and quotations that it opens. */
enum { WEIGHT_FIGURE = 1, WEIGHT_OPEN = 1 << 16 };

/* Leads: the letter is a numeral. Follows: it begins a unit or a bound, or makes a date or
 * a share of a numeral before it. */
#define PAIR_NUMERAL (1u << 31)

/* Words of these sorts begin with the letter: a look that saves most walks. */
enum {
    BEGINS_UNIT = 1,
    BEGINS_BOUND = 2,
    BEGINS_DATE = 4,
    BEGINS_HEADING = 8,
    BEGINS_ALONE = 16,  /* it is a word of prose itself */
    BEGINS_NUMBER = 32, /* 第 多 . - : a number may begin with it, or have begun before it */
    ENDS_SENTENCE = 64  /* 。！？ and LF */
};

/* Words that only checking searches for. */
enum { CHECK_KINDS = 1 << SENSE_TYPO | 1 << SENSE_MARK | 1 << SENSE_PERSON };

/* Words that prose is searched for everywhere; units and surnames only in their places. */
enum { PROSE_KINDS = 0xFFFF & ~(1 << SENSE_UNIT | 1 << SENSE_SURNAME | CHECK_KINDS) };

enum { PAIR_BITS = 1 << 16 };

/* Set in the kinds of a node whose word tells something by itself: a date, a year, a
 * law, or a number. */
enum { KIND_TELLS = 1 << 15 };

typedef struct {
    int32_t base;              /* child of letter c is nodes[base + c] when its check is this node */
    int32_t check;             /* parent; -1: the root, or no node */
    uint32_t word;             /* 0: none; words[word] */
    uint16_t kinds, all_kinds; /* of that word: here too, so that a walk touches nothing else */
} LexiconNode;

typedef struct {
    const uint16_t *letter_of;                 /* [65536]; 0: a letter of no word and of no kind */
    const Letter *letters;                     /* letters[0] is plain; then come all that are not */
    const LexiconNode *nodes;                  /* nodes[0] is the root; base + any letter lies inside */
    const uint8_t *pairs;                      /* [PAIR_BITS / 8]; see lexicon_pair */
    const uint16_t *letter_spots, *pair_spots; /* [letter_count], [PAIR_BITS by lexicon_pair_bit]: SpotKind bits */
    const Word *words;                         /* words[0] is unused */
    const Sense *senses;
    uint32_t letter_count, node_count, word_count, sense_count;
    uint32_t plain_from; /* the first plain letter behind those that are not */
} Lexicon;

/* Number of a code point's letter; 0 when it is in no word and of no kind. */
static inline uint16_t lexicon_letter(const Lexicon *lexicon, uint32_t code)
{
    return code < 0x10000 ? lexicon->letter_of[code] : 0;
}

/* Neither of a kind nor one that a number may begin with. */
static inline bool lexicon_plain(const Lexicon *lexicon, uint16_t letter)
{
    return letter - 1u >= lexicon->plain_from - 1u; /* letter 0 becomes the greatest */
}

/* What a code point is by itself. */
static inline const Letter *lexicon_kind(const Lexicon *lexicon, uint32_t code)
{
    return &lexicon->letters[lexicon_letter(lexicon, code)];
}

/* False when no word of prose begins with these two letters. True may be wrong: the
 * bit is one of a table that pairs share (Bloom 1970, with one hash). */
static inline uint32_t lexicon_pair_bit(uint16_t first, uint16_t second)
{
    return (first * 2654435761u + second * 40503u) >> 7 & (PAIR_BITS - 1);
}

static inline bool lexicon_pair(const Lexicon *lexicon, uint16_t first, uint16_t second)
{
    uint32_t bit = lexicon_pair_bit(first, second);

    return lexicon->pairs[bit >> 3] >> (bit & 7) & 1;
}

/* The node behind `node` (0: the root) for a letter, or 0 when no word goes on so. */
static inline uint32_t lexicon_step(const Lexicon *lexicon, uint32_t node, uint16_t letter)
{
    uint32_t next = (uint32_t)lexicon->nodes[node].base + letter;

    return lexicon->nodes[next].check == (int32_t)node ? next : 0;
}

/* Longest word that begins at `offset` of `text` and has an own sense among `kinds`
 * (bits 1 << SenseKind). Returns its number and sets `end`; 0 when there is none,
 * `end` is then left alone. Full-width ASCII matches its narrow twin. */
uint32_t lexicon_longest(const Lexicon *lexicon, Text text, size_t offset, unsigned kinds, size_t *end);

/* The first own sense of a kind, or NULL. */
const Sense *lexicon_sense(const Lexicon *lexicon, uint32_t word, SenseKind kind);

#endif
