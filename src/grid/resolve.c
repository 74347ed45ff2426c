/* resolve.c - which value counts: the one order. */
#include "grid/resolve.h"

/* What a sum has from its parts. */
enum { STICKY = RESOLVED_INCOMPLETE | RESOLVED_MOVED };

/* Parts of a sum that counts persons. */
typedef struct {
    Arena *arena; /* NULL: it does not */
    LIST(const Resolved *) parts;
    bool named; /* some persons of a part are known */
} Persons;

static const Cell *best_cell(const ResolveInput *input, bool *contested);
static Resolved of_cell(const ResolveInput *input, const Cell *cell, bool contested);
static Resolved from_below(Arena *arena, const ResolveInput *input);
static Resolved from_periods(Arena *arena, const ResolveInput *input);
static bool differs_below(const ResolveInput *input, GridValue stated, const Resolved *below);
static bool differs_time(const ResolveInput *input, GridValue value, const Resolved *periods);
static bool sums_disagree(GridValue whole, const Resolved *sum);
static GridValue over_time(OverTime kind, GridValue so_far, GridValue next);
static GridValue over_agencies(OverTime kind, GridValue so_far, GridValue next);
static Persons persons_of(Arena *arena, OverTime kind);
static void persons_add(Persons *persons, const Resolved *part);
static void persons_count(const Persons *persons, Resolved *sum);
static bool is_said(const Resolved *resolved);
static void join_source(Resolved *sum, const Resolved *part, bool first);
static void join_earliest(Resolved *sum, const Resolved *part);

Resolution resolve(Arena *arena, const ResolveInput *input)
{
    Resolution found = { 0 };
    bool contested = false;
    bool own = input->own && input->own->how != HOW_NONE;

    if (!input->cells.count && !input->period_count && !input->child_count && !input->missing && !own)
        return found;
    const Cell *best = best_cell(input, &contested);

    found.periods = from_periods(arena, input);
    if (input->extent == EXTENT_ALL)
        found.below = from_below(arena, input);

    if (best && (best->settled || best->value.state != VALUE_BLANK)) {
        found.cell = best;
        found.resolved = of_cell(input, best, contested);
        if (differs_below(input, best->value, &found.below))
            found.resolved.flags |= RESOLVED_DIFFERS;
    } else if ((found.below.flags & RESOLVED_SAME_PERIOD) && is_said(&found.below)) {
        found.resolved = found.below;
    } else if (is_said(&found.periods)) {
        found.resolved = found.periods;
        return found;
    } else if (best) {
        found.cell = best; /* asked, and left blank */
        found.resolved = of_cell(input, best, false);
    } else if (found.below.flags & RESOLVED_SAME_PERIOD) {
        found.resolved = found.below;
    } else {
        found.resolved = found.periods;
    }
    if (differs_time(input, found.resolved.value, &found.periods))
        found.resolved.flags |= RESOLVED_DIFFERS_TIME;
    return found;
}

Resolved resolve_together(Arena *arena, OverTime kind, const Resolved *parts, size_t count)
{
    Resolved sum = { 0 };
    Persons persons = persons_of(arena, kind);
    size_t known = 0, last = 0;

    for (size_t i = 0; i < count; i++) {
        const Resolved *part = &parts[i];
        if (!is_said(part))
            sum.flags |= RESOLVED_INCOMPLETE;
        if (part->how == HOW_NONE)
            continue;
        join_source(&sum, part, known == 0);
        join_earliest(&sum, part);
        sum.value = known ? over_agencies(kind, sum.value, part->value) : part->value;
        persons_add(&persons, part);
        sum.how = HOW_SUMMED;
        sum.have += part->have;
        sum.due += part->due;
        sum.flags |= part->flags;
        known++;
        last = i;
    }
    if (known == 1) {
        unsigned flags = sum.flags;
        sum = parts[last];
        sum.flags = flags;
    } else {
        persons_count(&persons, &sum);
    }
    return sum;
}

