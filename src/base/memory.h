/* memory.h - memory from the system, or the end of the program.
 *
 * For the owners of memory: Arena, Buffer, the pool. Everybody else takes an
 * Arena or a Buffer. When no memory is left, or a size does not fit size_t,
 * one line goes to stderr and the program aborts. */
#ifndef HALFSKY_BASE_MEMORY_H
#define HALFSKY_BASE_MEMORY_H

#include <stddef.h>

/* As realloc, but never NULL; release with free. `size` must not be 0. */
void *memory_resize(void *old, size_t size);

size_t memory_plus(size_t a, size_t b);
size_t memory_times(size_t a, size_t b);

#endif
