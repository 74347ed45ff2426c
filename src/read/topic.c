#include "read/topic.h"

#include <string.h>

/* Scores are weights (1 to 9) times sixteenths. The limits were found on annotated
 * reports; results hardly change when one of them moves by a quarter. */
enum {
    WHOLE = 16,
    SCORE_LIMIT = 1 << 20, /* a sentence of a million words must not overflow */

    DOCUMENT_SHARE = 160, /* for a topic that has all votes of the document */
    DOCUMENT_MOST = 64,
    HEADING_FACTOR = 4,
    HEADING_MOST = 56,
    SENTENCE_FACTOR = 2, /* twice for words that stand before the quantity */
    SENTENCE_MOST = 64,

    NEAR_STRONG = 6 * WHOLE + WHOLE / 2, /* from here on, surroundings count half */
    NEAR_WEAK = 6 * WHOLE,               /* below, a quantity goes with the one before it */
    TIE_FOLLOWS = 2 * WHOLE,
    TIE_BELONGS = 7 * WHOLE,
    BEST_LEAST = 2 * WHOLE
};

void topic_scores_clear(TopicScores *scores)
{
    memset(scores, 0, sizeof *scores);
}

void topic_scores_add(const Catalog *catalog, TopicScores *scores, uint32_t word, int factor)
{
    const Word *entry = &catalog->lexicon.words[word];
    const Sense *senses = catalog->lexicon.senses + entry->senses + entry->term_count;

    for (size_t i = 0; i < entry->topic_count; i++) {
        const Sense *sense = &senses[i];

        if (sense->index >= TOPIC_ROOM)
            continue;
        int32_t score = scores->of[sense->index] + sense->a * factor;
        scores->of[sense->index] = score < SCORE_LIMIT ? score : SCORE_LIMIT;
    }
}

/* The word next to the quantity is what is counted, in Chinese the last one: 妇女 节水 培训 18场. */
static int rank_factor(size_t rank)
{
    static const int8_t factors[] = { 16, 12, 9, 7, 5, 4, 3 };
    size_t last = sizeof factors / sizeof *factors - 1;

    return factors[rank < last ? rank : last];
}

int topic_factor_before(size_t rank, TopicPlace place)
{
    int factor = rank_factor(rank);

    switch (place) {
    case TOPIC_IN_CLAUSE:
        break;
    case TOPIC_IN_SENTENCE:
        return factor * 3 / 4;
    case TOPIC_OF_WHOLE:
        return factor / 4;
    }
    return factor;
}

int topic_factor_behind(size_t rank, bool direct)
{
    int factor = rank_factor(rank);

    return direct ? factor : factor * 3 / 4;
}

static inline int32_t at_most(int32_t value, int32_t most)
{
    return value < most ? value : most;
}

void topic_background(const Catalog *catalog, const TopicScores *document, const TopicScores *headings,
                      TopicScores *out)
{
    int32_t votes = 0;

    for (size_t t = 0; t < TOPIC_ROOM; t++)
        votes += document->of[t];
    for (size_t t = 0; t < TOPIC_ROOM; t++) {
        int32_t share = votes ? (int32_t)((int64_t)document->of[t] * DOCUMENT_SHARE / votes) : 0;
        out->of[t] = at_most(share, DOCUMENT_MOST) + at_most(headings->of[t] * HEADING_FACTOR, HEADING_MOST);
    }
    if (catalog->topic_other < TOPIC_ROOM)
        out->of[catalog->topic_other] = 0; /* what lies around can speak only for something */
}

/* The word `@` + name, if the catalog has it. */
static uint32_t hint_word(const Catalog *catalog, Text name)
{
    enum { NAME_MOST = 60 };
    char buffer[NAME_MOST + 1] = "@";
    Text text = { buffer, name.len + 1 };
    size_t end = 0;

    if (name.len > NAME_MOST)
        return 0;
    memcpy(buffer + 1, name.at, name.len);
    uint32_t word = lexicon_longest(&catalog->lexicon, text, 0, 1u << SENSE_TOPIC, &end);
    return end == text.len ? word : 0;
}

TopicHints topic_hints(const Catalog *catalog, Arena *arena)
{
    uint32_t *units = ARENA_ARRAY(arena, catalog->unit_count, uint32_t);
    TopicHints hints = { .units = units };

    for (FactKind kind = FACT_COUNT; kind <= FACT_RANK; kind++)
        hints.kinds[kind] = hint_word(catalog, text_of(fact_kind_word(kind)));
    for (uint32_t i = 0; i < catalog->unit_count; i++)
        units[i] = hint_word(catalog, catalog_text(catalog, catalog->units[i].text));
    return hints;
}

uint32_t topic_best(const Catalog *catalog, const TopicEvidence *evidence)
{
    TopicScores total = *evidence->near;
    TopicScores around;
    uint32_t other = catalog->topic_other;
    uint32_t previous = evidence->tie == TOPIC_ALONE ? TOPIC_NONE : evidence->previous;
    int32_t strongest = 0;

    for (size_t t = 0; t < TOPIC_ROOM; t++)
        strongest = total.of[t] > strongest ? total.of[t] : strongest;
    for (size_t t = 0; t < TOPIC_ROOM; t++) {
        int32_t sentence = evidence->passed->of[t] + evidence->sentence->of[t];
        around.of[t] = evidence->background->of[t] + at_most(sentence * SENTENCE_FACTOR, SENTENCE_MOST);
    }
    if (other < TOPIC_ROOM)
        around.of[other] = 0;

    if (previous < TOPIC_ROOM) {
        if (evidence->tie == TOPIC_BELONGS || strongest < NEAR_WEAK)
            total.of[previous] += TIE_BELONGS;
        else
            around.of[previous] += TIE_FOLLOWS;
    }
    int halves = strongest >= NEAR_STRONG ? 1 : 2;
    for (size_t t = 0; t < TOPIC_ROOM; t++)
        total.of[t] += around.of[t] * halves / 2;
    topic_scores_add(catalog, &total, evidence->kind_word, WHOLE);
    topic_scores_add(catalog, &total, evidence->unit_word, WHOLE);

    uint32_t best = 0;
    for (uint32_t t = 1; t < TOPIC_ROOM; t++)
        if (total.of[t] > total.of[best])
            best = t;
    return total.of[best] < BEST_LEAST ? other : best;
}
