/* place_words.h - where something stands in the file that was handed in, for people and for programs.
 *
 * Of a plain text there is nothing to say beyond its offsets and lines. */
#ifndef HALFSKY_CLI_PLACE_WORDS_H
#define HALFSKY_CLI_PLACE_WORDS_H

#include "base/doc_place.h"
#include "base/json.h"
#include "model/problems.h"

/* 第3页第2段, page 3, paragraph 2; Sheet1!B4; nothing of a plain text. */
void place_show(const Doc *doc, size_t offset, Language language, Buffer *out);

/* As place_show; the line in a plain text, which has no other places. Counts from its beginning. */
void text_place(const Doc *doc, size_t offset, Language language, Buffer *out);

/* The value of the key "place" of docs/cli.md: an object, or null. */
void place_put(JsonWriter *json, const Doc *doc, size_t offset);

/* What a reader is told beside the name of a file: its encoding, or that it was read from a picture. */
Text doc_remark(const Doc *doc, Language language);

/* Letters that were recognised in a picture may be wrong: nothing read from them is sure. */
static inline int confidence_in(const Doc *doc, int confidence)
{
    return doc->scanned ? confidence * 6 / 10 : confidence;
}

#endif
