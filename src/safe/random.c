/* random.c - where secrets and nonces come from. */
#include "safe/random.h"

#include <sodium.h>
#include <stdlib.h>

static void system_fill(void *context, void *bytes, size_t len)
{
    (void)context;
    if (sodium_init() < 0)
        abort(); // without a random source nothing may be sealed
    randombytes_buf(bytes, len);
}

const Random random_system = { system_fill, NULL };
