/* years.h - the year that a document is really about.
 *
 * Printed years are often gone (20xx年) or stamped on by whoever copied the text. What
 * remains tells it: 第104个三八 · 建党九十周年 · “十二五”的收官之年 · 雅安地震 · a law in the
 * first year of its force. Each such hint speaks for the years that it allows, by its
 * confidence; the years that all hints together favour win. */
#ifndef HALFSKY_READ_YEARS_H
#define HALFSKY_READ_YEARS_H

#include "model/reading.h"

/* Fills year, year_last, cue, year_confidence and half of a document. Its tokens are in
 * `reading->tokens`, its facts have been found. */
void years_find(Reading *reading, uint32_t document);

#endif
