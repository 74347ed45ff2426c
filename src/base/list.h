/* list.h - a growing array of one type, in an arena.
 *
 *     LIST(Fact) facts = {0};
 *     *LIST_ADD(arena, &facts) = fact;      // or fill the new zeroed item in place
 *     for (size_t i = 0; i < facts.count; i++) use(&facts.items[i]);
 *
 * Items move when the list grows: keep indexes, not pointers. */
#ifndef HALFSKY_BASE_LIST_H
#define HALFSKY_BASE_LIST_H

#include "base/arena.h"

#define LIST(Type)    \
    struct {          \
        Type *items;  \
        size_t count; \
        size_t room;  \
    }

/* Makes room for one more zeroed item and gives its address. */
#define LIST_ADD(arena, list)                                                                                \
    ((list)->items = list_grow((arena), (list)->items, (list)->count, &(list)->room, sizeof *(list)->items), \
     &(list)->items[(list)->count++])

/* Adds a copy of a value: cheaper than LIST_ADD where every field is given. */
#define LIST_PUSH(arena, list, ...)                                                                      \
    do {                                                                                                 \
        if ((list)->count == (list)->room)                                                               \
            (list)->items =                                                                              \
                list_widen((arena), (list)->items, (list)->count, &(list)->room, sizeof *(list)->items); \
        (list)->items[(list)->count++] = (__VA_ARGS__);                                                  \
    } while (0)

/* Used by LIST_PUSH. Returns the items with more room, nothing of it zeroed. */
__attribute__((returns_nonnull)) void *list_widen(Arena *arena, void *items, size_t count, size_t *room,
                                                  size_t size);

/* Used by LIST_ADD. Returns the items with room for index `count`, that item zeroed. */
__attribute__((returns_nonnull)) void *list_grow(Arena *arena, void *items, size_t count, size_t *room,
                                                 size_t size);

#endif
