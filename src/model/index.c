/* index.c - numbers by text. */
#include "model/index.h"

struct IndexSlot {
    Text key; /* at is NULL: free */
    uint64_t hash;
    uint32_t value;
};

/* The slot that holds `key`, or the free one where it belongs. */
static IndexSlot *slot_of(const Index *index, Text key, uint64_t hash)
{
    size_t at = hash & (index->room - 1);

    while (index->slots[at].key.at && !(index->slots[at].hash == hash && text_equal(index->slots[at].key, key)))
        at = (at + 1) & (index->room - 1);
    return &index->slots[at];
}

static void grow(Arena *arena, Index *index)
{
    Index larger = { .count = index->count, .room = index->room ? 2 * index->room : 64 };

    larger.slots = ARENA_ARRAY(arena, larger.room, IndexSlot);
    for (size_t i = 0; i < index->room; i++)
        if (index->slots[i].key.at)
            *slot_of(&larger, index->slots[i].key, index->slots[i].hash) = index->slots[i];
    *index = larger;
}

uint32_t index_put(Arena *arena, Index *index, Text key, uint32_t value)
{
    uint64_t hash = text_hash(key);

    if (4 * (index->count + 1) > 3 * index->room)
        grow(arena, index);
    IndexSlot *slot = slot_of(index, key, hash);
    if (!slot->key.at) {
        *slot = (IndexSlot){ { key.at ? key.at : "", key.len }, hash, value };
        index->count++;
    }
    return slot->value;
}

bool index_find(const Index *index, Text key, uint32_t *value)
{
    if (!index->room)
        return false;
    const IndexSlot *slot = slot_of(index, key, text_hash(key));
    if (!slot->key.at)
        return false;
    *value = slot->value;
    return true;
}
