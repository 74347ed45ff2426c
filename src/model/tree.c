/* tree.c - the tree of agencies, dated: lookups and the tree of a day. tree_changes.c has the changes. */
#include "model/tree.h"

#include <stdlib.h>

static const char *const kind_words[AGENCY_KINDS] = { "nation",  "province", "city",   "county", "town",
                                                      "village", "bureau",   "school", "station" };

static int32_t index_of(const Agency *agencies, size_t count, Id id);
static Date day_within(const Agency *agency, Date day);
static bool covers(Date first, Date last, Date day);
static void link_up(const Tree *tree, TreeView *view, int32_t *parent, AgencyLife *life);
static bool count_steps(TreeView *view, const int32_t *parent, int32_t *depth, int32_t *circle);
static Problem check_day(Arena *arena, const Tree *tree, Date day);
static Problem check_edges(const Tree *tree);
static int compare_days(const void *a, const void *b);

bool agency_is_region(AgencyKind kind)
{
    return kind <= AGENCY_VILLAGE;
}

const char *agency_kind_word(AgencyKind kind)
{
    return kind_words[kind];
}

bool agency_kind_read(Text word, AgencyKind *out)
{
    for (int kind = 0; kind < AGENCY_KINDS; kind++) {
        if (text_equal(word, text_of(kind_words[kind]))) {
            *out = (AgencyKind)kind;
            return true;
        }
    }
    return false;
}

const Agency *tree_agency(const Tree *tree, Id agency)
{
    int32_t index = index_of(tree->agencies.items, tree->agencies.count, agency);

    return index < 0 ? NULL : &tree->agencies.items[index];
}

Id tree_parent(const Tree *tree, Id agency, Date day)
{
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        if (edge->agency == agency && covers(edge->first, edge->last, day))
            return edge->parent;
    }
    return 0;
}

Text tree_name(const Tree *tree, Id agency, Date day)
{
    const AgencyName *nearest = NULL;
    int64_t away = INT64_MAX;

    for (size_t i = 0; i < tree->names.count; i++) {
        const AgencyName *name = &tree->names.items[i];
        int64_t distance = 0;
        if (name->agency != agency)
            continue;
        if (date_compare(day, name->first) < 0)
            distance = date_to_days(name->first) - date_to_days(day);
        else if (date_valid(name->last) && date_compare(name->last, day) < 0)
            distance = date_to_days(day) - date_to_days(name->last);
        if (distance < away) {
            away = distance;
            nearest = name;
        }
    }
    return nearest ? nearest->name : (Text){ 0 };
}

Id tree_successor(const Tree *tree, Id agency)
{
    Id successor = 0;

    for (size_t i = 0; i < tree->successions.count; i++) {
        if (tree->successions.items[i].agency != agency)
            continue;
        if (successor)
            return 0;
        successor = tree->successions.items[i].to;
    }
    return successor;
}

Problem tree_check(Arena *arena, const Tree *tree)
{
    LIST(Date) days = { 0 };

    for (size_t i = 0; i < tree->agencies.count; i++) {
        const Agency *agency = &tree->agencies.items[i];
        char text[ID_TEXT_MAX];
        id_write(agency->id, text);
        if (i > 0 && agency[-1].id >= agency->id)
            return problem(PROBLEM_AGENCY_DUPLICATE, text_of(text), TEXT(""), TEXT(""));
        if (!date_valid(agency->first)
            || (date_valid(agency->last) && date_compare(agency->last, agency->first) < 0))
            return problem(PROBLEM_TREE_DAYS, text_of(text), TEXT(""), TEXT(""));
        *LIST_ADD(arena, &days) = agency->first;
        if (date_valid(agency->last))
            *LIST_ADD(arena, &days) = date_from_days(date_to_days(agency->last) + 1);
    }
    TRY(check_edges(tree));
    for (size_t i = 0; i < tree->edges.count; i++)
        *LIST_ADD(arena, &days) = tree->edges.items[i].first;

    if (days.count)
        qsort(days.items, days.count, sizeof *days.items, compare_days);
    for (size_t i = 0; i < days.count; i++) {
        if (i == 0 || date_compare(days.items[i - 1], days.items[i]) != 0)
            TRY(check_day(arena, tree, days.items[i]));
    }
    return OK;
}

const TreeView *tree_view(Arena *arena, const Tree *tree, Date day)
{
    size_t count = tree->agencies.count;
    TreeView *view = ARENA_NEW(arena, TreeView);
    int32_t *parent = ARENA_ARRAY(arena, count, int32_t), *depth = ARENA_ARRAY(arena, count, int32_t);
    int32_t *first = ARENA_ARRAY(arena, count, int32_t), *next = ARENA_ARRAY(arena, count, int32_t);
    AgencyLife *life = ARENA_ARRAY(arena, count, AgencyLife);
    int32_t circle;

    *view = (TreeView){ day, count, tree->agencies.items, parent, depth, first, next, life };
    link_up(tree, view, parent, life);
    /* a circle, which tree_check refuses, is cut, so that nobody runs in it for ever */
    while (!count_steps(view, parent, depth, &circle))
        parent[circle] = -1;

    for (size_t i = 0; i < count; i++)
        first[i] = next[i] = -1;
    for (size_t i = count; i-- > 0;) {
        if (parent[i] >= 0) {
            next[i] = first[parent[i]];
            first[parent[i]] = (int32_t)i;
        }
    }
    return view;
}

