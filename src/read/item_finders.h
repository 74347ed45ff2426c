/* item_finders.h - the finders of items.c, one for each kind.
 *
 * Each appends what it finds to `out`. The reading is complete; its tokens are gone. */
#ifndef HALFSKY_READ_ITEM_FINDERS_H
#define HALFSKY_READ_ITEM_FINDERS_H

#include "model/word_lists.h"
#include "read/items.h"

/* One document at a time. */
typedef struct {
    const Reading *r;
    const Catalog *catalog;
    const Lexicon *lexicon;
    const Document *d;
    uint32_t document;  /* its number */
    Text text;          /* up to the document's end */
    size_t start;       /* where the document begins */
    size_t named_until; /* of roles: where the last name ends */
    Arena *arena;
    Items *out;
} Finder;

void roles_find(Finder *f);
void laws_find(Finder *f);
void activities_find(Finder *f);
void lists_find(Finder *f);
void noise_find(Finder *f);
void proposals_find(Finder *f);

/* A new item without figures, its text [start, end). */
static inline Item *item_add(Finder *f, ItemType type, size_t start, size_t end)
{
    Item *item = LIST_ADD(f->arena, f->out);

    *item = (Item){ .type = type,
                    .document = f->document,
                    .span = { (uint32_t)start, (uint32_t)end },
                    .people = NO_INDEX,
                    .money = NO_INDEX };
    return item;
}

#endif
