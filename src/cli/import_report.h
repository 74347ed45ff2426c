/* import_report.h - what an import says of its rows. */
#ifndef HALFSKY_CLI_IMPORT_REPORT_H
#define HALFSKY_CLI_IMPORT_REPORT_H

#include "cli/command.h"
#include "work/imports.h"

/* Says every objection, then what was done or would be. Returns the exit status. */
int import_print(const Session *session, const char *path, Problem result, const ImportReport *report,
                 bool dry_run);

#endif
