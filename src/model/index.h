/* index.h - numbers by text: the hash table of the catalog's loader. */
#ifndef HALFSKY_MODEL_INDEX_H
#define HALFSKY_MODEL_INDEX_H

#include "base/arena.h"

typedef struct IndexSlot IndexSlot;

/* A zeroed Index is empty and ready. Keys are borrowed. */
typedef struct {
    IndexSlot *slots;
    size_t count, room;
} Index;

/* The number kept for `key`; a new key gets `value`. */
uint32_t index_put(Arena *arena, Index *index, Text key, uint32_t value);
/* False when there is no such key. */
bool index_find(const Index *index, Text key, uint32_t *value);

#endif
