/* links.c - what ties agencies beside the tree. */
#include "model/links.h"

static const char *const words[LINK_KINDS] = { "line", "post" };

const char *link_word(LinkKind kind)
{
    return words[kind];
}

bool link_read(Text word, LinkKind *out)
{
    for (int i = 0; i < LINK_KINDS; i++)
        if (text_equal(word, text_of(words[i]))) {
            *out = (LinkKind)i;
            return true;
        }
    return false;
}

bool link_holds(const AgencyLink *link, Date day)
{
    return date_compare(link->first, day) <= 0 && (!date_valid(link->last) || date_compare(day, link->last) <= 0);
}
