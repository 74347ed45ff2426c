/* ofd_text.h - the words of a page of an ofd (GB/T 33190-2016, section 11: TextObject and TextCode). */
#ifndef HALFSKY_FORMAT_OFD_TEXT_H
#define HALFSKY_FORMAT_OFD_TEXT_H

#include "format/layout.h"

/* In points; the file has millimetres. */
typedef struct {
    double left, top, width, height;
} OfdBox;

/* Four numbers; fewer leave the box as it was. */
void ofd_box_read(Text numbers, OfdBox *out);

/* Adds the words of a page's Content.xml. `*box` is changed when the page has a size of its own. What is turned
 * by more than some degrees, a watermark mostly, is left out. */
Problem ofd_page_words(Text xml, Arena *arena, LayoutPage *page, OfdBox *box);

/* The ResourceID of the largest picture on a page, of a scan the page itself; "" when there is none. */
Text ofd_page_picture(Text xml, Arena *arena);

#endif
