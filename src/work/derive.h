/* derive.h - what the program makes of a document: facts, findings, a sketch, and what it shares with others.
 *
 * A pure function of what is permanent: the text, the catalog, the documents that came before, and the names of
 * agencies. Done at once when a document comes, and again by halfsky rebuild. */
#ifndef HALFSKY_WORK_DERIVE_H
#define HALFSKY_WORK_DERIVE_H

#include "halfsky/check.h"
#include "work/documents.h"

typedef struct Deriver Deriver;

/* NULL in *out with a Problem. */
Problem deriver_new(Work *work, Deriver **out);
void deriver_free(Deriver *deriver); /* NULL is fine */

/* Its reader, for texts that are split before they are documents. */
halfsky_reader *deriver_reader(Deriver *deriver);

/* Reads and checks a document, compares it with those before it, and writes what comes of it, in place of what was there. Documents go by
 * rising id. Inside a transaction of `work`. */
Problem derive(Deriver *deriver, Work *work, const OpenDocument *document);

#endif
