/* merge.h - quantities that are found after the scan, put among its tokens. */
#ifndef HALFSKY_READ_MERGE_H
#define HALFSKY_READ_MERGE_H

#include "model/reading.h"

/* Keeps a quantity and its token, to be merged; to be called in text order. */
void merge_note(Reading *reading, Tokens *found, const Quantity *quantity);

/* Puts the noted tokens among those of the document. */
void merge_tokens(Reading *reading, const Tokens *found);

#endif
