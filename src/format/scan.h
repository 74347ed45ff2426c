/* scan.h - a picture of a page as words with boxes, by tesseract with its Chinese data. */
#ifndef HALFSKY_FORMAT_SCAN_H
#define HALFSKY_FORMAT_SCAN_H

#include "format/layout.h"

enum { SCAN_PAGES_MAX = 60 }; /* a page takes seconds */

/* Adds the words of a picture (png, jpeg, tiff, bmp …) to `page`. TOOL_MISSING where tesseract or its
 * Chinese data is not installed; FILE_BROKEN when it cannot open the picture. `format` is what messages call the file. */
Problem scan_words(const char *format, Text picture, Arena *arena, LayoutPage *page);

#endif
