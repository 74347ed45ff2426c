/* bbox.h - what other programs print of a page's words and their places.
 *
 * pdftotext -bbox-layout writes <page> and <word> elements, tesseract's tsv a line for each word. Both are read
 * leniently: what is no word is passed over. Texts lie in `arena`. */
#ifndef HALFSKY_FORMAT_BBOX_H
#define HALFSKY_FORMAT_BBOX_H

#include "format/layout.h"

typedef LIST(LayoutPage) LayoutPages;

/* Adds the pages of pdftotext's XHTML, numbered from 1. */
void bbox_read(Text xhtml, Arena *arena, LayoutPages *out);

/* Adds the words of tesseract's tsv to a page and takes its size from there. Pixels are taken as 1/300 inch. */
void tsv_words_read(Text tsv, Arena *arena, LayoutPage *out);

#endif
