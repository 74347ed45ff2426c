#include "read/items.h"

#include "read/item_finders.h"

#include <stdlib.h>

static int item_compare(const void *a, const void *b);

/* The finders and the types of what they find. */
static const struct {
    void (*find)(Finder *);
    unsigned types;
} finders[] = {
    { roles_find, 1u << ITEM_ROLE },          { laws_find, 1u << ITEM_LAW },
    { activities_find, 1u << ITEM_ACTIVITY }, { lists_find, 1u << ITEM_PROBLEM | 1u << ITEM_PLAN | 1u << ITEM_ASK },
    { noise_find, 1u << ITEM_NOISE },         { proposals_find, 1u << ITEM_PROPOSAL },
};

/* Of all documents, once. */
static void find_spots(Reading *reading)
{
    for (size_t i = 0; i < reading->documents.count && !reading->spots_found; i++) {
        Span span = reading->documents.items[i].span;
        spots_find(&reading->catalog->lexicon, reading->text, span.start, span.end, reading->arena,
                   &reading->spots);
    }
    reading->spots_found = true;
}

void items_find(Reading *reading, unsigned types, Arena *arena, Items *out)
{
    find_spots(reading);
    for (uint32_t document = 0; document < reading->documents.count; document++) {
        const Document *d = &reading->documents.items[document];
        Finder finder = { .r = reading,
                          .catalog = reading->catalog,
                          .lexicon = &reading->catalog->lexicon,
                          .d = d,
                          .document = document,
                          .text = text_slice(reading->text, 0, d->span.end),
                          .start = d->span.start,
                          .named_until = d->span.start,
                          .arena = arena,
                          .out = out };
        size_t first = out->count;

        for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
            if (finders[i].types & types)
                finders[i].find(&finder);
        if (out->count > first)
            qsort(out->items + first, out->count - first, sizeof *out->items, item_compare);
    }
}

/* In text order; what begins at one place, longer ones first, then by type. */
static int item_compare(const void *a, const void *b)
{
    const Item *one = a, *two = b;

    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    if (one->span.end != two->span.end)
        return one->span.end > two->span.end ? -1 : 1;
    if (one->type != two->type)
        return one->type < two->type ? -1 : 1;
    return text_compare(one->title, two->title);
}
