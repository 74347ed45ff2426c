#include "read/items.h"

#include "read/item_finders.h"

#include <stdlib.h>

static int item_compare(const void *a, const void *b);

void items_find(Reading *reading, Arena *arena, Items *out)
{
    for (uint32_t document = 0; document < reading->documents.count; document++) {
        size_t first = out->count;

        roles_find(reading, document, arena, out);
        laws_find(reading, document, arena, out);
        activities_find(reading, document, arena, out);
        lists_find(reading, document, arena, out);
        noise_find(reading, document, arena, out);
        proposals_find(reading, document, arena, out);
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
