/* readings.h - what the program made of documents: facts, findings and sketches, as rows. All of it is derived. */
#ifndef HALFSKY_STORE_READINGS_H
#define HALFSKY_STORE_READINGS_H

#include "base/list.h"
#include "model/value.h"
#include "store/vault.h"

/* A quantity. Texts are those of halfsky_fact. */
typedef struct {
    size_t start, stop; /* bytes of the document */
    uint32_t slot;      /* 0: no measure fits */
    bool fits;          /* it may stand as a figure of its measure: done, no rate, no change */
    Text status;
    FactExtent extent;
    Text period, as_of;
    int year;   /* of the report, by which these two go; 0: they name their own, or it is not known */
    bool whole; /* `period` is the report's: the words name none */
    bool running;
    Id subject; /* the agency that its row of a table names; 0: none */
    Text unit;
    GridValue value;
    int confidence;
    Text
        place; /* a hash of where the one activity of its sentence was (place_hash); "" where there is none, or several */
} FactRow;

typedef LIST(FactRow) FactRows;

typedef struct {
    Text rule;
    char class;         /* 'A' to 'D' */
    size_t start, stop; /* bytes of the document */
    Text zh, en;        /* personal data masked */
} FindingRow;

typedef LIST(FindingRow) FindingRows;

/* Behind a head of twelve bytes a sketch (halfsky/copies.h) has numbers of four, rising. */
enum { SKETCH_HEAD_BYTES = 12, SKETCH_NUMBER_BYTES = 4 };

size_t sketch_numbers(Text sketch);
uint32_t sketch_number_at(Text sketch, size_t index);

/* A document that has a number of its sketch in common with another one. */
typedef struct {
    Id document;
    uint32_t number;
} SketchShare;

typedef LIST(SketchShare) SketchShares;

/* What was made of one document, in place of what was there. */
typedef struct {
    FactRows facts;       /* in text order, no span twice */
    FindingRows findings; /* in text order */
    Text sketch;
} DocumentReading;

Problem reading_put(const Vault *vault, Id document, const DocumentReading *reading);
Problem reading_remove(const Vault *vault, Id document);
Problem sketches_forget(const Vault *vault); /* of all documents, before they are made again */

/* The bytes by which a place is known again, without its words. */
Text place_hash(const Vault *vault, Text place);

Problem facts_load(const Vault *vault, Id document, FactRows *out);
Problem findings_load(const Vault *vault, Id document, FindingRows *out);
/* Adds every number of `sketch` that documents before `document` have, with each of these, the `most` newest of a
 * number. */
Problem sketch_shares(const Vault *vault, Id document, Text sketch, int most, SketchShares *out);

/* A number that stands for all derived rows of documents and sheets: equal rows, equal number. Sealed columns count
 * by what they hold. */
Problem readings_fingerprint(const Vault *vault, uint64_t *out);

#endif
