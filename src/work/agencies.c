/* agencies.c - the verbs of the tree of agencies. */
#include "work/agencies.h"

#include "model/line.h"
#include "work/cells.h"
#include "work/entries.h"

typedef struct {
    const Tree *tree;
    const TreeView *view;
    const AgencyCodes *codes;
} RowSource;

static void rows_add(Work *work, const RowSource *source, int32_t index, AgencyRows *out);
static Problem found_it(Work *work, const NewAgency *agency, Id id);
static Problem change_it(Work *work, const AgencyChange *change, size_t *sheets);
static Problem name_free(Work *work, const AgencyChange *change);
static Problem name_it(const Tree *tree, Problem wrong);

static const char *const change_words[] = { "move", "rename", "merge", "split", "end" };

Problem agency_found(Work *work, const NewAgency *agency, Id *out)
{
    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    *out = work_id(work);
    return work_end_unless(work, agency->trial, VERB_AGENCY_CHANGE, found_it(work, agency, *out),
                           (WorkNote){ "agency", *out, TEXT("found") });
}

Problem agency_change(Work *work, const AgencyChange *change, size_t *sheets)
{
    size_t built = 0;

    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    TRY(work_end_unless(work, change->trial, VERB_AGENCY_CHANGE, change_it(work, change, &built),
                        (WorkNote){ "agency", change->agency, text_of(change_words[change->kind]) }));
    if (sheets)
        *sheets = built;
    return OK;
}

Problem agency_rows(Work *work, Date day, AgencyRows *out)
{
    const TreeView *view;
    AgencyCodes codes;
    Tree tree;

    *out = (AgencyRows){ 0 };
    TRY(work_may(work, VERB_GRID_READ, work->actor.agency));
    TRY(work_tree(work, &tree));
    TRY(agency_codes_load(work->db, work->county, work->arena, &codes));
    view = tree_view(work->arena, &tree, day);
    for (size_t i = 0; i < view->count; i++)
        if (view->parent[i] < 0)
            rows_add(work, &(RowSource){ &tree, view, &codes }, (int32_t)i, out);
    return OK;
}

static void rows_add(Work *work, const RowSource *source, int32_t index, AgencyRows *out)
{
    const TreeView *view = source->view;
    AgencyRow row = { .agency = view->agencies[index], .depth = view->depth[index] };

    if (view->life[index] != LIFE_THERE)
        return;
    row.name = tree_name(source->tree, row.agency.id, view->day);
    for (CodeSort sort = 0; sort < CODE_SORTS; sort++)
        row.codes[sort] = code_on(source->codes, row.agency.id, sort, view->day);
    LIST_PUSH(work->arena, out, row);
    for (int32_t child = view->first[index]; child >= 0; child = view->next[child])
        rows_add(work, source, child, out);
}

/* The changes below work on a copy: what the rows say must stay to be compared with. */
static Tree tree_copy(Arena *arena, const Tree *tree)
{
    Tree copy = { 0 };

    for (size_t i = 0; i < tree->agencies.count; i++)
        LIST_PUSH(arena, &copy.agencies, tree->agencies.items[i]);
    for (size_t i = 0; i < tree->edges.count; i++)
        LIST_PUSH(arena, &copy.edges, tree->edges.items[i]);
    for (size_t i = 0; i < tree->names.count; i++)
        LIST_PUSH(arena, &copy.names, tree->names.items[i]);
    for (size_t i = 0; i < tree->successions.count; i++)
        LIST_PUSH(arena, &copy.successions, tree->successions.items[i]);
    return copy;
}

static Problem found_it(Work *work, const NewAgency *agency, Id id)
{
    Id parent = agency->parent;
    Tree before, after;

    TRY(work_tree(work, &before));
    for (size_t i = 0; i < before.agencies.count && !parent; i++)
        if (tree_parent(&before, before.agencies.items[i].id, agency->first) == 0)
            parent = before.agencies.items[i].id;
    after = tree_copy(work->arena, &before);
    TRY(name_it(&before,
                tree_found(work->arena, &after, (Agency){ .id = id, .kind = agency->kind, .first = agency->first },
                           parent, agency->name)));
    TRY(agencies_save(work->db, work->county, &before, &after, work->now));
    TRY(agency_codes_write(work, &after, id, agency->codes, agency->first));
    if (agency->alias.len)
        TRY(line_check(agency->alias, LINE_LETTERS_MAX));
    if (agency->alias.len)
        TRY(agency_add_alias(work->db, work->county, id, agency->alias));
    return entries_recount(work, true, NULL);
}

static Problem change_tree(Arena *arena, Tree *tree, const AgencyChange *change)
{
    switch (change->kind) {
    case AGENCY_MOVE:
        return tree_move(arena, tree, change->agency, change->to, change->day);
    case AGENCY_RENAME:
        return tree_rename(arena, tree, change->agency, change->name, change->day);
    case AGENCY_MERGE:
        return tree_merge(arena, tree, change->agency, change->to, change->day);
    case AGENCY_SPLIT:
        return tree_split(arena, tree, change->agency, change->all, change->count, change->day);
    case AGENCY_END:
        return tree_end(tree, change->agency, change->day);
    }
    return OK;
}

static Problem change_it(Work *work, const AgencyChange *change, size_t *sheets)
{
    Tree before, after;

    TRY(work_tree(work, &before));
    if (change->kind == AGENCY_RENAME)
        TRY(name_free(work, change));
    after = tree_copy(work->arena, &before);
    TRY(name_it(&before, change_tree(work->arena, &after, change)));
    TRY(agencies_save(work->db, work->county, &before, &after, work->now));
    if (change->kind == AGENCY_RENAME)
        return OK;
    TRY(cells_moved(work, &before, sheets));
    return entries_recount(work, true, NULL); /* who stands alone may be another one now */
}

/* What another agency is called would mean both from then on. */
static Problem name_free(Work *work, const AgencyChange *change)
{
    const Agency *there;
    Problem wrong;
    Tree tree;
    Id other;

    TRY(work_tree(work, &tree));
    wrong = agency_named(work, change->name, &other);
    if (wrong.code == PROBLEM_AGENCY_UNKNOWN || (!wrong.code && other == change->agency))
        return OK;
    there = wrong.code ? NULL : tree_agency(&tree, other);
    if (there && date_valid(there->last) && date_compare(there->last, change->day) < 0)
        return OK; /* of one that is gone: whoever took it over may bear its name */
    return problem(PROBLEM_AGENCY_NAMED, change->name, TEXT(""), TEXT(""));
}

/* What tree.h objects to names an agency by its id; people know it by its name. */
static Problem name_it(const Tree *tree, Problem wrong)
{
    Text name = TEXT("");
    Id agency;

    if (wrong.code && id_read(text_of(wrong.args[0]), &agency) && tree_agency(tree, agency))
        name = tree_name(tree, agency, tree_agency(tree, agency)->first);
    if (name.len)
        return problem(wrong.code, name, text_of(wrong.args[1]), text_of(wrong.args[2]));
    return wrong;
}
