/* given.h - what the words of a command line over the data folder mean: days, agencies, words that are needed. */
#ifndef HALFSKY_CLI_GIVEN_H
#define HALFSKY_CLI_GIVEN_H

#include "cli/command.h"
#include "model/officer.h"

/* The day of an option, `usual` when it was not given. OPTION_VALUE names the option. */
Problem given_day(const OptionValue *value, const char *option, Date usual, Date *out);
/* WORD_MISSING with the usage when there are fewer than `needed` words. */
Problem given_words(const Command *command, int count, int needed);
/* The agency that a word means, never none. */
Problem given_agency(const Session *session, const char *word, Id *out);
/* 联络员 or liaison, 女 or female, as imports take them; what `out` holds stays when the option was not given. OPTION_VALUE. */
Problem given_duty(const OptionValue *value, Duty *out);
Problem given_sex(const OptionValue *value, Sex *out);
/* 乡镇 or town, of those below a county. */
Problem given_kind(const OptionValue *value, AgencyKind *out);
/* What stood at `name` when somebody looked, of words like "人数=12;慰问金=6000": false when they do not say. */
bool given_was(const OptionValue *was, Text name, Text *out);
/* 乡镇 for AGENCY_TOWN, "town" in English. */
const char *agency_kind_shown(AgencyKind kind, Language language);
/* Adds "2018-01-01" and, for a last day that is set, " – 2024-12-31"; else " –". */
void days_shown(Date first, Date last, Buffer *out);

#endif
