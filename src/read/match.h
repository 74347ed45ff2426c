/* match.h - which measure of the catalog a quantity is.
 *
 * The words around the quantity are marked as evidence, near or far; a phrase
 * matches when all its terms are marked (docs/catalog.md, Phrases). */
#ifndef HALFSKY_READ_MATCH_H
#define HALFSKY_READ_MATCH_H

#include "read/reading.h"

typedef struct Evidence Evidence;

Evidence *evidence_new(const Catalog *catalog, Arena *arena);

/* Forget what was marked at a level, to begin the next sentence, section or fact. */
void evidence_next_heading(Evidence *evidence);
void evidence_next_sentence(Evidence *evidence);
void evidence_next_fact(Evidence *evidence);

/* Mark the terms of a word. */
void evidence_heading(Evidence *evidence, uint32_t word);
void evidence_sentence(Evidence *evidence, uint32_t word);
/* `distance`: bytes between the word and the quantity. */
void evidence_near(Evidence *evidence, uint32_t word, uint32_t distance);

typedef struct {
    uint32_t measure, phrase; /* NO_INDEX: none */
    int score;
} Match;

/* The best phrase for a quantity whose unit is row `unit` of the catalog (UNIT_NONE:
 * it has none), which is a rate or is not, and of `kind`. */
Match evidence_match(const Evidence *evidence, int unit, FactKind kind, bool rate);

/* Why a phrase does not match: the first of its terms, or the unit, that fails. */
typedef enum { PHRASE_MATCHES, PHRASE_UNIT, PHRASE_KIND, PHRASE_RATE, PHRASE_HEAD, PHRASE_TERM, PHRASE_ABSENT } PhraseVerdict;
PhraseVerdict evidence_try(const Evidence *evidence, uint32_t phrase, int unit, FactKind kind, bool rate, int *score,
                           uint32_t *failed_term);

#endif
