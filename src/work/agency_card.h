/* agency_card.h - all that is known of one agency. A reader. */
#ifndef HALFSKY_WORK_AGENCY_CARD_H
#define HALFSKY_WORK_AGENCY_CARD_H

#include "store/agencies.h"
#include "store/links.h"
#include "work/work.h"

typedef struct {
    Tree tree; /* the names of the others */
    Agency agency;
    AgencyCodes codes;      /* by sort and first day */
    LIST(AgencyName) names; /* by their first day */
    LIST(AgencyEdge) edges; /* what it stood below, by the first day */
    LIST(Succession) into;  /* what took over from it */
    LIST(Succession) from;  /* what it took over */
    LIST(Text) aliases;
    size_t below; /* agencies that stand below it on the day */
    AgencyLinks links;
} AgencyCard;

Problem agency_card(Work *work, Id agency, Date day, AgencyCard *out);

#endif
