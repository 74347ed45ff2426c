/* asked.c - places of the same figure found, and times that follow from each other.
 *
 * What a flow came to from one day to another is an edge between the two days. A time follows from others when edges
 * already lead from its one end to its other: their figures, added and taken away, give it. So what is to be asked of a
 * figure is a forest that spans the days, and the shortest edges are taken first. */
#include "grid/asked.h"

#include <stdlib.h>

/* What is known and asked of one subject, slot and extent. */
typedef struct {
    Id subject;
    uint32_t slot;
    FactExtent extent;
    int64_t from, behind; /* the first day, and the one behind the last; of a stock both are the last */
    bool is_known, answers;
    size_t index; /* of the known figure or place */
} Edge;

typedef struct {
    int64_t day;
    size_t root;
} Joint;

typedef struct {
    Joint *joints; /* by day */
    size_t count;
} Joints;

static Edge edge_of(const Slot *slot, Id subject, FactExtent extent, Period period, bool answers, size_t index);
static int edge_order(const void *a, const void *b);
static void judge_figure(Arena *arena, const AskedPlace *places, const Edge *edges, size_t count, AskedAnswer *out);

const char *asked_verdict_word(AskedVerdict verdict)
{
    static const char *const words[ASKED_VERDICTS] = { "once", "again", "follows", "known" };

    return words[verdict];
}

static const Slot *slot_of(const AskedPlace *places, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        if (places[i].slot->number == number)
            return places[i].slot;
    return NULL;
}

static bool same_figure(const Edge *a, const Edge *b)
{
    return a->subject == b->subject && a->slot == b->slot && a->extent == b->extent;
}

AskedAnswer *asked_judge(Arena *arena, const AskedPlace *places, size_t count, const KnownFigure *known,
                         size_t known_count)
{
    AskedAnswer *out = ARENA_ARRAY(arena, count + 1, AskedAnswer);
    Edge *edges = ARENA_ARRAY(arena, count + known_count + 1, Edge);
    size_t used = 0, next;

    for (size_t i = 0; i < count; i++)
        edges[used++] =
            edge_of(places[i].slot, places[i].subject, places[i].extent, places[i].period, places[i].answers, i);
    for (size_t i = 0; i < known_count; i++) {
        const Slot *slot = slot_of(places, count, known[i].slot);
        if (!slot)
            continue;
        edges[used] = edge_of(slot, known[i].subject, known[i].extent, known[i].period, false, i);
        edges[used++].is_known = true;
    }
    qsort(edges, used, sizeof *edges, edge_order);
    for (size_t from = 0; from < used; from = next) {
        for (next = from + 1; next < used && same_figure(&edges[from], &edges[next]);)
            next++;
        judge_figure(arena, places, edges + from, next - from, out);
    }
    return out;
}

static Edge edge_of(const Slot *slot, Id subject, FactExtent extent, Period period, bool answers, size_t index)
{
    Edge edge = { .subject = subject,
                  .slot = slot->number,
                  .extent = extent,
                  .from = date_to_days(period.first),
                  .behind = date_to_days(period.last) + 1,
                  .answers = answers,
                  .index = index };

    if (slot->over_time == OVER_STOCK)
        edge.from = edge.behind;
    return edge;
}

#define ORDER(a, b) \
    if ((a) != (b)) \
    return (a) < (b) ? -1 : 1

/* Figure by figure, what is known first, the shortest time first, then the earliest, then in the order given. */
static int edge_order(const void *a, const void *b)
{
    const Edge *x = a, *y = b;

    ORDER(x->slot, y->slot);
    ORDER(x->extent, y->extent);
    ORDER(x->subject, y->subject);
    ORDER(!x->is_known, !y->is_known);
    ORDER(x->behind - x->from, y->behind - y->from);
    ORDER(x->from, y->from);
    ORDER(!x->answers, !y->answers);
    ORDER(x->index, y->index);
    return 0;
}

/* ---- days that figures lead between ---- */

static int day_order(const void *a, const void *b)
{
    const Joint *x = a, *y = b;

    ORDER(x->day, y->day);
    return 0;
}

static Joints joints_of(Arena *arena, const Edge *edges, size_t count)
{
    Joints out = { ARENA_ARRAY(arena, 2 * count, Joint), 0 };

    for (size_t i = 0; i < count; i++) {
        out.joints[2 * i].day = edges[i].from;
        out.joints[2 * i + 1].day = edges[i].behind;
    }
    qsort(out.joints, 2 * count, sizeof *out.joints, day_order);
    for (size_t i = 0; i < 2 * count; i++)
        if (!out.count || out.joints[i].day != out.joints[out.count - 1].day)
            out.joints[out.count++] = out.joints[i];
    for (size_t i = 0; i < out.count; i++)
        out.joints[i].root = i;
    return out;
}

