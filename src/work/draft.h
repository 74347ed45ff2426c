/* draft.h - last year's text as this year's draft (上年稿).
 *
 * The last text of an agency that was accepted, with the figures of its own year as blanks and that year moved on, so that
 * the liaison writes on from it. Left as they are: figures of other years that the text names, rules and targets, days on
 * which something was, names of laws and papers. Personal data never comes along, masked or not. */
#ifndef HALFSKY_WORK_DRAFT_H
#define HALFSKY_WORK_DRAFT_H

#include "grid/sheet.h"
#include "work/documents.h"

/* Words of the draft that somebody must look at. */
typedef struct {
    size_t start, stop; /* bytes of the draft's text */
    bool is_day;        /* a day of last year that was left; else a blank */
    Text words;         /* what stood there: 3600余份 */
    Text measure;       /* key; "" where it has none */
    GridValue last;     /* what the grid took from there, or what was read */
    Period period;      /* of the figure to come */
    Resolved now;       /* what the grid knows of that; HOW_NONE: nothing */
} DraftBlank;

typedef struct {
    DocumentRow from;
    Period period; /* what the draft is to report on */
    const Doc *doc;
    LIST(DraftBlank) blanks; /* in text order */
    size_t years;            /* moved on */
    size_t hidden;           /* personal data left out */
} Draft;

/* Of the agency's accepted text with the latest period before `period`, of the same kind of period where there is one;
 * period none: of the latest at all, for a year behind it. DRAFT_NOTHING, PERIOD_MISSING. Leaves the audit row of a
 * reader. */
Problem document_draft(Work *work, Id agency, Period period, Draft *out);

#endif
