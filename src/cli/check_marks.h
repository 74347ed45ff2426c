/* check_marks.h - the findings of a document, marked in its text.
 *
 * The words of a finding stand in a <mark> with its class, behind them a label, "B3", that
 * leads to the finding: its place on the page is #g{file}-{finding}. What else shows it is marked without class
 * and label. Findings may overlap and reach over paragraphs; words of several look like the
 * most severe. */
#ifndef HALFSKY_CLI_CHECK_MARKS_H
#define HALFSKY_CLI_CHECK_MARKS_H

#include "cli/check_found.h"
#include "cli/read_html.h"

enum { MARKS_OPEN_MAX = 16 };

/* Where the marking is: pieces before `next` have begun. */
typedef struct Marks {
    const Founds *founds;
    size_t next;
    size_t open[MARKS_OPEN_MAX]; /* pieces begun, their labels not yet written */
    size_t open_count;
} Marks;

/* Adds the bytes `run` of the text, which follows those before, with what is marked in them.
 * `inside` another link no label is written: the next call does. */
void marks_write(const Page *page, Range run, bool inside);

/* Labels that have not been written: findings in what is not shown. */
void marks_end(const Page *page);

#endif
