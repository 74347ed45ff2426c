/* fixed_random.h - "random" bytes that are the same in every run. */
#ifndef HALFSKY_TESTS_SAFE_FIXED_RANDOM_H
#define HALFSKY_TESTS_SAFE_FIXED_RANDOM_H

#include <stdint.h>

#include "safe/random.h"

static inline void fixed_fill(void *context, void *bytes, size_t len)
{
    uint64_t *state = context;
    for (size_t i = 0; i < len; i++) {
        *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
        ((uint8_t *)bytes)[i] = (uint8_t)(*state >> 56);
    }
}

#endif
