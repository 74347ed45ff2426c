/* moves.c - whether who counts to an agency changed within a period. */
#include "grid/grid_work.h"

static bool inside(Date first, Date day, Date last);
static bool edge_moved(const Tree *tree, const AgencyEdge *edge, Period period);

bool tree_moved(const Tree *tree, Id parent, Period period)
{
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        if ((!parent || edge->parent == parent) && edge_moved(tree, edge, period))
            return true;
    }
    for (size_t i = 0; i < tree->successions.count; i++) {
        const Succession *succession = &tree->successions.items[i];
        if (!inside(period.first, succession->day, period.last)
            || tree_successor(tree, succession->agency) != succession->to)
            continue;
        Id before = tree_parent(tree, succession->agency, tree_agency(tree, succession->agency)->last);
        /* one that was merged into its neighbour stays below whoever both are below */
        if (before != succession->to && before != tree_parent(tree, succession->to, succession->day)
            && (!parent || before == parent || succession->to == parent))
            return true;
    }
    return false;
}

/* The day is in the period, and not its first one. */
static bool inside(Date first, Date day, Date last)
{
    return date_compare(first, day) < 0 && date_compare(day, last) <= 0;
}

/* It begins or ends within the period by a move: neither with the agency nor where the next one goes on the same way. */
static bool edge_moved(const Tree *tree, const AgencyEdge *edge, Period period)
{
    if (inside(period.first, edge->first, period.last)
        && date_compare(edge->first, tree_agency(tree, edge->agency)->first) != 0) {
        Date before = date_from_days(date_to_days(edge->first) - 1);
        if (tree_parent(tree, edge->agency, before) != edge->parent)
            return true;
    }
    if (!date_valid(edge->last))
        return false;
    Date after = date_from_days(date_to_days(edge->last) + 1);
    return inside(period.first, after, period.last)
           && date_compare(edge->last, tree_agency(tree, edge->agency)->last) != 0
           && tree_parent(tree, edge->agency, after) != edge->parent;
}
