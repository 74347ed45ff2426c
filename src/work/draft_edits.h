/* draft_edits.h - for draft.c: what of an old text is replaced in the draft, and what is to be looked at. */
#ifndef HALFSKY_WORK_DRAFT_EDITS_H
#define HALFSKY_WORK_DRAFT_EDITS_H

#include "base/doc_edit.h"
#include "work/documents.h"

/* A figure that becomes a blank, or a day of the old year that stays. Bytes of the file's text. */
typedef struct {
    size_t start, end;
    bool is_day;
} DraftMark;

typedef struct {
    LIST(DocEdit) edits;   /* in text order, not overlapping */
    LIST(DraftMark) marks; /* likewise */
    size_t years, hidden;
} DraftEdits;

/* `years`: by how many the document's own year moves on. */
Problem draft_edits(Work *work, const OpenDocument *document, int years, DraftEdits *out);

#endif
