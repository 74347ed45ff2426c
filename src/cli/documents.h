/* documents.h - what the commands on documents and facts share. */
#ifndef HALFSKY_CLI_DOCUMENTS_H
#define HALFSKY_CLI_DOCUMENTS_H

#include "cli/command.h"
#include "work/facts.h"

/* The document of an id as written. DOCUMENT_UNKNOWN. */
Problem document_given(const char *word, Id *out);
/* "120-126", or "120": `*stop` is 0 then. False for anything else. */
bool span_given(const char *place, size_t *start, size_t *stop);
/* The fact at "120-126" of a document, or at "120" where only one begins there, with the revision that it has now. */
Problem fact_given(const Session *session, Id document, const char *place, FactAnchor *out);
/* A period, or none where the option was not given. */
Problem period_given(const OptionValue *value, Period *out);

Text document_state_shown(DocumentState state, Language language);
Text fact_standing_shown(FactStanding standing, Language language);
/* The name of an agency today, "" for 0. */
Text agency_shown(const Session *session, const Tree *tree, Id agency);
/* 无标题 where it has none, as a pasted text. */
Text title_shown(const Session *session, Text title);
void id_shown(Id id, Buffer *out);
void period_shown(Period period, Buffer *out); /* — for none */

#endif
