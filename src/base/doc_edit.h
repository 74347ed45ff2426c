/* doc_edit.h - a part of a Doc with words of it replaced. */
#ifndef HALFSKY_BASE_DOC_EDIT_H
#define HALFSKY_BASE_DOC_EDIT_H

#include "base/arena.h"
#include "base/doc.h"

/* The bytes [start, end) of the Doc's text become `instead`. */
typedef struct {
    size_t start, end;
    Text instead;
} DocEdit;

/* The bytes [from, to) of `doc` with what of its structure lies in them, edited. Edits are in text order inside the part,
 * do not overlap, and none reaches over the edge of a block or cell. */
Doc *doc_edited(Arena *arena, const Doc *doc, size_t from, size_t to, const DocEdit *edits, size_t count);

/* Where an offset of `doc` lies in the edited text: behind the edits that begin before it, or with `to_end` those that end
 * at it too; inside an edit its beginning, or its end. */
size_t doc_edited_offset(size_t from, const DocEdit *edits, size_t count, size_t offset, bool to_end);

#endif
