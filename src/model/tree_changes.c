/* tree_changes.c - changes of the tree of agencies, each on a day. */
#include "model/tree.h"

#include "model/line.h"

static Problem about(ProblemCode code, Id agency, Date day);
static Date before(Date day);
static bool lives(const Agency *agency, Date day);
static Problem need_living(const Tree *tree, Id agency, Date day);
static Problem need_parent(const Tree *tree, Id agency, Id parent, Date first, Date last);
static bool stands_below(const Tree *tree, Id agency, Id above, Date day);
static void edges_end(Tree *tree, Id agency, Date day);
static void names_end(Tree *tree, Id agency, Date day);
static bool came_below(const Tree *tree, Id agency, Id parent, Date day);
static void agency_end(Tree *tree, Id agency, Date day);
static Problem need_endable(const Tree *tree, Id agency, Date day);
static Problem need_childless(const Tree *tree, Id agency, Date day);

Problem tree_found(Arena *arena, Tree *tree, Agency agency, Id parent, Text name)
{
    if (name.len)
        TRY(line_check(name, LINE_LETTERS_MAX));
    if (tree_agency(tree, agency.id))
        return about(PROBLEM_AGENCY_DUPLICATE, agency.id, agency.first);
    if (!date_valid(agency.first) || (date_valid(agency.last) && date_compare(agency.last, agency.first) < 0))
        return about(PROBLEM_TREE_DAYS, agency.id, agency.first);
    if (parent)
        TRY(need_parent(tree, agency.id, parent, agency.first, agency.last));

    size_t place = tree->agencies.count;
    LIST_PUSH(arena, &tree->agencies, agency);
    for (; place > 0 && tree->agencies.items[place - 1].id > agency.id; place--)
        tree->agencies.items[place] = tree->agencies.items[place - 1];
    tree->agencies.items[place] = agency;
    if (parent)
        LIST_PUSH(arena, &tree->edges, (AgencyEdge){ agency.id, parent, agency.first, agency.last });
    if (name.len)
        LIST_PUSH(arena, &tree->names, (AgencyName){ agency.id, name, agency.first, agency.last });
    return OK;
}

Problem tree_move(Arena *arena, Tree *tree, Id agency, Id parent, Date day)
{
    TRY(need_living(tree, agency, day));

    /* until the next move that is known already, else for the agency's life */
    Date last = tree_agency(tree, agency)->last;
    AgencyEdge *now = NULL;
    for (size_t i = 0; i < tree->edges.count; i++) {
        AgencyEdge *edge = &tree->edges.items[i];
        if (edge->agency != agency)
            continue;
        if (date_compare(edge->first, day) > 0) {
            Date until = before(edge->first);
            if (!date_valid(last) || date_compare(until, last) < 0)
                last = until;
        } else if (!date_valid(edge->last) || date_compare(day, edge->last) <= 0) {
            now = edge;
        }
    }
    if (parent)
        TRY(need_parent(tree, agency, parent, day, last));
    if (now && date_compare(now->first, day) == 0) {
        if (parent)
            now->parent = parent;
        else
            *now = tree->edges.items[--tree->edges.count];
        return OK;
    }
    if (now)
        now->last = before(day);
    if (parent)
        LIST_PUSH(arena, &tree->edges, (AgencyEdge){ agency, parent, day, last });
    return OK;
}

Problem tree_rename(Arena *arena, Tree *tree, Id agency, Text name, Date day)
{
    TRY(line_check(name, LINE_LETTERS_MAX));
    TRY(need_living(tree, agency, day));
    Date last = tree_agency(tree, agency)->last;

    for (size_t i = 0; i < tree->names.count; i++) {
        AgencyName *known = &tree->names.items[i];
        if (known->agency != agency)
            continue;
        if (date_compare(known->first, day) == 0) {
            known->name = name;
            return OK;
        }
        if (date_compare(known->first, day) > 0) {
            Date until = before(known->first);
            if (!date_valid(last) || date_compare(until, last) < 0)
                last = until;
        } else if (!date_valid(known->last) || date_compare(day, known->last) <= 0) {
            known->last = before(day);
        }
    }
    LIST_PUSH(arena, &tree->names, (AgencyName){ agency, name, day, last });
    return OK;
}

Problem tree_merge(Arena *arena, Tree *tree, Id agency, Id to, Date day)
{
    TRY(need_endable(tree, agency, day));
    TRY(need_living(tree, to, day));
    if (stands_below(tree, to, agency, day) || came_below(tree, to, agency, day))
        return about(PROBLEM_TREE_CIRCLE, to, day);
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        if (edge->parent == agency && (!date_valid(edge->last) || date_compare(day, edge->last) <= 0))
            TRY(need_parent(tree, edge->agency, to, date_compare(edge->first, day) > 0 ? edge->first : day,
                            edge->last));
    }

    for (size_t i = 0, count = tree->edges.count; i < count; i++) {
        AgencyEdge *edge = &tree->edges.items[i];
        Date last = edge->last;
        if (edge->parent != agency || (date_valid(last) && date_compare(last, day) < 0))
            continue;
        if (date_compare(edge->first, day) >= 0) {
            edge->parent = to;
            continue;
        }
        edge->last = before(day);
        Id child = edge->agency;
        LIST_PUSH(arena, &tree->edges, (AgencyEdge){ child, to, day, last });
    }
    agency_end(tree, agency, day);
    LIST_PUSH(arena, &tree->successions, (Succession){ agency, to, day });
    return OK;
}

