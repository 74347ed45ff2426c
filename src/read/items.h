/* items.h - what else a text says besides figures.
 *
 * Roles, laws and papers cited, activities, problems, plans and requests, noise, and
 * proposals for digits that are gone. Found only when asked for: facts do not need
 * them. */
#ifndef HALFSKY_READ_ITEMS_H
#define HALFSKY_READ_ITEMS_H

#include "read/reading.h"

typedef enum {
    ITEM_ROLE,
    ITEM_LAW,
    ITEM_ACTIVITY,
    ITEM_PROBLEM,
    ITEM_PLAN,
    ITEM_ASK,
    ITEM_NOISE,
    ITEM_PROPOSAL
} ItemType;

typedef struct {
    ItemType type;
    uint32_t document;
    Span span;
    Text title;                   /* role: 副局长; law: as cited; proposal: the proposed text */
    Text name;                    /* role */
    Text sex;                     /* role: 男 女 or empty */
    Text organisation;            /* role */
    Text detail;                  /* law: its kind; noise: which; proposal: why, in Chinese */
    Text detail_en;               /* proposal: why, in English */
    Text what, when, where, with; /* activity; what: also of problems, plans and requests */
    uint32_t people, money;       /* activity: rows of facts, or NO_INDEX */
    uint8_t confidence;
} Item;

typedef LIST(Item) Items;

/* Reads `reading` (complete) once more and appends what it finds to `out`, in text
 * order within each document. Texts lie in `arena`, in the text that was read or in
 * the catalog. */
void items_find(Reading *reading, Arena *arena, Items *out);

#endif
