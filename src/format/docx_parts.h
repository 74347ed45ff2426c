/* docx_parts.h - what a Word file has besides its text: styles, page, relations, and the zip around all. */
#ifndef HALFSKY_FORMAT_DOCX_PARTS_H
#define HALFSKY_FORMAT_DOCX_PARTS_H

#include "base/buffer.h"

/* Adds `text` escaped, without the characters that XML has not. */
void docx_text(Buffer *out, Text text);

/* Packs the file; `document` is word/document.xml whole, `comments` word/comments.xml. */
void docx_pack(Text document, Text comments, Buffer *out);

/* The page and its numbers: the last element of the body. */
Text docx_section(void);

#endif
