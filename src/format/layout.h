/* layout.h - words with boxes as a Doc: what a page shows, put back into paragraphs and tables.
 *
 * A pdf, an ofd and a scan say where words stand and not what they belong to. From their places:
 * words side by side are a line; lines that a margin broke are a paragraph, over a page's end too; words
 * that stand in columns over several lines are a table; columns of prose are read one after the other. What
 * pages repeat at their top and foot, and page numbers, are dropped; notes at the foot of a page
 * follow the paragraph that they interrupt. Blanks that only typesetting put there go.
 *
 * Pure: no file, no tool. Boxes may be nonsense, the result is then poor but a Doc. */
#ifndef HALFSKY_FORMAT_LAYOUT_H
#define HALFSKY_FORMAT_LAYOUT_H

#include "base/list.h"
#include "format/builder.h"

enum {
    LAYOUT_UNIT = 100,
    LAYOUT_PLACE_MAX = 10 * 1000 * 1000
}; /* units of a point; places beyond are moved there */

/* A word, or a run of letters without a gap. Places in 1/LAYOUT_UNIT of a point, from the page's left top. */
typedef struct {
    Text text;
    int left, top, right, bottom;
} LayoutWord;

typedef struct {
    int number; /* from 1 */
    int width, height;
    LIST(LayoutWord) words; /* in any order; they are sorted in place */
} LayoutPage;

/* A place that was read as points. */
int layout_place(double points);

/* Adds the text of the pages to `out`. What it needs meanwhile lies in `arena`. */
void layout_build(const LayoutPage *pages, size_t count, Arena *arena, DocBuilder *out);

#endif
