/* review.h - what the office does with whole documents: assigns them, sends them back, takes them. */
#ifndef HALFSKY_WORK_REVIEW_H
#define HALFSKY_WORK_REVIEW_H

#include "work/facts.h"

/* A document as somebody saw it. CHANGED_SINCE when it was changed meanwhile. */
typedef struct {
    Id id;
    int revision; /* 0: whatever it is now */
} SeenDocument;

/* What is 0 or none stays as it is. */
typedef struct {
    Id agency, call;
    Period period;
    bool beside; /* as of SubmitOptions */
} Assignment;

/* Says whose document it is. DOCUMENT_DECIDED when figures of it stand in the grid already and agency or period would
 * change. */
Problem document_assign(Work *work, SeenDocument document, const Assignment *assignment);

/* Words of a document, or with start and stop 0 the whole, and what is to be done about them. */
typedef struct {
    size_t start, stop;
    Text text;
} Remark;

/* REASON_MISSING without remarks. */
Problem document_return(Work *work, SeenDocument document, const Remark *remarks, size_t count);

/* 验收: nothing of it waits for a decision any more, else DOCUMENT_OPEN tells how many facts do; and findings are mended or
 * explained, as of findings_acceptable. What older versions of it
 * had in the grid is void from now on. */
Problem document_accept(Work *work, SeenDocument document);

#endif
