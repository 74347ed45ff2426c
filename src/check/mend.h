/* mend.h - changes of a text, and what becomes of it.
 *
 * An edit replaces [start, end) of one text by other words. Edits of a text stand in order and do not
 * overlap. Texts that were mended in several rounds keep one list of edits from the first to the last. */
#ifndef HALFSKY_CHECK_MEND_H
#define HALFSKY_CHECK_MEND_H

#include "base/buffer.h"
#include "base/list.h"

typedef struct {
    size_t start, end;         /* of the text before */
    size_t new_start, new_end; /* of the text behind; set by mend_apply */
    Text words;                /* what stands there now */
    const char *rule;          /* why: "word", "privacy", "width", "blank" … */
} Edit;

typedef LIST(Edit) Edits;

/* Sorts edits and drops those that overlap one before them. Those that change nothing go too. */
void mend_settle(Text text, Edits *edits);

/* Adds the text with its edits to `out`, and sets where they stand in it. `edits` are settled. */
void mend_apply(Text text, Edits *edits, Buffer *out);

/* `first` led from one text to a second, `second` from there to a third: the edits from the first to
 * the third, with words of `third`. All lists lie in `arena`. */
Edits mend_join(const Edits *first, const Edits *second, Text third, Arena *arena);

#endif