Problem tree_split(Arena *arena, Tree *tree, Id agency, const Id *to, size_t count, Date day)
{
    TRY(need_endable(tree, agency, day));
    TRY(need_childless(tree, agency, day));
    for (size_t i = 0; i < count; i++) {
        TRY(need_living(tree, to[i], day));
        if (to[i] == agency)
            return about(PROBLEM_TREE_CIRCLE, agency, day);
    }
    agency_end(tree, agency, day);
    for (size_t i = 0; i < count; i++)
        LIST_PUSH(arena, &tree->successions, (Succession){ agency, to[i], day });
    return OK;
}

Problem tree_end(Tree *tree, Id agency, Date day)
{
    TRY(need_endable(tree, agency, day));
    TRY(need_childless(tree, agency, day));
    agency_end(tree, agency, day);
    return OK;
}

static Problem about(ProblemCode code, Id agency, Date day)
{
    char id[ID_TEXT_MAX], text[DATE_TEXT_MAX];

    id_write(agency, id);
    date_write(day, text);
    return problem(code, text_of(id), text_of(text), TEXT(""));
}

static Date before(Date day)
{
    return date_from_days(date_to_days(day) - 1);
}

static bool lives(const Agency *agency, Date day)
{
    return date_compare(agency->first, day) <= 0
           && (!date_valid(agency->last) || date_compare(day, agency->last) <= 0);
}

static Problem need_living(const Tree *tree, Id agency, Date day)
{
    const Agency *found = tree_agency(tree, agency);

    if (!found)
        return about(PROBLEM_AGENCY_NOT_IN_TREE, agency, day);
    if (!date_valid(day) || !lives(found, day))
        return about(PROBLEM_AGENCY_NOT_THERE, agency, day);
    return OK;
}

/* The parent lives as long as the edge would last, and never comes to stand below the agency. */
static Problem need_parent(const Tree *tree, Id agency, Id parent, Date first, Date last)
{
    TRY(need_living(tree, parent, first));
    Date end = tree_agency(tree, parent)->last;
    if (date_valid(end) && (!date_valid(last) || date_compare(end, last) < 0))
        return about(PROBLEM_AGENCY_NOT_THERE, parent, date_from_days(date_to_days(end) + 1));
    if (stands_below(tree, parent, agency, first))
        return about(PROBLEM_TREE_CIRCLE, agency, first);
    for (size_t i = 0; i < tree->edges.count; i++) {
        Date day = tree->edges.items[i].first;
        if (date_compare(first, day) < 0 && (!date_valid(last) || date_compare(day, last) <= 0)
            && stands_below(tree, parent, agency, day))
            return about(PROBLEM_TREE_CIRCLE, agency, day);
    }
    return OK;
}

/* Whether `agency` is `above` or stands somewhere below it, on that day. */
static bool stands_below(const Tree *tree, Id agency, Id above, Date day)
{
    size_t steps = 0;

    for (; agency && steps <= tree->agencies.count; steps++, agency = tree_parent(tree, agency, day)) {
        if (agency == above)
            return true;
    }
    return false;
}

/* Neither edge of the agency nor name of it lasts beyond the day before `day`. */
static void edges_end(Tree *tree, Id agency, Date day)
{
    for (size_t i = 0; i < tree->edges.count;) {
        AgencyEdge *edge = &tree->edges.items[i];
        if (edge->agency == agency && date_compare(edge->first, day) >= 0) {
            *edge = tree->edges.items[--tree->edges.count];
            continue;
        }
        if (edge->agency == agency && (!date_valid(edge->last) || date_compare(day, edge->last) <= 0))
            edge->last = before(day);
        i++;
    }
}

static void names_end(Tree *tree, Id agency, Date day)
{
    for (size_t i = 0; i < tree->names.count;) {
        AgencyName *name = &tree->names.items[i];
        if (name->agency == agency && date_compare(name->first, day) >= 0) {
            *name = tree->names.items[--tree->names.count];
            continue;
        }
        if (name->agency == agency && (!date_valid(name->last) || date_compare(day, name->last) <= 0))
            name->last = before(day);
        i++;
    }
}

/* Whether `agency` stands right below `parent` on the day or comes to later. */
static bool came_below(const Tree *tree, Id agency, Id parent, Date day)
{
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        if (edge->agency == agency && edge->parent == parent
            && (!date_valid(edge->last) || date_compare(day, edge->last) <= 0))
            return true;
    }
    return false;
}

static void agency_end(Tree *tree, Id agency, Date day)
{
    for (size_t i = 0; i < tree->agencies.count; i++) {
        if (tree->agencies.items[i].id == agency)
            tree->agencies.items[i].last = before(day);
    }
    edges_end(tree, agency, day);
    names_end(tree, agency, day);
    /* what was to take over on a later day takes over nothing */
    for (size_t i = 0; i < tree->successions.count;) {
        if (tree->successions.items[i].agency == agency)
            tree->successions.items[i] = tree->successions.items[--tree->successions.count];
        else
            i++;
    }
}

/* It lived before the day, would have lived on it, and is not to take over another one later. */
static Problem need_endable(const Tree *tree, Id agency, Date day)
{
    TRY(need_living(tree, agency, day));
    if (date_compare(tree_agency(tree, agency)->first, day) >= 0)
        return about(PROBLEM_TREE_DAYS, agency, day);
    for (size_t i = 0; i < tree->successions.count; i++) {
        const Succession *succession = &tree->successions.items[i];
        if (succession->to == agency && date_compare(day, succession->day) <= 0)
            return about(PROBLEM_AGENCY_NOT_THERE, agency, succession->day);
    }
    return OK;
}

static Problem need_childless(const Tree *tree, Id agency, Date day)
{
    for (size_t i = 0; i < tree->edges.count; i++) {
        if (came_below(tree, tree->edges.items[i].agency, agency, day))
            return about(PROBLEM_AGENCY_HAS_CHILDREN, agency, day);
    }
    return OK;
}
