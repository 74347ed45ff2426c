/* arena.c - memory that is freed whole.
 *
 * Blocks in a chain, the one with the most room left in front. Under
 * AddressSanitizer every byte that nobody was given is poisoned, and a gap
 * behind each allocation catches overruns. */
#include "base/arena.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { ARENA_GAP = 0 };
#endif

enum {
    ARENA_ALIGN = _Alignof(max_align_t),
    ARENA_ROOM_MIN = 64 * 1024,
    ARENA_ROOM_MAX = 8 * 1024 * 1024 /* a larger block holds just one large allocation */
};

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    size_t room;
    size_t used;
    _Alignas(max_align_t) char bytes[];
} ArenaBlock;

struct Arena {
    ArenaBlock *blocks;
    size_t next_room; /* of the next block, unless more is asked for */
    char *last;       /* the last allocation, which arena_grow may lengthen */
    ArenaBlock *last_block;
};

static size_t footprint(size_t size);
static ArenaBlock *block_add(Arena *arena, size_t need);

Arena *arena_new(void)
{
    Arena *arena = memory_resize(NULL, sizeof *arena);

    *arena = (Arena){ .next_room = ARENA_ROOM_MIN };
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (ArenaBlock *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void arena_reset(Arena *arena)
{
    ArenaBlock *largest = NULL;

    for (ArenaBlock *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        if (largest && largest->room >= block->room) {
            free(block);
            continue;
        }
        free(largest);
        largest = block;
    }
    if (largest) {
        largest->next = NULL;
        largest->used = 0;
        ASAN_POISON_MEMORY_REGION(largest->bytes, largest->room);
    }
    arena->blocks = largest;
    arena->last = NULL;
    arena->last_block = NULL;
}

void *arena_alloc(Arena *arena, size_t size)
{
    return memset(arena_alloc_raw(arena, size), 0, size);
}

void *arena_alloc_raw(Arena *arena, size_t size)
{
    size_t need = footprint(size);
    ArenaBlock *block = arena->blocks;

    if (!block || block->room - block->used < need)
        block = block_add(arena, need);

    char *bytes = block->bytes + block->used;
    block->used += need;
    arena->last = bytes;
    arena->last_block = block;
    ASAN_UNPOISON_MEMORY_REGION(bytes, size);
    return bytes;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, memory_times(count, size));
}

void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (!old)
        return arena_alloc_raw(arena, new_size);

    if (old == arena->last) {
        ArenaBlock *block = arena->last_block;
        size_t start = (size_t)(arena->last - block->bytes);
        size_t need = footprint(new_size);

        if (need <= block->room - start) {
            block->used = start + need;
            ASAN_POISON_MEMORY_REGION(old, block->room - start);
            ASAN_UNPOISON_MEMORY_REGION(old, new_size);
            return old;
        }
    } else if (new_size <= old_size) {
        return old;
    }

    void *grown = arena_alloc_raw(arena, new_size);
    return memcpy(grown, old, old_size);
}

Text arena_text(Arena *arena, Text text)
{
    return (Text){ arena_string(arena, text), text.len };
}

const char *arena_string(Arena *arena, Text text)
{
    char *copy = arena_alloc_raw(arena, memory_plus(text.len, 1));

    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return copy;
}

Text arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    char *copy = arena_alloc_raw(arena, (size_t)length + 1);
    vsnprintf(copy, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return (Text){ copy, (size_t)length };
}

size_t arena_held(const Arena *arena)
{
    size_t held = sizeof *arena;

    for (const ArenaBlock *block = arena->blocks; block; block = block->next)
        held += sizeof *block + block->room;
    return held;
}

/* What an allocation of `size` takes from a block, so that the next is aligned. */
static size_t footprint(size_t size)
{
    size_t whole = memory_plus(size ? size : 1, ARENA_GAP + ARENA_ALIGN - 1);

    return whole / ARENA_ALIGN * ARENA_ALIGN;
}

/* A new block with room for `need` at least. It comes in front, unless what will
 * be left of it is less than what is left of the block that stands there. */
static ArenaBlock *block_add(Arena *arena, size_t need)
{
    size_t room = arena->next_room > need ? arena->next_room : need;
    ArenaBlock *block = memory_resize(NULL, memory_plus(sizeof *block, room));
    ArenaBlock *front = arena->blocks;

    *block = (ArenaBlock){ .room = room };
    ASAN_POISON_MEMORY_REGION(block->bytes, room);
    if (front && front->room - front->used > room - need) {
        block->next = front->next;
        front->next = block;
    } else {
        block->next = front;
        arena->blocks = block;
    }
    if (arena->next_room < ARENA_ROOM_MAX)
        arena->next_room *= 2;
    return block;
}
