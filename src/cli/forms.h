/* forms.h - forms and filled ones for people. */
#ifndef HALFSKY_CLI_FORMS_H
#define HALFSKY_CLI_FORMS_H

#include "cli/command.h"
#include "work/filled_table.h"
#include "work/forms.h"

/* Adds its id, title, version and legal head, which is left out behind its last day. */
void form_head_describe(const Session *session, const Form *form, Buffer *out);
/* That, and its lines. */
void form_describe(const Session *session, const Form *form, Buffer *out);
/* Adds what an agency filled in, line by line, and the objections. */
void filled_describe(const Session *session, const FilledView *view, Buffer *out);
/* After a verb on it that ended in `wrong`: complains, or shows how it stands now. The exit status. */
int filled_done(const Session *session, Problem wrong, Id call, Id agency);
void objections_describe(const Session *session, const FilledView *view, Buffer *out);

#endif
