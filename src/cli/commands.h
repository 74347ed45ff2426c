/* commands.h - the table of sub-commands and the way from a command line into one. */
#ifndef HALFSKY_CLI_COMMANDS_H
#define HALFSKY_CLI_COMMANDS_H

#include "cli/command.h"

/* All commands in the order of help, ending with NULL. */
extern const Command *const commands[];
/* --lang, --catalog, --version, --help: with every command. */
extern const Option general_options[];

const Command *command_find(Text name); /* NULL: none */

/* Runs a command line (`words` without the program's name; they are reordered) and
 * returns the exit status. `locale` is the value of LC_ALL, LC_MESSAGES or LANG. */
int commands_run(char **words, int count, const char *locale, int64_t (*milliseconds)(void));

#endif