/* The cell that stands before all others that may stand; contested when another one cannot be true together with it. */
static const Cell *best_cell(const ResolveInput *input, bool *contested)
{
    const Cell *best = NULL;

    for (size_t i = 0; i < input->cells.count; i++) {
        const Cell *cell = &input->cells.items[i];
        if (cell_standing(cell, input->slot) == STANDING_COUNTS
            && (!best || cell_precedes(cell, best, input->slot)))
            best = cell;
    }
    for (size_t i = 0; best && i < input->cells.count; i++) {
        const Cell *cell = &input->cells.items[i];
        if (cell_standing(cell, input->slot) == STANDING_COUNTS && !value_agrees(cell->value, best->value))
            *contested = true;
    }
    return best;
}

static Resolved of_cell(const ResolveInput *input, const Cell *cell, bool contested)
{
    bool persons = input->counted && cell->origin == ORIGIN_ENTRIES && !cell->settled;

    return (Resolved){
        .value = cell->value,
        .how = cell->settled ? HOW_SETTLED : HOW_STATED,
        .source = cell->source,
        .by = cell->by,
        .as_of = cell->as_of,
        .flags = RESOLVED_SAME_PERIOD | (contested ? RESOLVED_CONTESTED : 0u) | (persons ? RESOLVED_PERSONS : 0u),
        .crowd = persons ? input->counted : NULL,
    };
}

/* Own plus the children's `all`; the own itself where nobody below has to do with it. Of rates there is no sum. */
static Resolved from_below(Arena *arena, const ResolveInput *input)
{
    Resolved sum = { 0 };
    Persons persons = persons_of(arena, input->slot->over_time);
    bool known = input->own && input->own->how != HOW_NONE;

    if (input->slot->over_time == OVER_LAST && !input->alone)
        return sum;
    if (known)
        sum = *input->own;
    if (known && input->moved)
        sum.flags |= RESOLVED_MOVED;
    if (input->child_count == 0 && input->missing == 0)
        return sum;
    if (known) {
        sum.how = HOW_SUMMED;
        sum.by = 0;
        sum.have = sum.due = 0;
        sum.flags &= STICKY | RESOLVED_SAME_PERIOD;
        persons_add(&persons, input->own);
    }
    for (size_t i = 0; i < input->child_count; i++) {
        const Resolved *child = &input->children[i];
        join_source(&sum, child, !known);
        join_earliest(&sum, child);
        sum.value = known ? over_agencies(input->slot->over_time, sum.value, child->value) : child->value;
        persons_add(&persons, child);
        sum.how = HOW_SUMMED;
        sum.due++;
        sum.have += is_said(child);
        sum.flags |= child->flags & (STICKY | RESOLVED_SAME_PERIOD);
        known = true;
    }
    if (!known)
        return (Resolved){ 0 };
    sum.due += input->missing;
    persons_count(&persons, &sum);
    if (sum.have < sum.due)
        sum.flags |= RESOLVED_INCOMPLETE;
    if (input->moved)
        sum.flags |= RESOLVED_MOVED;
    return sum;
}

static Resolved from_periods(Arena *arena, const ResolveInput *input)
{
    OverTime kind = input->slot->over_time;
    bool latest_only = kind == OVER_STOCK || kind == OVER_LAST;
    Resolved sum = { .due = (int)input->period_count };
    Persons persons = persons_of(arena, kind);
    bool known = false;

    for (size_t i = 0; i < input->period_count; i++) {
        const Resolved *part = &input->periods[i];
        if (part->how == HOW_NONE)
            continue;
        if (!is_said(part)) {
            known = true;
            continue;
        }
        known = true;
        join_source(&sum, part, latest_only || sum.have == 0);
        if (date_valid(part->as_of) || latest_only)
            sum.as_of = part->as_of;
        unsigned kept = part->flags & STICKY;
        if (latest_only) {
            sum.value = part->value;
            sum.by = part->by;
            sum.flags = kept;
            sum.have = (int)i + 1;
        } else {
            sum.value = sum.have ? over_time(kind, sum.value, part->value) : part->value;
            persons_add(&persons, part);
            sum.flags |= kept;
            sum.have++;
        }
    }
    if (!known)
        return (Resolved){ 0 };
    sum.how = HOW_PERIODS;
    persons_count(&persons, &sum);
    if (sum.have < sum.due)
        sum.flags |= RESOLVED_INCOMPLETE;
    return sum;
}

