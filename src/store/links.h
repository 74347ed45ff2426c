/* links.h - lines and posts beside the tree, as rows. */
#ifndef HALFSKY_STORE_LINKS_H
#define HALFSKY_STORE_LINKS_H

#include "model/links.h"
#include "store/db.h"

/* Those that an agency has on either side, by their first day. */
Problem links_load(Db *db, Id county, Id agency, Arena *arena, AgencyLinks *out);
/* Adds a link, or gives the one of the same two, kind and first day another last day. */
Problem link_put(Db *db, Id county, const AgencyLink *link);

#endif
