/* arena.h - memory that is freed whole.
 *
 * One Arena per document or request. What is allocated in it lives until
 * arena_reset or arena_free. Allocation never returns NULL: oversized input is
 * refused at the door, and when the system has no memory left the program says
 * so and aborts. A function that takes an Arena allocates there; one that takes
 * none allocates nothing. Not shared between threads. */
#ifndef HALFSKY_BASE_ARENA_H
#define HALFSKY_BASE_ARENA_H

#include "base/text.h"

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena); /* NULL is fine */

/* Forgets everything allocated but keeps the largest block for the next use. */
void arena_reset(Arena *arena);

/* `size` zeroed bytes, aligned for any type. Size 0 gives a unique pointer. */
void *arena_alloc(Arena *arena, size_t size);
/* As arena_alloc, but the bytes are not zeroed. */
void *arena_alloc_raw(Arena *arena, size_t size);
/* Zeroed array; `count * size` that overflows aborts. */
void *arena_array(Arena *arena, size_t count, size_t size);
/* Grows `old` (of `old_size` bytes, from this arena, may be NULL) to
 * `new_size`; in place when it was the last allocation. New bytes are not zeroed. */
void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size);

Text arena_text(Arena *arena, Text text);          /* a copy */
const char *arena_string(Arena *arena, Text text); /* a NUL-terminated copy */
Text arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));

/* Bytes held from the system, for tests and /metrics. */
size_t arena_held(const Arena *arena);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, count, Type) ((Type *)arena_array((arena), (count), sizeof(Type)))

#endif
