/* help.h - help and version on standard output. Both return the exit status. */
#ifndef HALFSKY_CLI_HELP_H
#define HALFSKY_CLI_HELP_H

#include "cli/command.h"

/* Help for one command, or the overview when `command` is NULL. */
int help_print(const Session *session, const Command *command);
int help_print_version(const Session *session);

#endif
