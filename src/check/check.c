#include "check/check.h"

#include "check/checkers.h"

#include <stdlib.h>

static int finding_compare(const void *a, const void *b)
{
    const Finding *one = a, *two = b;

    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    if (one->span.end != two->span.end)
        return one->span.end < two->span.end ? -1 : 1;
    return one->rule < two->rule ? -1 : one->rule > two->rule;
}

void check_document(const Reading *reading, const Items *items, uint32_t document, Arena *arena, Findings *out)
{
    static void (*const checkers[])(Checker *) = { arithmetic_check, values_check,  blanks_check,
                                                   dates_check,      privacy_check, words_check };
    Checker c = { .r = reading,
                  .items = items,
                  .d = &reading->documents.items[document],
                  .document = document,
                  .hidden = out->hidden.count,
                  .arena = arena,
                  .out = out };
    size_t first = out->items.count;

    for (size_t i = 0; i < sizeof checkers / sizeof *checkers; i++)
        checkers[i](&c);
    if (out->items.count > first)
        qsort(out->items.items + first, out->items.count - first, sizeof *out->items.items, finding_compare);
}
