/* links.h - the verbs of lines and posts. */
#ifndef HALFSKY_WORK_LINKS_H
#define HALFSKY_WORK_LINKS_H

#include "store/links.h"
#include "work/work.h"

/* Ties two agencies that are there on its first day. LINK_THERE when they are tied so on that day. */
Problem agency_tie(Work *work, const AgencyLink *link);
/* The link holds for the last time on the day before `day`. LINK_MISSING when there is none on the day before. */
Problem agency_untie(Work *work, const AgencyLink *link, Date day);

#endif
