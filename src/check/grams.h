/* grams.h - runs of eight letters as numbers, and which of them are sampled.
 *
 * A gram is sampled by its own number and nothing else: two texts that share a run of letters share the samples
 * in it, wherever it stands. One in sixteen is in a sketch, one in four in a print; the first are among the second. */
#ifndef HALFSKY_CHECK_GRAMS_H
#define HALFSKY_CHECK_GRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GRAM_LETTERS = 8, GRAM_SKETCH_BITS = 4, GRAM_PRINT_BITS = 2 };

/* The number of codes[0..GRAM_LETTERS), before it is mixed; step by step along a text. */
typedef uint64_t Gram;

#define GRAM_BASE UINT64_C(0x9E3779B97F4A7C15)
#define GRAM_MIX UINT64_C(0xD6E8FEB86659FD93)

static inline Gram gram_first(const uint16_t *codes)
{
    Gram gram = 0;
    for (int i = 0; i < GRAM_LETTERS; i++)
        gram = gram * GRAM_BASE + codes[i];
    return gram;
}

/* The gram one letter on: without `codes[0]`, with `codes[GRAM_LETTERS]`. */
static inline Gram gram_next(Gram gram, const uint16_t *codes)
{
    const uint64_t b2 = GRAM_BASE * GRAM_BASE, b4 = b2 * b2, b8 = b4 * b4;
    return gram * GRAM_BASE + codes[GRAM_LETTERS] - codes[0] * b8;
}

static inline uint64_t gram_mixed(Gram gram)
{
    return (gram ^ gram >> 29) * GRAM_MIX;
}

static inline bool gram_sampled(uint64_t mixed, int bits)
{
    return mixed >> (64 - bits) == 0;
}

/* The number that stands for a sampled gram. */
static inline uint32_t gram_number(uint64_t mixed)
{
    return (uint32_t)(mixed >> 24);
}

#endif
