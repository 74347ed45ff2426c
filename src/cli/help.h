/* help.h - help and version on standard output. What is an int is the exit status. */
#ifndef HALFSKY_CLI_HELP_H
#define HALFSKY_CLI_HELP_H

#include "cli/command.h"

/* Help for one command, or the overview when `command` is NULL. */
int help_print(const Session *session, const Command *command);
/* The commands of two words whose first is `noun`: "agency". False, and nothing printed, where there are none. */
bool help_print_noun(const Session *session, Text noun);
int help_print_version(const Session *session);

#endif
