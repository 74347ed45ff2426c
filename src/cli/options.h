/* options.h - the words of a command line, read by a table.
 *
 * One row per option, with the sentence that help shows. Understood are
 * --name, --name=value, --name value, -n, -n value and -nvalue; `--` ends the options; `-`
 * alone is no option. Options may stand before, between and behind other words; the
 * last of two equal ones counts. */
#ifndef HALFSKY_CLI_OPTIONS_H
#define HALFSKY_CLI_OPTIONS_H

#include "base/buffer.h"
#include "base/problem.h"
#include "model/problems.h"

typedef enum {
    OPTION_FLAG,   /* takes no value */
    OPTION_TEXT,   /* any value */
    OPTION_NUMBER, /* a whole number from `low` to `high` */
    OPTION_CHOICE  /* one of the words of `value`, separated by | */
} OptionKind;

typedef struct {
    const char *name; /* long name without dashes; NULL ends a table */
    char letter;      /* short name, or 0 */
    OptionKind kind;
    const char *value; /* what help calls the value: "N"; for a choice its words: "zh|en" */
    long low, high;
    const char *zh, *en;
} Option;

typedef struct {
    bool given;
    const char *text; /* as written */
    long number;      /* OPTION_NUMBER: the number; OPTION_CHOICE: which word, from 0 */
} OptionValue;

/* A table, and where the values of its rows go (zeroed by the caller). */
typedef struct {
    const Option *options;
    OptionValue *values;
} OptionSet;

/* Reads `count` words. Those that are no options are moved to the front of `words`, in
 * order, and counted in `operands`. Where two sets have the same name the first counts.
 * With `until_operand` reading stops at the first word that is no option: it and all
 * behind it are operands. */
Problem options_read(char **words, int count, const OptionSet *sets, size_t set_count, bool until_operand,
                     int *operands);

/* Adds one line per option, aligned, for help. */
void options_describe(const Option *options, Language language, Buffer *out);

#endif
