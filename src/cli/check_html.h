/* check_html.h - the page of `check --format html` in parts.
 *
 * First what is to be done: a row for each document, the worst first, with its counts by class, and
 * what could not be read. Then the documents as on the page of `read` (read_html.h), findings
 * marked in their text and listed beside it, the facts folded away below the list. Finding
 * `i` of file `n` is #o{n}-{i} in the list and #g{n}-{i} in the text; document `d` has the
 * letter #p{n}-{d} by which it goes back to its sender, and the row #q{n}-{d}. */
#ifndef HALFSKY_CLI_CHECK_HTML_H
#define HALFSKY_CLI_CHECK_HTML_H

#include "cli/check_found.h"
#include "cli/read_html.h"

/* A document with its findings. */
typedef struct {
    Page page;
    Text agency; /* who sent it, or "" */
    const Founds *founds;
    const Covers *covers;
} Checked;

void check_html_document(const Checked *checked); /* check_html_document.c */

/* The letter: polite, numbered by class, place and what to mend; plain text. check_html_reply.c */
void check_html_reply(const Checked *checked, Buffer *out);

/* What `check_html_rows` needs of a document, into the index of its file. check_html_rows.c */
void check_html_note(const Checked *checked);
/* What a copy, number `pair` on the page, adds to the document of one of its sides. */
void check_html_note_copy(size_t pair, const CopySide *side, char level, Buffer *index);
/* The pairs side by side, #c{pair}; a ReadFormat.copies. check_html_copies.c */
void check_html_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                       Buffer *out);
/* The rows, those without findings apart, and the list of contents, the worst first, from all indexes.
 * `counts` is set to what was found in all. */
void check_html_rows(Text index, Language language, Buffer *rows, Buffer *clean, Buffer *contents,
                     size_t counts[CLASSES]);

/* A 1, B 2 …: those that are not 0. */
void check_html_counts(const size_t counts[CLASSES], Buffer *out);

#endif
