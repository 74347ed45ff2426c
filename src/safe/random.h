/* random.h - where secrets and nonces come from. */
#ifndef HALFSKY_SAFE_RANDOM_H
#define HALFSKY_SAFE_RANDOM_H

#include <stddef.h>

/* A source of random bytes. Outside of tests always random_system. */
typedef struct Random {
    void (*fill)(void *context, void *bytes, size_t len);
    void *context;
} Random;

extern const Random random_system; /* the system's own; may be used by all threads */

static inline void random_fill(const Random *random, void *bytes, size_t len)
{
    random->fill(random->context, bytes, len);
}

#endif
