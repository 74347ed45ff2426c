/* leave_out.h - findings that a county's known exceptions allow. */
#ifndef HALFSKY_CHECK_LEAVE_OUT_H
#define HALFSKY_CHECK_LEAVE_OUT_H

#include "model/reader.h"

/* Drops from the reader's findings those that its exceptions hold for, and counts them in reader->excepted. When all
 * documents were checked, before check_settle. What is hidden stays hidden. */
void leave_out(halfsky_reader *reader);

#endif
