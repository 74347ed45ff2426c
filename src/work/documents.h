/* documents.h - documents opened: their rows, their text and where they stand in their file. */
#ifndef HALFSKY_WORK_DOCUMENTS_H
#define HALFSKY_WORK_DOCUMENTS_H

#include "base/doc.h"
#include "store/documents.h"
#include "store/readings.h"
#include "work/work.h"

/* A document with its words. Offsets of facts, findings and decisions are bytes of `text`. */
typedef struct {
    DocumentRow row;
    Text text;
    Doc doc; /* of its file: text begins at byte row.start of it */
    Text file_name, format;
} OpenDocument;

Vault work_vault(const Work *work);

/* For parts of verbs, which have asked who may. DOCUMENT_UNKNOWN. */
Problem document_open(Work *work, Id document, OpenDocument *out);

/* The same for somebody who wants to read it; leaves an audit row. */
Problem document_read(Work *work, Id document, OpenDocument *out);

/* What the checks found in a document, and what was said about it; for somebody who has read it. */
Problem document_findings(Work *work, Id document, FindingRows *out);
Problem document_remarks(Work *work, Id document, RemarkRows *out);

/* What a list says of a document. */
typedef struct {
    DocumentRow row;
    size_t facts;       /* that may be figures */
    size_t open;        /* of these, asked for and not decided */
    size_t findings[4]; /* of class A to D */
} DocumentLine;

typedef LIST(DocumentLine) DocumentLines;

/* Those the actor may read, by id. Documents that newer versions replaced are left out unless asked for. */
Problem document_list(Work *work, DocumentFilter filter, bool replaced, DocumentLines *out);

/* The sentence around a span of `text`, without blanks at its ends. */
typedef struct {
    size_t start, stop;
} Stretch;
Stretch sentence_around(Text text, size_t start, size_t stop);

#endif
