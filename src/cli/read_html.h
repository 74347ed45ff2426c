/* read_html.h - the page of `read --format html` in parts.
 *
 * A document stands on the page as an <article>: its text at the left, the table of its
 * facts at the right, and with --all a list of what else was read below. Fact `i` of
 * file `n` (both from 1) is the link #f{n}-{i} in the text and the row #r{n}-{i} of the
 * table, each leading to the other; document `d` of that file is #d{n}-{d}.
 *
 * Every text of a file goes through html_text. All parts are written in one pass over
 * the document and flushed on the way. */
#ifndef HALFSKY_CLI_READ_HTML_H
#define HALFSKY_CLI_READ_HTML_H

#include "cli/read_formats.h"

#include <string.h>

/* Indexes of the first and behind the last. */
typedef struct {
    size_t first, end;
} Range;

/* A document on its way to the page. */
typedef struct {
    const ReadFile *file;
    Buffer *out;
    Language language;
    size_t index;                 /* in its file */
    Range bytes;                  /* with what stands between it and the document before */
    Range title;                  /* bytes; empty: it has none */
    Range facts, headings, items; /* that begin in it */
    size_t blanks;                /* facts without their figure */
} Page;

void html_document_text(const Page *page);  /* read_html_text.c */
void html_document_facts(const Page *page); /* read_html_facts.c */
void html_document_items(const Page *page); /* read_html_items.c */

/* A text of the file or word of the program behind others of a list, set apart by a dot. An
 * empty one is left out; `some` says whether there was one before. */
void page_add_part(const Page *page, bool *some, Text part);

/* Markup and words of the program itself. */
static inline void page_add(const Page *page, Text markup)
{
    buffer_add(page->out, markup);
}

static inline void page_say(const Page *page, Text zh, Text en)
{
    buffer_add(page->out, page->language == LANGUAGE_ZH ? zh : en);
}

/* Ends `id="f` or `href="#r`: 1-12". */
static inline void page_add_id(const Page *page, size_t index)
{
    buffer_add_int(page->out, (int64_t)page->file->number);
    buffer_add_char(page->out, '-');
    buffer_add_int(page->out, (int64_t)index + 1);
    buffer_add_char(page->out, '"');
}

static inline Text base_name(Text path)
{
    size_t at = path.len;
    while (at > 0 && path.at[at - 1] != '/')
        at--;
    return text_slice(path, at, path.len);
}

/* A heading without Markdown's marks: "## 一、" is 一、. Other #s belong to the text. */
static inline Text heading_shown(Text heading)
{
    size_t marks = 0;
    while (marks < heading.len && heading.at[marks] == '#')
        marks++;
    if (marks == 0 || marks > 6 || marks == heading.len || heading.at[marks] != ' ')
        return heading;
    return text_trim(text_slice(heading, marks, heading.len));
}

#endif
