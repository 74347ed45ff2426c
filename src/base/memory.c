/* memory.c - memory from the system, or the end of the program. */
#include "base/memory.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void memory_end(const char *what);

void *memory_resize(void *old, size_t size)
{
    assert(size > 0);
    void *bytes = realloc(old, size);
    if (!bytes)
        memory_end("out of memory");
    return bytes;
}

size_t memory_plus(size_t a, size_t b)
{
    if (a > SIZE_MAX - b)
        memory_end("a size is too large");
    return a + b;
}

size_t memory_times(size_t a, size_t b)
{
    if (b && a > SIZE_MAX / b)
        memory_end("a size is too large");
    return a * b;
}

static _Noreturn void memory_end(const char *what)
{
    fprintf(stderr, "halfsky: %s\n", what);
    abort();
}
