/* compile.h - what the parts of catalog_compile share. Private to them.
 *
 * All of it lives in the arena of the call. */
#ifndef HALFSKY_MODEL_COMPILE_H
#define HALFSKY_MODEL_COMPILE_H

#include "base/list.h"
#include "model/catalog.h"
#include "model/index.h"
#include "model/tsv.h"

/* One file of the catalog. */
typedef struct {
    Text path;
    const char *const *columns;
    TsvRows rows;
} Sheet;

/* Where a cell stands, to speak of it. */
typedef struct {
    const Sheet *sheet;
    const TsvRow *row;
    size_t column;
} Place;

enum { WORD_BYTES_MAX = 600 };

typedef LIST(Sense) Senses;

/* A word while words are gathered. */
typedef struct {
    Text text; /* full-width ASCII made narrow */
    Senses senses;
} WordDraft;

typedef struct {
    Arena *arena;
    Text folder;

    LIST(Text) texts; /* the pool, one after another */
    uint32_t pool_size;
    Index text_places; /* text -> offset in the pool */

    LIST(WordDraft) drafts;
    Index draft_of; /* text -> index of drafts */

    LIST(Unit) units;
    LIST(PoolText) families;
    Index unit_of, family_of; /* text -> row */
    LIST(Topic) topics;
    Index topic_of;
    LIST(Measure) measures;
    Index measure_of;
    LIST(Law) laws;
    LIST(YearCue) years;
    LIST(DateWord) dates;
    LIST(Phrase) phrases;
    LIST(TermUse) uses;
    LIST(uint16_t) unit_codes;
    LIST(Term) terms;
    LIST(uint32_t) head_phrases;
    LIST(WordList) lists;
    LIST(PoolText) list_words;
    LIST(Text) list_texts; /* the same words */
    Check *checks;         /* [CHECK_RULES] */
    Check *personal;       /* [PERSONAL_SORTS] */
    LIST(Typo) typos;
    LIST(Mark) marks;
    LIST(Holiday) holidays;
    LIST(Label) labels;
    uint32_t topic_other;

    /* the lexicon, filled by compile_words */
    uint16_t *letter_of;
    uint8_t *pairs;
    uint16_t *letter_spots, *pair_spots;
    LIST(Letter) letters;
    LIST(LexiconNode) nodes;
    LIST(Word) words;
    Senses senses;
} Compile;

/* compile.c */
Problem sheet_read(Compile *compile, const char *name, const char *const *columns, Sheet *out);
PoolText pool_text(Compile *compile, Text text);
/* Cell of a place. */
Text place_text(Place place);
/* A Problem with file, line and column; `value` is what was found. */
Problem place_problem(Place place, ProblemCode code, Text value, Text wanted);
/* Puts `key` into `index` with the number `value`; a key that is there is a Problem. */
Problem place_key(Compile *compile, Place place, Index *index, Text key, uint32_t value);
/* The place of the cell's value in `choices`, a list that ends with NULL. */
Problem place_choice(Place place, const char *const *choices, size_t *out);
/* The cell as a whole number, perhaps with a sign, from `low` to `high`. */
Problem place_number(Place place, int low, int high, int *out);

/* compile_rows.c: all files but groups.tsv, phrases.tsv and lists.tsv. */
Problem compile_rows(Compile *compile);
/* compile_phrases.c: these two. */
Problem compile_phrases(Compile *compile);

/* compile_lists.c: lists.tsv. */
Problem compile_lists(Compile *compile);

/* compile_checks.c: checks.tsv and typos.tsv. */
Problem compile_checks(Compile *compile);

/* compile_calendar.c: holidays.tsv. */
Problem compile_calendar(Compile *compile);

/* compile_labels.c: labels.tsv; behind the measures. */
Problem compile_labels(Compile *compile);

/* compile_words.c */
/* Notes that `text`, found at `place`, is a word with that sense. A sense that the
 * word has is a Problem, but for terms and laws: there it is nothing new. */
Problem word_add(Compile *compile, Place place, Text text, Sense sense);
/* Adds `text` without a sense and gives its index in drafts. */
Problem word_draft(Compile *compile, Place place, Text text, uint32_t *out);
/* Turns the drafts into the lexicon. */
void compile_words(Compile *compile);

/* compile_letters.c: numbers the letters of the drafts, which are sorted and have their words, and marks what
 * begins with them. */
void compile_letters(Compile *compile);
/* No reading asks for a word with these senses. */
bool senses_only_checked(const Senses *senses);
/* Words without which a sentence that has no figure need not be read: dates and words that are numbers, and what
 * tells the year of a document. A lone letter (第) tells nothing; the numeral behind it does. */
bool word_tells(const WordDraft *draft);

/* compile_spots.c: how words begin, by the numbers of their letters. */
void compile_spots(Compile *compile);

/* compile_trie.c: the nodes of the lexicon. */
void compile_trie(Compile *compile);

#endif
