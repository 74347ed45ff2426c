/* findings.h - what the commands on findings share. */
#ifndef HALFSKY_CLI_FINDINGS_H
#define HALFSKY_CLI_FINDINGS_H

#include "cli/command.h"
#include "work/findings.h"

/* The finding at "120-126" of a document, or at "120", with the revision of what was said to it; `rule` NULL where only one
 * stands there. FINDING_UNKNOWN. */
Problem finding_given(const Session *session, Id document, const char *place, const char *rule, FindingAnchor *out);

/* Adds a line: class, where it stands, standing, what is wrong; and one for what was said to it. `place` is shown for commands. */
void finding_shown(const Session *session, const OpenDocument *document, const FindingView *view, bool place,
                   Buffer *out);

#endif
