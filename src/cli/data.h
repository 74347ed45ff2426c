/* data.h - a command over the data folder. */
#ifndef HALFSKY_CLI_DATA_H
#define HALFSKY_CLI_DATA_H

#include "cli/command.h"
#include "work/folder.h"

enum { DATA_PATH_MAX = 4096 };

/* The two folders that a command works with, by --data, --keys and what stands around the program. */
typedef struct {
    char data[DATA_PATH_MAX];
    char keys[DATA_PATH_MAX];
} DataPlaces;

Problem data_places(const Session *session, DataPlaces *out);

/* Opens the data folder, fills Session.work with its county and the desk's operator, runs the command and closes
 * all of it again. Returns the exit status. */
int data_run(Session *session, const Command *command, const OptionValue *values, char **operands, int count);

/* The day in China at a moment: all counties share one clock, UTC+8. */
Date data_today(int64_t now);

#endif
