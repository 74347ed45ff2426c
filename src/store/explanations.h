/* explanations.h - what people said to findings, as rows.
 *
 * Anchored as decisions are: to the text's hash, the rule, the span and the quoted words. None is ever changed; a changed
 * mind is a row of its own with the next revision. */
#ifndef HALFSKY_STORE_EXPLANATIONS_H
#define HALFSKY_STORE_EXPLANATIONS_H

#include "base/list.h"
#include "safe/keyed_hash.h"
#include "store/vault.h"

typedef enum {
    EXPLANATION_GIVEN,     /* why it is right all the same */
    EXPLANATION_UNFOUNDED, /* the office: there is nothing to object to */
    EXPLANATION_TAKEN_BACK
} ExplanationKind;

enum { EXPLANATION_KINDS = EXPLANATION_TAKEN_BACK + 1 };

typedef struct {
    Id id, document;
    KeyedHash text_key;
    Text rule;
    size_t start, stop; /* bytes of the document */
    Text quote;         /* the words there */
    int revision;       /* from 1 */
    ExplanationKind kind;
    Text text;
    int64_t made_at;
    Id made_by;
} Explanation;

typedef LIST(Explanation) Explanations;

/* CHANGED_SINCE when the last one at that anchor is not of the revision before. */
Problem explanation_add(const Vault *vault, const Explanation *explanation);
/* The one that holds at each anchor of a document, in text order; those taken back too. */
Problem explanations_of(const Vault *vault, Id document, Explanations *out);

#endif
