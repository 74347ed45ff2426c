/* item_finders.h - the finders of items.c, one for each kind.
 *
 * Each appends what it finds in one document to `out`. The reading is complete; its
 * tokens are gone. */
#ifndef HALFSKY_READ_ITEM_FINDERS_H
#define HALFSKY_READ_ITEM_FINDERS_H

#include "read/items.h"

void roles_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);
void laws_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);
void activities_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);
void lists_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);
void noise_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);
void proposals_find(const Reading *reading, uint32_t document, Arena *arena, Items *out);

/* A new item without figures, its text [start, end). */
static inline Item *item_add(Arena *arena, Items *out, ItemType type, uint32_t document, size_t start, size_t end)
{
    Item *item = LIST_ADD(arena, out);

    *item = (Item){ .type = type,
                    .document = document,
                    .span = { (uint32_t)start, (uint32_t)end },
                    .people = NO_INDEX,
                    .money = NO_INDEX };
    return item;
}

#endif
