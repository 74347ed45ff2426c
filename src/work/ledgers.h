/* ledgers.h - the definitions of ledgers that a county goes by. */
#ifndef HALFSKY_WORK_LEDGERS_H
#define HALFSKY_WORK_LEDGERS_H

#include "ledger/ledger.h"
#include "work/work.h"

/* Those of ledgers/ in the catalog folder of `work`, or the ones built in, in the work's arena. Problems name file and
 * line; MEASURE_UNKNOWN when one counts what the catalog does not know. */
Problem ledgers_load(Work *work, Ledgers *out);
/* One of them by key or Chinese name: LEDGER_UNKNOWN. */
Problem ledger_meant(Work *work, Text words, const Ledger **out);

#endif
