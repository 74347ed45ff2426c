/* decisions.h - what people decided on the figures of documents, as rows.
 *
 * A decision is anchored to the words it was made on: the text's hash, the span and the quoted words. Nothing ever
 * changes one; a changed mind is a row of its own with the next revision. Where a document is cut in two its decisions go
 * with their words. */
#ifndef HALFSKY_STORE_DECISIONS_H
#define HALFSKY_STORE_DECISIONS_H

#include "base/list.h"
#include "safe/keyed_hash.h"
#include "store/vault.h"

typedef enum { DECISION_ACCEPTED, DECISION_CORRECTED, DECISION_REJECTED } DecisionKind;

enum { DECISION_KINDS = DECISION_REJECTED + 1 };

typedef struct {
    Id id, document;
    KeyedHash text_key;
    size_t start, stop; /* bytes of the document */
    Text quote;         /* the words there */
    int revision;       /* from 1 */
    DecisionKind kind;
    Id cell;      /* what it put into the grid; 0: nothing */
    Text reading; /* what the program read there then, as one line */
    Text note;
    int64_t made_at;
    Id made_by;
} Decision;

typedef LIST(Decision) Decisions;

const char *decision_word(DecisionKind kind); /* "accepted" */

/* CHANGED_SINCE when the last decision at that anchor is not of the revision before. */
Problem decision_add(const Vault *vault, const Decision *decision);
/* `*found` is false when there is none. */
Problem decision_find(const Vault *vault, Id id, Decision *out, bool *found);
/* The one that holds at each anchor of a document, in text order. */
Problem decisions_of(const Vault *vault, Id document, Decisions *out);

#endif
