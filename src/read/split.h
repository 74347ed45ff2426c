/* split.h - a text into documents, lines and sections.
 *
 * A bundle holds several documents one after another: each begins with a heading
 * like the others' (…篇1, …篇2), or with a title of its own after the end of the one
 * before. Headings are numbered 一、 （一） 1. （1）; they may stand alone on a line or run
 * into it (（一）学前教育。毛入园率 …). */
#ifndef HALFSKY_READ_SPLIT_H
#define HALFSKY_READ_SPLIT_H

#include "model/reading.h"

/* Fills `reading->documents`: at least one, in text order, with span and title. */
void split_documents(Reading *reading);

/* Appends the lines and sections of one document. Returns the row of its first line. */
size_t split_lines(Reading *reading, uint32_t document);

#endif
