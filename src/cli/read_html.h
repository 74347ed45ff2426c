/* read_html.h - the page of `read --format html` in parts.
 *
 * A document stands on the page as an <article>: its text at the left, the table of its
 * facts at the right, and with --all a list of what else was read below. Fact `i` of
 * file `n` (both from 1) is the link #f{n}-{i} in the text and the row #r{n}-{i} of the
 * table, each leading to the other; document `d` of that file is #d{n}-{d}.
 *
 * `check --format html` has the same articles with the findings marked and listed, and the
 * table of facts folded away (check_html.h).
 *
 * Every text of a file goes through page_text, which escapes it. All parts are written in one pass over
 * the document and flushed on the way. */
#ifndef HALFSKY_CLI_READ_HTML_H
#define HALFSKY_CLI_READ_HTML_H

#include "base/html.h"
#include "cli/covers.h"
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
    const Covers *covers;         /* what must not be shown; NULL: all may be */
    struct Marks *marks;          /* findings to mark in the text, check_marks.h; NULL: none */
} Page;

/* Makes `page`, zeroed or that of the document before, the page of document `index`; its texts last
 * until the next fact is asked for. False when there is none. */
bool page_next(Page *page, size_t index, halfsky_document *document);
Text page_title(const Page *page); /* what it calls itself, else the name of its file */
/* Who sent it, of which year, and how we know. */
void page_add_origin(const Page *page, const halfsky_document *document, Buffer *out);

void html_document_text(const Page *page);  /* read_html_text.c */
void html_document_facts(const Page *page); /* read_html_facts.c */
void html_document_items(const Page *page); /* read_html_items.c */

/* Adds a text that comes from the file: covered where it must be, escaped. */
static inline void page_add_text(const Page *page, Text text, Buffer *out)
{
    if (page->covers)
        covers_html(page->covers, text, out);
    else
        html_text(out, text);
}

static inline void page_text(const Page *page, Text text)
{
    page_add_text(page, text, page->out);
}

/* As page_text, for bytes of its text. */
static inline void page_range(const Page *page, size_t start, size_t end)
{
    if (page->covers)
        covers_html_range(page->covers, start, end, page->out);
    else
        html_text(page->out, text_slice(page->file->doc->text, start, end));
}

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

/* Words of the program, where there is no page yet: Chinese with `zh`, else English. */
static inline void page_words(bool zh, Buffer *out, Text chinese, Text english)
{
    buffer_add(out, zh ? chinese : english);
}

/* A ReadFormat.failed: a row in the list of what could not be read. */
void page_failed(const ReadSettings *settings, const Problem *problem, Buffer *failures);

#endif
