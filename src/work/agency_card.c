/* agency_card.c - all that is known of one agency. */
#include "work/agency_card.h"

#include <stdlib.h>

static int by_day_names(const void *a, const void *b);
static int by_day_edges(const void *a, const void *b);

Problem agency_card(Work *work, Id agency, Date day, AgencyCard *out)
{
    Arena *arena = work->arena;
    AgencyAliases aliases;
    AgencyCodes codes;
    const TreeView *view;
    int32_t index;

    *out = (AgencyCard){ 0 };
    TRY(work_may(work, VERB_GRID_READ, agency));
    TRY(work_tree(work, &out->tree));
    view = tree_view(arena, &out->tree, day);
    index = view_index(view, agency);
    if (index < 0)
        return problem(PROBLEM_AGENCY_UNKNOWN, TEXT(""), TEXT(""), TEXT(""));
    out->agency = view->agencies[index];
    for (int32_t child = view->first[index]; child >= 0; child = view->next[child])
        out->below += view->life[child] == LIFE_THERE;
    TRY(agency_codes_load(work->db, work->county, arena, &codes));
    for (size_t i = 0; i < codes.count; i++)
        if (codes.items[i].agency == agency)
            LIST_PUSH(arena, &out->codes, codes.items[i]);

    for (size_t i = 0; i < out->tree.names.count; i++)
        if (out->tree.names.items[i].agency == agency)
            LIST_PUSH(arena, &out->names, out->tree.names.items[i]);
    for (size_t i = 0; i < out->tree.edges.count; i++)
        if (out->tree.edges.items[i].agency == agency)
            LIST_PUSH(arena, &out->edges, out->tree.edges.items[i]);
    for (size_t i = 0; i < out->tree.successions.count; i++) {
        Succession succession = out->tree.successions.items[i];
        if (succession.agency == agency)
            LIST_PUSH(arena, &out->into, succession);
        if (succession.to == agency)
            LIST_PUSH(arena, &out->from, succession);
    }
    if (out->names.count)
        qsort(out->names.items, out->names.count, sizeof *out->names.items, by_day_names);
    if (out->edges.count)
        qsort(out->edges.items, out->edges.count, sizeof *out->edges.items, by_day_edges);

    TRY(agency_aliases(work->db, work->county, arena, &aliases));
    for (size_t i = 0; i < aliases.count; i++)
        if (aliases.items[i].agency == agency)
            LIST_PUSH(arena, &out->aliases, aliases.items[i].alias);
    return links_load(work->db, work->county, agency, arena, &out->links);
}

static int by_day_names(const void *a, const void *b)
{
    return date_compare(((const AgencyName *)a)->first, ((const AgencyName *)b)->first);
}

static int by_day_edges(const void *a, const void *b)
{
    return date_compare(((const AgencyEdge *)a)->first, ((const AgencyEdge *)b)->first);
}
