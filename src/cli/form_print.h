/* form_print.h - a filled form as a page to print, to sign and to stamp. */
#ifndef HALFSKY_CLI_FORM_PRINT_H
#define HALFSKY_CLI_FORM_PRINT_H

#include "cli/forms.h"

/* Adds an HTML page, which asks for nothing from anywhere: legal head, values, who signs, and the check code. Chinese, as it
 * goes to agencies and superiors. */
void form_print(const Session *session, const FilledView *view, Buffer *out);

#endif
