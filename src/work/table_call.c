/* table_call.c - what a table asks for and nobody has said becomes calls. */
#include "model/api.h"
#include "store/slots.h"
#include "work/agency_names.h"
#include "work/measures.h"
#include "work/table_fill.h"

static Id owner_of(Work *work, const Tree *tree, const AgencyNames *names, const Ask *ask);

/* What one agency lacks of one period. */
static FillCall *lack_of(Work *work, FillPlan *plan, Id agency, Period period)
{
    for (size_t i = 0; i < plan->calls.count; i++) {
        FillCall *call = &plan->calls.items[i];
        if (call->agencies.items[0] == agency && period_equal(call->period, period))
            return call;
    }
    FillCall *call = LIST_ADD(work->arena, &plan->calls);
    *call = (FillCall){ .period = period };
    LIST_PUSH(work->arena, &call->agencies, agency);
    return call;
}

static bool asks_for(const FillCall *call, Text measure)
{
    for (size_t i = 0; i < call->measures.count; i++)
        if (text_equal(call->measures.items[i], measure))
            return true;
    return false;
}

static bool asks_the_same(const FillCall *call, const FillCall *other)
{
    bool same = period_equal(call->period, other->period) && call->measures.count == other->measures.count;

    for (size_t i = 0; same && i < call->measures.count; i++)
        same = asks_for(other, call->measures.items[i]);
    return same;
}

/* Those who lack the same are asked together. */
static void join_calls(Work *work, FillPlan *plan)
{
    size_t kept = 0;

    for (size_t i = 0; i < plan->calls.count; i++) {
        size_t same = 0;
        while (same < kept && !asks_the_same(&plan->calls.items[same], &plan->calls.items[i]))
            same++;
        if (same < kept)
            LIST_PUSH(work->arena, &plan->calls.items[same].agencies, plan->calls.items[i].agencies.items[0]);
        else
            plan->calls.items[kept++] = plan->calls.items[i];
    }
    plan->calls.count = kept;
}

Problem table_call_plan(Work *work, const TableFill *fill, FillPlan *out)
{
    const Catalog *catalog = catalog_of(work->catalog);
    AgencyNames names;
    Tree tree;

    *out = (FillPlan){ 0 };
    TRY(work_tree(work, &tree));
    TRY(agency_names(work, &names));
    for (size_t i = 0; i < fill->cells.count; i++) {
        const Ask *ask = &fill->cells.items[i].ask;
        if (fill->cells.items[i].state != FILL_UNKNOWN || ask->filled.len)
            continue;
        Id owner = owner_of(work, &tree, &names, ask);
        if (!owner || ask->category.len || ask->extent != EXTENT_ALL) {
            LIST_PUSH(work->arena, &out->left,
                      (FillLeft){ i, ask->category.len           ? LEFT_CATEGORY
                                     : ask->extent != EXTENT_ALL ? LEFT_OWN
                                                                 : LEFT_NOBODY });
            continue;
        }
        FillCall *call = lack_of(work, out, owner, ask->period);
        Text key = catalog_text(catalog, catalog->measures[ask->measure].key);
        if (!asks_for(call, key))
            LIST_PUSH(work->arena, &call->measures, key);
    }
    join_calls(work, out);
    return OK;
}

Problem table_call_make(Work *work, const FillPlan *plan, Text title, Date due, int workdays, FillCallIds *out)
{
    *out = (FillCallIds){ 0 };
    if (!plan->calls.count)
        return problem(PROBLEM_FILL_NOTHING_MISSING, TEXT(""), TEXT(""), TEXT(""));
    for (size_t i = 0; i < plan->calls.count; i++) {
        const FillCall *call = &plan->calls.items[i];
        NewCall wanted = { .title = i ? arena_format(work->arena, "%.*s（%zu）", TEXT_ARG(title), i + 1) : title,
                           .period = call->period,
                           .due = due,
                           .workdays = workdays,
                           .wants_form = true,
                           .measures = call->measures.items,
                           .measure_count = call->measures.count,
                           .audience = { .list = call->agencies.items, .count = call->agencies.count } };
        Id id;
        TRY(call_make(work, &wanted, &id));
        LIST_PUSH(work->arena, out, id);
    }
    return OK;
}

/* A town's figure is the town's to give, a bureau's its own. How things stand in the county says the bureau that
 * answers for it: the one directly below whose name ends so; 0 when there is none, or several. */
static Id owner_of(Work *work, const Tree *tree, const AgencyNames *names, const Ask *ask)
{
    const Catalog *catalog = catalog_of(work->catalog);
    Text answers = catalog_text(catalog, catalog->measures[ask->measure].answers);
    Id found = 0;

    if (tree_parent(tree, ask->agency, work->today))
        return ask->agency;
    for (size_t i = 0; i < names->count && answers.len; i++) {
        Id id = names->items[i].agency;
        const Agency *agency = tree_agency(tree, id);
        if (id == found || !agency || agency->kind != AGENCY_BUREAU || agency->last.year
            || tree_parent(tree, id, work->today) != ask->agency || !text_ends(names->items[i].words, answers))
            continue;
        if (found)
            return 0;
        found = id;
    }
    return found;
}
