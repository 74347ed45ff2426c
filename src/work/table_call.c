/* table_call.c - what a table asks for and nobody has said becomes one call. */
#include "model/api.h"
#include "store/slots.h"
#include "work/agency_names.h"
#include "work/measures.h"
#include "work/table_fill.h"

static Period most_missing(const TableFill *fill);
static Id owner_of(Work *work, const Tree *tree, const AgencyNames *names, const Ask *ask);

Problem table_call_plan(Work *work, const TableFill *fill, FillCall *out)
{
    const Catalog *catalog = catalog_of(work->catalog);
    AgencyNames names;
    Tree tree;

    *out = (FillCall){ .period = most_missing(fill) };
    TRY(work_tree(work, &tree));
    TRY(agency_names(work, &names));
    for (size_t i = 0; i < fill->cells.count; i++) {
        const Ask *ask = &fill->cells.items[i].ask;
        bool known = false, asked = false;
        if (fill->cells.items[i].state != FILL_UNKNOWN || ask->filled.len)
            continue;
        Id owner = owner_of(work, &tree, &names, ask);
        if (!owner || ask->category.len || ask->extent != EXTENT_ALL || !period_equal(ask->period, out->period)) {
            out->left++;
            continue;
        }
        Text key = catalog_text(catalog, catalog->measures[ask->measure].key);
        for (size_t k = 0; k < out->measures.count; k++)
            known |= text_equal(out->measures.items[k], key);
        for (size_t k = 0; k < out->agencies.count; k++)
            asked |= out->agencies.items[k] == owner;
        if (!known)
            LIST_PUSH(work->arena, &out->measures, key);
        if (!asked)
            LIST_PUSH(work->arena, &out->agencies, owner);
    }
    return OK;
}

Problem table_call_make(Work *work, const FillCall *plan, Text title, Date due, int workdays, Id *out)
{
    NewCall wanted = { .title = title,
                       .period = plan->period,
                       .due = due,
                       .workdays = workdays,
                       .wants_form = true,
                       .measures = plan->measures.items,
                       .measure_count = plan->measures.count,
                       .audience = { .list = plan->agencies.items, .count = plan->agencies.count } };

    *out = 0;
    if (!plan->measures.count)
        return problem(PROBLEM_FILL_NOTHING_MISSING, TEXT(""), TEXT(""), TEXT(""));
    return call_make(work, &wanted, out);
}

/* Of equals the first in the table. */
static Period most_missing(const TableFill *fill)
{
    Period best = { 0 };
    size_t most = 0;

    for (size_t i = 0; i < fill->cells.count; i++) {
        size_t count = 0;
        if (fill->cells.items[i].state != FILL_UNKNOWN)
            continue;
        for (size_t k = 0; k < fill->cells.count; k++)
            count += fill->cells.items[k].state == FILL_UNKNOWN
                     && period_equal(fill->cells.items[k].ask.period, fill->cells.items[i].ask.period);
        if (count > most) {
            most = count;
            best = fill->cells.items[i].ask.period;
        }
    }
    return best;
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
