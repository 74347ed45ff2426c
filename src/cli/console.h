/* console.h - standard error: one message a line, and the line that shows progress.
 *
 * Several threads may speak; a message first takes the progress line away. */
#ifndef HALFSKY_CLI_CONSOLE_H
#define HALFSKY_CLI_CONSOLE_H

#include "base/problem.h"
#include "model/problems.h"

typedef struct Console Console;

Console *console_open(Language language);
void console_close(Console *console);

bool console_is_terminal(const Console *console);
/* One line of its own, "halfsky: " in front. */
void console_say(Console *console, Text message);
void console_complain(Console *console, const Problem *problem);
/* Replaces the progress line; the empty text takes it away. Only for a terminal. */
void console_status(Console *console, Text line);

#endif
