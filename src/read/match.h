/* match.h - which measure of the catalog a quantity is.
 *
 * The words around the quantity are marked as evidence, near or far; a phrase
 * matches when all its terms are marked (docs/catalog.md, Phrases). */
#ifndef HALFSKY_READ_MATCH_H
#define HALFSKY_READ_MATCH_H

#include "model/reading.h"

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

/* What a phrase lacks to match, for --explain. */
typedef struct {
    int said;              /* of its terms, how many were found; the head first */
    uint32_t missing;      /* the first term that was not found, or NO_INDEX */
    uint32_t present;      /* a term that should be absent and is not, or NO_INDEX */
    bool unit, kind, rate; /* these fit */
    bool head;             /* its first term stands near */
} Lack;

Lack evidence_lack(const Evidence *evidence, uint32_t phrase, int unit, FactKind kind, bool rate);

#endif
