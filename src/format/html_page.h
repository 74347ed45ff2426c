/* html_page.h - the bytes of a page as a tree (libxml2), and what is asked of its elements. */
#ifndef HALFSKY_FORMAT_HTML_PAGE_H
#define HALFSKY_FORMAT_HTML_PAGE_H

#include "base/problem.h"
#include "base/arena.h"

#include <libxml/tree.h>

/* Parses HTML, however broken, or XHTML; its encoding is what fits the bytes, else what the page says of itself. Free the
 * tree with xmlFreeDoc; NULL when there is nothing in it. */
Problem html_page_parse(Text bytes, Arena *arena, xmlDocPtr *out);

bool html_is(const xmlNode *node, const char *name); /* an element of this name */
/* An attribute; "" when it is not there. Borrowed from the tree. */
Text html_attribute(const xmlNode *node, const char *name);
/* A whole number, clamped; `without` when it is none. */
int html_number(const xmlNode *node, const char *name, int without);
/* Its style attribute says so, whatever the blanks: "display:none". */
bool html_style_has(const xmlNode *node, const char *words);
/* A reader of the page does not see it: scripts, the head, display:none, deletions. */
bool html_is_hidden(const xmlNode *node);

/* What a table is made of, counted in its rows. */
typedef struct {
    int columns;
    bool layout; /* it parts the page and holds no table of figures: one column, or tables inside */
} HtmlTable;

HtmlTable html_table(const xmlNode *table);
/* The only cell of a row, when it covers all `columns`, else NULL. */
const xmlNode *html_whole_row(const xmlNode *row, int columns);

#endif
