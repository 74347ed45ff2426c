/* form_sheet.h - a filled form as a spreadsheet: to fill in, and to look at what was objected to.
 *
 * It goes to agencies, whoever made it: it is Chinese, but for what is objected. */
#ifndef HALFSKY_CLI_FORM_SHEET_H
#define HALFSKY_CLI_FORM_SHEET_H

#include "cli/forms.h"
#include "work/filled_sheet.h"

/* What of a form is to be drawn. */
typedef struct {
    const FilledView *view;
    bool blank;            /* leaves out what nobody typed */
    const SheetLoad *load; /* the copy that goes back: with what was typed, and the objections. NULL: a template */
} FormSheet;

/* Adds the Excel file. OUTPUT_UNWRITABLE when there is no memory for it. */
Problem form_sheet(const Session *session, const FormSheet *form, Buffer *out);

/* 2027年12月31日 */
Text day_words(Arena *arena, Date day);
/* 2024年, 2024上半年 */
Text window_shown(Arena *arena, Period period);
/* 核定数 …: where a value came from before anybody typed; "" for what was typed. */
const char *prefill_shown(Prefill prefill);

#endif
