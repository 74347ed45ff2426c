/* review.h - what the office does with whole documents: assigns them, sends them back, takes them. */
#ifndef HALFSKY_WORK_REVIEW_H
#define HALFSKY_WORK_REVIEW_H

#include "work/facts.h"

/* A document as somebody saw it. CHANGED_SINCE when it was changed meanwhile. */
typedef struct {
    Id id;
    int revision; /* 0: whatever it is now */
} SeenDocument;

/* For verbs on it. DOCUMENT_UNKNOWN, CHANGED_SINCE, DOCUMENT_REPLACED. */
Problem document_open_seen(Work *work, SeenDocument seen, OpenDocument *out);

/* What is 0 or none stays as it is. */
typedef struct {
    Id agency, call;
    Period period;
    bool beside; /* as of SubmitOptions */
} Assignment;

/* Says whose document it is. DOCUMENT_DECIDED when figures of it stand in the grid already and agency or period would
 * change. */
Problem document_assign(Work *work, SeenDocument document, const Assignment *assignment);

/* Cuts a document in two before the line that begins with the words `at`, or that has that number: a file held the reports of two
 * agencies without telling so. What was decided goes with its words; each part is given to the agency that it names, the
 * first only where nobody has said whose it is. `*second`: the new one. SPLIT_PLACE, SPLIT_UNCLEAR, SPLIT_ACROSS. */
Problem document_split(Work *work, SeenDocument document, Text at, Id *second);

/* Words of a document, or with start and stop 0 the whole, and what is to be done about them. */
typedef struct {
    size_t start, stop;
    Text text;
} Remark;

/* REASON_MISSING without remarks, or when one says nothing. */
Problem document_return(Work *work, SeenDocument document, const Remark *remarks, size_t count);

/* 验收: nothing of it waits for a decision any more, else DOCUMENT_OPEN tells how many facts do; and findings are mended or
 * explained, as of findings_acceptable. What older versions of it
 * had in the grid is void from now on. */
Problem document_accept(Work *work, SeenDocument document);

#endif