static size_t root_of(Joints *joints, int64_t day)
{
    Joint wanted = { day, 0 };
    const Joint *found = bsearch(&wanted, joints->joints, joints->count, sizeof wanted, day_order);
    size_t at = (size_t)(found - joints->joints);

    while (joints->joints[at].root != at) {
        joints->joints[at].root = joints->joints[joints->joints[at].root].root;
        at = joints->joints[at].root;
    }
    return at;
}

/* Whether something leads from one end to the other already. */
static bool leads(Joints *joints, const Edge *edge)
{
    return root_of(joints, edge->from) == root_of(joints, edge->behind);
}

static void join(Joints *joints, const Edge *edge)
{
    joints->joints[root_of(joints, edge->from)].root = root_of(joints, edge->behind);
}

/* ---- one figure ---- */

static bool same_time(const Edge *a, const Edge *b)
{
    return a->from == b->from && a->behind == b->behind;
}

/* Edges are in order: known ones, then the places, those of one time beside each other. */
static void judge_figure(Arena *arena, const AskedPlace *places, const Edge *edges, size_t count, AskedAnswer *out)
{
    Joints joints = joints_of(arena, edges, count);
    size_t known = 0;

    for (; known < count && edges[known].is_known; known++)
        join(&joints, &edges[known]);
    if (known == count)
        return;
    const AskedPlace *first = &places[edges[known].index];
    bool flow = first->slot->over_time == OVER_FLOW;
    /* what is known alone, before any place leads anywhere */
    for (size_t i = known; i < count; i++) {
        AskedAnswer answer = { ASKED_ONCE, ASKED_NOWHERE };
        for (size_t k = 0; k < known && answer.as == ASKED_NOWHERE; k++)
            if (same_time(&edges[k], &edges[i]))
                answer = (AskedAnswer){ ASKED_KNOWN, edges[k].index };
        if (answer.verdict == ASKED_ONCE && flow && leads(&joints, &edges[i]))
            answer.verdict = ASKED_KNOWN;
        out[edges[i].index] = answer;
    }
    for (size_t i = known; i < count; i++) {
        AskedAnswer *answer = &out[edges[i].index];
        const AskedAnswer *before =
            i > known && same_time(&edges[i - 1], &edges[i]) ? &out[edges[i - 1].index] : NULL;

        if (answer->verdict == ASKED_KNOWN)
            continue;
        if (places[edges[i].index].summed && (!before || before->verdict == ASKED_KNOWN))
            answer->verdict = ASKED_KNOWN;
        else if (before && before->verdict == ASKED_FOLLOWS)
            *answer = *before;
        else if (before && before->verdict != ASKED_KNOWN)
            *answer =
                (AskedAnswer){ ASKED_AGAIN, before->verdict == ASKED_AGAIN ? before->as : edges[i - 1].index };
        else if (flow && leads(&joints, &edges[i]))
            answer->verdict = ASKED_FOLLOWS;
        else
            join(&joints, &edges[i]);
    }
}

/* ---- counting ---- */

static int agency_order(const void *a, const void *b)
{
    const AskedCount *x = a, *y = b;

    ORDER(x->agency, y->agency);
    return 0;
}

void asked_count(Arena *arena, const AskedPlace *places, const AskedAnswer *answers, size_t count, AskedCounts *out)
{
    AskedCount *rows = ARENA_ARRAY(arena, count + 1, AskedCount);

    *out = (AskedCounts){ 0 };
    for (size_t i = 0; i < count; i++) {
        rows[i] = (AskedCount){ .agency = places[i].agency, .before = 1 };
        rows[i].verdicts[answers[i].verdict] = 1;
    }
    qsort(rows, count, sizeof *rows, agency_order);
    for (size_t i = 0; i < count; i++) {
        AskedCount *last = out->agencies.count ? &out->agencies.items[out->agencies.count - 1] : NULL;

        if (!last || last->agency != rows[i].agency) {
            last = LIST_ADD(arena, &out->agencies);
            last->agency = rows[i].agency;
        }
        last->before++;
        out->total.before++;
        for (int v = 0; v < ASKED_VERDICTS; v++) {
            last->verdicts[v] += rows[i].verdicts[v];
            out->total.verdicts[v] += rows[i].verdicts[v];
        }
    }
}
