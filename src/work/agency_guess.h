/* agency_guess.h - which agency words mean, in texts and in file names.
 *
 * A wrong guess is worse than none: what may mean two agencies, or one of another county, means none. */
#ifndef HALFSKY_WORK_AGENCY_GUESS_H
#define HALFSKY_WORK_AGENCY_GUESS_H

#include "model/catalog.h"
#include "work/work.h"

typedef struct AgencyGuesser AgencyGuesser;

/* All names and other words of the county's agencies, in work->arena. */
Problem agency_guesser(Work *work, AgencyGuesser **out);

/* The agency that calls itself so; 0: none. 泠川县妇联, 县妇联 and 我县妇联 are one in 泠川县; 妇联 alone may be a town's. */
Id agency_said(const AgencyGuesser *words, Text name);
/* Names and other words as they are, and nothing else: for a row of a table. */
Id agency_called(const AgencyGuesser *words, Text name);
/* The agency that a file name begins with, behind its number: 08残联2024.md. `strict`: only a name that says the place,
 * for files whose text names somebody else. */
Id agency_of_file(const AgencyGuesser *words, Text file_name, bool strict);

#endif
