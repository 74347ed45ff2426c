/* list.c - a growing array of one type, in an arena. */
#include "base/list.h"

#include "base/memory.h"

#include <string.h>

enum { LIST_ROOM_MIN = 8 };

void *list_widen(Arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    size_t more = count ? memory_times(count, 2) : LIST_ROOM_MIN;

    items = arena_grow(arena, items, count * size, memory_times(more, size));
    *room = more;
    return items;
}

void *list_grow(Arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    if (count == *room)
        items = list_widen(arena, items, count, room, size);
    memset((char *)items + count * size, 0, size);
    return items;
}
