/* links.h - what ties agencies beside the tree.
 *
 * A line (条线): the county's women's federation and that of a town, a bureau and its station. A post (挂点): a place
 * that somebody of an agency answers for. Links take effect on a day and move no figure. */
#ifndef HALFSKY_MODEL_LINKS_H
#define HALFSKY_MODEL_LINKS_H

#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "base/text.h"

typedef enum { LINK_LINE, LINK_POST, LINK_KINDS } LinkKind;

typedef struct {
    Id agency; /* line: the upper one; post: who answers */
    Id other;
    LinkKind kind;
    Date first, last; /* a last day of {0} is open */
} AgencyLink;

typedef LIST(AgencyLink) AgencyLinks;

const char *link_word(LinkKind kind); /* "line", "post" */
bool link_read(Text word, LinkKind *out);
bool link_holds(const AgencyLink *link, Date day);

#endif
