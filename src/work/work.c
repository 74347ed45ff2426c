/* work.c - the frame that every verb runs in. */
#include "work/work.h"

#include "store/agencies.h"
#include "store/audit.h"
#include "work/known.h"

static Problem is_below(Work *work, Id agency, bool *out);

Problem work_may(Work *work, Verb verb, Id agency)
{
    bool below = false;

    switch (role_may(work->actor.role, verb)) {
    case MAY_ANYWHERE:
        return OK;
    case MAY_BELOW:
        if (agency)
            TRY(is_below(work, agency, &below));
        if (below)
            return OK;
        break;
    case MAY_NOT:
        break;
    }
    return problem(PROBLEM_FORBIDDEN, text_of(verb_word(verb)), text_of(role_word(work->actor.role)), TEXT(""));
}

Problem work_begin(Work *work, Verb verb, Id agency)
{
    TRY(work_may(work, verb, agency));
    return db_begin(work->db);
}

Problem work_end(Work *work, Verb verb, Problem result, WorkNote note)
{
    if (!result.code)
        result = audit_append(work->db, work->keys, work->random,
                              &(AuditRow){ .county = work->county,
                                           .id = work_id(work),
                                           .at = work->now,
                                           .actor = work->actor.id,
                                           .verb = text_of(verb_word(verb)),
                                           .noun = text_of(note.noun),
                                           .subject = note.id,
                                           .details = note.detail },
                              work->arena);
    return db_end(work->db, result);
}

Problem work_end_unless(Work *work, bool trial, Verb verb, Problem result, WorkNote note)
{
    if (!trial || result.code)
        return work_end(work, verb, result, note);
    db_rollback(work->db);
    return OK;
}

Id work_id(Work *work)
{
    return id_next(work->ids, work->now);
}

Problem work_tree(Work *work, Tree *out)
{
    return agencies_load(work->db, work->county, work->arena, out);
}

/* The tree of today decides: who was moved away is no longer below. */
static Problem is_below(Work *work, Id agency, bool *out)
{
    Id path[32];
    size_t steps;
    Grid *grid;

    TRY(known_grid(work, &grid));
    const TreeView *view = grid_view(grid, period_day(work->today));
    steps = view_path(view, agency, path, sizeof path / sizeof *path);
    *out = false;
    for (size_t i = 0; i < steps && !*out; i++)
        *out = path[i] == work->actor.agency;
    return OK;
}
