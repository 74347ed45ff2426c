/* topic.h - which topic a quantity speaks of.
 *
 * Words of the catalog (topic_words.tsv) vote, each with its weight; the nearer
 * to the quantity, the more. Votes are counted in TopicScores, one number per
 * row of topics.tsv. Pure arithmetic: nothing is allocated, nothing remembered.
 *
 * Once per document: count all its words, title too (factor TOPIC_TALLY). Once
 * per section: count the words of the headings above it, then topic_background().
 * Once per sentence (it ends at 。！？；or LF): count all its words. Before each
 * quantity but the first: count the words up to the end of the quantity before
 * (`passed`; add only the new ones). Then, per quantity:
 *
 *     topic_scores_clear(&near);
 *     words from the end of the quantity before, or the start of the sentence,
 *     nearest first:  topic_scores_add(catalog, &near, word, topic_factor_before(rank, place));
 *     words behind it, up to a comma, bracket or the next quantity:
 *                     topic_scores_add(catalog, &near, word, topic_factor_behind(rank, direct));
 *     topic = topic_best(catalog, &evidence);
 *
 * Words are numbers of the lexicon: of those that begin at one place, the longest
 * that has topics; the next is looked for behind it. */
#ifndef HALFSKY_READ_TOPIC_H
#define HALFSKY_READ_TOPIC_H

#include "base/arena.h"
#include "model/catalog.h"
#include "model/fact.h"

enum {
    TOPIC_ROOM = 32, /* topics beyond this row are not told apart from "other" */
    TOPIC_TALLY = 1, /* factor for words of a sentence, a heading, a document */
    TOPIC_NONE = 0xFFFF
};

typedef struct {
    int32_t of[TOPIC_ROOM]; /* by row of topics */
} TopicScores;

void topic_scores_clear(TopicScores *scores);

/* Adds the topics of `word` (0 or a word without topics: nothing), each weight times `factor`. */
void topic_scores_add(const Catalog *catalog, TopicScores *scores, uint32_t word, int factor);

/* Where a word in front of the quantity stands. */
typedef enum {
    TOPIC_IN_CLAUSE,   /* behind the last comma or bracket in front of the quantity */
    TOPIC_IN_SENTENCE, /* farther away */
    TOPIC_OF_WHOLE     /* between 占 and a percentage: 占女教师的17.8% */
} TopicPlace;

/* `rank`: how many words with topics stand between it and the quantity. */
int topic_factor_before(size_t rank, TopicPlace place);
/* `direct`: the quantity opens its clause, so that the words behind it are what is
 * counted (为24名困难群众). `rank` counts from the quantity, from 0. */
int topic_factor_behind(size_t rank, bool direct);

/* What the surroundings of a section speak for, from tallies of the whole
 * document and of the headings above. */
void topic_background(const Catalog *catalog, const TopicScores *document, const TopicScores *headings,
                      TopicScores *out);

/* How the quantity stands to the fact before it. */
typedef enum {
    TOPIC_ALONE,   /* there is none in this sentence */
    TOPIC_FOLLOWS, /* there is one */
    TOPIC_BELONGS  /* it is told of that one: in brackets behind it, or behind 其中 */
} TopicTie;

/* Words by which kinds and units vote: @money, @份. 0 where the catalog has none. */
typedef struct {
    uint32_t kinds[FACT_RANK + 1];
    const uint32_t *units; /* by row of units */
} TopicHints;

TopicHints topic_hints(const Catalog *catalog, Arena *arena);

typedef struct {
    const TopicScores *near;
    const TopicScores *passed;     /* the sentence up to the end of the quantity before */
    const TopicScores *sentence;   /* all of it */
    const TopicScores *background; /* from topic_background */
    uint32_t kind_word, unit_word; /* from TopicHints, or 0 */
    uint32_t previous;             /* topic of the fact before it (a date is none), or TOPIC_NONE */
    TopicTie tie;
} TopicEvidence;

/* The row of topics that most speaks for the quantity; `other` when hardly anything speaks. */
uint32_t topic_best(const Catalog *catalog, const TopicEvidence *evidence);

#endif
