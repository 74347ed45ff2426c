/* commands.h - the table of sub-commands and the way from a command line into one. */
#ifndef HALFSKY_CLI_COMMANDS_H
#define HALFSKY_CLI_COMMANDS_H

#include "cli/command.h"

/* All commands in the order of help, ending with NULL. */
extern const Command *const commands[];
/* --lang, --catalog, --data, --keys, --version, --help: with every command. */
extern const Option general_options[];

/* The command that the first `*used` words, one or two, name; NULL: none. */
const Command *command_of(char *const *words, int count, int *used);

/* What a program finds around itself. */
typedef struct {
    const char *locale;      /* the value of LC_ALL, LC_MESSAGES or LANG */
    const char *data, *keys; /* HALFSKY_DATA and HALFSKY_KEYS, "" where they are not set */
    bool colours;            /* a terminal may be shown some */
    int64_t now;             /* milliseconds since 1970 */
    int64_t (*milliseconds)(void);
} Surroundings;

/* Runs a command line (`words` without the program's name; they are reordered) and
 * returns the exit status. */
int commands_run(char **words, int count, const Surroundings *around);

#endif
