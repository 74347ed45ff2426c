/* tree.h - the tree of agencies, dated.
 *
 * An agency lives from its first day to its last; an edge says which agency it stood below, and a name what it was
 * called, from a day to a day. Mergers, splits, moves and renames take effect on a day. What a period counts goes by
 * the tree as it stood on the last day of the period: periods that ended before a change keep the old tree.
 * An agency that was merged away counts to its successor in every period that ends after it; one that ended otherwise,
 * or was split, counts to the agency it last stood below. */
#ifndef HALFSKY_MODEL_TREE_H
#define HALFSKY_MODEL_TREE_H

#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "base/problem.h"

typedef enum {
    AGENCY_NATION,
    AGENCY_PROVINCE,
    AGENCY_CITY,
    AGENCY_COUNTY,
    AGENCY_TOWN,    /* and street */
    AGENCY_VILLAGE, /* and community */
    AGENCY_BUREAU,
    AGENCY_SCHOOL,
    AGENCY_STATION, /* 站所, clubs, companies and all others */
    AGENCY_KINDS
} AgencyKind;

/* A last day of {0} is open. */
typedef struct {
    Id id;
    AgencyKind kind;
    Date first, last;
} Agency;

typedef struct {
    Id agency, parent;
    Date first, last;
} AgencyEdge;

typedef struct {
    Id agency;
    Text name;
    Date first, last;
} AgencyName;

/* `agency` ended the day before `day`, and `to` took over what it was, whole or a part of it. */
typedef struct {
    Id agency, to;
    Date day;
} Succession;

typedef struct {
    LIST(Agency) agencies; /* by rising id */
    LIST(AgencyEdge) edges;
    LIST(AgencyName) names;
    LIST(Succession) successions;
} Tree;

bool agency_is_region(AgencyKind kind);        /* nation to village */
const char *agency_kind_word(AgencyKind kind); /* "county", "town", "school", ... */
bool agency_kind_read(Text word, AgencyKind *out);

/* Changes of a tree. A Problem leaves the tree as it was. Names are borrowed. parent 0: a root. */
Problem tree_found(Arena *arena, Tree *tree, Agency agency, Id parent, Text name); /* on agency.first */
Problem tree_move(Arena *arena, Tree *tree, Id agency, Id parent, Date day);
Problem tree_rename(Arena *arena, Tree *tree, Id agency, Text name, Date day);
/* `agency` ends the day before `day`; those below it must have moved away by then or move to `to`, which they do. */
Problem tree_merge(Arena *arena, Tree *tree, Id agency, Id to, Date day);
/* `agency` ends the day before `day`, and each of `to`, which must be there on that day, took over a part. */
Problem tree_split(Arena *arena, Tree *tree, Id agency, const Id *to, size_t count, Date day);
Problem tree_end(Tree *tree, Id agency, Date day); /* ends the day before, without a successor */

/* For trees loaded from rows: ids unique and rising, no agency below two at once, no circle on any day. */
Problem tree_check(Arena *arena, const Tree *tree);

const Agency *tree_agency(const Tree *tree, Id agency); /* NULL: none */
Id tree_parent(const Tree *tree, Id agency, Date day);  /* 0: none */
Text tree_name(const Tree *tree, Id agency, Date day);  /* the nearest in time; "" for none */
/* The one that took over all of it, whether it lives or not; 0 when there is none or there are several. */
Id tree_successor(const Tree *tree, Id agency);

/* ---- the tree of a period ---- */

/* On the day of a view: to come, there, ended before. */
typedef enum { LIFE_TO_COME, LIFE_THERE, LIFE_GONE } AgencyLife;

/* All agencies as they count on one day; those that ended earlier or come later too. Indexes are those of tree->agencies. */
typedef struct {
    Date day;
    size_t count;
    const Agency *agencies;
    const int32_t *parent; /* what it counts to; -1: nothing */
    const int32_t *depth;  /* steps to the top */
    const int32_t *first;  /* the first that counts to it; -1: none */
    const int32_t *next;   /* the next one of the same parent, by id; -1: none */
    const AgencyLife *life;
} TreeView;

/* Of a period: on its last day. */
const TreeView *tree_view(Arena *arena, const Tree *tree, Date day);
int32_t view_index(const TreeView *view, Id agency); /* -1: none */
Id view_parent(const TreeView *view, Id agency);     /* what it counts to, 0: nothing */
/* From the agency to the top, itself first; returns how many, at most `room`. */
size_t view_path(const TreeView *view, Id agency, Id *out, size_t room);

#endif
