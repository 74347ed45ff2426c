/* command.h - what a sub-command is. */
#ifndef HALFSKY_CLI_COMMAND_H
#define HALFSKY_CLI_COMMAND_H

#include "cli/console.h"
#include "cli/options.h"
#include "halfsky/catalog.h"

/* What every command is given. */
typedef struct {
    Language language;
    Console *console;
    int64_t (*milliseconds)(void);  /* the clock: only main has one */
    const halfsky_catalog *catalog; /* the built-in one or that of --catalog */
} Session;

/* Both return an exit status: that of the Problem, or 0. */
int session_complain(const Session *session, Problem problem);
int session_print(const Session *session, Text text); /* to standard output */

typedef struct Command Command;

struct Command {
    const char *name;
    const char *usage;                   /* what stands behind "halfsky " */
    const char *zh, *en;                 /* in the list of commands */
    const char *details_zh, *details_en; /* in its own help, below the usage */
    const Option *options;               /* ends with an empty row */
    int most_operands;                   /* words that are no options; -1: any number */
    bool needs_catalog;
    /* `values` has one row per option. Returns the exit status. */
    int (*run)(const Session *session, const OptionValue *values, char **operands, int count);
};

enum { COMMAND_OPTIONS_MAX = 12 };

extern const Command read_command;     /* read.c */
extern const Command check_command;    /* check.c */
extern const Command clean_command;    /* clean.c */
extern const Command mask_command;     /* mask.c */
extern const Command models_command;   /* models.c */
extern const Command measures_command; /* measures.c */
extern const Command help_command;     /* help.c */

#endif
