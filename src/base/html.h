/* html.h - text into HTML, escaped by construction. */
#ifndef HALFSKY_BASE_HTML_H
#define HALFSKY_BASE_HTML_H

#include "base/buffer.h"

/* Adds `text` escaped for element content and quoted attributes. */
void html_text(Buffer *out, Text text);

#endif
