#include "check/mend.h"

#include <stdlib.h>

static int edit_compare(const void *a, const void *b)
{
    const Edit *one = a, *two = b;

    if (one->start != two->start)
        return one->start < two->start ? -1 : 1;
    return one->end > two->end ? -1 : one->end < two->end; /* the longer first */
}

void mend_settle(Text text, Edits *edits)
{
    size_t kept = 0, behind = 0;

    if (edits->count)
        qsort(edits->items, edits->count, sizeof *edits->items, edit_compare);
    for (size_t i = 0; i < edits->count; i++) {
        Edit *edit = &edits->items[i];
        if (edit->start < behind || text_equal(text_slice(text, edit->start, edit->end), edit->words))
            continue;
        behind = edit->end;
        edits->items[kept++] = *edit;
    }
    edits->count = kept;
}

void mend_apply(Text text, Edits *edits, Buffer *out)
{
    size_t at = 0, from = out->len;

    for (size_t i = 0; i < edits->count; i++) {
        Edit *edit = &edits->items[i];
        buffer_add(out, text_slice(text, at, edit->start));
        edit->new_start = out->len - from;
        buffer_add(out, edit->words);
        edit->new_end = out->len - from;
        at = edit->end;
    }
    buffer_add(out, text_slice(text, at, text.len));
}

/* An offset of the second text that lies in no edit, as one of the text beside it: `delta` is how much further on. */
typedef struct {
    size_t from, to; /* equal places of the two texts behind the last edit */
} Tie;

static size_t tied(const Tie *tie, size_t at)
{
    return tie->to + (at - tie->from);
}

/* [start, end) of the second text meets [from, to): they share bytes, or one of them is empty and touches the other. */
static bool meets(size_t start, size_t end, size_t from, size_t to)
{
    return start < to || (start == to && (start == end || from == to));
}

Edits mend_join(const Edits *first, const Edits *second, Text third, Arena *arena)
{
    Edits joined = { 0 };
    Tie back = { 0, 0 }, on = { 0, 0 }; /* from the second text to the first, and to the third */
    size_t i = 0, k = 0;

    while (i < first->count || k < second->count) {
        bool takes_first =
            k == second->count || (i < first->count && first->items[i].new_start <= second->items[k].start);
        size_t start = takes_first ? first->items[i].new_start : second->items[k].start, end = start;
        const char *rule = takes_first ? first->items[i].rule : second->items[k].rule;
        Tie back_behind = back, on_behind = on;
        bool more = true;

        while (more) { /* all that meet become one */
            more = false;
            if (i < first->count && meets(first->items[i].new_start, first->items[i].new_end, start, end)) {
                end = first->items[i].new_end > end ? first->items[i].new_end : end;
                back_behind = (Tie){ first->items[i].new_end, first->items[i].end };
                i++;
                more = true;
            }
            if (k < second->count && meets(second->items[k].start, second->items[k].end, start, end)) {
                end = second->items[k].end > end ? second->items[k].end : end;
                on_behind = (Tie){ second->items[k].end, second->items[k].new_end };
                k++;
                more = true;
            }
        }
        Edit *edit = LIST_ADD(arena, &joined);
        *edit = (Edit){ .start = tied(&back, start),
                        .end = tied(&back_behind, end),
                        .new_start = tied(&on, start),
                        .new_end = tied(&on_behind, end),
                        .rule = rule };
        edit->words = text_slice(third, edit->new_start, edit->new_end);
        back = back_behind;
        on = on_behind;
    }
    return joined;
}
