/* versions.h - which call a document answers, and which earlier one it stands in place of.
 *
 * For the verbs that give a document to an agency: when it comes, and when somebody says whose it is. */
#ifndef HALFSKY_WORK_VERSIONS_H
#define HALFSKY_WORK_VERSIONS_H

#include "work/documents.h"

/* Sets the call of a document that has none, when its agency was asked by just one open call of its period; and its
 * period, when the call tells it. What call_answerable says of a call that it has. */
Problem version_call(Work *work, DocumentRow *document);
/* Finds the document of the same agency, call and period (without a call: of the same title, too) that `document`
 * replaces, makes it replaced and `document` the next version. Documents of one file never replace each other. */
Problem version_replace(Work *work, DocumentRow *document);
/* Takes that back where `document` is now said to be another agency's, to answer another call or to tell of another
 * period than what it replaced, or with `always`: the older one stands again, to be reviewed anew, and `document` is a
 * first version. */
Problem version_release(Work *work, DocumentRow *document, bool always);

#endif