static bool differs_below(const ResolveInput *input, GridValue stated, const Resolved *below)
{
    if (below->how == HOW_NONE)
        return false;
    /* of peaks the whole may be less than the sum, never more */
    if (input->slot->over_time == OVER_MAX)
        return !(below->flags & RESOLVED_INCOMPLETE) && !value_holds(below->value, stated);
    return sums_disagree(stated, below);
}

static bool differs_time(const ResolveInput *input, GridValue value, const Resolved *periods)
{
    bool latest_only = input->slot->over_time == OVER_STOCK || input->slot->over_time == OVER_LAST;

    return periods->how != HOW_NONE && !latest_only && sums_disagree(value, periods);
}

/* A sum that lacks parts must fit into the whole; one that lacks none must be it. */
static bool sums_disagree(GridValue whole, const Resolved *sum)
{
    return sum->flags & RESOLVED_INCOMPLETE ? !value_holds(whole, sum->value) : !value_agrees(whole, sum->value);
}

static GridValue over_time(OverTime kind, GridValue so_far, GridValue next)
{
    switch (kind) {
    case OVER_MAX:
        return value_max(so_far, next);
    case OVER_DISTINCT:
        return value_distinct(so_far, next);
    case OVER_STOCK:
    case OVER_LAST:
        return next;
    case OVER_FLOW:
        break;
    }
    return value_add(so_far, next);
}

/* Over agencies everything adds, but the same persons may have to do with several. */
static GridValue over_agencies(OverTime kind, GridValue so_far, GridValue next)
{
    return kind == OVER_DISTINCT ? value_distinct(so_far, next) : value_add(so_far, next);
}

static Persons persons_of(Arena *arena, OverTime kind)
{
    return (Persons){ .arena = kind == OVER_DISTINCT ? arena : NULL };
}

static void persons_add(Persons *persons, const Resolved *part)
{
    if (!persons->arena)
        return;
    LIST_PUSH(persons->arena, &persons->parts, part);
    persons->named = persons->named || part->crowd;
}

/* Where nobody is known, the sum of the values is right already. */
static void persons_count(const Persons *persons, Resolved *sum)
{
    Crowd *all;
    const Crowd **crowds;
    Crowd *stated;

    sum->crowd = NULL;
    sum->flags &= ~(unsigned)RESOLVED_PERSONS;
    if (!persons->named)
        return;
    crowds = (const Crowd **)arena_alloc(persons->arena, persons->parts.count * sizeof *crowds);
    stated = ARENA_ARRAY(persons->arena, persons->parts.count, Crowd);
    for (size_t i = 0; i < persons->parts.count; i++) {
        stated[i] = crowd_of_value(persons->parts.items[i]->value);
        crowds[i] = persons->parts.items[i]->crowd ? persons->parts.items[i]->crowd : &stated[i];
    }
    all = ARENA_NEW(persons->arena, Crowd);
    *all = crowd_union(persons->arena, crowds, persons->parts.count);
    sum->crowd = all;
    sum->flags |= RESOLVED_PERSONS;
    sum->value = crowd_value(all);
}

/* Something was said, be it that the question does not arise. */
static bool is_said(const Resolved *resolved)
{
    return resolved->value.state != VALUE_BLANK;
}

static void join_source(Resolved *sum, const Resolved *part, bool first)
{
    if (first)
        sum->source = part->source;
    else if (sum->source != part->source)
        sum->source = SOURCE_NONE;
}

static void join_earliest(Resolved *sum, const Resolved *part)
{
    if (date_valid(part->as_of) && (!date_valid(sum->as_of) || date_compare(part->as_of, sum->as_of) < 0))
        sum->as_of = part->as_of;
}