int32_t view_index(const TreeView *view, Id agency)
{
    return index_of(view->agencies, view->count, agency);
}

Id view_parent(const TreeView *view, Id agency)
{
    int32_t index = view_index(view, agency);

    return index < 0 || view->parent[index] < 0 ? 0 : view->agencies[view->parent[index]].id;
}

size_t view_path(const TreeView *view, Id agency, Id *out, size_t room)
{
    size_t count = 0;

    for (int32_t i = view_index(view, agency); i >= 0 && count < room; i = view->parent[i])
        out[count++] = view->agencies[i].id;
    return count;
}

static int32_t index_of(const Agency *agencies, size_t count, Id id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (agencies[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && agencies[low].id == id ? (int32_t)low : -1;
}

/* The day of the agency's life that is nearest to `day`. */
static Date day_within(const Agency *agency, Date day)
{
    if (date_compare(day, agency->first) < 0)
        return agency->first;
    if (date_valid(agency->last) && date_compare(agency->last, day) < 0)
        return agency->last;
    return day;
}

static bool covers(Date first, Date last, Date day)
{
    return date_compare(first, day) <= 0 && (!date_valid(last) || date_compare(day, last) <= 0);
}

/* What each agency counts to on the day of the view. */
static void link_up(const Tree *tree, TreeView *view, int32_t *parent, AgencyLife *life)
{
    for (size_t i = 0; i < view->count; i++) {
        const Agency *agency = &view->agencies[i];
        parent[i] = -1;
        life[i] = LIFE_THERE;
        if (date_compare(view->day, agency->first) < 0)
            life[i] = LIFE_TO_COME;
        else if (date_valid(agency->last) && date_compare(agency->last, view->day) < 0)
            life[i] = LIFE_GONE;
    }
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        int32_t index = view_index(view, edge->agency);
        if (index >= 0 && covers(edge->first, edge->last, day_within(&view->agencies[index], view->day)))
            parent[index] = view_index(view, edge->parent);
    }
    for (size_t i = 0; i < tree->successions.count; i++) {
        const Succession *succession = &tree->successions.items[i];
        int32_t index = view_index(view, succession->agency);
        if (index >= 0 && life[index] == LIFE_GONE && tree_successor(tree, succession->agency))
            parent[index] = view_index(view, succession->to);
    }
}

/* The depth of each; false, and one that stands below itself, when there is a circle. */
static bool count_steps(TreeView *view, const int32_t *parent, int32_t *depth, int32_t *circle)
{
    for (size_t i = 0; i < view->count; i++) {
        size_t steps = 0;
        for (int32_t above = parent[i]; above >= 0; above = parent[above]) {
            if (++steps > view->count || above == (int32_t)i) {
                *circle = above;
                return false;
            }
        }
        depth[i] = (int32_t)steps;
    }
    return true;
}

static Problem check_day(Arena *arena, const Tree *tree, Date day)
{
    size_t count = tree->agencies.count;
    TreeView view = { .day = day, .count = count, .agencies = tree->agencies.items };
    int32_t *parent = ARENA_ARRAY(arena, count, int32_t), *depth = ARENA_ARRAY(arena, count, int32_t);
    AgencyLife *life = ARENA_ARRAY(arena, count, AgencyLife);
    int32_t circle;
    char id[ID_TEXT_MAX], text[DATE_TEXT_MAX];

    link_up(tree, &view, parent, life);
    if (count_steps(&view, parent, depth, &circle))
        return OK;
    id_write(tree->agencies.items[circle].id, id);
    date_write(day, text);
    return problem(PROBLEM_TREE_CIRCLE, text_of(id), text_of(text), TEXT(""));
}

/* Edges are of agencies that are there, and no two of one agency hold on the same day. */
static Problem check_edges(const Tree *tree)
{
    for (size_t i = 0; i < tree->edges.count; i++) {
        const AgencyEdge *edge = &tree->edges.items[i];
        char id[ID_TEXT_MAX], day[DATE_TEXT_MAX];

        if (!tree_agency(tree, edge->agency) || !tree_agency(tree, edge->parent)) {
            id_write(tree_agency(tree, edge->agency) ? edge->parent : edge->agency, id);
            return problem(PROBLEM_AGENCY_NOT_IN_TREE, text_of(id), TEXT(""), TEXT(""));
        }
        id_write(edge->agency, id);
        if (!date_valid(edge->first) || (date_valid(edge->last) && date_compare(edge->last, edge->first) < 0))
            return problem(PROBLEM_TREE_DAYS, text_of(id), TEXT(""), TEXT(""));
        for (size_t k = 0; k < i; k++) {
            const AgencyEdge *other = &tree->edges.items[k];
            if (other->agency != edge->agency)
                continue;
            bool later = date_compare(other->first, edge->first) > 0;
            if (later ? covers(edge->first, edge->last, other->first)
                      : covers(other->first, other->last, edge->first)) {
                date_write(later ? other->first : edge->first, day);
                return problem(PROBLEM_TREE_OVERLAP, text_of(id), text_of(day), TEXT(""));
            }
        }
    }
    return OK;
}

static int compare_days(const void *a, const void *b)
{
    return date_compare(*(const Date *)a, *(const Date *)b);
}
