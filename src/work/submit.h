/* submit.h - what agencies send in, from the door to the documents of their desk.
 *
 * A file is kept as it came. Its documents are read and checked at once, set against all that were ever submitted, given to
 * the agency that they seem to be of and to the call that asked for them. Anybody may hand in for an agency that has no
 * account (代报): the row tells who did. */
#ifndef HALFSKY_WORK_SUBMIT_H
#define HALFSKY_WORK_SUBMIT_H

#include "work/derive.h"

typedef struct {
    Text name; /* as sent: "a.zip/总结.docx" */
    Text bytes;
    Text format;    /* "docx", as found by content */
    const Doc *doc; /* what the reader of that format made of them */
} ReceivedFile;

/* What somebody says of what they hand in; what is 0 or none is found out or left open. */
typedef struct {
    Id call, agency;
    Period period;
    bool beside; /* it stands beside what the agency handed in before, and replaces nothing */
} SubmitOptions;

typedef struct {
    Id document;
    Text title;
    Id agency;    /* 0: to be assigned */
    bool guessed; /* by the program */
    Id call;
    Id replaced; /* the version before */
    bool there;  /* this text had come before: `document` is that one, nothing was added */
} SubmittedDocument;

typedef struct {
    Id file;
    bool file_there;
    LIST(SubmittedDocument) documents;
} Submission;

/* `deriver`: of deriver_new, kept for all files of a batch. DOCUMENT_EMPTY when there is no text in it. */
Problem document_submit(Work *work, Deriver *deriver, const ReceivedFile *received, const SubmitOptions *options,
                        Submission *out);

#endif
