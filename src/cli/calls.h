/* calls.h - what the commands of calls and forms share. */
#ifndef HALFSKY_CLI_CALLS_H
#define HALFSKY_CLI_CALLS_H

#include "cli/command.h"
#include "work/calls.h"

/* The words of a list, parted by , ，or 、, without empty ones; in the work's arena. */
typedef LIST(Text) WordParts;
void words_part(Arena *arena, const char *list, WordParts *out);

/* Whom the three options mean: agencies by name, kinds by word (乡镇, town), the agency above. Any may be missing. */
Problem audience_read(const Session *session, OptionValue to, OptionValue kinds, OptionValue below, Audience *out);
/* A day, or the Problem of the option. */
Problem day_option(OptionValue value, const char *option, Date *out);

/* The call that the words mean, and the agency of --of, which must be given. */
Problem call_and_agency(const Session *session, const char *call, OptionValue of, Id *id, Id *agency);
/* A word is missing: says how the command is written. */
int call_missing(const Session *session, const Command *command);

/* Adds 2026年年报 · 2026 · 截止 2026-12-10 … : a call in a line or two. */
void call_describe(const Session *session, const Call *call, Buffer *out);
/* Adds 未报 3  草稿 1 … : only counts that are not 0. */
void call_counts_describe(const Session *session, const CallCounts *counts, Buffer *out);

#endif
